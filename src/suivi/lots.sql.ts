import { type Kysely, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import { json } from '../plateforme/base/base.sql.ts'
import type { Instant } from '../socle/temps.ts'
import { type Sort, UUID } from './lot.ts'
import { dansLePerimetre } from './perimetre.sql.ts'

export type Lot = { readonly id: string; readonly acte: string; readonly saisie: Readonly<Record<string, unknown>> }

/** Inscrit un lot confirmé ; le même, envoyé deux fois, n'en fait qu'un. */
export const ecrireLot = async (
  base: Kysely<unknown>,
  lot: Lot,
  agent: string,
  dossiers: readonly { readonly dossier: string; readonly saisie?: Lot['saisie'] }[],
  le: Instant,
): Promise<void> => {
  await sql`
    with nouveau as (
      insert into lot (id, agent, acte, saisie, le) values (${lot.id}, ${agent}, ${lot.acte}, ${json(lot.saisie)}, ${le})
      on conflict do nothing returning id)
    insert into lot_dossier (lot, rang, dossier, saisie)
    select nouveau.id, d.rang, d.dossier, coalesce(d.saisie, '{}')
    from nouveau, rows from (jsonb_to_recordset(${json(dossiers)}) as (dossier text, saisie jsonb)) with ordinality as d(dossier, saisie, rang)`.execute(
    base,
  )
}

/** Un lot de cette personne. */
export const lireLot = async (base: Kysely<unknown>, id: string, agent: string): Promise<Lot | undefined> =>
  UUID.test(id) ? (await sql<Lot>`select id, acte, saisie from lot where id = ${id} and agent = ${agent}`.execute(base)).rows[0] : undefined

/** Ce que les dossiers du lot sont devenus. Celui dont l'acteur s'est déporté depuis n'y est plus (G-42). */
export const lireSorts = async (base: Kysely<unknown>, lot: string, acteur: Acteur): Promise<readonly Sort[]> =>
  (
    await sql<Sort>`
      select dossier, organisme, d.saisie, d.resultat, d.raisons from lot_dossier d join ligne_dossier using (dossier)
      where d.lot = ${lot} and ${dansLePerimetre(acteur)} order by d.rang`.execute(base)
  ).rows

/** Note ce qu'un dossier est devenu ; faux si c'était déjà noté. */
export const noterSort = async (
  base: Kysely<unknown>,
  lot: string,
  dossier: string,
  resultat: 'fait' | 'refuse',
  raisons: readonly string[],
): Promise<boolean> => {
  const note = await sql`
    update lot_dossier set resultat = ${resultat}, raisons = ${[...raisons]}
    where lot = ${lot} and dossier = ${dossier} and resultat is null`.execute(base)
  return note.numAffectedRows === 1n
}
