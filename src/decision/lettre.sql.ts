import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'

/** L'empreinte du PDF d'une décision notifiée : la lettre partie, qui ne change plus. */
export const lireLettre = async (base: Kysely<unknown>, dossier: string, rang: number): Promise<string | undefined> =>
  (
    await sql<{ lettre: string | null }>`
      select lettre from decision where dossier = ${dossier} and rang = ${rang} and notifiee_le is not null`.execute(base)
  ).rows[0]?.lettre ?? undefined

/** L'empreinte de la lettre qui a dit une décision caduque. */
export const lireCaducite = async (base: Kysely<unknown>, dossier: string, rang: number): Promise<string | undefined> =>
  (await sql<{ caducite: string | null }>`select caducite from decision where dossier = ${dossier} and rang = ${rang}`.execute(base))
    .rows[0]?.caducite ?? undefined

export const ecrireCaducite = async (base: Base, dossier: string, rang: number, lettre: string): Promise<void> => {
  await sql`update decision set caducite = ${lettre} where dossier = ${dossier} and rang = ${rang}`.execute(base)
}

export const ecrireNotification = async (base: Base, dossier: string, rang: number, lettre: string, le: Instant): Promise<void> => {
  await sql`update decision set notifiee_le = ${le}, lettre = ${lettre} where dossier = ${dossier} and rang = ${rang}`.execute(base)
}
