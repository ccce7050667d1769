import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import { lireAppel } from '../src/appel/appel.yaml.ts'
import { connuDe } from '../src/appel/connu.commande.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import type { Chemin, Defaut } from '../src/socle/defaut.ts'

/**
 * Chaque place des deux définitions réelles est abîmée, une fois par genre de place : clé renommée, clé retirée, valeur faussée,
 * codes doublés, étapes et dates échangées. Ou bien la lecture le dit près de là, ou bien le changement est bénin et on le prouve :
 * l'appel lu est le même, à ce texte près (`texte`), ou sans cette clé que rien n'oblige à écrire (`facultative`).
 */
const DEFINITIONS = ['ars-guyane/ssi-2021.v1.yaml', 'ars-ara/cyber-esms-2023.v1.yaml'].filter((f) => existsSync(join(racine, 'appels', f)))

/** `attendu` : ce que doit donner une lecture sans défaut pour que le changement soit bénin. */
export type Mutation = {
  readonly nom: string
  readonly texte: string
  readonly ligne: number
  readonly mots: readonly string[]
  readonly benin?: { readonly chemin: Chemin; readonly valeur: unknown }
}

/** Les textes que la plateforme montre sans les lire : les changer change ce qu'on affiche, rien d'autre. */
const TEXTES = [
  ...[
    'titre',
    'promesse',
    'nom',
    'region',
    'operateur',
    'fonction',
    'objet',
    'edition',
    'courriel',
    'libelle',
    'aide',
    'refus',
    'remede',
    'texte',
  ],
  ...[
    'consequence',
    'resume',
    'raison',
    'payeur',
    'type',
    'parties',
    'decideurs',
    'qualifications',
    'pouvoirAdjudicateur',
    'formats',
    'unite',
    'accompagnement',
  ],
  ...['valeurs', 'adresse', 'description', 'tribunal', 'gracieux', 'sens'],
]

const ABIMER: readonly (readonly [RegExp, (v: string) => string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, (v) => `${v.slice(0, 5)}13${v.slice(7)}`],
  [/€$/, (v) => v.replace(/ *€$/, '')],
  [/^\d+ %$/, (v) => v.replace(' %', '')],
  [/^\d+(?:[.,]\d+)? jours?$/, (v) => v.replace(/ jours?$/, '')],
  [/^(?:true|false|oui|non)$/, () => 'peut-être'],
  [/^-?\d+$/, () => '-1'],
  [/^[A-Z]+-\d+$/, () => 'ZZ-99'],
  [/./, (v) => `${v}z`],
]

