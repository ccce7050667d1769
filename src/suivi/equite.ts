import type { Guichet } from '../appel/appel.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { type Proportion, SEUIL } from './proportion.ts'

/** Qui lit l'équité d'un appel : qui examine et qui décide pour l'agence. La commission, qui note encore, n'en est pas. */
export const peutLireEquite = (role: Role): boolean => role === 'ars' || role === 'grades' || role === 'direction'

/** Ce selon quoi les réponses se comparent. */
export const AXES = ['nature', 'taille', 'departement'] as const
export type Axe = (typeof AXES)[number]

/** Des dossiers comparés. `sur` : ceux qui ont leur réponse ; `nombre` : ceux d'entre eux que l'agence a retenus. */
export type Groupe = Proportion & { readonly axe: Axe | 'ensemble'; readonly code: string; readonly deposes: number }

/** D'un moment à l'autre de l'examen. Le temps où l'agence attendait le porteur n'est compté dans aucune. */
export const ETAPES = ['recevabilite', 'avis', 'commission', 'decision', 'notification', 'ensemble'] as const
export type Etape = (typeof ETAPES)[number]

/** Des jours : le quart le plus court, la moitié, les trois quarts ; `tardifs` : au-delà du délai de la loi. */
export type Delai = {
  readonly etape: Etape
  readonly dossiers: number
  readonly quart: number
  readonly mediane: number
  readonly troisQuarts: number
  readonly plusLong: number
  readonly tardifs: number
}

/** Une raison d'irrecevabilité ou de refus ; un dossier peut en avoir plusieurs. */
export type Raison = { readonly code: string; readonly dossiers: number }

/** Ce qui sépare les notes d'une personne de la moyenne des autres, sur les mêmes dossiers et critères, en points sur cent. */
export type Examinateur = {
  readonly agent: string
  readonly nom: string
  readonly dossiers: number
  readonly ecart: number
  readonly ecartType: number | null
}

/** Ce dont un agent s'est écarté, par sa décision ou son irrecevabilité. */
export const PROPOSITIONS = ['rang', 'commission', 'montant', 'avis', 'conditions', 'audits'] as const
export type Proposition = (typeof PROPOSITIONS)[number]

/** `dossier` absent : la sélection de tout le guichet. `raison` : celle qui est écrite au dossier. */
export type Derogation = {
  readonly de: Proposition
  readonly dossier: string | null
  readonly organisme: string | null
  readonly le: Instant
  readonly raison: string
  readonly prevu: Montant | null
  readonly accorde: Montant | null
}

export const ECARTS_PAR_PAGE = 25

/** Tout ce que la page d'un guichet montre, compté sur les dossiers que la personne peut lire. */
export type Equite = {
  readonly groupes: readonly Groupe[]
  readonly delais: readonly Delai[]
  /** Les dossiers refusés ou irrecevables. */
  readonly refuses: number
  readonly raisons: readonly Raison[]
  readonly examinateurs: readonly Examinateur[]
  /** `page` : celle que l'on lit ; `comptes` : toutes pages comprises. */
  readonly derogations: {
    readonly page: number
    readonly comptes: Readonly<Partial<Record<Proposition, number>>>
    readonly lignes: readonly Derogation[]
  }
}

export const ensembleDe = (groupes: readonly Groupe[]): Groupe =>
  groupes.find((g) => g.axe === 'ensemble') ?? { axe: 'ensemble', code: '', deposes: 0, nombre: 0, sur: 0 }

/** Les tailles, par l'effectif de l'organisme ; ce que le registre ne dit pas est un groupe comme un autre. */
export const TAILLES = {
  petite: 'Moins de 50 salariés',
  moyenne: 'De 50 à 249 salariés',
  grande: '250 salariés et plus',
  inconnue: 'Effectif inconnu',
} as const

/** Une raison, en clair, par ce que l'appel en dit. */
export const direRaison = (code: string, guichet: Guichet, clauses: Readonly<Record<string, { readonly texte: string }>>): string => {
  const [genre = '', ...suite] = code.split('.')
  const nom = suite.join('.')
  switch (genre) {
    case 'clause':
      return `Irrecevable, clause ${nom} : ${clauses[nom]?.texte ?? 'retirée de l’appel depuis'}`
    case 'condition':
      return `Condition non remplie : ${guichet.conditions.find((c) => c.code === nom)?.titre ?? nom}`
    case 'critere':
      return `Note insuffisante : ${guichet.choix.criteres.find((c) => c.code === nom)?.titre ?? nom}`
    case 'avis':
      return 'Ce qu’un avis en dit'
    case 'places':
      return 'Plus de place'
    case 'fonds':
      return 'Plus assez d’argent'
    default:
      return 'Une autre raison, dite par écrit'
  }
}

/** L'écart moyen d'un examinateur, et ce que le hasard peut y mettre ; rien sous le seuil. */
export const margeDe = (e: Examinateur): number | undefined =>
  e.dossiers < SEUIL || e.ecartType === null ? undefined : (2 * e.ecartType) / Math.sqrt(e.dossiers)

/** Plus sévère ou plus généreux que les autres, au-delà de ce que le hasard explique. */
export const tenirPour = (e: Examinateur): 'trop-peu' | 'comme-les-autres' | 'plus-genereux' | 'plus-severe' => {
  const marge = margeDe(e)
  if (marge === undefined) return 'trop-peu'
  if (Math.abs(e.ecart) <= marge) return 'comme-les-autres'
  return e.ecart > 0 ? 'plus-genereux' : 'plus-severe'
}
