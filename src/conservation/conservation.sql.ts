import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { GenreExpirable } from './durees.ts'

const LOT = 500

export type BrouillonDormant = {
  readonly id: string
  readonly appel: string
  readonly version: number
  readonly guichet: string
  readonly organisme: string
  readonly toucheLe: Instant
  readonly avertis: readonly Instant[]
}
export type CompteDormant = {
  readonly id: string
  readonly nom: string
  readonly courriel: string
  readonly vuLe: Instant
  readonly avertis: readonly Instant[]
}

/** Les brouillons que personne n'a touchés depuis cet instant, par lots, après cet identifiant. */
export const lireBrouillonsDormants = async (base: Kysely<unknown>, depuis: Instant, apres: string): Promise<readonly BrouillonDormant[]> =>
  (
    await sql<BrouillonDormant>`
      select b.id, b.appel, b.version, b.guichet, b.organisme, b.touche_le as "toucheLe",
        (select coalesce(array_agg(a.le order by a.rang), '{}') from avertissement a where a.genre = 'brouillon' and a.objet = b.id) as avertis
      from brouillon_touche b where b.touche_le < ${depuis} and b.id > ${apres} order by b.id limit ${LOT}`.execute(base)
  ).rows

/** Les comptes sans dossier que personne n'a ouverts depuis cet instant, par lots, après cet identifiant. */
export const lireComptesDormants = async (base: Kysely<unknown>, depuis: Instant, apres: string): Promise<readonly CompteDormant[]> =>
  (
    await sql<CompteDormant>`
      select c.id, c.nom, c.courriel, c.vu_le as "vuLe",
        (select coalesce(array_agg(a.le order by a.rang), '{}') from avertissement a where a.genre = 'compte' and a.objet = c.id) as avertis
      from compte_sans_dossier c where c.vu_le < ${depuis} and c.id > ${apres} order by c.id limit ${LOT}`.execute(base)
  ).rows

/** Un nouveau premier avertissement efface ceux d'une autre fois. */
export const ecrireAvertissement = async (
  base: Kysely<unknown>,
  genre: GenreExpirable,
  objet: string,
  rang: 1 | 2,
  le: Instant,
): Promise<void> => {
  await sql`delete from avertissement where genre = ${genre} and objet = ${objet} and rang >= ${rang}`.execute(base)
  await sql`insert into avertissement (genre, objet, rang, le) values (${genre}, ${objet}, ${rang}, ${le})`.execute(base)
}

export const oublierAvertissements = async (base: Kysely<unknown>, genre: GenreExpirable, objet: string): Promise<void> => {
  await sql`delete from avertissement where genre = ${genre} and objet = ${objet}`.execute(base)
}

export type Attache = {
  readonly role: string
  readonly agence: string | null
  readonly prestataire: string | null
  readonly organisme: string | null
  readonly retient: boolean
}
export const lireAttaches = async (base: Kysely<unknown>, agent: string): Promise<readonly Attache[]> =>
  (
    await sql<Attache>`
      select role, agence, prestataire, organisme, retient from attache where agent = ${agent} order by role, organisme`.execute(base)
  ).rows
