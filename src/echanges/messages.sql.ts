import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Cote, FichierJoint, Message, MessageEcrit } from './message.ts'

export const MESSAGES_PAR_PAGE = 25

/** Garde un message et ses fichiers ; rend son identifiant. */
export const ecrireMessage = async (base: Base, dossier: string, m: MessageEcrit): Promise<bigint> => {
  const fichiers = m.fichiers.map((f, i) => ({ rang: i + 1, nom: f.nom, taille: f.taille, empreinte: f.empreinte }))
  const ecrit = await sql<{ id: bigint }>`
    with m as (
      insert into message (dossier, genre, cote, texte, par, le)
      values (${dossier}, ${m.genre}, ${m.cote}, ${m.texte}, ${m.par}, ${m.le}) returning id),
    f as (
      insert into message_fichier (message, rang, nom, taille, empreinte)
      select m.id, l.rang, l.nom, l.taille, l.empreinte
      from m, jsonb_to_recordset(${JSON.stringify(fichiers)}::jsonb) as l(rang int, nom text, taille int, empreinte text))
    select id from m`.execute(base)
  return ecrit.rows[0]?.id ?? 0n
}

type Rangee = Omit<Message, 'lectures'> & { readonly lectures: readonly { readonly par: string; readonly le: string }[] }

/** Une page de la conversation, du plus ancien au plus récent. @param page de 1 */
export const lireMessages = async (base: Kysely<unknown>, dossier: string, page = 1): Promise<readonly Message[]> =>
  (
    await sql<Rangee>`
      select m.id, m.genre, m.cote, m.texte, a.nom as par, m.le,
        (select coalesce(json_agg(json_build_object('nom', f.nom, 'taille', f.taille, 'empreinte', f.empreinte, 'verdict', v.verdict)
            order by f.rang), '[]')
          from message_fichier f join verdict_connu v using (empreinte) where f.message = m.id) as fichiers,
        (select coalesce(json_agg(json_build_object('par', x.nom, 'le', l.le) order by l.le), '[]')
          from message_lu l join agent_connu x on x.id = l.agent where l.message = m.id) as lectures
      from message m join agent_connu a on a.id = m.par where m.dossier = ${dossier}
      order by m.id limit ${MESSAGES_PAR_PAGE} offset ${(page - 1) * MESSAGES_PAR_PAGE}`.execute(base)
  ).rows.map((m) => ({ ...m, lectures: m.lectures.map((l) => ({ par: l.par, le: Temporal.Instant.from(l.le) })) }))

/** Combien de messages, et combien que cette personne n'a pas lus de l'autre côté. */
export const compterMessages = async (
  base: Kysely<unknown>,
  dossier: string,
  lecteur: { readonly id: string; readonly cote: Cote | undefined },
): Promise<{ readonly tous: number; readonly nonLus: number }> => {
  const lu = await sql<{ tous: bigint; nonLus: bigint }>`
    select count(*) as tous,
      count(*) filter (where cote <> ${lecteur.cote ?? null}::text and not ${lecteur.id} = any(lecteurs)) as "nonLus"
    from message_connu where dossier = ${dossier}`.execute(base)
  return { tous: Number(lu.rows[0]?.tous ?? 0), nonLus: Number(lu.rows[0]?.nonLus ?? 0) }
}

/** Garde la première lecture de ces messages par une personne de l'autre côté. */
export const marquerLus = async (base: Kysely<unknown>, messages: readonly bigint[], agent: string, le: Instant): Promise<void> => {
  if (messages.length === 0) return
  await sql`
    insert into message_lu (message, agent, le)
    select id, ${agent}, ${le} from message where id = any(${messages.map(String)}::bigint[]) on conflict do nothing`.execute(base)
}

/** @param rang celui du fichier dans son message, de 1 */
export const lireFichier = async (
  base: Kysely<unknown>,
  dossier: string,
  message: bigint,
  rang: number,
): Promise<FichierJoint | undefined> =>
  (
    await sql<FichierJoint>`
      select f.nom, f.taille, f.empreinte, v.verdict
      from message_fichier f join message m on m.id = f.message join verdict_connu v using (empreinte)
      where m.dossier = ${dossier} and m.id = ${message} and f.rang = ${rang}`.execute(base)
  ).rows[0]
