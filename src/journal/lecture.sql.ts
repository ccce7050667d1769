import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { GenreObjet, Role } from '../vie.ts'
import type { Entree } from './chaine.ts'
import type { Vivant } from './objet.ts'

/** Un objet, sans verrou : pour une page. */
export const voirVivant = async (base: Kysely<unknown>, genre: GenreObjet, id: string): Promise<Vivant | undefined> =>
  (
    await sql<Vivant>`select genre, id, fil, etat, agence, appel, organisme, prestataire from vie where genre = ${genre} and id = ${id}`.execute(
      base,
    )
  ).rows[0]

/** L'état de plusieurs objets d'un genre, par identifiant, en une lecture. */
export const voirEtats = async (base: Kysely<unknown>, genre: GenreObjet, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await sql<{ id: string; etat: string }>`select id, etat from vie where genre = ${genre} and id = any(${[...ids]})`.execute(base)
    ).rows.map((v) => [v.id, v.etat]),
  )

/** Les objets d'un fil : le dossier, sa mission, sa convention, ses versements. */
export const voirFil = async (base: Kysely<unknown>, fil: string): Promise<readonly Vivant[]> =>
  (
    await sql<Vivant>`select genre, id, fil, etat, agence, appel, organisme, prestataire from vie where fil = ${fil} order by genre, id`.execute(
      base,
    )
  ).rows

/** Ce qui s'est passé dans un fil, du plus récent au plus ancien. */
export const voirHistoire = async (base: Kysely<unknown>, fil: string, limite: number): Promise<readonly Entree[]> =>
  (
    await sql<Entree>`
      select fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte
      from entree where fil = ${fil} order by rang desc limit ${limite}`.execute(base)
  ).rows

/** La première fois que chaque rôle a fait chaque acte sur cet objet. */
export const voirPremiersActes = async (
  base: Kysely<unknown>,
  { genre, id, fil }: Pick<Vivant, 'genre' | 'id' | 'fil'>,
): Promise<readonly { readonly acte: string; readonly role: Role; readonly le: Instant }[]> =>
  (
    await sql<{ acte: string; role: Role; le: Instant }>`
      select acte, role, min(le) as le from entree where fil = ${fil} and genre = ${genre} and objet = ${id} group by acte, role`.execute(
      base,
    )
  ).rows

/** Ce qu'une personne a fait, du plus récent au plus ancien ; jamais le contenu, qui est celui du dossier. */
export const voirActesDe = async (
  base: Kysely<unknown>,
  par: string,
  limite: number,
): Promise<readonly Pick<Entree, 'acte' | 'genre' | 'objet' | 'role' | 'le'>[]> =>
  (await sql<Entree>`select acte, genre, objet, role, le from entree where par = ${par} order by le desc limit ${limite}`.execute(base))
    .rows
