import type { Organisme } from '../acteurs/organisme.ts'
import type { NatureDepense } from '../appel/argent.ts'
import type { Reponses } from '../appel/questionnaire.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'

/** La candidature d'un organisme à un guichet, du brouillon au solde. */
export type Dossier = {
  readonly id: string
  readonly appel: string
  readonly version: number
  readonly guichet: string
  readonly organisme: Organisme
  readonly ouvertLe: Instant
  readonly deposeLe: Instant | null
  readonly membres: readonly Membre[]
  readonly reponses: Reponses
  readonly pieces: readonly PieceJointe[]
  readonly engagements: readonly string[]
  readonly projets: readonly Projet[]
}

/**
 * Un organisme du groupement et sa part des dépenses, en pour cent ; le chef de file est l'organisme du dossier (G-05).
 * `retiree` : il s'en va après le dépôt ; `partie` : l'agence en a pris acte.
 */
export type Membre = {
  readonly organisme: string
  readonly nom: string
  readonly nature: string
  readonly part: number
  readonly sites: number
  readonly reponse: 'attendue' | 'confirmee' | 'refusee' | 'retiree' | 'partie'
  readonly reponduPar: string | null
  readonly courriel: string | null
  readonly invitation: string | null
}

export type PieceJointe = { readonly code: string; readonly nom: string; readonly taille: number; readonly empreinte: string }

/** Un projet d'investissement : ce que G-29 demande d'en dire, tenu par rang de priorité. */
export type Projet = {
  readonly rang: number
  readonly titre: string
  readonly action: string
  readonly objectifs: string
  readonly planning: string
  readonly ressources: string
  readonly indicateurs: string
  readonly constats: readonly string[]
  readonly mutualise: string | null
  readonly depenses: readonly LigneDepense[]
}

/** Une dépense prévue. `mois` : la durée d'un abonnement. `autre…` : ce qu'un autre financeur en paie déjà (G-41). */
export type LigneDepense = {
  readonly libelle: string
  readonly nature: NatureDepense
  readonly montant: Montant
  readonly mois: number | null
  readonly autreFinanceur: string | null
  readonly autreMontant: Montant
}
