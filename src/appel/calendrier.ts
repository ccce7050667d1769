import { avant, debut, echeanceDe, finDeJournee, type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import type { Clauses } from './appel.ts'

/**
 * Une période de dépôt (une vague en a plusieurs). Une borne est un jour entier, ou un jour et une heure locale.
 * `clotureTechnique` : le portail reste ouvert jusque-là pour finir un envoi ; elle ne rend recevable rien de plus.
 */
export type Periode = {
  readonly code: string
  readonly ouverture?: Borne
  readonly cloture: Borne
  readonly clotureTechnique?: Borne
  readonly clause: Clauses
}

/** `heure` absente : l'appel ne dit que le jour, lu du début (ouverture) à la fin (clôture) de ce jour (A-07, G-02). */
export type Borne = { readonly jour: Jour; readonly heure?: Temporal.PlainTime }

/** Ce que l'appel annonce : réunion d'information, fenêtre d'actions, planning prévisionnel. */
export type Evenement = {
  readonly code: string
  readonly titre: string
  readonly du: Jour
  readonly au?: Jour
  readonly genre: 'information' | 'fenetre-actions' | 'jalon'
  readonly clause: Clauses
}

/** D'où court un délai, et combien. Exactement une unité. */
export type DelaiDepuis = {
  readonly depuis: 'depot' | 'notification' | 'signature' | 'commission' | 'cloture'
  readonly jours?: number
  readonly semaines?: number
  readonly mois?: number
}

/** Le premier instant où un dépôt est reçu. */
export const ouvertureDe = (p: Pick<Periode, 'ouverture'>, fuseau: string): Instant | undefined => {
  if (p.ouverture === undefined) return undefined
  if (p.ouverture.heure === undefined) return debut(p.ouverture.jour, fuseau)
  return p.ouverture.jour.toZonedDateTime({ timeZone: fuseau, plainTime: p.ouverture.heure }).toInstant()
}

/** Le premier instant où un dépôt est refusé : le lendemain à zéro heure locale si seul le jour est dit (A-07, A-08, G-02). */
export const clotureDe = (p: Pick<Periode, 'cloture'>, fuseau: string): Instant =>
  p.cloture.heure === undefined
    ? finDeJournee(p.cloture.jour, fuseau)
    : p.cloture.jour.toZonedDateTime({ timeZone: fuseau, plainTime: p.cloture.heure }).toInstant()

/** La période qui reçoit un dépôt à cet instant, ou `undefined`. */
export const periodeOuverte = (periodes: readonly Periode[], fuseau: string, le: Instant): Periode | undefined =>
  periodes.find((p) => {
    const ouverture = ouvertureDe(p, fuseau)
    return (ouverture === undefined || !avant(le, ouverture)) && avant(le, clotureDe(p, fuseau))
  })

/** La dernière clôture d'un guichet : après elle, plus aucune vague. */
export const derniereCloture = (periodes: readonly Periode[], fuseau: string): Instant =>
  periodes.map((p) => clotureDe(p, fuseau)).reduce((a, b) => (avant(a, b) ? b : a))

/** Le dernier jour d'un délai de l'appel, compté dans son fuseau. */
export const echeance = (delai: Omit<DelaiDepuis, 'depuis'>, depuis: Instant, fuseau: string): Jour => {
  if (delai.mois !== undefined) return echeanceDe(depuis, { mois: delai.mois }, fuseau)
  if (delai.semaines !== undefined) return echeanceDe(depuis, { semaines: delai.semaines }, fuseau)
  return echeanceDe(depuis, { jours: delai.jours ?? 0 }, fuseau)
}

/** Vrai quand le jour d'échéance est entièrement passé, à l'heure de l'appel. */
export const estEchue = (jour: Jour, le: Instant, fuseau: string): boolean => jourAvant(jour, jourDe(le, fuseau))

/**
 * Où en est une période. *A finir* : la clôture est passée, le portail laisse terminer un envoi, qui n'est pas recevable pour autant.
 */
export const etatDuDepot = (p: Periode, fuseau: string, le: Instant): 'a-venir' | 'ouvert' | 'a-finir' | 'clos' => {
  const ouverture = ouvertureDe(p, fuseau)
  if (ouverture !== undefined && avant(le, ouverture)) return 'a-venir'
  if (avant(le, clotureDe(p, fuseau))) return 'ouvert'
  return p.clotureTechnique !== undefined && avant(le, clotureDe({ cloture: p.clotureTechnique }, fuseau)) ? 'a-finir' : 'clos'
}

/** Le nombre de mois entiers écoulés d'un jour à un autre : un audit du 31 octobre a douze mois le 31 octobre suivant (G-15). */
export const moisEcoules = (depuis: Jour, le: Jour): number => depuis.until(le, { largestUnit: 'months' }).months

/** Une dépense compte si son jour est dans une fenêtre d'actions de l'appel ; sans fenêtre dite, tout jour convient. */
export const estDansLaFenetre = (evenements: readonly Evenement[], jour: Jour): boolean => {
  const fenetres = evenements.filter((e) => e.genre === 'fenetre-actions')
  return fenetres.length === 0 || fenetres.some((f) => !jourAvant(jour, f.du) && (f.au === undefined || !jourAvant(f.au, jour)))
}
