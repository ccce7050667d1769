import type { Appel, Guichet } from '../appel/appel.ts'
import { clotureDe, derniereCloture, echeance, ouvertureDe, periodeOuverte } from '../appel/calendrier.ts'
import type { Verdict } from '../appel/condition.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, direInstant, type Instant, type Jour } from '../socle/temps.ts'
import { choixAFaire, type Demandes, manques, manquesDeDevis } from './completude.ts'
import type { Dossier } from './dossier.ts'
import { manquesDuGroupement } from './groupement.ts'
import { type Instantane, type ProjetsDits, photographier } from './instantane.ts'

/** Ce qu'un dépôt établit : l'instant, la période, ce qui a été lu, les échéances des engagements pris. */
export type Depot = {
  readonly dossier: string
  readonly le: Instant
  readonly periode: string
  readonly instantane: Instantane
  readonly aVerifier: readonly string[]
  readonly echeances: readonly { readonly engagement: string; readonly jour: Jour }[]
}

/**
 * Dépose le dossier, ou dit tout ce qui s'y oppose, d'un seul coup.
 * @param le l'instant où la demande entière a été reçue: lui seul se compare à la clôture
 */
export const deposer = (
  dossier: Dossier,
  appel: Pick<Appel, 'fuseau'>,
  guichet: Guichet,
  lus: Regles & { readonly dits: ProjetsDits },
  le: Instant,
): Result<Depot, readonly Refus[]> => {
  const periode = periodeOuverte(guichet.periodes, appel.fuseau, le)
  const tous = opposesAuDepot(dossier, appel, guichet, lus, le)
  return tous.length > 0 || periode === undefined ? err(tous) : ok(etablirDepot(dossier, appel, guichet, lus, periode.code, le))
}

/** Ce que les règles de l'appel disent d'un dossier. */
type Regles = { readonly verdicts: readonly Verdict[]; readonly demandes: Demandes; readonly devis: number }

/** Tout ce qui s'oppose à un dépôt reçu à cet instant. */
export const opposesAuDepot = (
  dossier: Dossier,
  appel: Pick<Appel, 'fuseau'>,
  guichet: Guichet,
  lus: Regles,
  le: Instant,
): readonly Refus[] => [
  ...(periodeOuverte(guichet.periodes, appel.fuseau, le) === undefined ? [refusHorsPeriode(appel, guichet, le)] : []),
  ...manques(dossier, guichet, lus.demandes),
  ...choixAFaire(dossier, guichet, lus.demandes),
  ...manquesDeDevis(dossier, lus.devis),
  ...manquesDuGroupement(dossier),
  ...lus.verdicts.filter((v) => v.reponse === 'non' && v.condition.effet === 'empeche-depot').map(refusDeCondition),
]

/** Ce qu'un dépôt reçu à cet instant établit, une fois admis. */
export const etablirDepot = (
  dossier: Dossier,
  appel: Pick<Appel, 'fuseau'>,
  guichet: Guichet,
  lus: Omit<Regles, 'devis'> & { readonly dits: ProjetsDits },
  periode: string,
  le: Instant,
): Depot => ({
  dossier: dossier.id,
  le,
  periode,
  instantane: photographier(dossier, guichet, lus),
  aVerifier: aVerifier(lus.verdicts),
  echeances: guichet.engagements.flatMap((e) =>
    e.delai?.depuis === 'depot' ? [{ engagement: e.code, jour: echeance(e.delai, le, appel.fuseau) }] : [],
  ),
})

/** Les conditions qu'un agent devra vérifier avant de dire le dossier recevable. */
export const aVerifier = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.filter((v) => v.reponse === 'a-verifier' && estOpposable(v)).map((v) => v.condition.code)

/** Une condition qui peut empêcher le dépôt ou la recevabilité ; les autres ne valent qu'au versement, ou signalent. */
export const estOpposable = ({ condition }: Verdict): boolean =>
  condition.effet === 'empeche-depot' || condition.effet === 'empeche-recevabilite'

export const refusDeCondition = (v: Verdict): Refus => refus(v.condition.code, v.condition.refus, v.condition.remede, v.condition.clause)

/** Trop tôt, entre deux vagues, ou trop tard : les heures exactes sont dites, et ce qui est gardé. */
const refusHorsPeriode = (appel: Pick<Appel, 'fuseau'>, guichet: Guichet, le: Instant): Refus => {
  const { fuseau } = appel
  const recue = `Votre demande a été reçue le ${direInstant(le, fuseau)}`
  const clause = guichet.periodes.flatMap((p) => p.clause)
  const prochaine = guichet.periodes.find((p) => {
    const ouverture = ouvertureDe(p, fuseau)
    return ouverture !== undefined && avant(le, ouverture)
  })
  const ouverture = prochaine === undefined ? undefined : ouvertureDe(prochaine, fuseau)
  if (ouverture !== undefined) {
    return refus(
      'pas-encore-ouvert',
      `${recue} ; les dépôts ouvrent le ${direInstant(ouverture, fuseau)}.`,
      'Votre brouillon est gardé : revenez à l’ouverture.',
      clause,
    )
  }
  const fin =
    guichet.periodes.length === 1 && guichet.periodes[0] !== undefined
      ? clotureDe(guichet.periodes[0], fuseau)
      : derniereCloture(guichet.periodes, fuseau)
  return refus(
    'hors-delai',
    `${recue} ; la dernière minute pour déposer était ${direCloture(fin, fuseau)}. Un dossier reçu après n’est pas recevable.`,
    'Votre brouillon est gardé et reste lisible. Écrivez au contact de l’appel pour connaître les suites possibles.',
    clause,
  )
}
