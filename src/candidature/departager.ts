import type { Valeur } from '../appel/questionnaire.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Tenue } from './concurrence.ts'

/** Le choix fait entre deux réponses. `valeur` : celle qui remplace la réponse tenue ; absente, celle-ci reste. */
export type Departage = { readonly question: string; readonly garde: 'tenue' | 'concurrente'; readonly valeur: Valeur | null }

/**
 * Choisit entre la réponse tenue et une autre, mise de côté. Si l'une des deux a changé depuis que la page les a montrées,
 * rien n'est choisi : on ne perd jamais une réponse sans l'avoir lue.
 * @param vue la révision de la réponse tenue, telle que montrée
 * @param garder `tenue`, ou le numéro de l'autre réponse
 */
export const departager = (
  tenue: Tenue | undefined,
  question: string,
  vue: number,
  garder: string,
): Result<Departage, readonly Refus[]> => {
  const autre = tenue?.concurrentes.find((c) => String(c.id) === garder)
  if (tenue === undefined || tenue.revision !== vue || (garder !== 'tenue' && autre === undefined))
    return err([
      refus(
        'reponse-changee',
        'L’une des deux réponses a changé, ou quelqu’un a déjà choisi.',
        'Relisez-les, puis choisissez à nouveau : rien n’est perdu.',
        [],
        question,
      ),
    ])
  return ok(
    autre === undefined ? { question, garde: 'tenue', valeur: tenue.valeur } : { question, garde: 'concurrente', valeur: autre.valeur },
  )
}
