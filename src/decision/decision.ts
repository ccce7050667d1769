import type { Montant } from '../socle/montant.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Sens } from './decider.ts'

/** Une décision prise, telle que gardée ; la dernière d'un dossier vaut. */
export type DecisionLue = {
  readonly dossier: string
  readonly rang: number
  readonly sens: Sens
  readonly motif: string
  readonly montant: Montant
  /** Les rangs des projets retenus, s'il en a. */
  readonly projets: readonly number[] | null
  readonly seance: string | null
  readonly le: Instant
  readonly notifieeLe: Instant | null
  readonly aNotifierAvant: Jour | null
}
