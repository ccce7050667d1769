import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'

export type VersionPubliee = { readonly code: string; readonly version: number; readonly empreinte: string; readonly publieLe: Instant }

export const lireVersions = async (base: Kysely<unknown>, code: string): Promise<readonly VersionPubliee[]> =>
  (
    await sql<VersionPubliee>`select code, version, empreinte, publie_le as "publieLe" from appel where code = ${code} order by version`.execute(
      base,
    )
  ).rows

/** La dernière version publiée de chaque appel : ce qui n'est pas publié n'existe encore pour personne. */
export const lirePublies = async (base: Kysely<unknown>): Promise<readonly Pick<VersionPubliee, 'code' | 'version'>[]> =>
  (
    await sql<
      Pick<VersionPubliee, 'code' | 'version'>
    >`select code, max(version) as version from appel group by code order by code`.execute(base)
  ).rows

export const ecrireVersion = async (
  base: Base,
  v: {
    readonly code: string
    readonly version: number
    readonly agence: string
    readonly empreinte: string
    readonly texte: string
    readonly le: Instant
  },
): Promise<void> => {
  await sql`
    insert into appel (code, version, agence, empreinte, texte, publie_le)
    values (${v.code}, ${v.version}, ${v.agence}, ${v.empreinte}, ${v.texte}, ${v.le})`.execute(base)
}
