import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import { lireCourrielDe } from './acteurs.sql.ts'
import { type Invitation, VALABLE } from './invitation.ts'

const COLONNES = sql`id::text as id, objet, organisme, nom, courriel, droit, par, le, expire_le as "expireLe",
  acceptee_le as "accepteeLe", acceptee_par as "accepteePar", annulee_le as "annuleeLe"`

export type NouveauLien = Pick<Invitation, 'organisme' | 'nom' | 'courriel' | 'droit'> & {
  /** Le SHA-256 du jeton ; le jeton lui-même ne part que dans le courriel. */
  readonly empreinte: string
}

/** Garde des invitations, valables quatorze jours, et rend leurs numéros dans le même ordre. */
export const ecrireInvitations = async (
  base: Kysely<unknown>,
  { objet, par, le }: Pick<Invitation, 'objet' | 'par' | 'le'>,
  liens: readonly NouveauLien[],
): Promise<readonly string[]> => {
  const ecrites = await sql<{ id: string; empreinte: string }>`
    insert into invitation (empreinte, objet, organisme, nom, courriel, droit, par, le, expire_le)
    select empreinte, ${objet}, organisme, nom, courriel, droit, ${par}, ${le}::timestamptz, ${le.add(VALABLE)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(liens)}::jsonb) as l(empreinte text, organisme text, nom text, courriel text, droit text)
    returning id::text as id, empreinte`.execute(base)
  return liens.map((l) => ecrites.rows.find((e) => e.empreinte === l.empreinte)?.id ?? '')
}

/**
 * L'adresse de qui ouvre un lien. Une personne que Palier ne connaît pas encore n'arrive à un acte que par le lien qu'elle a reçu
 * (`lien.http.ts`) : son adresse est celle où il a été envoyé.
 */
export const ouvreur = async (base: Kysely<unknown>, par: string, lien: Invitation | undefined): Promise<string> =>
  (await lireCourrielDe(base, par)) ?? lien?.courriel ?? ''

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
