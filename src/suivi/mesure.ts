import type { Grille, Reponses } from '../grille/grille.ts'
import type { Progres } from '../grille/progres.ts'

/** La grille d'avant et, s'il y en a une, celle d'après : ce que l'appel a changé (A-22, G-03). */
export type Mesure = {
  readonly grille: Grille
  readonly avant: Reponses
  readonly apres: Reponses | undefined
  readonly progres: Progres | undefined
}
