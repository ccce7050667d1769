import type { Jour } from '../socle/temps.ts'

export type Source = 'finess' | 'sirene'

/** Ce qu'un registre sait d'une personne morale (`entite`) ou de l'un de ses établissements. */
export type Fiche = {
  /** La source et sa clé : « finess-010000156 », « sirene-77220148900022 ». */
  readonly id: string
  readonly source: Source
  readonly genre: 'entite' | 'etablissement'
  readonly siren: string | null
  readonly siret: string | null
  readonly finess: string | null
  /** Le FINESS de l'entité juridique qui gère l'établissement. */
  readonly entite: string | null
  readonly siege: boolean
  readonly nom: string
  readonly commune: string
  readonly departement: string
  /** La catégorie FINESS, ou l'activité principale de Sirene. */
  readonly categorie: string | null
  readonly statut: string | null
  /** `null` : la table des natures ne range pas cette catégorie. */
  readonly nature: string | null
  readonly etat: 'ouvert' | 'ferme'
  readonly ouvertLe: Jour | null
  readonly fermeLe: Jour | null
}

/** Une ligne du relevé qui n'a pas donné de fiche (`rejetee`), ou l'a donnée sans un de ses numéros (`amputee`). */
export type Remarque = { readonly place: string; readonly sort: 'rejetee' | 'amputee'; readonly phrase: string; readonly remede: string }

export type Lecture = { readonly fiches: readonly Fiche[]; readonly remarques: readonly Remarque[] }

/** Les mots par lesquels on retrouve une fiche : sans accents, en minuscules, les articles ôtés. */
export const motsDe = (texte: string): readonly string[] =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/)
    .map((mot) => ENTIERS[mot] ?? mot)
    .filter((mot) => mot !== '' && !ARTICLES.has(mot))

const ARTICLES: ReadonlySet<string> = new Set(['l', 'd', 'le', 'la', 'les', 'de', 'du', 'des', 'et', 'a', 'au', 'aux'])
const ENTIERS: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' }

/** Le département d'un code de commune de l'Insee, à défaut d'un code postal ; vide : on ne sait pas. */
export const departementDe = (cog: string | undefined, codePostal: string | undefined): string => {
  if (cog !== undefined && /^\d[\dAB]\d{3}$/.test(cog)) return /^9[78]/.test(cog) ? cog.slice(0, 3) : cog.slice(0, 2)
  if (codePostal === undefined || !/^\d{5}$/.test(codePostal)) return ''
  if (codePostal.startsWith('20')) return codePostal < '20200' ? '2A' : '2B'
  return /^9[78]/.test(codePostal) ? codePostal.slice(0, 3) : codePostal.slice(0, 2)
}
