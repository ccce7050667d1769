import { direCloture, direEcart, direInstant, type Instant } from '../socle/temps.ts'
import type { Appel, Guichet } from './appel.ts'
import { clotureDe, derniereCloture, etatDuDepot, ouvertureDe, type Periode } from './calendrier.ts'

/** Où en sont les dépôts, et la borne qui compte maintenant : l'ouverture qui vient, ou la clôture (venue ou passée). */
export type Fenetre = {
  readonly etat: 'a-venir' | 'ouverte' | 'close'
  readonly borne: Instant
}

/** La fenêtre d'un guichet : sa période ouverte, sinon la prochaine, sinon la dernière. */
export const fenetreDe = (guichet: Pick<Guichet, 'periodes'>, fuseau: string, le: Instant): Fenetre => {
  const ouverte = guichet.periodes.find((p) => etatDuDepot(p, fuseau, le) === 'ouvert')
  if (ouverte !== undefined) return { etat: 'ouverte', borne: clotureDe(ouverte, fuseau) }
  const prochaine = guichet.periodes.find((p) => etatDuDepot(p, fuseau, le) === 'a-venir')
  if (prochaine !== undefined) return { etat: 'a-venir', borne: ouvertureDe(prochaine, fuseau) ?? clotureDe(prochaine, fuseau) }
  return { etat: 'close', borne: derniereCloture(guichet.periodes, fuseau) }
}

/** La fenêtre de l'appel entier : ouverte si un guichet l'est, close quand tous le sont. */
export const fenetreDeLAppel = (appel: Pick<Appel, 'guichets' | 'fuseau'>, le: Instant): Fenetre => {
  const periodes: readonly Periode[] = appel.guichets.flatMap((g) => g.periodes)
  return fenetreDe({ periodes }, appel.fuseau, le)
}

/** « Ouvert jusqu'au dimanche 31 octobre 2021 à 23 h 59, heure de Cayenne (…) — dans 3 jours ». */
export const direFenetre = ({ etat, borne }: Fenetre, fuseau: string, le: Instant): string => {
  if (etat === 'a-venir') return `Ouvre le ${direInstant(borne, fuseau)} — ${direEcart(le, borne)}`
  const cloture = direCloture(borne, fuseau)
  return etat === 'ouverte' ? `Ouvert jusqu’au ${cloture} — ${direEcart(le, borne)}` : `Clos depuis le ${cloture}`
}
