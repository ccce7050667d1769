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
