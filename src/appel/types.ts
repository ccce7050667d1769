import type { Anomalie, Chemin } from '../socle/defaut.ts'
import { suggerer } from '../socle/defaut.ts'
import type { Fait } from './condition.ts'
import type { Formule, Formules } from './formule.ts'
import { croiserUnites, reduireUnite } from './unites.ts'

/** Le type d'une formule. L'unité d'un nombre est réduite (« €/lit ») ; `zero` s'accorde avec toute unité. */
export type Type =
  | { readonly genre: 'oui-non' }
  | { readonly genre: 'texte'; readonly valeurs: readonly string[] | undefined }
  | { readonly genre: 'nombre'; readonly unite: string }
  | { readonly genre: 'zero' }

/** De quoi typer : les règles lues, les faits déclarés, et les règles que d'autres défauts rendent muettes. */
export type Contexte = {
  readonly formules: Formules
  readonly faits: Readonly<Record<string, Fait>>
  readonly muettes: ReadonlySet<string>
}

/** Type une formule, ou `undefined` quand elle n'en a pas de sûr ; chaque désaccord est versé dans `defauts`. */
export const typer = (f: Formule, ctx: Contexte, defauts: Anomalie[], pile: readonly string[] = []): Type | undefined => {
  const de = (g: Formule): Type | undefined => typer(g, ctx, defauts, pile)
  const faute = (phrase: string, remede: string, chemin: Chemin = f.chemin): undefined => {
    defauts.push({ chemin, phrase, remede })
    return undefined
  }
  const ouiNon = (g: Formule): void => {
    const t = de(g)
    if (t !== undefined && t.genre !== 'oui-non')
      faute(`Une condition se répond par oui ou non ; ceci est ${direType(t)}.`, 'Comparez-le à une valeur.', g.chemin)
  }
  const accorder = (formules: readonly Formule[]): Type | undefined =>
    unir(
      formules.map((g) => ({ type: de(g), chemin: g.chemin })),
      faute,
    )
  switch (f.genre) {
    case 'nombre':
      return f.valeur.n === 0n && f.unite === undefined ? { genre: 'zero' } : { genre: 'nombre', unite: reduireUnite(f.unite) }
    case 'texte':
      return { genre: 'texte', valeurs: [f.valeur] }
    case 'oui-non':
      return { genre: 'oui-non' }
    case 'nom':
      return typeDuNom(f.nom, ctx, pile, faute)
    case 'operation':
      return typeDeLOperation(f, de, faute)
    case 'toutes':
    case 'une':
      f.parmi.forEach(ouiNon)
      return { genre: 'oui-non' }
    case 'reunion': {
      if (f.op === 'produit') return f.parmi.map(de).reduce((a, b) => a && b && croiser(a, b, '*'), { genre: 'nombre', unite: '' })
      const t = accorder(f.parmi)
      return t === undefined || estNombre(t)
        ? t
        : faute(`On ne fait pas la ${f.op} de ce qui est ${direType(t)}.`, 'Ne réunissez que des nombres.')
    }
    case 'variations':
      for (const c of f.cas) ouiNon(c.si)
      return accorder([...f.cas.map((c) => c.alors), ...(f.sinon === undefined ? [] : [f.sinon])])
    case 'plafond':
    case 'plancher':
      return accorder([f.de, f.borne])
    case 'arrondi':
      return de(f.de)
    case 'bareme':
      accorder([f.assiette, ...f.tranches.flatMap((t) => t.plafond ?? [])])
      accorder([{ genre: 'nombre', valeur: { n: 1n, d: 1n }, unite: '%', chemin: f.chemin }, ...f.tranches.map((t) => t.valeur)])
      return de(f.assiette)
    case 'grille':
      accorder([f.assiette, ...f.tranches.flatMap((t) => t.plafond ?? [])])
      return accorder(f.tranches.map((t) => t.valeur))
    case 'par-defaut': {
      const t = accorder([f.de, f.defaut])
      return t?.genre === 'oui-non'
        ? faute(
            'Un inconnu n’est jamais un oui, ni un non : pas de « par défaut » ici.',
            'Retirez « par défaut » ; la réponse sera « à vérifier ».',
          )
        : t
    }
    case 'est-defini':
      de(f.de)
      return { genre: 'oui-non' }
  }
}

type Faute = (phrase: string, remede: string, chemin?: Chemin) => undefined
const estNombre = (t: Type): boolean => t.genre === 'nombre' || t.genre === 'zero'

