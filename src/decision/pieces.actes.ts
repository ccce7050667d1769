import type { Kysely } from 'kysely'
import { aideDe } from '../appel/aide.ts'
import { lireEngage, lireEnveloppePourEngager, voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { faitsDuBudget } from '../candidature/faits.ts'
import { compositionARevoir } from '../candidature/groupement.ts'
import { lireAvisQuiVaut } from '../commission/avis-rendu.sql.ts'
import type { AvisRendu, avisQuiVaut } from '../commission/avis-rendu.ts'
import { engageALaDecision } from '../commission/bornes.ts'
import { lireAvis } from '../instruction/avis.sql.ts'
import { calculesDe } from '../instruction/facteurs.publicodes.ts'
import { lireSeanceDuDossier } from '../instruction/instruction.sql.ts'
import { opposables } from '../instruction/recevabilite.ts'
import type { Seance } from '../instruction/seance.ts'
import { totalDe } from '../instruction/total.ts'
import { lireTranches } from '../instruction/tranche.sql.ts'
import { type Examinee, examiner } from '../instruction/trancher.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import { cleTenue, type MieuxClasse } from './attente.ts'
import { enLice, lireClassement } from './classement.actes.ts'
import type { Pieces } from './decider.ts'
import { lireDecisions } from './decision.sql.ts'
import { compterRetenus, lireAttente, verrouillerPlaces } from './places.sql.ts'
import { proposer } from './proposition.ts'
import { raisonDeLaCommission, raisonsDeLExamen } from './raisons-de-l-examen.ts'

/** Verrouille ce que les décisions d'un guichet se disputent, toujours dans cet ordre : les places, puis l'enveloppe. */
export const verrouiller = async (base: Base, { appel, guichet }: Pick<DossierLu, 'appel' | 'guichet'>): Promise<void> => {
  await verrouillerPlaces(base, appel.code, guichet.code)
  if (engageALaDecision(guichet)) await lireEnveloppePourEngager(base, appel.code, guichet.code)
}

/** Les pièces, et ce que la page en dit de plus. */
export type PiecesLues = Pieces & {
  readonly seance: Seance | undefined
  readonly conditions: readonly Examinee[]
  readonly avisRendu: ReturnType<typeof avisQuiVaut>
}

/**
 * Ce que le directeur a devant lui. L'aide et le coût se comptent sur les seuls projets retenus.
 * @param retenus les rangs des projets retenus ; vide : tous
 */
export const lirePieces = async (
  base: Kysely<unknown>,
  monde: Pick<Monde, 'appel'>,
  entier: DossierLu,
  retenus: readonly number[],
  le: Instant,
): Promise<PiecesLues> => {
  const lu = reduire(entier, retenus)
  const { dossier, appel, guichet } = lu
  const seance = await lireSeanceDuDossier(base, dossier.id)
  const aide = aideDe(guichet.argent, lectureDesRegles(appel, lu.faits))
  const examinees = examiner(lu.verdicts, await lireTranches(base, dossier.id))
  const avis = await lireAvis(base, dossier.id)
  const avisRendu = await lireAvisQuiVaut(base, dossier.id)
  const commission = etatDeLaCommission(appel.commission, seance, avisRendu)
  return {
    seance,
    conditions: examinees,
    commission,
    avisRendu: commission === 'rendu' ? avisRendu : undefined,
    avis: avis.length,
    retenus: await compterRetenus(base, appel.code, guichet.code, dossier.id),
    aide: !engageALaDecision(guichet) ? 'plus-tard' : aide.certaine ? aide.demande : undefined,
    eligible: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
    plafond: aide.plafond,
    enveloppe: engageALaDecision(guichet) ? await lireEnveloppeSans(base, lu) : undefined,
    empechements: [...compositionARevoir(dossier), ...opposables(examinees)],
    organisme: dossier.organisme.verification === 'faite' ? 'verifie' : 'a-verifier',
    projets: entier.dossier.projets.map((p) => p.rang),
    raisons: [
      ...raisonDeLaCommission(commission === 'rendu' ? avisRendu : undefined, appel.commission?.clause ?? []),
      ...raisonsDeLExamen(totalDe(guichet.choix.criteres, avis, calculesDe(entier))?.sousMinimum ?? [], examinees, avis),
    ],
    attente: (await lireAttente(base, appel.code, guichet.code)).filter((e) => e.dossier !== dossier.id),
    aujourdhui: jourDe(le, appel.fuseau),
    ...(guichet.choix.places === undefined ? { proposition: undefined, mieuxClasses: [] } : await lireProposition(base, monde, lu)),
  }
}

/** Ce que le rang propose à ce dossier, comme si sa décision restait à prendre, et qui devrait le précéder dans la liste d'attente. */
const lireProposition = async (
  base: Kysely<unknown>,
  monde: Pick<Monde, 'appel'>,
  { dossier, appel, guichet }: DossierLu,
): Promise<Pick<Pieces, 'proposition' | 'mieuxClasses'>> => {
  const decisions = await lireDecisions(base, dossier.id)
  const notifiee = decisions.findLast((d) => d.notifieeLe !== null)
  const attend = notifiee?.sens === 'en-attente' && notifiee.ordre !== null ? notifiee.ordre : undefined
  const classement = await lireClassement(base, monde, appel, guichet)
  const autres = enLice(classement).filter((d) => d.id !== dossier.id)
  const rang = classement.find((d) => d.id === dossier.id)?.rang ?? 0
  const sien = attend === undefined ? ({ sort: 'a-decider' } as const) : ({ sort: 'attend', cle: attend } as const)
  const propositions = proposer(guichet.choix, [...autres, { id: dossier.id, rang, ...sien }])
  const tenue = cleTenue(decisions)
  const mieuxClasses = autres.filter(
    (d) => d.rang < rang && (d.sort === 'attend' || (d.sort === 'a-decider' && propositions.get(d.id) === 'attente')),
  )
  return {
    proposition: propositions.get(dossier.id),
    // Qui attend déjà a été placé, avec son motif s'il en fallait un : y rester, ou changer sa seule place, ne devance que qui attend.
    mieuxClasses: mieuxClasses.flatMap((d): readonly MieuxClasse[] => {
      if (d.sort === 'attend') return tenue !== undefined && tenue < d.cle ? [] : [{ sort: 'attend', cle: d.cle }]
      return tenue === undefined ? [{ sort: 'a-decider' }] : []
    }),
  }
}

const etatDeLaCommission = (
  commission: DossierLu['appel']['commission'],
  seance: Seance | undefined,
  avis: Pick<AvisRendu, 'sens' | 'seance'> | undefined,
): Pieces['commission'] => {
  if (commission === undefined) return 'sans'
  if (seance === undefined || seance.tenueLe === null) return 'a-venir'
  return avis === undefined || avis.sens === 'ajourne' || avis.seance !== seance.code ? 'sans-avis' : 'rendu'
}

/** L'enveloppe comme si ce dossier n'y avait rien engagé ; annoncée et jamais dotée, elle est vide. */
const lireEnveloppeSans = async (base: Kysely<unknown>, { dossier, appel, guichet }: DossierLu): Promise<EtatEnveloppe | undefined> => {
  const vide = { guichet: guichet.code, total: 0n, engage: 0n, reste: 0n }
  const lue = (await voirEnveloppes(base, appel.code)).find((e) => e.guichet === guichet.code)
  if (lue === undefined) return guichet.argent.enveloppe === undefined ? undefined : vide
  const engage = await lireEngage(base, dossier.id)
  return { ...lue, engage: lue.engage - engage, reste: lue.reste + engage }
}

const reduire = (lu: DossierLu, rangs: readonly number[]): DossierLu => {
  if (rangs.length === 0) return lu
  const dossier = { ...lu.dossier, projets: lu.dossier.projets.filter((p) => rangs.includes(p.rang)) }
  return { ...lu, dossier, faits: { ...lu.faits, ...faitsDuBudget(dossier, lu.guichet) } }
}
