import type { Montant } from '../socle/montant.ts'

/** Une action ou un projet dans une sélection arrêtée : retenu, ou écarté avec sa raison. Jours en dixièmes. */
export type LigneSelection = {
  readonly dossier: string
  readonly code: string
  readonly titre: string
  readonly retenue: boolean
  readonly cout: Montant
  readonly jours: number
  readonly motif: string | null
}
