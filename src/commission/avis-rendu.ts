import { direMontant, type Montant } from '../socle/montant.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Issue, Voix } from './deliberation.ts'
import { SENS_DITS, type SensDAvis } from './sens-d-avis.ts'

/** Un siège qui a délibéré ; sa voix s'il y a eu vote. */
export type Participant = { readonly siege: string; readonly agent: string; readonly nom: string; readonly voix: Voix | null }

/** Ce qui doit être vrai à une date pour que l'aide soit acquise. */
export type Condition = { readonly texte: string; readonly avant: Jour }

/** Ce que la commission a dit d'un dossier, tel que gardé. `montant` en centimes. */
export type AvisRendu = {
  readonly dossier: string
  readonly rang: number
  readonly seance: string
  readonly propose: SensDAvis
  readonly issue: Issue
  /** L'avis qui vaut ; `null` : la proposition est rejetée, un autre avis reste à rendre. */
  readonly sens: SensDAvis | null
  readonly motif: string
  readonly reserve: string | null
  readonly condition: Condition | null
  readonly montant: Montant | null
  readonly mode: 'consensus' | 'vote'
  readonly objections: string | null
  /** La séance où un dossier ajourné est reporté. */
  readonly report: string | null
  /** Pourquoi un avis déjà rendu a été corrigé. */
  readonly rectification: string | null
  readonly delibereLe: Instant
  readonly le: Instant
  /** Le nom de qui l'a noté. */
  readonly nom: string
  readonly participants: readonly Participant[]
  /** Le quorum que le dossier demandait ; absent d'un avis d'avant qu'on l'écrive. */
  readonly exiges: number | null
}

/** L'avis qui vaut : le dernier qui ne soit pas une proposition rejetée. */
export const avisQuiVaut = (rendus: readonly AvisRendu[]): (AvisRendu & { readonly sens: SensDAvis }) | undefined => {
  const dernier = rendus.findLast((a) => a.sens !== null)
  return dernier?.sens === undefined || dernier.sens === null ? undefined : { ...dernier, sens: dernier.sens }
}

/** « avis favorable, 12 000 €. » ; « proposition rejetée : avis favorable. » */
export const direAvis = (a: Pick<AvisRendu, 'propose' | 'issue' | 'sens' | 'montant'>): string => {
  const montant = a.montant === null ? '' : `, ${direMontant(a.montant)}`
  const propose = `${SENS_DITS[a.propose].texte.toLowerCase()}${montant}`
  if (a.issue === 'rejete') return `proposition rejetée : ${propose}.`
  return a.issue === 'partage' ? `voix partagées sur : ${propose} ; le dossier est ajourné.` : `${propose}.`
}
