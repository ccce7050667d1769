import { direMontant } from '../socle/montant.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { direInstant } from '../socle/temps.ts'
import type { DecisionLue } from './decision.ts'
import { direRaisons } from './raisons.ts'
import { SENS_DITS } from './sens.ts'

/**
 * La décision du dossier n'est plus celle que la personne avait sous les yeux : elle apprend qui l'a prise, quand, et ce qu'elle dit.
 * @param vue le rang de la décision que son formulaire montrait ; absent : elle n'en connaissait que les notifiées
 */
export const refusDeChangement = (derniere: DecisionLue | undefined, vue: number | undefined, fuseau: string): readonly Refus[] => {
  if (derniere === undefined || derniere.rang === (vue ?? (derniere.notifieeLe === null ? 0 : derniere.rang))) return []
  const montant = derniere.montant > 0n ? `, ${direMontant(derniere.montant)}` : ''
  return [
    refus(
      'decision-changee',
      `${derniere.nom} a décidé le ${direInstant(derniere.le, fuseau)} : ${SENS_DITS[derniere.sens].texte.toLowerCase()}${montant}. ${direRaisons(derniere).join(' ')}`,
      'Rien n’a été remplacé. Si vous voulez une autre décision, relisez la vôtre et envoyez-la de nouveau.',
    ),
  ]
}
