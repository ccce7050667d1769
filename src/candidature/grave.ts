import type { Instant } from '../socle/temps.ts'
import type { Instantane } from './instantane.ts'
import type { Recueil } from './recueil.ts'

/**
 * Ce que le dépôt a gravé : l'instant, ce qui a été lu et signé, et l'empreinte qui le scelle. `recueil` : d'où vient un dossier déposé
 * ailleurs ; sa photographie est alors celle du dernier recueil.
 */
export type Grave = {
  readonly le: Instant
  readonly instantane: Instantane
  readonly empreinte: string
  readonly recueil: Pick<Recueil, 'demarche' | 'numero' | 'le'> | null
}
