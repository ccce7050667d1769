import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import type { Controle, Part } from './realisation.ts'
import type { PremiereLecture } from './suite.ts'

export type CompteRendu = Part & { readonly texte: string; readonly le: Instant }

export const ecrireCompteRendu = async (
  base: Base,
  dossier: string,
  c: Part & { readonly texte: string },
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into compte_rendu (dossier, code, part, texte, par, le) values (${dossier}, ${c.code}, ${c.part}, ${c.texte}, ${par}, ${le})
    on conflict (dossier, code) do update set part = excluded.part, texte = excluded.texte, par = excluded.par, le = excluded.le`.execute(
    base,
  )
}
export const lireComptesRendus = async (base: Kysely<unknown>, dossier: string): Promise<readonly CompteRendu[]> =>
  (await sql<CompteRendu>`select code, part, texte, le from compte_rendu where dossier = ${dossier} order by code`.execute(base)).rows

export const ecrireControle = async (base: Base, dossier: string, c: Controle, par: string, le: Instant): Promise<void> => {
  await sql`
    insert into controle (dossier, corps, parts, part, observation, complet, par, le)
    values (${dossier}, ${c.corps}, ${JSON.stringify(c.parts)}::jsonb, ${c.part}, ${c.observation}, ${c.complet}, ${par}, ${le})`.execute(
    base,
  )
}
export type ControleLu = Pick<Controle, 'corps' | 'parts' | 'part' | 'observation'> & { readonly le: Instant }
export const lireControles = async (base: Kysely<unknown>, dossier: string): Promise<readonly ControleLu[]> =>
  (await sql<ControleLu>`select corps, parts, part, observation, le from controle where dossier = ${dossier} order by le`.execute(base))
    .rows

/** L'audit auquel comparer : celui du dossier, sinon le dernier remis au même organisme dans le même appel (G-14, G-03). */
export const lireAuditDOrigine = async (
  base: Kysely<unknown>,
  dossier: string,
): Promise<{ readonly dossier: string; readonly guichet: string } | undefined> =>
  (
    await sql<{ dossier: string; guichet: string }>`
      select a.dossier, o.guichet from dossier_vivant d
      join audit_remis a on a.appel = d.appel and a.organisme = d.organisme
      join dossier_vivant o on o.id = a.dossier
      where d.id = ${dossier} order by (a.dossier = d.id) desc, a.remis_le desc limit 1`.execute(base)
  ).rows[0]

export const ecrireBilan = async (base: Base, dossier: string, contenu: unknown, par: string, le: Instant): Promise<void> => {
  await sql`insert into bilan (dossier, contenu, le, par) values (${dossier}, ${JSON.stringify(contenu, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v))}::jsonb, ${le}, ${par})`.execute(
    base,
  )
}

/** Garde la première ouverture d'un dossier par ce rôle. */
export const marquerOuvert = async (base: Kysely<unknown>, dossier: string, role: Role, le: Instant): Promise<void> => {
  await sql`insert into premiere_lecture (dossier, role, le) values (${dossier}, ${role}, ${le}) on conflict do nothing`.execute(base)
}
export const lireOuvertures = async (base: Kysely<unknown>, dossier: string): Promise<readonly PremiereLecture[]> =>
  (await sql<PremiereLecture>`select role, le from premiere_lecture where dossier = ${dossier} order by le`.execute(base)).rows
