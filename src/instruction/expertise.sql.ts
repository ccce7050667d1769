import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Invitation } from '../acteurs/invitation.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Expertise } from './expertise.ts'

export const ecrireExpertise = async (
  base: Base,
  e: Pick<Expertise, 'dossier' | 'question' | 'criteres' | 'pieces' | 'projets'> & { readonly invitation: string },
): Promise<void> => {
  await sql`
    insert into expertise (invitation, dossier, question, criteres, pieces, projets)
    values (${e.invitation}::bigint, ${e.dossier}, ${e.question}, ${[...e.criteres]}, ${[...e.pieces]}, ${[...e.projets]})`.execute(base)
}

/** Garde la réponse, une seule fois : faux si une autre l'a devancée. */
export const ecrireReponseDExpert = async (
  base: Base,
  invitation: string,
  reponse: string,
  notes: Expertise['notes'],
  le: Instant,
): Promise<boolean> =>
  (
    await sql`
      update expertise set reponse = ${reponse}, notes = ${JSON.stringify(notes)}::jsonb, repondue_le = ${le}
      where invitation = ${invitation}::bigint and reponse is null returning invitation`.execute(base)
  ).rows.length > 0

/** Une expertise, par le numéro de son invitation. */
export const lireExpertise = async (base: Kysely<unknown>, invitation: string): Promise<Expertise | undefined> =>
  (await lire(base, sql`e.invitation = ${invitation}::bigint`))[0]

/** Les expertises d'un dossier, dans l'ordre où elles ont été demandées. */
export const lireExpertises = (base: Kysely<unknown>, dossier: string): Promise<readonly Expertise[]> =>
  lire(base, sql`e.dossier = ${dossier}`)

/** Vrai si un lien donné à un expert sur ce dossier attend encore sa réponse. */
export const attendUnExpert = async (base: Kysely<unknown>, dossier: string): Promise<boolean> =>
  (await lireExpertises(base, dossier)).some((e) => e.repondueLe === null && e.invitation.annuleeLe === null)

const lire = async (base: Kysely<unknown>, ou: RawBuilder<unknown>): Promise<readonly Expertise[]> =>
  (
    await sql<Omit<Expertise, 'invitation'> & Invitation>`
      select e.dossier, e.question, e.criteres, e.pieces, e.projets, e.reponse, e.notes, e.repondue_le as "repondueLe",
        i.id::text as id, i.objet, i.organisme, i.nom, i.courriel, i.droit, i.par, i.le, i.expire_le as "expireLe",
        i.acceptee_le as "accepteeLe", i.acceptee_par as "accepteePar", i.annulee_le as "annuleeLe"
      from expertise e join invitation_connue i on i.id = e.invitation
      where ${ou} order by e.invitation`.execute(base)
  ).rows.map(({ dossier, question, criteres, pieces, projets, reponse, notes, repondueLe, ...invitation }) => ({
    ...{ dossier, question, criteres, pieces, projets, reponse, notes, repondueLe },
    invitation,
  }))