/** `vues` : les genres de place déjà abîmés, d'une définition à l'autre. */
const mutationsDe = (texte: string, vues: Set<string>): readonly Mutation[] => {
  const doc = parseDocument(texte)
  const trouvees: Mutation[] = []
  const ajouter = (nom: string, chemin: Chemin, debut: number, fin: number, par: string, suite: Pick<Mutation, 'mots' | 'benin'>): void => {
    const genre = `${nom} ${generaliser(chemin)}`
    if (vues.has(genre)) return
    vues.add(genre)
    trouvees.push({
      nom: `${nom} : ${chemin.join('.')}`,
      texte: texte.slice(0, debut) + par + texte.slice(fin),
      ligne: ligneDe(texte, debut),
      ...suite,
    })
  }
  const parcourir = (noeud: unknown, chemin: Chemin): void => {
    if (isScalar(noeud)) fausser(noeud, chemin)
    if (isSeq(noeud)) {
      for (const [rang, n] of noeud.items.entries()) parcourir(n, [...chemin, rang])
      echanger(noeud.items, chemin)
    }
    if (!isMap(noeud)) return
    for (const paire of noeud.items) {
      if (!isScalar(paire.key)) continue
      const cle = String(paire.key.value)
      const ici = [...chemin, cle]
      const [debut, finCle] = etendue(paire.key)
      ajouter('clé renommée', ici, debut, finCle, `${texte.slice(debut, finCle)}x`, { mots: [cle] })
      const [, fin] = etendue(paire.value)
      const [a, b] = noeud.flow === true ? sansVirgule(texte, debut, fin) : ligneEntiere(texte, debut, fin)
      ajouter('clé retirée', ici, a, b, '', { mots: [cle, ...motsDe(texte.slice(a, b))], benin: { chemin: ici, valeur: undefined } })
      parcourir(paire.value, ici)
    }
  }
  const fausser = (s: Scalar, chemin: Chemin): void => {
    const [debut, fin] = etendue(s)
    const lu = String(s.value)
    if (lu.startsWith('0')) return
    const dernier = [...chemin].reverse().find((pas) => typeof pas === 'string') ?? ''
    const change = dernier === 'code' ? `${lu} Z` : (ABIMER.find(([motif]) => motif.test(lu))?.[1](lu) ?? '')
    const benin = TEXTES.includes(String(dernier)) ? { benin: { chemin, valeur: change } } : {}
    ajouter('valeur faussée', chemin, debut, fin, s.type === 'PLAIN' ? change : JSON.stringify(change), {
      mots: [lu, change, String(chemin[1] ?? '')],
      ...benin,
    })
  }
  const echanger = (items: readonly unknown[], chemin: Chemin): void => {
    const [a, b] = items
    if (isMap(a) && isMap(b)) {
      const [c, d] = [a.get('code', true), b.get('code', true)]
      if (isScalar(c) && isScalar(d)) ajouter('code doublé', chemin, ...etendue(d), String(c.value), { mots: [String(c.value)] })
      const [j, k] = [a.get('jour', true), b.get('jour', true)]
      if (isScalar(j) && isScalar(k)) ajouter('date répétée', chemin, ...etendue(k), String(j.value), { mots: [] })
    }
    if (chemin.at(-1) === 'parcours' && isScalar(a) && isScalar(b))
      ajouter('étapes échangées', chemin, etendue(a)[0], etendue(b)[1], `${String(b.value)}, ${String(a.value)}`, { mots: [] })
    if (chemin.at(-1) === 'versements')
      items.forEach((v, rang) => {
        const part = isMap(v) ? v.get('part', true) : undefined
        if (isScalar(part)) ajouter('part changée', [...chemin, `${rang}e`], ...etendue(part), '75 %', { mots: ['versements'] })
      })
    if (chemin.at(-1) === 'periodes')
      items.forEach((p) => {
        const [o, c] = isMap(p) ? [p.get('ouverture', true), p.get('cloture', true)] : []
        if (isScalar(o) && isScalar(c))
          ajouter('dates échangées', chemin, etendue(o)[0], etendue(c)[1], `${String(c.value)}, cloture: ${String(o.value)}`, { mots: [] })
      })
  }
  parcourir(doc.contents, [])
  return trouvees
}

const motsDe = (texte: string): readonly string[] => [...new Set(texte.split(/[^\p{L}\p{N}-]+/u))].filter((m) => m.length > 3)
const etendue = (n: unknown): readonly [number, number] => {
  const [debut, fin] = (n as Node).range ?? [0, 0]
  return [debut, fin]
}
const ligneDe = (texte: string, decalage: number): number => texte.slice(0, decalage).split('\n').length

/** Un genre de place : le chemin sans ses rangs, ni les noms que l'appel choisit. */
const generaliser = (chemin: Chemin): string =>
  chemin
    .map((pas, rang) =>
      typeof pas === 'number' || (rang === 1 && ['faits', 'listes', 'regles', 'clauses'].includes(String(chemin[0]))) ? '*' : pas,
    )
    .join('.')

const sansVirgule = (texte: string, debut: number, fin: number): readonly [number, number] => {
  const apres = /^\s*,\s*/.exec(texte.slice(fin))
  if (apres !== null) return [debut, fin + apres[0].length]
  const avant = /,\s*$/.exec(texte.slice(0, debut))
  return [debut - (avant?.[0].length ?? 0), fin]
}

