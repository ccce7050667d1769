import type { Cible, Clauses } from './appel.ts'
import type { DelaiDepuis } from './calendrier.ts'

/** Un engagement signé au dépôt, avec son échéance quand le texte en donne une (G-25, G-31), un chiffre au besoin. */
export type Engagement = {
  readonly code: string
  readonly texte: string
  readonly consequence: string
  readonly delai?: DelaiDepuis
  readonly quantite?: { readonly nombre: number; readonly unite: string }
  readonly clause: Clauses
}

/** Ce qui est dû après l'attribution : rapport, réévaluation, rapport méthodologique. */
export type Livrable = {
  readonly code: string
  readonly titre: string
  readonly par: 'porteur' | 'prestataire' | 'grades' | 'ars'
  readonly delai?: DelaiDepuis
  readonly clause: Clauses
}

/** Les genres d'une cible qui manquent encore de réalisations : « au moins une action de chaque genre ». */
export const genresManquants = (cible: Cible, realises: readonly string[]): readonly string[] =>
  cible.genres.filter((genre) => realises.filter((r) => r === genre).length < cible.auMoins)
