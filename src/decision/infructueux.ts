import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import { estInfructueux } from '../appel/classement.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, type Instant } from '../socle/temps.ts'

/** Déclare un guichet infructueux : une fois clos, quand trop peu de dossiers sont admissibles pour choisir. */
export const declarerInfructueux = (
  guichet: Guichet,
  fuseau: string,
  admissibles: number,
  le: Instant,
): Result<{ readonly guichet: string; readonly admissibles: number }, readonly Refus[]> => {
  const fin = derniereCloture(guichet.periodes, fuseau)
  const tous = [
    ...si(
      avant(le, fin),
      'pas-encore-clos',
      `Le guichet reçoit des dossiers jusqu’au ${direCloture(fin, fuseau)}.`,
      'Attendez la clôture.',
      guichet.choix.clause,
    ),
    ...si(
      !estInfructueux(guichet.choix, admissibles),
      'assez-de-dossiers',
      `${admissibles} dossier${admissibles > 1 ? 's sont admissibles' : ' est admissible'} : le guichet n’est pas infructueux.`,
      guichet.choix.infructueuxSous === undefined ? 'Cet appel ne prévoit pas cette issue.' : 'Décidez des dossiers reçus.',
      guichet.choix.clause,
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ guichet: guichet.code, admissibles })
}
