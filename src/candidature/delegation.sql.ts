import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Invitation } from '../acteurs/invitation.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Delegation } from './deleguer.ts'

export const ecrireDelegation = async (
  base: Base,
  d: Pick<Delegation, 'dossier' | 'questions' | 'pieces'> & { readonly invitation: string },
): Promise<void> => {
  await sql`
    insert into delegation (invitation, dossier, questions, pieces)
    values (${d.invitation}::bigint, ${d.dossier}, ${[...d.questions]}, ${[...d.pieces]})`.execute(base)
}

/** Une délégation, par le numéro de son invitation. */
export const lireDelegation = async (base: Kysely<unknown>, numero: string): Promise<Delegation | undefined> =>
  /^\d{1,18}$/.test(numero) ? (await lire(base, sql`d.invitation = ${numero}::bigint`))[0] : undefined

/** Les délégations d'un dossier, dans l'ordre où elles ont été données. */
export const lireDelegations = async (base: Kysely<unknown>, dossier: string): Promise<readonly Delegation[]> =>
  lire(base, sql`d.dossier = ${dossier}`)

const lire = async (base: Kysely<unknown>, ou: RawBuilder<unknown>): Promise<readonly Delegation[]> =>
  (
    await sql<Omit<Delegation, 'invitation'> & Invitation>`
      select d.dossier, d.questions, d.pieces, i.id::text as id, i.objet, i.organisme, i.nom, i.courriel, i.droit, i.par, i.le,
        i.expire_le as "expireLe", i.acceptee_le as "accepteeLe", i.acceptee_par as "accepteePar", i.annulee_le as "annuleeLe"
      from delegation d join invitation_connue i on i.id = d.invitation
      where ${ou} order by d.invitation`.execute(base)
  ).rows.map(({ dossier, questions, pieces, ...invitation }) => ({ dossier, questions, pieces, invitation }))
