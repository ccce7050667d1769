import type { Montant } from '../socle/montant.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Raison } from './raisons.ts'
import type { Sens } from './sens.ts'

/** Ce qui doit être vrai à une date pour que l'aide soit acquise. */
export type Condition = { readonly texte: string; readonly avant: Jour }

/** Ce qu'une décision établit. Montants en centimes. */
export type Decision = {
  readonly sens: Sens
  readonly raisons: readonly Raison[]
  /** Les mots de qui décide ; vide quand les raisons suffisent. */
  readonly motif: string
  readonly montant: Montant
  readonly plafond: Montant | null
  readonly projets: readonly number[] | null
  readonly condition: Condition | null
  /** Ce qui manque à l'enveloppe, quand c'est la raison du refus (G-43). */
  readonly manque: Montant | null
  /** Pourquoi la décision s'écarte de ce que le rang proposait (A-04), ou de l'avis de la commission (G-43). */
  readonly ecart: string | null
}

/** Une décision prise, telle que gardée ; la dernière d'un dossier vaut. */
export type DecisionLue = Omit<Decision, 'plafond'> & {
  readonly dossier: string
  readonly rang: number
  readonly seance: string | null
  readonly le: Instant
  readonly par: string
  /** Le nom de qui l'a prise. */
  readonly nom: string
  /** La délégation sous laquelle elle a été signée ; absente : la direction a signé. */
  readonly signature: { readonly id: string; readonly reference: string } | null
  readonly notifieeLe: Instant | null
  readonly aNotifierAvant: Jour | null
  /** La première fois que le porteur l'a ouverte. */
  readonly ouverteLe: Instant | null
  /** Pourquoi une décision déjà notifiée a été revue. */
  readonly revision: string | null
  /** Ce qui ordonne la liste d'attente ; la place se compte. */
  readonly ordre: number | null
  /** L'empreinte de la lettre qui l'a dite caduque. */
  readonly caducite: string | null
  /** Quand la place et l'argent sont revenus : désistement, ou condition non levée. */
  readonly rendueLe: Instant | null
}
