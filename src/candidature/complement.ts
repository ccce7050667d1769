import type { Valeur } from '../appel/questionnaire.ts'
import { type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import type { PieceJointe } from './dossier.ts'

/** Ce qui est demandé : des questions, des pièces, une demande libre ; l'une au moins. */
export type Demande = { readonly questions: readonly string[]; readonly pieces: readonly string[]; readonly libre: string | null }

/** Une demande de complément et ce qui y a été répondu. `numero` : de 1, dans l'ordre du dossier. */
export type Complement = Demande & {
  readonly numero: number
  readonly motif: string
  readonly demandeeLe: Instant
  /** Le dernier jour pour répondre, entier, à l'heure de l'appel. */
  readonly jusquAu: Jour
  readonly completeeLe: Instant | null
  readonly retireeLe: Instant | null
  /** La réponse à la demande libre. */
  readonly reponse: string | null
  readonly reponses: readonly Completee[]
  /** Les fichiers gardés en réponse, un par pièce demandée. */
  readonly jointes: readonly Omit<PieceJointe, 'id'>[]
}

/** Une réponse complétée, et celle d'avant ; `null` : il n'y en avait pas. */
export type Completee = { readonly question: string; readonly valeur: Valeur; readonly avant: Valeur | null }

export const complementOuvert = (complements: readonly Complement[]): Complement | undefined =>
  complements.find((c) => c.completeeLe === null && c.retireeLe === null)

/** Une échéance passée ne ferme rien : elle se dit, et la réponse reste possible. */
export const estEnRetard = (c: Pick<Complement, 'jusquAu'>, le: Instant, fuseau: string): boolean =>
  jourAvant(c.jusquAu, jourDe(le, fuseau))
