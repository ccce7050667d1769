import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, type Instant } from '../socle/temps.ts'

/** Un organisme retenu, tel que le public le lit ; `montant` absent : l'agence ne publie pas les sommes. */
export type Retenu = { readonly organisme: string; readonly commune: string; readonly montant: Montant | null }

/** Publie les résultats d'un guichet : une fois clos, et quand chaque porteur a reçu sa décision. Rien n'y est dit des autres. */
export const publierResultats = (
  guichet: Guichet,
  fuseau: string,
  lu: { readonly aNotifier: number; readonly retenus: readonly Retenu[] },
  montants: 'publies' | 'tus',
  le: Instant,
): Result<{ readonly guichet: string; readonly retenus: readonly Retenu[] }, readonly Refus[]> => {
  const fin = derniereCloture(guichet.periodes, fuseau)
  const tous = [
    ...si(
      avant(le, fin),
      'pas-encore-clos',
      `Le guichet reçoit des dossiers jusqu’au ${direCloture(fin, fuseau)}.`,
      'Attendez la clôture.',
      [],
      'guichet',
    ),
    ...si(
      lu.aNotifier > 0,
      'encore-a-notifier',
      `${lu.aNotifier} dossier${lu.aNotifier > 1 ? 's n’ont' : ' n’a'} pas encore reçu de décision.`,
      'Notifiez d’abord chaque décision : nul n’apprend la sienne par cette page.',
      ['G-44'],
      'guichet',
    ),
  ]
  if (tous.length > 0) return err(tous)
  return ok({ guichet: guichet.code, retenus: montants === 'publies' ? lu.retenus : lu.retenus.map((r) => ({ ...r, montant: null })) })
}
