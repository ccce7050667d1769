import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import { ecrireOrganisme } from './inscription.sql.ts'
import { nommerPersonne } from './personne.sql.ts'
import type { Reconnu } from './rattacher.ts'
import { lireSitesDe } from './recherche.sql.ts'

/** Verrouille une personne morale jusqu'à la fin de l'acte : deux personnes au même moment, la seconde voit la première. */
export const verrouillerRattachement = async (base: Kysely<unknown>, siret: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`rattacher:${siret.slice(0, 9)}`}))`.execute(base)
}

/** L'organisme que Palier connaît déjà sous l'un de ces numéros, et si quelqu'un le représente. */
export const lireConnu = async (
  base: Kysely<unknown>,
  siret: string,
  finess: string | null,
): Promise<{ readonly id: string; readonly represente: boolean } | undefined> =>
  (
    await sql<{ id: string; represente: boolean }>`
      select o.id, exists (select 1 from habilitation h where h.organisme = o.id and h.role = 'porteur') as represente
      from organisme o where o.siret = ${siret} or o.finess = ${finess} order by o.siret = ${siret} desc limit 1`.execute(base)
  ).rows[0]

export type Rattachement = Reconnu & { readonly nom: string; readonly fonction: string }

/** Inscrit l'organisme et ses sites, et la personne comme son porteur. */
export const ecrireRattachement = async (base: Kysely<unknown>, r: Rattachement, agent: string, le: Instant): Promise<void> => {
  const { organisme, origine, entite } = r
  const sites =
    entite === null ? [] : (await lireSitesDe(base, entite)).filter((s) => entite === organisme.finess || s.finess === organisme.finess)
  await ecrireOrganisme(base, organisme, sites)
  await nommerPersonne(base, agent, r.nom)
  await sql`
    insert into habilitation (agent, role, organisme, droit) values (${agent}, 'porteur', ${organisme.id}, 'deposer') on conflict do nothing`.execute(
    base,
  )
  await sql`
    insert into rattachement (organisme, agent, fonction, origine, le)
    values (${organisme.id}, ${agent}, ${r.fonction}, ${origine}, ${le})
    on conflict (organisme, agent) do update set fonction = excluded.fonction, origine = excluded.origine, le = excluded.le`.execute(base)
}

export const ecrireVerification = async (base: Kysely<unknown>, organisme: string, nature: string): Promise<void> => {
  await sql`update organisme set verification = 'faite', nature = ${nature} where id = ${organisme}`.execute(base)
}
