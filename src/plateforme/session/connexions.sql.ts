import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../socle/temps.ts'

/** Efface les sessions et les liens périmés : la bibliothèque de connexion ne les lit plus, mais ne les ôte pas. */
export const purgerConnexions = async (base: Kysely<unknown>, le: Instant): Promise<void> => {
  await sql`delete from session where "expiresAt" < ${le}`.execute(base)
  await sql`delete from lien where "expiresAt" < ${le}`.execute(base)
}
