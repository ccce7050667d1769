import { sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'

/** Vide un brouillon retiré, et rend les empreintes des fichiers que rien d'autre ne porte. */
export const viderBrouillon = async (base: Base, dossier: string, le: Instant): Promise<readonly string[]> => {
  await sql`update dossier set retire_le = ${le} where id = ${dossier} and retire_le is null`.execute(base)
  await sql`delete from delegation where dossier = ${dossier}`.execute(base)
  await sql`delete from membre where dossier = ${dossier}`.execute(base)
  await sql`delete from reprise where dossier = ${dossier} or source = ${dossier}`.execute(base)
  await sql`delete from reponse_concurrente where dossier = ${dossier}`.execute(base)
  await sql`delete from reponse where dossier = ${dossier}`.execute(base)
  await sql`delete from engagement where dossier = ${dossier}`.execute(base)
  await sql`delete from projet where dossier = ${dossier}`.execute(base)
  await sql`delete from reception where dossier = ${dossier}`.execute(base)
  const pieces = await sql<{ empreinte: string }>`
    with otees as (delete from piece where dossier = ${dossier} returning empreinte)
    select distinct empreinte from otees o where not exists (
      select 1 from piece p where p.empreinte = o.empreinte and p.dossier <> ${dossier}
      union all select 1 from complement_piece c where c.empreinte = o.empreinte
      union all select 1 from fichier_envoye f where f.empreinte = o.empreinte)`.execute(base)
  return pieces.rows.map((p) => p.empreinte)
}
