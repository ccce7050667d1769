import { type Kysely, sql } from 'kysely'
import type { Declaration } from './rattacher.ts'

/** Qui s'est déclaré d'un organisme, le plus ancien d'abord. */
export const lireDeclarations = async (base: Kysely<unknown>, organisme: string): Promise<readonly Declaration[]> =>
  (
    await sql<Declaration>`
      select a.nom, r.fonction, r.origine, r.le from rattachement r join agent a on a.id = r.agent
      where r.organisme = ${organisme} order by r.le`.execute(base)
  ).rows
