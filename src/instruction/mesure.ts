import type { Critere } from '../appel/appel.ts'
import { additionner, diviser, entier, type Fraction } from '../grille/fraction.ts'
import type { Avis, Jugement } from './avis.ts'

/** Ce que plusieurs avis disent d'un critère, sur son échelle. */
export type Mesure = {
  readonly critere: Critere
  /**
   * La moyenne des notes données. `sans-objet` : qui pouvait en juger dit que le critère ne s'applique pas ;
   * `inconnue` : personne n'a pu en juger.
   */
  readonly moyenne: Fraction | 'sans-objet' | 'inconnue'
  /** Les notes données, de la plus basse à la plus haute. */
  readonly notes: readonly number[]
  readonly sansObjet: number
  readonly nePeuventJuger: number
}

/** La moyenne ne compte que les notes : ni « sans objet » ni « je ne peux pas juger » ne valent zéro, et leur nombre se dit. */
export const mesurer = (critere: Critere, avis: readonly Pick<Avis, 'notes'>[]): Mesure => {
  const jugements = avis.map((a) => a.notes[critere.code])
  const notes = jugements.filter((j) => typeof j === 'number').toSorted((a, b) => a - b)
  const sansObjet = compter(jugements, 'sans-objet')
  return { critere, moyenne: moyenneDe(notes, sansObjet), notes, sansObjet, nePeuventJuger: compter(jugements, 'ne-peut-juger') }
}

const moyenneDe = (notes: readonly number[], sansObjet: number): Mesure['moyenne'] => {
  if (notes.length > 0) return diviser(additionner(notes.map(entier)), entier(notes.length))
  return sansObjet > 0 ? 'sans-objet' : 'inconnue'
}

const compter = (jugements: readonly (Jugement | undefined)[], lequel: Jugement): number => jugements.filter((j) => j === lequel).length
