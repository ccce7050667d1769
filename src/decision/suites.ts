import { type Refus, si } from '../socle/refus.ts'
import { direJour, type Jour, jourAvant } from '../socle/temps.ts'
import type { Condition } from './decision.ts'

/** Lever une condition : à temps ; ensuite, la décision est caduque, et seule une nouvelle la remplace. */
export const refusDeLever = (condition: Condition, aujourdhui: Jour): readonly Refus[] =>
  si(
    jourAvant(condition.avant, aujourdhui),
    'condition-echue',
    `La condition devait être levée le ${direJour(condition.avant)} au plus tard.`,
    'Constatez qu’elle ne l’est pas ; la direction peut revoir sa décision.',
  )

/** Constater qu'une condition n'est pas levée : seulement quand son dernier jour est passé. */
export const refusDeCaducite = (condition: Condition, aujourdhui: Jour): readonly Refus[] =>
  si(
    !jourAvant(condition.avant, aujourdhui),
    'condition-a-temps',
    `Le porteur a jusqu’au ${direJour(condition.avant)}, compris, pour lever la condition.`,
    'Attendez le lendemain.',
  )
