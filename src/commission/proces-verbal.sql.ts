import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Approbation, Version, VersionLue } from './proces-verbal.ts'

/** Les versions amendées du procès-verbal d'une séance, de la première à la dernière. */
export const lireVersions = async (base: Kysely<unknown>, appel: string, seance: string): Promise<readonly VersionLue[]> =>
  (
    await sql<VersionLue>`
      select p.rang, p.observations, p.notes, p.le, a.nom from proces_verbal p join agent_connu a on a.id = p.par
      where p.appel = ${appel} and p.seance = ${seance} order by p.rang`.execute(base)
  ).rows

export const ecrireVersion = async (base: Base, appel: string, seance: string, v: Version, par: string, le: Instant): Promise<void> => {
  await sql`
    insert into proces_verbal (appel, seance, rang, observations, notes, le, par)
    values (${appel}, ${seance}, ${v.rang}, ${v.observations}, ${JSON.stringify(v.notes)}::jsonb, ${le}, ${par})`.execute(base)
}

export const lireApprobation = async (base: Kysely<unknown>, appel: string, seance: string): Promise<Approbation | undefined> =>
  (
    await sql<Approbation>`
      select p.version, p.empreinte, p.le, p.par, a.nom from proces_verbal_approuve p join agent_connu a on a.id = p.par
      where p.appel = ${appel} and p.seance = ${seance}`.execute(base)
  ).rows[0]

/** Les séances que cette personne a présidées, et dont le procès-verbal n'est pas approuvé. */
export const lirePresideesSansApprobation = async (
  base: Kysely<unknown>,
  agent: string,
): Promise<readonly { readonly appel: string; readonly seance: string }[]> =>
  (
    await sql<{ appel: string; seance: string }>`
      select appel, seance from presidence where agent = ${agent}
      except select appel, seance from proces_verbal_approuve`.execute(base)
  ).rows

export const ecrireApprobation = async (
  base: Base,
  appel: string,
  seance: string,
  a: Pick<Approbation, 'version' | 'empreinte' | 'par' | 'le'>,
): Promise<void> => {
  await sql`
    insert into proces_verbal_approuve (appel, seance, version, empreinte, le, par)
    values (${appel}, ${seance}, ${a.version}, ${a.empreinte}, ${a.le}, ${a.par})`.execute(base)
}
