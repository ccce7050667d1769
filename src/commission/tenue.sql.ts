import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Mouvement, Occupation, Presence } from './presence.ts'

/** Le suppléant de chaque siège d'un appel. */
export const lireSuppleants = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly { readonly siege: string; readonly id: string; readonly nom: string }[]> =>
  (
    await sql<{ siege: string; id: string; nom: string }>`
      select s.siege, s.agent as id, a.nom from suppleant s join agent_connu a on a.id = s.agent where s.appel = ${appel} order by s.siege`.execute(
      base,
    )
  ).rows

/** @param agent absent : le siège n'a plus de suppléant */
export const ecrireSuppleant = async (
  base: Base,
  appel: string,
  { siege, agent }: { readonly siege: string; readonly agent: string | null },
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`delete from suppleant where appel = ${appel} and siege = ${siege}`.execute(base)
  if (agent !== null)
    await sql`insert into suppleant (appel, siege, agent, le, par) values (${appel}, ${siege}, ${agent}, ${le}, ${par})`.execute(base)
}

/** Les présences d'une séance, de la première arrivée à la dernière, et le nom de chacun. */
export const lirePresences = async (
  base: Kysely<unknown>,
  appel: string,
  seance: string,
): Promise<readonly (Presence & { readonly nom: string })[]> =>
  (
    await sql<Presence & { nom: string }>`
      select p.siege, p.agent, a.nom, p.arrivee, p.depart from presence p join agent_connu a on a.id = p.agent
      where p.appel = ${appel} and p.seance = ${seance} order by p.arrivee, p.siege, p.id`.execute(base)
  ).rows

export const ecrireMouvements = async (
  base: Base,
  appel: string,
  seance: string,
  { arrivees, departs }: Mouvement,
  le: Instant,
): Promise<void> => {
  await sql`
    update presence set depart = ${le} where appel = ${appel} and seance = ${seance} and depart is null
      and (siege, agent) in (select * from unnest(${departs.map((d) => d.siege)}::text[], ${departs.map((d) => d.agent)}::text[]))`.execute(
    base,
  )
  await sql`
    insert into presence (appel, seance, siege, agent, arrivee)
    select ${appel}, ${seance}, siege, agent, ${le}::timestamptz
    from unnest(${arrivees.map((d) => d.siege)}::text[], ${arrivees.map((d) => d.agent)}::text[]) as a(siege, agent)`.execute(base)
}

/** Tous s'en vont quand la séance est levée. */
export const ecrireDeparts = async (base: Base, appel: string, seance: string, le: Instant): Promise<void> => {
  await sql`update presence set depart = ${le} where appel = ${appel} and seance = ${seance} and depart is null`.execute(base)
}

/** Qui préside une séance ouverte. */
export const lirePresidence = async (
  base: Kysely<unknown>,
  appel: string,
  seance: string,
): Promise<(Occupation & { readonly nom: string }) | undefined> =>
  (
    await sql<Occupation & { nom: string }>`
      select p.siege, p.agent, a.nom from presidence p join agent_connu a on a.id = p.agent
      where p.appel = ${appel} and p.seance = ${seance}`.execute(base)
  ).rows[0]

export const ecrirePresidence = async (base: Base, appel: string, seance: string, { siege, agent }: Occupation): Promise<void> => {
  await sql`insert into presidence (appel, seance, siege, agent) values (${appel}, ${seance}, ${siege}, ${agent})`.execute(base)
}
