import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { EnAttente } from './attente.ts'

/** Verrouille les places et la liste d'attente d'un guichet jusqu'à la fin de l'acte : deux décisions ne se partagent pas la dernière. */
export const verrouillerPlaces = async (base: Base, appel: string, guichet: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`places:${appel}:${guichet}`}))`.execute(base)
}

/** Les dossiers qui tiennent une place (A-04), retenus d'emblée ou sous condition, sans compter celui-ci. */
export const compterRetenus = async (base: Kysely<unknown>, appel: string, guichet: string, sauf: string): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from dossier_vivant v
      join lateral (select sens, rendue_le from decision where dossier = v.id order by rang desc limit 1) d on true
      where v.appel = ${appel} and v.guichet = ${guichet} and v.id <> ${sauf} and d.sens in ('retenu', 'sous-condition') and d.rendue_le is null`.execute(
      base,
    )
  ).rows[0]?.n ?? 0

/** La liste d'attente d'un guichet, dans son ordre. */
export const lireAttente = async (base: Kysely<unknown>, appel: string, guichet: string): Promise<readonly EnAttente[]> =>
  (
    await sql<EnAttente>`
      select v.id as dossier, d.ordre as cle, case when d.notifiee_le is null then 'a-notifier' else 'notifiee' end as notifiee
      from dossier_vivant v
      join lateral (select sens, ordre, notifiee_le from decision where dossier = v.id order by rang desc limit 1) d on true
      where v.appel = ${appel} and v.guichet = ${guichet} and d.sens = 'en-attente' and v.etat in ('decide', 'en-attente')
      order by d.ordre, v.id`.execute(base)
  ).rows

/** Fait reculer d'un ceux de la liste qui suivent cette clé. */
export const faireReculer = async (base: Base, dossiers: readonly string[], cle: number): Promise<void> => {
  await sql`
    update decision d set ordre = ordre + 1
    where dossier = any(${[...dossiers]}) and ordre >= ${cle} and rang = (select max(rang) from decision where dossier = d.dossier)`.execute(
    base,
  )
}

/** Les dossiers d'un guichet qui concourent : déposés, ni retirés ni irrecevables. */
export const lireConcurrents = async (base: Kysely<unknown>, appel: string, guichet: string): Promise<readonly string[]> =>
  (
    await sql<{ id: string }>`
      select id from dossier_vivant
      where appel = ${appel} and guichet = ${guichet} and depose_le is not null and etat not in ('brouillon', 'retire', 'irrecevable')
      order by id`.execute(base)
  ).rows.map((d) => d.id)

/** Les dossiers admissibles d'un guichet : déclarés recevables, et non retirés. */
export const compterAdmissibles = async (base: Base, appel: string, guichet: string): Promise<number> =>
  Number(
    (
      await sql<{ n: bigint }>`
        select count(*) as n from dossier_vivant
        where appel = ${appel} and guichet = ${guichet} and etat not in ('brouillon', 'depose', 'retire', 'irrecevable')`.execute(base)
    ).rows[0]?.n ?? 0,
  )
