import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Membre } from './dossier.ts'

/** Ce que le groupement garde d'un membre quand il est composé. Une réponse donnée pour la même part reste. */
export type MembreGarde = {
  readonly organisme: string
  readonly part: number
  readonly courriel: string | null
  readonly invitation: string | null
}

/**
 * Remplace les membres. Un membre déjà là garde sa réponse si sa part n'a pas changé ; sinon il devra répondre à nouveau.
 * Rend les invitations des membres partis ou remplacées, pour les annuler.
 */
export const ecrireMembres = async (base: Base, dossier: string, membres: readonly MembreGarde[]): Promise<readonly string[]> => {
  const json = JSON.stringify(membres)
  const perdues = await sql<{ id: string }>`
    select m.invitation::text as id from membre m
    where m.dossier = ${dossier} and m.invitation is not null and not exists (
      select from jsonb_to_recordset(${json}::jsonb) as n(organisme text, invitation text)
      where n.organisme = m.organisme and n.invitation = m.invitation::text)`.execute(base)
  await sql`
    delete from membre where dossier = ${dossier} and organisme not in (
      select organisme from jsonb_to_recordset(${json}::jsonb) as n(organisme text))`.execute(base)
  await sql`
    insert into membre as m (dossier, organisme, part, courriel, invitation)
    select ${dossier}, n.organisme, n.part, n.courriel, n.invitation::bigint
    from jsonb_to_recordset(${json}::jsonb) as n(organisme text, part int, courriel text, invitation text)
    on conflict (dossier, organisme) do update set part = excluded.part, courriel = excluded.courriel, invitation = excluded.invitation,
      reponse = case when m.part = excluded.part then m.reponse else 'attendue' end,
      repondu_le = case when m.part = excluded.part then m.repondu_le end,
      repondu_par = case when m.part = excluded.part then m.repondu_par end`.execute(base)
  return perdues.rows.map((r) => r.id)
}

export const ecrireReponseDuMembre = async (
  base: Base,
  dossier: string,
  organismes: readonly string[],
  r: { readonly reponse: Membre['reponse']; readonly par: string; readonly le: Instant },
): Promise<void> => {
  await sql`
    update membre set reponse = ${r.reponse}, repondu_le = ${r.le}, repondu_par = ${r.par}
    where dossier = ${dossier} and organisme = any(${[...organismes]})`.execute(base)
}

/** Le dossier et l'organisme pour lesquels un lien invite à répondre. */
export const lireMembreInvite = async (
  base: Kysely<unknown>,
  invitation: string,
): Promise<{ readonly dossier: string; readonly organisme: string } | undefined> =>
  (
    await sql<{ dossier: string; organisme: string }>`
      select dossier, organisme from membre where invitation = ${invitation}::bigint`.execute(base)
  ).rows[0]

/** L'un de ces organismes a-t-il, ou avait-il, sa part de ce dossier ? */
export const estMembre = async (base: Kysely<unknown>, dossier: string, organismes: readonly string[]): Promise<boolean> =>
  (await sql`select from membre where dossier = ${dossier} and organisme = any(${[...organismes]}) limit 1`.execute(base)).rows.length > 0
