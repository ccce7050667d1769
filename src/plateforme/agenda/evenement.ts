import type { Instant, Jour } from '../../socle/temps.ts'

/**
 * Une date à garder dans un agenda : deux instants, ou une journée entière là où elle se passe.
 * `id` : toujours le même pour la même date, l'agenda la remplace alors au lieu de la répéter. `url` : adresse complète.
 */
export type Evenement = {
  readonly id: string
  readonly titre: string
  readonly quand: { readonly debut: Instant; readonly fin: Instant } | { readonly journee: Jour }
  readonly lieu?: string
  readonly description?: string
  readonly url?: string
}
