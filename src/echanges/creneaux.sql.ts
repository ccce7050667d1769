import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Creneau } from './creneau.ts'

const CRENEAU = sql`
  select c.id, c.agent, c.debut, c.fin, c.telephone, r.question
  from creneau c left join rendez_vous r on r.creneau = c.id and r.annule_le is null`

/** Les créneaux à venir d'un appel, dans leur ordre. */
export const lireCreneaux = async (base: Kysely<unknown>, appel: string, le: Instant): Promise<readonly Creneau[]> =>
  (
    await sql<Creneau>`${CRENEAU} where c.appel = ${appel} and c.retire_le is null and c.fin > ${le} order by c.debut limit 200`.execute(
      base,
    )
  ).rows

/** Ceux d'un agent, tous appels confondus. */
export const lireSesCreneaux = async (base: Kysely<unknown>, agent: string): Promise<readonly Creneau[]> =>
  (await sql<Creneau>`${CRENEAU} where c.agent = ${agent} and c.retire_le is null order by c.debut desc limit 500`.execute(base)).rows

export const ecrireCreneau = async (
  base: Base,
  appel: string,
  agent: string,
  c: Pick<Creneau, 'debut' | 'fin' | 'telephone'>,
): Promise<void> => {
  await sql`insert into creneau (appel, agent, debut, fin, telephone) values (${appel}, ${agent}, ${c.debut}, ${c.fin}, ${c.telephone})`.execute(
    base,
  )
}

export const retirerCreneau = async (base: Base, id: bigint, le: Instant): Promise<void> => {
  await sql`
    with r as (update rendez_vous set annule_le = ${le} where creneau = ${id} and annule_le is null)
    update creneau set retire_le = ${le} where id = ${id}`.execute(base)
}

/** Prend le créneau ; la base refuse si quelqu'un l'a pris entre-temps. */
export const ecrireRendezVous = async (base: Base, creneau: bigint, question: bigint, le: Instant): Promise<void> => {
  await sql`insert into rendez_vous (creneau, question, le) values (${creneau}, ${question}, ${le})`.execute(base)
}

export const annulerRendezVous = async (base: Base, question: bigint, le: Instant): Promise<void> => {
  await sql`update rendez_vous set annule_le = ${le} where question = ${question} and annule_le is null`.execute(base)
}
