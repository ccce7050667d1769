import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'

/**
 * La seule horloge (docs/ce-qui-tient-toujours.md) : l'heure de la base, plus le décalage du bac à sable.
 * `ecart` : de combien l'horloge de cette machine s'éloigne de celle de la base, en millisecondes, à la dernière mesure.
 */
export type Horloge = { readonly maintenant: () => Instant; readonly ecart: () => number; readonly mesurer: () => Promise<void> }

export const ouvrirHorloge = async (base: Kysely<unknown>): Promise<Horloge> => {
  let ecart = 0
  let decalage = 0
  const mesurer = async (): Promise<void> => {
    const avant = Temporal.Now.instant().epochMilliseconds
    const lu = await sql<{ ms: string; decalage: string }>`
      select (extract(epoch from clock_timestamp()) * 1000)::text as ms, (extract(epoch from decalage) * 1000)::text as decalage from horloge`.execute(
      base,
    )
    const milieu = (avant + Temporal.Now.instant().epochMilliseconds) / 2
    ecart = Math.round(Number(lu.rows[0]?.ms ?? milieu) - milieu)
    decalage = Math.round(Number(lu.rows[0]?.decalage ?? 0))
  }
  await mesurer()
  return {
    maintenant: () => Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds + ecart + decalage),
    ecart: () => ecart,
    mesurer,
  }
}

/** Déplace l'horloge du bac à sable pour qu'il soit cet instant. Nul autre mode n'a de chemin jusqu'ici. */
export const placerHorloge = async (base: Kysely<unknown>, a: Instant): Promise<void> => {
  await sql`update horloge set decalage = ${a}::timestamptz - clock_timestamp()`.execute(base)
}
