import type { Instant } from '../socle/temps.ts'
import type { Question } from './renseigner.ts'

/** Une question au bureau des renseignements, publiée à tous avec sa réponse (G-01). */
export type QuestionPublique = Question & {
  readonly id: bigint
  readonly poseeLe: Instant
  readonly reponse: string | null
  readonly repondueLe: Instant | null
}
