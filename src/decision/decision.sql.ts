import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Decision } from './decider.ts'
import type { DecisionLue } from './decision.ts'

export const lireDecision = async (base: Kysely<unknown>, dossier: string): Promise<DecisionLue | undefined> =>
  (
    await sql<DecisionLue>`
      select dossier, rang, sens, motif, montant, projets, seance, le, notifiee_le as "notifieeLe", a_notifier_avant as "aNotifierAvant"
      from decision where dossier = ${dossier} order by rang desc limit 1`.execute(base)
  ).rows[0]

/** Toutes les décisions d'un dossier, dans leur ordre : une liste d'attente se décide deux fois. */
export const lireDecisions = async (base: Kysely<unknown>, dossier: string): Promise<readonly DecisionLue[]> =>
  (
    await sql<DecisionLue>`
      select dossier, rang, sens, motif, montant, projets, seance, le, notifiee_le as "notifieeLe", a_notifier_avant as "aNotifierAvant"
      from decision where dossier = ${dossier} order by rang`.execute(base)
  ).rows

/** La dernière décision de plusieurs dossiers, par dossier, en une lecture. */
export const lireDecisionsDe = async (base: Kysely<unknown>, dossiers: readonly string[]): Promise<ReadonlyMap<string, DecisionLue>> => {
  const lues = await sql<DecisionLue>`
    select distinct on (dossier) dossier, rang, sens, motif, montant, projets, seance, le, notifiee_le as "notifieeLe",
      a_notifier_avant as "aNotifierAvant"
    from decision where dossier = any(${[...dossiers]}) order by dossier, rang desc`.execute(base)
  return new Map(lues.rows.map((d) => [d.dossier, d]))
}

/** Les dossiers d'un guichet qui concourent : déposés, ni retirés ni irrecevables. */
export const lireConcurrents = async (base: Kysely<unknown>, appel: string, guichet: string): Promise<readonly string[]> =>
  (
    await sql<{ id: string }>`
      select id from dossier_vivant
      where appel = ${appel} and guichet = ${guichet} and depose_le is not null and etat not in ('brouillon', 'retire', 'irrecevable')
      order by id`.execute(base)
  ).rows.map((d) => d.id)

export const ecrireDecision = async (
  base: Base,
  dossier: string,
  d: Decision & { readonly seance: string | null; readonly aNotifierAvant: Jour | null },
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into decision (dossier, rang, sens, motif, montant, plafond, projets, seance, le, par, a_notifier_avant)
    values (${dossier}, (select count(*) + 1 from decision where dossier = ${dossier}), ${d.sens}, ${d.motif}, ${d.montant}, ${d.plafond}, ${d.projets === null ? null : [...d.projets]},
      ${d.seance}, ${le}, ${par}, ${d.aNotifierAvant})`.execute(base)
}

export const ecrireNotification = async (base: Base, dossier: string, rang: number, le: Instant): Promise<void> => {
  await sql`update decision set notifiee_le = ${le} where dossier = ${dossier} and rang = ${rang}`.execute(base)
}

/** Les dossiers admissibles d'un guichet : déclarés recevables, et non retirés. */
export const compterAdmissibles = async (base: Base, appel: string, guichet: string): Promise<number> =>
  Number(
    (
      await sql<{ n: bigint }>`
        select count(*) as n from dossier_vivant
        where appel = ${appel} and guichet = ${guichet} and etat not in ('brouillon', 'depose', 'retire', 'irrecevable')`.execute(base)
    ).rows[0]?.n ?? 0,
  )

/** Les dossiers retenus d'un guichet, par leur dernière décision : les places prises (A-04), verrouillées jusqu'à la fin de l'acte. */
export const compterRetenus = async (base: Base, appel: string, guichet: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`places:${appel}:${guichet}`}))`.execute(base)
  return Number(
    (
      await sql<{ n: bigint }>`
        select count(*) as n from dossier_vivant d
        where d.appel = ${appel} and d.guichet = ${guichet} and d.etat <> 'retire'
          and (select sens from decision where dossier = d.id order by rang desc limit 1) = 'retenu'`.execute(base)
    ).rows[0]?.n ?? 0,
  )
}
