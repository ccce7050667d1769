import type { Instant } from '../socle/temps.ts'
import type { Question } from './renseigner.ts'

/** Un message d'un dossier ; `par` est le nom de son auteur à la lecture, son identifiant à l'écriture. */
export type Message = {
  readonly genre: 'precisions' | 'reponse' | 'aide'
  readonly texte: string
  readonly par: string
  readonly le: Instant
}

/** Une question au bureau des renseignements, publiée à tous avec sa réponse (G-01). */
export type QuestionPublique = Question & {
  readonly id: bigint
  readonly poseeLe: Instant
  readonly reponse: string | null
  readonly repondueLe: Instant | null
}
