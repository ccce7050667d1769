import type { Comparaison } from './budgets.ts'
import type { relierAuxConstats } from './constatsCites.ts'
import type { Double } from './doubles.ts'

/** Ce qui éclaire un dossier. `fermes` : cette personne ne lit pas les constats d'un audit. */
export type Eclairages = {
  readonly budgets: readonly Comparaison[]
  readonly devis: readonly Double[]
  readonly financements: readonly Double[]
  readonly constats: ReturnType<typeof relierAuxConstats> | 'fermes'
}
