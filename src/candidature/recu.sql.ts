import { type Kysely, sql } from 'kysely'
import type { Grave } from './grave.ts'
import { lireRecueil } from './recueil.sql.ts'

export const lireDepot = async (base: Kysely<unknown>, dossier: string): Promise<Grave | undefined> => {
  const lu = (
    await sql<Omit<Grave, 'recueil'>>`
      select d.le, coalesce(r.instantane, d.instantane) as instantane, coalesce(r.empreinte, d.empreinte) as empreinte
      from depot d left join recueil r on r.dossier = d.dossier and r.rang = (select max(rang) from recueil where dossier = d.dossier)
      where d.dossier = ${dossier}`.execute(base)
  ).rows[0]
  return lu === undefined ? undefined : { ...lu, recueil: (await lireRecueil(base, dossier)) ?? null }
}
