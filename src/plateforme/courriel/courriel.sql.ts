import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../socle/temps.ts'
import type { Courriel, CourrielEcrit } from './courriel.ts'

/** Poste un courriel : il part après la transaction, et seulement si elle aboutit. */
export const poster = async (base: Kysely<unknown>, courriels: readonly Courriel[], le: Instant): Promise<void> => {
  if (courriels.length === 0) return
  await sql`
    insert into courriel (a, objet, texte, le)
    select a, objet, texte, ${le} from jsonb_to_recordset(${JSON.stringify(courriels)}::jsonb) as c(a text, objet text, texte text)`.execute(
    base,
  )
}

export const lireCourriels = async (base: Kysely<unknown>, limite: number): Promise<readonly CourrielEcrit[]> =>
  (
    await sql<CourrielEcrit>`select id, a, objet, texte, le, envoye_le as "envoyeLe" from courriel order by id desc limit ${limite}`.execute(
      base,
    )
  ).rows

/**
 * Prend un lot à envoyer, chacun une fois même si plusieurs serveurs tournent, et le confie à `envoyer`.
 * Un échec se retentera ; après dix, le courriel reste visible pour l'agence.
 */
export const envoyerLesCourriels = async (base: Kysely<unknown>, envoyer: (c: CourrielEcrit) => Promise<void>): Promise<number> =>
  base.transaction().execute(async (tx) => {
    const lot = (
      await sql<CourrielEcrit>`
        select id, a, objet, texte, le, envoye_le as "envoyeLe" from courriel
        where envoye_le is null and essais < 10 order by id limit 20 for update skip locked`.execute(tx)
    ).rows
    for (const c of lot) {
      const parti = await envoyer(c).then(
        () => true,
        () => false,
      )
      await sql`update courriel set essais = essais + 1, envoye_le = case when ${parti} then now() end where id = ${c.id}`.execute(tx)
    }
    return lot.length
  })
