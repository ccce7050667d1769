import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import type { Refus } from '../socle/refus.ts'
import type { Sens } from './sens.ts'

/** Une même décision pour plusieurs dossiers, dans l'ordre où ils sont donnés. */
export type Lot = {
  readonly dossiers: readonly string[]
  readonly sens: Sens
  readonly raisons: readonly string[]
  readonly motif?: string | undefined
  readonly ecart?: string | undefined
}

/** Ce que tiennent les décisions d'un guichet. */
export type Etat = { readonly tenues: number; readonly enveloppe: EtatEnveloppe | undefined }
export type Effet = {
  readonly lignes: readonly { readonly dossier: string; readonly vue: number; readonly refus: readonly Refus[] }[]
  readonly avant: Etat
  readonly apres: Etat
}
