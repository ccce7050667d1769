import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Tranche } from './trancher.ts'

/** @param par l'identifiant de l'agent */
export const ecrireTranche = async (base: Base, dossier: string, t: Tranche): Promise<void> => {
  await sql`
    insert into tranche (dossier, condition, reponse, motif, par, le)
    values (${dossier}, ${t.condition}, ${t.reponse}, ${t.motif}, ${t.par}, ${t.le})`.execute(base)
}

/** Ce que les agents ont tranché d'un dossier, du plus ancien au plus récent ; `par` est leur nom. */
export const lireTranches = async (base: Kysely<unknown>, dossier: string): Promise<readonly Tranche[]> =>
  (
    await sql<Tranche>`
      select t.condition, t.reponse, t.motif, a.nom as par, t.le from tranche t join agent_connu a on a.id = t.par
      where t.dossier = ${dossier} order by t.id`.execute(base)
  ).rows
