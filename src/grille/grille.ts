/**
 * Une grille est un document versionné : des items à niveaux, pondérés, rangés par domaine ;
 * leur score donne un niveau, et le niveau comme les réponses conseillent des actions.
 * Une version publiée ne change plus : une évaluation retient toujours la version qu'elle a remplie.
 */
export type Grille = {
  readonly code: string
  readonly version: number
  readonly titre: string
  readonly presentation: string
  readonly editeur: string
  readonly source: string
  readonly licence: string
  readonly statut: Statut
  /** Ce que le lecteur doit savoir avant tout, par exemple que la grille n'est pas l'officielle. */
  readonly avertissement?: string
  /** Le score va de 0 à `echelle`. */
  readonly echelle: number
  readonly seuils: readonly Seuil[]
  /** Le niveau de la grille qu'on ne dépasse pas tant qu'un item du socle est sous son minimum. */
  readonly plafondSocle?: number
  readonly domaines: readonly Domaine[]
}

/** `officiel` : le texte de l'éditeur, tel quel. `importe` : apporté par une agence. `exemple` : rédigé par le projet. */
export const STATUTS = ['officiel', 'importe', 'exemple'] as const
export type Statut = (typeof STATUTS)[number]

/** Un niveau de la grille entière : il est atteint dès que le score vaut `des`, sur l'échelle de la grille. */
export type Seuil = {
  readonly des: number
  readonly niveau: number
  readonly libelle: string
  readonly conseil: string
  /** Codes du catalogue conseillés à ce niveau, quelles que soient les réponses. */
  readonly actions: readonly string[]
}

/** `poids` : strictement positif, au plus trois décimales ; ne compte que relativement aux autres domaines. */
export type Domaine = {
  readonly code: string
  readonly titre: string
  readonly poids: number
  readonly items: readonly Item[]
}

/** `poids` : comme celui d'un domaine, relativement aux autres items du même domaine. */
export type Item = {
  readonly code: string
  readonly question: string
  readonly aide?: string
  readonly poids: number
  /** Strictement croissants ; le premier vaut 0 point, le dernier tous les points, les autres en proportion de `niveau`. */
  readonly niveaux: readonly Niveau[]
  /** Item du socle : le niveau qu'il faut au moins. */
  readonly socle?: number
  /** Le cas où l'item ne s'applique pas, en une phrase. Absent : « non applicable » n'est pas admis. */
  readonly nonApplicable?: string
  /** La preuve qu'un auditeur demande. */
  readonly preuve?: string
  readonly actions: readonly ActionConseillee[]
}

export type Niveau = { readonly niveau: number; readonly libelle: string }

/** Une action du catalogue, conseillée tant que l'item est sous le niveau `sous`. */
export type ActionConseillee = { readonly code: string; readonly sous: number }

/** La réponse à un item. « Je ne sais pas » n'est jamais « non applicable ». */
export type Reponse = { readonly niveau: number } | 'je-ne-sais-pas' | 'non-applicable'

/** Les réponses, par code d'item ; un item absent est sans réponse. */
export type Reponses = Readonly<Record<string, Reponse>>

/** Une grille prête à être remplie hors d'un audit : ce qu'elle sait faire de ses réponses. */
export type Evaluation = {
  readonly grille: Grille
  readonly dire: (reponses: Reponses) => string
  /** Le niveau atteint, l'inconnu valant le plus bas ; `undefined` : aucune question ne s'applique. */
  readonly niveau: (reponses: Reponses) => number | undefined
}

export const itemsDe = (grille: Grille): readonly Item[] => grille.domaines.flatMap((d) => d.items)

export const reponseA = (reponses: Reponses, code: string): Reponse | 'sans-reponse' =>
  Object.hasOwn(reponses, code) ? (reponses[code] ?? 'sans-reponse') : 'sans-reponse'
