import { avant, finDeJournee, type Instant, type Jour, jourDe } from '../socle/temps.ts'

/**
 * Le délai que la loi laisse à l'agence : deux mois depuis le dépôt, au bout desquels son silence vaut refus d'une aide (code des
 * relations entre le public et l'administration, L231-4). Une demande de complément le suspend jusqu'à la réponse, ou jusqu'au
 * dernier jour laissé pour répondre si elle ne vient pas (L114-5).
 */
export const DELAI_DE_LA_LOI = { months: 2 } as const

/** Une demande de complément, telle que le délai la lit. */
export type Suspension = {
  readonly demandeeLe: Instant
  readonly jusquAu: Jour
  readonly completeeLe: Instant | null
  readonly retireeLe: Instant | null
}

/** `jour` : le dernier du délai, si rien d'autre ne le suspend. `suspendu` : depuis quand, s'il l'est maintenant. */
export type DelaiDExamen = { readonly jour: Jour; readonly joursSuspendus: number; readonly suspendu: Instant | undefined }

/** Où en est le délai d'un dossier déposé, à cet instant. */
export const delaiDExamen = (depot: Instant, suspensions: readonly Suspension[], le: Instant, fuseau: string): DelaiDExamen => {
  const arrets = suspensions.map((s) => ({ debut: s.demandeeLe, fin: finDe(s, fuseau) }))
  const courante = arrets.find((a) => !avant(le, a.debut) && avant(le, a.fin))
  const joursSuspendus = arrets
    .filter((a) => !avant(le, a.debut))
    .reduce((n, a) => n + joursEntre(a.debut, avant(a.fin, le) ? a.fin : le, fuseau), 0)
  const jour = jourDe(depot, fuseau).add(DELAI_DE_LA_LOI).add({ days: joursSuspendus })
  return { jour, joursSuspendus, suspendu: courante?.debut }
}

/** La première chose qui met fin à la suspension : la réponse, le retrait de la demande, ou la fin du temps laissé. */
const finDe = (s: Suspension, fuseau: string): Instant =>
  [s.completeeLe, s.retireeLe].reduce<Instant>((fin, i) => (i !== null && avant(i, fin) ? i : fin), finDeJournee(s.jusquAu, fuseau))

const joursEntre = (debut: Instant, fin: Instant, fuseau: string): number => jourDe(debut, fuseau).until(jourDe(fin, fuseau)).days
