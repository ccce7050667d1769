import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'

/** L'état d'une enveloppe, en centimes : engagé + reste = total, à tout instant. */
export type EtatEnveloppe = { readonly guichet: string; readonly total: Montant; readonly engage: Montant; readonly reste: Montant }
export type Mouvement = {
  readonly appel: string
  readonly guichet: string
  readonly dossier: string | null
  readonly genre: 'dotation' | 'abondement' | 'engagement' | 'desengagement' | 'reajustement' | 'reliquat'
  readonly montant: Montant
  readonly motif: string
  readonly le: Instant
  readonly par: string
}
