import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../socle/temps.ts'
import type { Verdict } from '../fichiers/recu.ts'
import type { Analyse, Antivirus } from './clamd.antivirus.ts'

export const lireVerdict = async (base: Kysely<unknown>, empreinte: string): Promise<Verdict | undefined> =>
  (await lireVerdicts(base, [empreinte])).get(empreinte)

export const lireVerdicts = async (base: Kysely<unknown>, empreintes: readonly string[]): Promise<ReadonlyMap<string, Verdict>> =>
  new Map(
    (
      await sql<{ empreinte: string; verdict: Verdict }>`
        select empreinte, verdict from verdict_rendu where empreinte = any(${[...empreintes]})`.execute(base)
    ).rows.map((v) => [v.empreinte, v.verdict]),
  )

/** Des contenus rangés attendent leur verdict, s'il y a un antivirus pour le rendre ; un contenu déjà jugé garde le sien. */
export const inscrireContenus = async (
  base: Kysely<unknown>,
  empreintes: readonly string[],
  antivirus: Antivirus | undefined,
): Promise<void> => {
  const verdict: Verdict = antivirus === undefined ? 'sans-controle' : 'attente'
  await sql`
    insert into verdict_rendu (empreinte, verdict) select distinct e, ${verdict} from unnest(${[...empreintes]}::text[]) as u(e)
    on conflict do nothing`.execute(base)
}

/**
 * Un contenu qui attend son verdict, pris pour soi jusqu'à la fin de la transaction.
 * `no key` : le même contenu peut être joint ailleurs pendant qu'on le juge.
 */
export const prendreUnContenu = async (base: Kysely<unknown>): Promise<string | undefined> =>
  (
    await sql<{ empreinte: string }>`
      select empreinte from verdict_rendu where verdict = 'attente' order by essais, empreinte limit 1 for no key update skip locked`.execute(
      base,
    )
  ).rows[0]?.empreinte

/** Un contenu resté sans réponse passe après les autres. */
export const ecrireVerdict = async (base: Kysely<unknown>, empreinte: string, analyse: Analyse, le: Instant): Promise<void> => {
  const detail = 'detail' in analyse ? analyse.detail : null
  await sql`update verdict_rendu set verdict = ${analyse.verdict}, detail = ${detail}, dit_le = ${le}, essais = essais + 1 where empreinte = ${empreinte}`.execute(
    base,
  )
}
