import type { Jour } from '../socle/temps.ts'

export type Prestataire = { readonly id: string; readonly nom: string }
/** Une qualification (PASSI) et les jours entre lesquels elle vaut, bornes comprises. */
export type Certificat = { readonly qualification: string; readonly du: Jour; readonly au: Jour }
/** Un marché public ; `jours` en dixièmes. */
export type Marche = {
  readonly id: string
  readonly jours: number
  readonly du: Jour
  readonly au: Jour
  readonly pouvoirAdjudicateur: string
}
