import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'

/** L'agent qui tient un dossier. */
export const lireCharge = async (
  base: Kysely<unknown>,
  dossier: string,
): Promise<{ readonly agent: string; readonly nom: string } | undefined> =>
  (
    await sql<{ agent: string; nom: string }>`
      select c.agent, a.nom from charge c join agent_connu a on a.id = c.agent where c.dossier = ${dossier}`.execute(base)
  ).rows[0]

export const ecrireCharge = async (base: Base, dossier: string, agent: string | null, par: string, le: Instant): Promise<void> => {
  if (agent === null) await sql`delete from charge where dossier = ${dossier}`.execute(base)
  else
    await sql`
      insert into charge (dossier, agent, par, le) values (${dossier}, ${agent}, ${par}, ${le})
      on conflict (dossier) do update set agent = excluded.agent, par = excluded.par, le = excluded.le`.execute(base)
}

/** Qui se déporte d'un dossier ne le tient plus. */
export const rendreCharge = async (base: Base, dossier: string, agent: string): Promise<void> => {
  await sql`delete from charge where dossier = ${dossier} and agent = ${agent}`.execute(base)
}

/** Qui déclare un intérêt ne tient plus les dossiers de ces organismes. */
export const rendreChargesDe = async (base: Base, appel: string, agent: string, organismes: readonly string[]): Promise<void> => {
  await sql`
    delete from charge c using organisme_du_dossier o
    where c.agent = ${agent} and o.dossier = c.dossier and o.appel = ${appel} and o.organisme = any(${[...organismes]})`.execute(base)
}

/** Confier à quelqu'un et le voir déclarer un intérêt ne se croisent pas : l'un attend l'autre. */
export const verrouillerTenant = async (base: Base, agent: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('charge ' || ${agent}::text, 0))`.execute(base)
}
