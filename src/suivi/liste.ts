import type { Montant } from '../socle/montant.ts'
import type { Instant, Jour } from '../socle/temps.ts'

/** Un dossier, tel que la liste de travail le montre. */
export type Ligne = {
  readonly dossier: string
  readonly organisme: string
  readonly departement: string
  readonly nature: string
  readonly appel: string
  readonly guichet: string
  readonly etat: string
  readonly depuis: Instant
  readonly deposeLe: Instant | null
  readonly echeance: Jour | null
  /** Le nom de l'agent à qui le dossier est confié. */
  readonly charge: string | null
  readonly aVerifier: boolean
  /** Ce que la dernière décision accorde. */
  readonly montant: Montant | null
  readonly nonLus: number
}