/** Les lignes d'une clé ; si elle est la première d'un élément de liste, le tiret reste devant la suivante. */
const ligneEntiere = (texte: string, debut: number, fin: number): readonly [number, number] => {
  const suivante = texte.indexOf('\n', Math.max(debut, fin - 1)) + 1
  const avant = texte.slice(texte.lastIndexOf('\n', debut - 1) + 1, debut)
  if (!avant.includes('-')) return [debut - avant.length, suivante]
  return [debut, suivante + (/^ */.exec(texte.slice(suivante))?.[0].length ?? 0)]
}

/** Près de là : à trois lignes au plus, ou bien le défaut (ou la ligne qu'il désigne) nomme ce qui a été abîmé. */
const estPres = (m: Mutation, d: Defaut): boolean => {
  const ligne = m.texte.split('\n')[d.ligne - 1] ?? ''
  return (
    Math.abs(d.ligne - m.ligne) <= 3 ||
    m.mots.some((mot) => mot.length > 2 && (d.phrase.includes(mot) || d.remede.includes(mot) || ligne.includes(mot)))
  )
}

/** L'appel d'avant, changé à cette seule place ; une liste ou un bloc absent vaut vide. */
const attenduPour = (avant: unknown, { chemin, valeur }: NonNullable<Mutation['benin']>): unknown => {
  if (chemin.length === 0) return valeur
  const [pas, ...reste] = chemin
  if (Array.isArray(avant)) return avant.map((v: unknown, rang) => (rang === pas ? attenduPour(v, { chemin: reste, valeur }) : v))
  const bloc = { ...(avant as Record<string, unknown>) }
  if (reste.length > 0) return { ...bloc, [String(pas)]: attenduPour(bloc[String(pas)], { chemin: reste, valeur }) }
  if (valeur !== undefined) return { ...bloc, [String(pas)]: valeur }
  const ancien = bloc[String(pas)]
  if (Array.isArray(ancien)) return { ...bloc, [String(pas)]: [] }
  delete bloc[String(pas)]
  return bloc
}

/** Une valeur simple, comparable : sommes et jours écrits, valeurs absentes ôtées. */
const aPlat = (valeur: unknown): unknown =>
  JSON.parse(
    JSON.stringify(valeur, (_, v: unknown) => (typeof v === 'bigint' ? `${v} c` : Array.isArray(v) && v.length === 0 ? undefined : v)),
  )

const VUES = new Set<string>()
/** Les définitions réelles, et toutes les fautes qu'on y fait. */
export const CORPUS = DEFINITIONS.map((fichier) => {
  const texte = readFileSync(join(racine, 'appels', fichier), 'utf8')
  return { fichier, texte, mutations: mutationsDe(texte, VUES) }
})

/** Ce que la lecture laisse passer ou dit trop loin, et combien de fautes elle dit. */
export const eprouver = async (fichier: string, texte: string, mutations: readonly Mutation[]) => {
  const connu = await connuDe(join(racine, 'referentiels'))
  const avant = lireAppel(texte, fichier, connu)
  if (!avant.ok) throw new Error(`${fichier} a des défauts : ./palier verifier les dit`)
  const manquees: string[] = []
  let dites = 0
  for (const m of mutations) {
    const lu = lireAppel(m.texte, fichier, connu)
    if (!lu.ok) {
      if (lu.error.some((d) => estPres(m, d))) dites++
      else manquees.push(`${m.nom} (ligne ${m.ligne}) : dit trop loin, ${lu.error.map((d) => `${d.ligne} ${d.phrase}`).join(' | ')}`)
    } else if (m.benin === undefined) manquees.push(`${m.nom} (ligne ${m.ligne}) : passe en silence`)
    else if (JSON.stringify(aPlat(lu.value)) !== JSON.stringify(aPlat(attenduPour(avant.value, m.benin))))
      manquees.push(`${m.nom} (ligne ${m.ligne}) : change autre chose`)
  }
  return { manquees, dites }
}
