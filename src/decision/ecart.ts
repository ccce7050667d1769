import { SENS_DITS, type SensDAvis } from '../commission/sens-d-avis.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { retient, type Sens } from './sens.ts'

/** L'avis de la commission que la décision suit, ou dont elle s'écarte. */
export type AvisSuivi = { readonly sens: SensDAvis; readonly montant: Montant | null }

/** Les décisions qui suivent chaque avis : la commission conseille, la direction décide (G-43). */
const SUIVENT: Readonly<Record<SensDAvis, readonly Sens[]>> = {
  favorable: ['retenu'],
  'favorable-avec-reserve': ['retenu', 'sous-condition'],
  'favorable-sous-condition': ['sous-condition'],
  defavorable: ['ecarte', 'sans-suite'],
  ajourne: [],
}

/** La décision n'est pas dans le sens de l'avis, ou n'accorde pas le montant qu'il propose. @param montant absent : rien n'est engagé */
export const sEcarteDeLAvis = (avis: AvisSuivi | undefined, sens: Sens, montant: Montant | undefined): boolean => {
  if (avis === undefined) return false
  if (!SUIVENT[avis.sens].includes(sens)) return true
  return retient(sens) && avis.montant !== null && montant !== undefined && montant !== avis.montant
}

/** « avis favorable, 12 000 € ». */
export const direAvisSuivi = ({ sens, montant }: AvisSuivi): string =>
  `${SENS_DITS[sens].texte.toLowerCase()}${montant === null ? '' : `, ${direMontant(montant)}`}`
