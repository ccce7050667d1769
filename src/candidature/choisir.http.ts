import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question } from '../appel/questionnaire.ts'
import type { Refus } from '../socle/refus.ts'
import { agir, type Brouillon, type Trouver } from './acces.http.ts'

/** Le bouton pressé, s'il choisit entre deux réponses : « choix.lieux » = « 4.tenue », la révision montrée puis ce qu'on garde. */
export const choisir = async (
  c: Context<Visite>,
  monde: Monde,
  trouver: Trouver,
  b: Brouillon,
  questions: readonly Question[],
): Promise<{ readonly fait: 'oui' | 'non'; readonly refus: readonly Refus[] }> => {
  const question = questions.find((q) => `choix.${q.code}` in c.get('corps'))
  if (question === undefined) return { fait: 'non', refus: [] }
  const [vue, garder] = String(c.get('corps')[`choix.${question.code}`]).split('.')
  return { fait: 'oui', refus: await agir(c, monde, trouver, b, 'departager', { question: question.code, vue, garder }) }
}
