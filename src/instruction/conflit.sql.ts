import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Entourage, Interets } from './conflit.ts'

export const ecrireDeport = async (base: Base, dossier: string, agent: string, motif: string, le: Instant): Promise<void> => {
  await sql`insert into deport (dossier, agent, motif, le) values (${dossier}, ${agent}, ${motif}, ${le}) on conflict do nothing`.execute(
    base,
  )
}

/** Une personne écartée d'un dossier : par son déport, un intérêt déclaré, ou l'organisme qu'elle représente. */
export type Ecarte = { readonly agent: string; readonly nom: string; readonly motif: string }

export const lireDeports = async (base: Kysely<unknown>, dossier: string): Promise<readonly Ecarte[]> =>
  (await lireDeportsDe(base, [dossier])).get(dossier) ?? []

/** Qui est écarté de plusieurs dossiers, par dossier, en une lecture. */
export const lireDeportsDe = async (
  base: Kysely<unknown>,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, readonly Ecarte[]>> => {
  const lus = await sql<Ecarte & { readonly dossier: string }>`
    select distinct on (d.dossier, a.nom, d.agent) d.dossier, d.agent, a.nom, d.motif
    from deport_connu d join agent_connu a on a.id = d.agent
    where d.dossier = any(${[...dossiers]}) order by d.dossier, a.nom, d.agent`.execute(base)
  return Map.groupBy(lus.rows, (d) => d.dossier)
}

export const estEcarte = async (base: Kysely<unknown>, dossier: string, agent: string): Promise<boolean> =>
  (await lireEcartesParmi(base, dossier, [agent])).length > 0

/** Ceux de ces agents qui sont écartés d'un dossier. */
export const lireEcartesParmi = async (base: Kysely<unknown>, dossier: string, agents: readonly string[]): Promise<readonly string[]> =>
  (
    await sql<{ agent: string }>`select agent from deport_connu where dossier = ${dossier} and agent = any(${[...agents]})`.execute(base)
  ).rows.map((d) => d.agent)

/** Ce qu'un dossier laisse voir de ses liens. */
export const lireEntourage = async (base: Kysely<unknown>, dossier: string): Promise<Entourage['courriels']> =>
  (
    await sql<{ courriel: string }>`
      select distinct e.courriel from organisme_du_dossier o join equipe_connue e using (organisme) where o.dossier = ${dossier}`.execute(
      base,
    )
  ).rows.map((e) => e.courriel)

/** Les organismes qui ont un dossier déposé dans un appel. */
export const lireOrganismesDeLAppel = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly { readonly code: string; readonly libelle: string }[]> =>
  (
    await sql<{ code: string; libelle: string }>`
      select distinct o.id as code, o.nom || ', ' || o.commune as libelle
      from organisme_du_dossier d join organisme_connu o on o.id = d.organisme where d.appel = ${appel} order by 2`.execute(base)
  ).rows

export const ecrireInterets = async (base: Base, appel: string, agent: string, i: Interets, le: Instant): Promise<void> => {
  await sql`
    with d as (insert into declaration_interets (appel, agent, le) values (${appel}, ${agent}, ${le}) returning id)
    insert into interet (declaration, organisme, lien) select d.id, o, ${i.lien ?? ''} from d, unnest(${[...i.organismes]}::text[]) as o`.execute(
    base,
  )
}

/** La dernière déclaration d'une personne pour un appel. */
export const lireInterets = async (
  base: Kysely<unknown>,
  appel: string,
  agent: string,
): Promise<(Interets & { readonly le: Instant }) | undefined> =>
  (
    await sql<Interets & { le: Instant }>`
      select d.le, coalesce(array_agg(i.organisme) filter (where i.organisme is not null), '{}') as organismes, max(i.lien) as lien
      from declaration_interets d left join interet i on i.declaration = d.id
      where d.appel = ${appel} and d.agent = ${agent} group by d.id order by d.id desc limit 1`.execute(base)
  ).rows[0]

/** Cette personne a-t-elle dit ses intérêts, ou qu'elle n'en a pas, pour cet appel ? */
export const aDeclareSesInterets = async (base: Kysely<unknown>, appel: string, agent: string): Promise<boolean> =>
  (await sql`select from declaration_interets where appel = ${appel} and agent = ${agent} limit 1`.execute(base)).rows.length > 0

/** Qui a dit ses intérêts, ou qu'il n'en a pas, pour cet appel. */
export const lireDeclarants = async (base: Kysely<unknown>, appel: string): Promise<readonly string[]> =>
  (await sql<{ agent: string }>`select distinct agent from declaration_interets where appel = ${appel}`.execute(base)).rows.map(
    (r) => r.agent,
  )

export const ecrireExplication = async (base: Base, dossier: string, agent: string, motif: string, le: Instant): Promise<void> => {
  await sql`
    insert into lien_explique (dossier, agent, motif, le) values (${dossier}, ${agent}, ${motif}, ${le})
    on conflict (dossier, agent) do update set motif = excluded.motif, le = excluded.le`.execute(base)
}

export const lireExplication = async (base: Kysely<unknown>, dossier: string, agent: string): Promise<string | undefined> =>
  (await sql<{ motif: string }>`select motif from lien_explique where dossier = ${dossier} and agent = ${agent}`.execute(base)).rows[0]
    ?.motif
