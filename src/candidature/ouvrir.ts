import type { Organisme } from '../acteurs/organisme.ts'
import type { Appel } from '../appel/appel.ts'
import { guichetDe } from '../appel/appel.ts'
import { clotureDe } from '../appel/calendrier.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, type Instant } from '../socle/temps.ts'

export type Ouverture = { readonly guichet: string; readonly organisme: string; readonly le: Instant }

/**
 * Ouvre un brouillon. Avant l'ouverture de la période on peut déjà préparer ; après la dernière clôture, plus rien
 * ne peut aboutir et on le dit d'emblée.
 * @param existant le dossier vivant du même organisme à ce guichet, s'il y en a un
 */
export const ouvrir = (
  appel: Appel,
  codeGuichet: string,
  organisme: Organisme | undefined,
  existant: string | undefined,
  le: Instant,
): Result<Ouverture, readonly Refus[]> => {
  const guichet = guichetDe(appel, codeGuichet)
  if (guichet === undefined)
    return err([
      refus('guichet-inconnu', 'Ce guichet n’existe pas dans cet appel.', 'Choisissez-en un sur la page de l’appel.', [], 'guichet'),
    ])
  if (organisme === undefined)
    return err([refus('organisme-inconnu', 'Cet organisme n’est pas connu.', 'Vérifiez son SIRET ou son numéro FINESS.', [], 'organisme')])
  const clos = guichet.periodes.filter((p) => avant(le, clotureDe(p, appel.fuseau))).length === 0
  const fin = guichet.periodes.at(-1)
  const tous = [
    ...si(
      clos,
      'hors-delai',
      fin === undefined
        ? 'Ce guichet est clos.'
        : `Ce guichet est clos : la dernière minute pour déposer était ${direCloture(clotureDe(fin, appel.fuseau), appel.fuseau)}.`,
      'Consultez les autres appels ouverts, ou écrivez au contact de l’appel.',
      guichet.periodes.flatMap((p) => p.clause),
    ),
    ...si(
      existant !== undefined,
      'deja-ouvert',
      `${organisme.nom} a déjà un dossier à ce guichet (${existant ?? ''}).`,
      'Reprenez ce dossier ; pour recommencer à neuf, retirez-le d’abord.',
      guichet.clause,
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ guichet: guichet.code, organisme: organisme.id, le })
}
