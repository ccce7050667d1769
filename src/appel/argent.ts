import type { Montant } from '../socle/montant.ts'
import type { Clauses } from './appel.ts'
import type { DelaiDepuis } from './calendrier.ts'

/** Ce que l'appel met sur la table, pour l'appel entier ou pour un guichet. Trois corps : qui décide, opère, paie. */
export type Argent = {
  readonly enveloppe?: Enveloppe
  readonly aide: readonly Composante[]
  /** Plafond par porteur, règle Publicodes en euros (par taille, territoire…) ; relevable par réajustement (G-38). */
  readonly plafond?: { readonly regle: string; readonly reajustable: boolean; readonly clause: Clauses }
  readonly depenses: readonly Depense[]
  readonly cofinancement?: { readonly declare: boolean; readonly clause: Clauses }
  readonly payeur?: string
  readonly convention?: {
    readonly type: string
    readonly parties: readonly { readonly nom: string; readonly signe: 'porteur' | 'direction' | 'grades' }[]
    readonly clause: Clauses
  }
  readonly versements: readonly Tranche[]
  readonly controles: readonly { readonly par: 'grades' | 'ars' | 'prestataire'; readonly clause: Clauses }[]
  /** Ce qui n'est pas réclamé à temps est perdu. */
  readonly forclusion?: DelaiDepuis & { readonly clause: Clauses }
}

/**
 * `repartition` : l'enveloppe partagée par territoire, au centime. `abondements` : l'enveloppe relevée plus tard, par décision datée.
 */
export type Enveloppe = {
  readonly montant: Montant
  readonly repartition?: readonly { readonly territoire: string; readonly montant: Montant }[]
  readonly abondements: readonly Abondement[]
  readonly clause: Clauses
}

/** `vers` : le territoire qui reçoit ; `de` : celui qui donne, et le total ne bouge pas (redistribution). */
export type Abondement = {
  readonly le: Temporal.PlainDate
  readonly montant: Montant
  readonly motif: string
  readonly de?: string
  readonly vers?: string
}

/** Une composante de l'aide ; leurs montants s'additionnent, chacune sous sa condition. `montant` : règle en euros. */
export type Composante = {
  readonly code: string
  readonly titre: string
  readonly nature: 'subvention' | 'avance-remboursable' | 'en-nature'
  readonly montant?: string
  readonly si?: string
  readonly clause: Clauses
}

/** Les natures de dépense qu'un appel admet, borne ou écarte (G-39, G-40). */
export const NATURES_DEPENSE = [
  'materiel',
  'licence',
  'prestation',
  'saas',
  'initialisation',
  'formation',
  'personnel-interne',
  'autre',
] as const
export type NatureDepense = (typeof NATURES_DEPENSE)[number]

/** `moisMax` : au-delà, la part est coupée (le SaaS, 12 mois). `taux` : part éligible en pour cent (éligibilité partielle). */
export type Depense = {
  readonly nature: NatureDepense
  readonly eligible: boolean
  readonly moisMax?: number
  readonly taux?: number
  readonly raison?: string
  readonly clause: Clauses
}

/** Une tranche : sa part en pour cent, ce qui la déclenche, et la règle qui doit être vraie (seuil d'un indicateur). */
export type Tranche = {
  readonly code: string
  readonly titre: string
  readonly part: number
  readonly declencheur: 'signature' | 'service-fait' | 'indicateur' | 'date'
  readonly si?: string
  readonly annee?: number
  readonly auPlusTard?: Temporal.PlainDate
  readonly bureau?: string
  readonly clause: Clauses
}
