import { sql } from 'kysely'
import type { Base } from '../../src/plateforme/base/base.sql.ts'

/** Ce qui bouge sans que personne n'ait rien écrit : l'heure, les sessions et leurs liens, la ligne que la liste tire du reste. */
const TECHNIQUES = ['horloge', 'session', 'compte', 'lien', 'identite', 'ligne_dossier']

/** Rend les tables écrites depuis la dernière fois, par ordre alphabétique : un acte refusé n'en écrit aucune. */
export type Temoin = () => Promise<readonly string[]>

/** Un témoin sur chaque table de la base : ce qu'une transaction annulée écrivait s'efface avec elle. */
export const poserLeTemoin = async (base: Base): Promise<Temoin> => {
  const tables = await sql<{ nom: string }>`
    select tablename as nom from pg_tables where schemaname = 'public' and not tablename = any(${TECHNIQUES})`.execute(base)
  await sql`create table ecriture_vue (nom text not null)`.execute(base)
  await sql`
    create function noter_ecriture() returns trigger language plpgsql as
    $$ begin insert into ecriture_vue values (tg_table_name); return null; end $$`.execute(base)
  for (const { nom } of tables.rows)
    await sql`create trigger temoin after insert or update or delete on ${sql.table(nom)} for each row execute function noter_ecriture()`.execute(
      base,
    )
  return async () => {
    const vues = await sql<{
      nom: string
    }>`with vues as (delete from ecriture_vue returning nom) select distinct nom from vues order by nom`.execute(base)
    return vues.rows.map((v) => v.nom)
  }
}
