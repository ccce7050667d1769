import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { Droit } from '../vie.ts'
import { type Invitation, type ObjetDInvitation, VALABLE } from './invitation.ts'

const COLONNES = sql`id::text as id, objet, organisme, nom, courriel, droit, par, le, expire_le as "expireLe",
  acceptee_le as "accepteeLe", acceptee_par as "accepteePar", annulee_le as "annuleeLe"`

export type NouvelleInvitation = {
  /** Le SHA-256 du jeton ; le jeton lui-même ne part que dans le courriel. */
  readonly empreinte: string
  readonly objet: ObjetDInvitation
  readonly organisme: string
  readonly nom: string
  readonly courriel: string
  readonly droit: Droit | null
  readonly par: string
  readonly le: Instant
}

/** Garde une invitation, valable quatorze jours, et rend son numéro. */
export const ecrireInvitation = async (base: Kysely<unknown>, i: NouvelleInvitation): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into invitation (empreinte, objet, organisme, nom, courriel, droit, par, le, expire_le)
      values (${i.empreinte}, ${i.objet}, ${i.organisme}, ${i.nom}, ${i.courriel}, ${i.droit}, ${i.par}, ${i.le}, ${i.le.add(VALABLE)})
      returning id::text as id`.execute(base)
  ).rows[0]?.id ?? ''

/** L'invitation d'un lien, verrouillée quand un acte va s'en servir. */
export const lireInvitation = async (base: Kysely<unknown>, empreinte: string): Promise<Invitation | undefined> =>
  (await sql<Invitation>`select ${COLONNES} from invitation where empreinte = ${empreinte}`.execute(base)).rows[0]

export const lireInvitationsEnAttente = async (base: Kysely<unknown>, organisme: string): Promise<readonly Invitation[]> =>
  (
    await sql<Invitation>`
      select ${COLONNES} from invitation
      where organisme = ${organisme} and objet = 'equipe' and acceptee_le is null and annulee_le is null order by le, id`.execute(base)
  ).rows

/** Marque un lien servi, une seule fois : faux si un autre l'a devancé. */
export const accepterInvitation = async (base: Kysely<unknown>, id: string, par: string, le: Instant): Promise<boolean> =>
  (
    await sql`
      update invitation set acceptee_le = ${le}, acceptee_par = ${par}
      where id = ${id}::bigint and acceptee_le is null and annulee_le is null returning id`.execute(base)
  ).rows.length > 0

export const annulerInvitations = async (base: Kysely<unknown>, ids: readonly string[], le: Instant): Promise<void> => {
  await sql`update invitation set annulee_le = ${le} where id = any(${[...ids]}::bigint[]) and annulee_le is null`.execute(base)
}
