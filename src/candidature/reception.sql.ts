import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'

/** Un fichier en cours d'arrivée. `taille` : celle annoncée, en octets ; `marque` : ce qui fait reconnaître le même fichier. */
export type Reception = {
  readonly id: string
  readonly dossier: string
  readonly code: string
  readonly remplace: string | null
  readonly nom: string
  readonly taille: number
  readonly marque: string
  readonly par: string
}

/** Ouvre une réception ; le même fichier annoncé de nouveau par la même personne retrouve la sienne, et reprend où il en était. */
export const ouvrirReception = async (base: Kysely<unknown>, r: Reception, le: Instant): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into reception (id, dossier, code, remplace, nom, taille, marque, par, ouverte_le)
      values (${r.id}, ${r.dossier}, ${r.code}, ${r.remplace}, ${r.nom}, ${r.taille}, ${r.marque}, ${r.par}, ${le})
      on conflict (dossier, code, par, nom, taille, marque) do update set remplace = excluded.remplace
      returning id`.execute(base)
  ).rows[0]?.id ?? r.id

/** La réception d'une personne sur un dossier ; celle d'une autre n'existe pas pour elle. */
export const lireReception = async (base: Kysely<unknown>, dossier: string, id: string, par: string): Promise<Reception | undefined> =>
  (
    await sql<Reception>`
      select id, dossier, code, remplace::text, nom, taille, marque, par from reception
      where dossier = ${dossier} and id::text = ${id} and par = ${par}`.execute(base)
  ).rows[0]

/** Les envois que cette personne n'a pas finis, du plus récent au plus ancien. */
export const lireReceptions = async (base: Kysely<unknown>, dossier: string, par: string): Promise<readonly Reception[]> =>
  (
    await sql<Reception>`
      select id, dossier, code, remplace::text, nom, taille, marque, par from reception
      where dossier = ${dossier} and par = ${par} order by ouverte_le desc limit 20`.execute(base)
  ).rows

export const fermerReception = async (base: Kysely<unknown>, id: string): Promise<void> => {
  await sql`delete from reception where id = ${id}`.execute(base)
}

/** Ferme les réceptions ouvertes avant cet instant, et les rend : leurs octets sont à effacer. */
export const fermerAnciennes = async (base: Kysely<unknown>, avant: Instant): Promise<readonly string[]> =>
  (await sql<{ id: string }>`delete from reception where ouverte_le < ${avant} returning id`.execute(base)).rows.map((r) => r.id)
