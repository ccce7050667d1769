import type { Appel, Guichet } from '../appel/appel.ts'
import type { Faits, Verdict } from '../appel/condition.ts'
import type { Section } from '../appel/questionnaire.ts'
import type { Demandes } from './completude.ts'
import type { Dossier } from './dossier.ts'

/** Un dossier et tout ce que les règles de son appel en disent à cet instant. */
export type DossierLu = {
  readonly dossier: Dossier
  readonly appel: Appel
  readonly guichet: Guichet
  /** Tout ce qui se répond ici : les sections de l'appel, puis celle de chaque projet. */
  readonly questionnaire: readonly Section[]
  readonly faits: Faits
  readonly demandes: Demandes
  /** Devis exigés par projet (G-30). */
  readonly devis: number
  readonly verdicts: readonly Verdict[]
}
