import Engine from 'publicodes'
import type { Anomalie, Chemin } from '../socle/defaut.ts'
import type { Appel, Guichet } from './appel.ts'
import { calculer } from './calcul.ts'
import type { Faits } from './condition.ts'
import { type Attendu, emplois } from './emplois.ts'
import { lireFormule } from './formule.publicodes.ts'
import { enfants, type Formule, type Formules, faitsLus, nomsCites } from './formule.ts'
import { reglesPourMoteur, situationDe } from './regles.publicodes.ts'
import { type Contexte, direType, type Type, typer } from './types.ts'

type AVerifier = Pick<Appel, 'faits' | 'regles' | 'guichets'>

/**
 * Tous les défauts des règles : mécanisme ou nom inconnu, unités en désaccord, cercle, type qui ne convient pas à l'emploi,
 * valeur hors du choix, fait qu'aucune question du guichet n'établit. Publicodes lui-même passe en dernier, ses avertissements compris.
 */
export const verifierRegles = (appel: AVerifier): readonly Anomalie[] => {
  const defauts: Anomalie[] = [...nomsFautifs(appel)]
  const { formules, muettes } = lireFormules(appel, defauts)
  const cercles = cerclesDe(formules)
  defauts.push(...cercles)
  const ctx: Contexte = { formules, faits: appel.faits, muettes: new Set([...muettes, ...(cercles.length > 0 ? formules.keys() : [])]) }
  for (const f of formules.values()) {
    typer(f, ctx, defauts)
    defauts.push(...inconnusPrisPourReponse(f, ctx))
  }
  appel.guichets.forEach((g, rang) => {
    defauts.push(...desEmplois(g, ['guichets', rang], ctx))
  })
  return defauts.length > 0 ? sansDoublon(defauts) : avisDePublicodes(appel)
}

/** Les règles lues ; `muettes` : celles qui ne se lisent pas, dont on ne dit rien de plus. */
export const lireFormules = (
  appel: Pick<Appel, 'regles'>,
  defauts: Anomalie[],
): { readonly formules: Formules; readonly muettes: ReadonlySet<string> } => {
  const formules = new Map<string, Formule>()
  const muettes = new Set<string>()
  for (const [nom, brut] of Object.entries(appel.regles)) {
    const f = lireFormule(brut, ['regles', nom], defauts)
    if (f === undefined) muettes.add(nom)
    else formules.set(nom, f)
  }
  return { formules, muettes }
}

const sansDoublon = (defauts: readonly Anomalie[]): readonly Anomalie[] =>
  defauts.filter((d, rang) => defauts.findIndex((e) => e.phrase === d.phrase && e.chemin.join('/') === d.chemin.join('/')) === rang)

/** Un nom se retrouve tel quel dans une expression : une lettre d'abord, l'apostrophe droite, pas de point isolé. */
const nomsFautifs = (appel: AVerifier): readonly Anomalie[] =>
  (['faits', 'regles'] as const).flatMap((bloc) =>
    Object.keys(appel[bloc]).flatMap((nom): readonly Anomalie[] => {
      const ici: Chemin = [bloc, nom]
      if (!/^[A-Za-zÀ-ſ][\wÀ-ſ'-]*( [\wÀ-ſ][\wÀ-ſ'-]*)*$/.test(nom) || nom === 'oui' || nom === 'non')
        return [
          {
            chemin: ici,
            sur: 'cle',
            phrase: `« ${nom} » ne peut pas être un nom.`,
            remede: 'Commencez par une lettre ; lettres, chiffres, espaces simples, tirets et apostrophes droites.',
          },
        ]
      if (bloc === 'regles' && nom in appel.faits)
        return [
          { chemin: ici, sur: 'cle', phrase: `« ${nom} » est à la fois un fait et une règle.`, remede: 'Donnez un autre nom à la règle.' },
        ]
      return []
    }),
  )

const cerclesDe = (formules: Formules): readonly Anomalie[] => {
  const trouves: Anomalie[] = []
  const faites = new Set<string>()
  const suivre = (nom: string, pile: readonly string[]): void => {
    const f = formules.get(nom)
    if (f === undefined || faites.has(nom)) return
    if (pile.includes(nom)) {
      const tour = [...pile.slice(pile.indexOf(nom)), nom].join(' → ')
      trouves.push({
        chemin: ['regles', nom],
        sur: 'cle',
        phrase: `Ces règles tournent en rond : ${tour}.`,
        remede: 'Une règle ne peut pas se lire elle-même.',
      })
      return
    }
    for (const cite of nomsCites(f)) suivre(cite.nom, [...pile, nom])
    faites.add(nom)
  }
  for (const nom of formules.keys()) suivre(nom, [])
  return trouves
}

