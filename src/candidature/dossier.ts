import type { Organisme } from '../acteurs/organisme.ts'
import type { NatureDepense } from '../appel/argent.ts'
import type { Reponses } from '../appel/questionnaire.ts'
import type { SignatureLue, Verdict } from '../plateforme/fichiers/recu.ts'
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
  /** Les questions à plusieurs réponses, écrites en même temps, qui attendent un choix. */
  readonly aDepartager: readonly string[]
  readonly pieces: readonly PieceJointe[]
  readonly engagements: readonly string[]
  readonly projets: readonly Projet[]
  /** Le plus grand numéro donné à un projet, retiré ou non. */
  readonly dernierProjet: number
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

/** Un fichier joint et courant ; ceux qu'il a remplacés restent en base. `id` : son numéro. */
export type PieceJointe = {
  readonly id: string
  readonly code: string
  readonly nom: string
  readonly taille: number
  readonly empreinte: string
  readonly signatures: readonly SignatureLue[]
  readonly verdict: Verdict
}

/** Une pièce infectée ne compte plus : ses octets sont détruits. */
export const compte = (p: PieceJointe): boolean => p.verdict !== 'infectee'

/**
 * Un projet d'investissement : ce que G-29 demande d'en dire. Son numéro ne change jamais, son rang de priorité si ;
 * `revision` compte ses changements.
 */
export type Projet = {
  readonly numero: number
  readonly rang: number
  readonly revision: number
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