const typeDuNom = (nom: string, ctx: Contexte, pile: readonly string[], faute: Faute): Type | undefined => {
  const fait = ctx.faits[nom]
  if (fait !== undefined) return typeDuFait(fait)
  const regle = ctx.formules.get(nom)
  if (ctx.muettes.has(nom) || pile.includes(nom)) return undefined
  if (regle !== undefined) return typer(regle, ctx, [], [...pile, nom])
  const remede = / (et|ou) /.test(nom)
    ? 'Pour joindre deux conditions, écrivez « toutes ces conditions » ou « une de ces conditions ».'
    : suggerer(nom, [...Object.keys(ctx.faits), ...ctx.formules.keys()])
  return faute(`« ${nom} » n’est ni un fait déclaré ni une règle.`, remede)
}

export const typeDuFait = (fait: Fait): Type => {
  switch (fait.type) {
    case 'oui-non':
      return { genre: 'oui-non' }
    case 'nombre':
      return { genre: 'nombre', unite: reduireUnite(fait.unite) }
    case 'choix':
      return { genre: 'texte', valeurs: fait.valeurs }
    case 'texte':
      return { genre: 'texte', valeurs: undefined }
  }
}

const typeDeLOperation = (f: Formule & { genre: 'operation' }, de: (g: Formule) => Type | undefined, faute: Faute): Type | undefined => {
  const [a, b] = [de(f.gauche), de(f.droite)]
  const compare = f.op !== '+' && f.op !== '-' && f.op !== '*' && f.op !== '/'
  const rendu: Type | undefined = compare ? { genre: 'oui-non' } : undefined
  if (a === undefined || b === undefined) return rendu
  if (f.op === '*' || f.op === '/')
    return estNombre(a) && estNombre(b)
      ? croiser(a, b, f.op)
      : faute('On ne multiplie ni ne divise que des nombres.', 'Corrigez l’expression.')
  if (f.op === '=' || f.op === '!=') {
    comparerTextes(f, a, b, faute)
    if (a.genre !== b.genre && !(estNombre(a) && estNombre(b)))
      faute(`On compare ${direType(a)} à ${direType(b)}.`, 'Comparez deux valeurs de même type.')
  } else if (!estNombre(a) || !estNombre(b))
    return faute(`« ${f.op} » demande deux nombres.`, 'Pour un texte ou un oui-non, employez « = ».') ?? rendu
  if (!estNombre(a) || !estNombre(b)) return rendu
  const t = unir(
    [
      { type: a, chemin: f.gauche.chemin },
      { type: b, chemin: f.droite.chemin },
    ],
    faute,
  )
  return rendu ?? t
}

/** La valeur comparée doit être l'une de celles du choix. */
const comparerTextes = (f: Formule & { genre: 'operation' }, a: Type, b: Type, faute: Faute): void => {
  if (a.genre !== 'texte' || b.genre !== 'texte' || a.valeurs === undefined || b.valeurs === undefined) return
  const [dite, admises] = f.gauche.genre === 'texte' ? [a.valeurs, b.valeurs] : [b.valeurs, a.valeurs]
  for (const valeur of dite)
    if (!admises.includes(valeur)) faute(`« ${valeur} » n’est pas une valeur de ce choix.`, suggerer(valeur, admises))
}

const unir = (types: readonly { readonly type: Type | undefined; readonly chemin: Chemin }[], faute: Faute): Type | undefined => {
  let commun: Type | undefined
  for (const { type, chemin } of types) {
    if (type === undefined) continue
    if (commun === undefined || (commun.genre === 'zero' && type.genre === 'nombre')) commun = type
    else if (commun.genre === 'nombre' && type.genre === 'nombre' && commun.unite !== type.unite)
      return faute(
        `${direType(commun)} et ${direType(type)} ne s’accordent pas.`.replace(/^u/, 'U'),
        'Écrivez la même unité des deux côtés.',
        chemin,
      )
    else if (commun.genre !== type.genre && !(estNombre(commun) && estNombre(type)))
      return faute(
        `${direType(commun)} et ${direType(type)} ne s’accordent pas.`.replace(/^u/, 'U'),
        'Donnez le même type à toutes les branches.',
        chemin,
      )
    else if (commun.genre === 'texte' && type.genre === 'texte')
      commun = { genre: 'texte', valeurs: [...(commun.valeurs ?? []), ...(type.valeurs ?? [])] }
  }
  return commun
}

export const direType = (t: Type): string => {
  switch (t.genre) {
    case 'oui-non':
      return 'un oui-non'
    case 'texte':
      return 'un texte'
    case 'zero':
      return 'un nombre'
    case 'nombre':
      return t.unite === '' ? 'un nombre sans unité' : `un nombre en ${t.unite}`
  }
}

const croiser = (a: Type, b: Type, op: '*' | '/'): Type | undefined => {
  if (a.genre === 'zero' || b.genre === 'zero') return { genre: 'zero' }
  if (a.genre !== 'nombre' || b.genre !== 'nombre') return undefined
  return { genre: 'nombre', unite: croiserUnites(a.unite, b.unite, op) }
}
