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

/** Un organisme du groupement et sa part, en pour cent ; le chef de file est l'organisme du dossier (G-05). */
export type Membre = {
  readonly organisme: string
  readonly nom: string
  readonly nature: string
  readonly part: number
  readonly sites: number
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
  readonly devis: readonly Devis[]
}

/** Un devis : son fournisseur, son numéro s'il en a un (vide sinon), sa somme (G-30). */
export type Devis = { readonly fournisseur: string; readonly numero: string; readonly montant: Montant }

/** Une dépense prévue. `mois` : la durée d'un abonnement. `autre…` : ce qu'un autre financeur en paie déjà (G-41). */
export type LigneDepense = {
  readonly libelle: string
  readonly nature: NatureDepense
  readonly montant: Montant
  readonly mois: number | null
  readonly autreFinanceur: string | null
  readonly autreMontant: Montant
}
