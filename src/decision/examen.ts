import { type Refus, si } from '../socle/refus.ts'
import { retient, type Sens } from './sens.ts'

/** L'examen d'un dossier, tel qu'il doit être avant toute décision. */
export type Examen = {
  /** Où en est la commission, quand l'appel en a une ; `sans-avis` : sa séance est levée et n'a rien dit du dossier. */
  readonly commission: 'sans' | 'a-venir' | 'sans-avis' | 'rendu'
  readonly avis: number
  /** L'organisme, hors des registres, attend encore qu'un agent le vérifie. */
  readonly organisme: 'verifie' | 'a-verifier'
  /** Ce qui empêche de retenir, et seulement de retenir. */
  readonly empechements: readonly Refus[]
}

/** Ce qui manque à l'examen pour décider. */
export const refusDExamen = (p: Examen, sens: Sens): readonly Refus[] => [
  ...refusDOrganisme(p),
  ...refusDeCommission(p),
  ...(retient(sens) ? p.empechements : []),
]

const refusDOrganisme = (p: Examen): readonly Refus[] =>
  si(
    p.organisme === 'a-verifier',
    'organisme-a-verifier',
    'L’organisme n’est pas au registre tel qu’il s’est déclaré, et personne ne l’a vérifié.',
    'Un agent de l’agence ou de l’opérateur doit d’abord vérifier l’organisme, sur la page du dossier.',
  )

const refusDeCommission = (p: Examen): readonly Refus[] => [
  ...si(
    p.commission === 'a-venir',
    'commission-a-venir',
    'La commission n’a pas encore examiné ce dossier.',
    'Attendez sa séance, ou inscrivez-le à l’ordre du jour.',
    ['G-21', 'G-42'],
  ),
  ...si(
    p.commission === 'sans-avis',
    'sans-avis-de-commission',
    'La séance est levée sans que la commission ait rendu un avis sur ce dossier.',
    'Inscrivez-le à une autre séance.',
    ['G-42', 'G-43'],
  ),
  ...si(p.avis === 0, 'sans-avis', 'Aucun avis n’a été donné sur ce dossier.', 'Recueillez au moins un avis avant de décider.', ['G-42']),
]