/** « est non défini » ne décide que d'un nombre ou d'un texte affiché, dans des variations : un inconnu n'est jamais un oui. */
const inconnusPrisPourReponse = (f: Formule, ctx: Contexte): readonly Anomalie[] => {
  if (f.genre === 'est-defini')
    return [
      {
        chemin: f.chemin,
        phrase: 'Ne pas savoir ne peut pas répondre à une condition.',
        remede: 'Retirez-le : la réponse sera « à vérifier ».',
      },
    ]
  if (f.genre === 'variations' && typer(f, ctx, [])?.genre !== 'oui-non')
    return [
      ...f.cas.flatMap((c) => [
        ...(c.si.genre === 'est-defini' ? [] : inconnusPrisPourReponse(c.si, ctx)),
        ...inconnusPrisPourReponse(c.alors, ctx),
      ]),
      ...(f.sinon === undefined ? [] : inconnusPrisPourReponse(f.sinon, ctx)),
    ]
  return enfants(f).flatMap((g) => inconnusPrisPourReponse(g, ctx))
}

const desEmplois = (g: Guichet, ici: Chemin, ctx: Contexte): readonly Anomalie[] => {
  const etablis = new Set(g.sections.flatMap((s) => s.questions.flatMap((q) => q.fait ?? [])))
  return emplois(g, ici).flatMap(({ chemin, expression, attendu }) => {
    const defauts: Anomalie[] = []
    const f = lireFormule(expression, chemin, defauts)
    if (f === undefined) return defauts
    const type = typer(f, ctx, defauts)
    defauts.push(...inconnusPrisPourReponse(f, ctx))
    if (type !== undefined && !convient(type, attendu))
      defauts.push({ chemin, phrase: `Il faut ici ${ATTENDUS[attendu]} ; ceci est ${direType(type)}.`, remede: 'Nommez une autre règle.' })
    if (attendu === 'points' && ctx.muettes.size === 0) defauts.push(...pointsNegatifs(f, ctx))
    for (const nom of faitsLus(f, ctx.formules))
      if (ctx.faits[nom]?.source === 'reponse' && !etablis.has(nom))
        defauts.push({
          chemin,
          phrase: `Aucune question de ce guichet n’établit « ${nom} », que cette règle lit.`,
          remede: `Ajoutez au guichet une question avec « fait: ${nom} ».`,
        })
    return defauts
  })
}

/** Des points sont des entiers positifs : on regarde chaque constante que la règle peut rendre. */
const pointsNegatifs = (f: Formule, ctx: Contexte): readonly Anomalie[] =>
  rendues(f, ctx.formules).flatMap((g) => {
    const x = nomsCites(g).length > 0 ? undefined : calculer(g, { formules: ctx.formules, faits: {}, enPourCent: new Set() })
    if (typeof x !== 'object' || (x.v.n >= 0n && x.v.d === 1n)) return []
    return [{ chemin: g.chemin, phrase: 'Des points de priorité sont des entiers positifs.', remede: 'Écrivez 0, 1, 2…' }]
  })

/** Les formules dont la valeur peut être celle de `f`. */
const rendues = (f: Formule, formules: Formules): readonly Formule[] => {
  if (f.genre === 'variations')
    return [...f.cas.map((c) => c.alors), ...(f.sinon === undefined ? [] : [f.sinon])].flatMap((g) => rendues(g, formules))
  const regle = f.genre === 'nom' ? formules.get(f.nom) : undefined
  return regle === undefined ? [f] : rendues(regle, formules)
}

const ATTENDUS: Readonly<Record<Attendu, string>> = {
  'oui-non': 'un oui-non',
  euros: 'un nombre en €',
  nombre: 'un nombre sans unité',
  points: 'un nombre sans unité',
  note: 'un nombre ou un oui-non',
}

const convient = (t: Type, attendu: Attendu): boolean => {
  switch (attendu) {
    case 'oui-non':
      return t.genre === 'oui-non'
    case 'euros':
      return t.genre === 'zero' || (t.genre === 'nombre' && t.unite === '€')
    case 'nombre':
    case 'points':
      return t.genre === 'zero' || (t.genre === 'nombre' && t.unite === '')
    case 'note':
      return t.genre !== 'texte'
  }
}

/** Le dernier mot est à Publicodes : il lit tout, évalue chaque règle à vide puis remplie ; ses avertissements sont des défauts. */
const avisDePublicodes = (appel: AVerifier): readonly Anomalie[] => {
  const avis: Anomalie[] = []
  let courante: Chemin = ['regles']
  const noter = (message: string): void => {
    avis.push({
      chemin: courante,
      phrase: `Publicodes refuse ces règles : ${message.replace(/\s+/g, ' ').trim()}`,
      remede: 'Corrigez la règle.',
    })
  }
  try {
    const moteur = new Engine(reglesPourMoteur(appel), { logger: { log: () => {}, warn: noter, error: noter } })
    for (const situation of [{}, situationDe(appel, exemples(appel))]) {
      moteur.setSituation(situation)
      for (const nom of Object.keys(appel.regles)) {
        courante = ['regles', nom]
        moteur.evaluate(nom)
      }
    }
  } catch (e) {
    noter(e instanceof Error ? e.message : String(e))
  }
  return avis
}

const exemples = (appel: AVerifier): Faits =>
  Object.fromEntries(
    Object.entries(appel.faits).map(([nom, f]) => [nom, f.type === 'oui-non' ? true : f.type === 'nombre' ? 12 : (f.valeurs?.[0] ?? 'x')]),
  )
