import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'
import type { Retenu } from './resultats.ts'

/** Les dossiers d'un guichet dont le porteur n'a pas encore sa décision. */
export const compterANotifier = async (base: Kysely<unknown>, appel: string, guichet: string): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from dossier_vivant
      where appel = ${appel} and guichet = ${guichet} and etat in ('depose', 'recevable', 'inscrit', 'decide')`.execute(base)
  ).rows[0]?.n ?? 0

/** Les organismes retenus et notifiés ; une condition encore à lever n'en est pas. */
export const lireRetenus = async (base: Kysely<unknown>, appel: string, guichet: string): Promise<readonly Retenu[]> =>
  (
    await sql<{ organisme: string; commune: string; montant: Montant | null }>`
      select o.nom as organisme, o.commune, nullif(d.montant, 0) as montant
      from dossier_vivant v join organisme_connu o on o.id = v.organisme
      join lateral (select sens, montant, notifiee_le, rendue_le from decision where dossier = v.id order by rang desc limit 1) d on true
      where v.appel = ${appel} and v.guichet = ${guichet} and v.etat <> 'sous-condition'
        and d.sens in ('retenu', 'sous-condition') and d.notifiee_le is not null and d.rendue_le is null
      order by o.nom`.execute(base)
  ).rows

export const ecrireResultats = async (
  base: Base,
  appel: string,
  guichet: string,
  retenus: readonly Retenu[],
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into resultats (appel, guichet, rang, lignes, le, par)
    values (${appel}, ${guichet}, (select count(*) + 1 from resultats where appel = ${appel} and guichet = ${guichet}),
      ${JSON.stringify(retenus.map((r) => ({ ...r, montant: r.montant?.toString() ?? null })))}::jsonb, ${le}, ${par})`.execute(base)
}

/** La dernière publication de chaque guichet d'un appel. */
export const lireResultats = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly { readonly guichet: string; readonly le: Instant; readonly retenus: readonly Retenu[] }[]> =>
  (
    await sql<{ guichet: string; le: Instant; lignes: readonly (Omit<Retenu, 'montant'> & { readonly montant: string | null })[] }>`
      select distinct on (guichet) guichet, le, lignes from resultats where appel = ${appel} order by guichet, rang desc`.execute(base)
  ).rows.map(({ guichet, le, lignes }) => ({
    guichet,
    le,
    retenus: lignes.map((l) => ({ ...l, montant: l.montant === null ? null : BigInt(l.montant) })),
  }))
