import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Montant } from '../socle/montant.ts'
import type { EtatEnveloppe, Mouvement } from './enveloppe.ts'

/** Verrouille l'enveloppe jusqu'à la fin de l'acte : deux décisions ne se partagent pas les mêmes euros. */
export const lireEnveloppePourEngager = async (base: Base, appel: string, guichet: string): Promise<EtatEnveloppe | undefined> =>
  (
    await sql<EtatEnveloppe>`select guichet, total, engage, reste from enveloppe where appel = ${appel} and guichet = ${guichet} for update`.execute(
      base,
    )
  ).rows[0]

export const voirEnveloppes = async (base: Kysely<unknown>, appel: string): Promise<readonly EtatEnveloppe[]> =>
  (await sql<EtatEnveloppe>`select guichet, total, engage, reste from enveloppe where appel = ${appel} order by guichet`.execute(base)).rows

export const voirMouvements = async (base: Kysely<unknown>, appel: string): Promise<readonly Mouvement[]> =>
  (
    await sql<Mouvement>`select appel, guichet, dossier, genre, montant, motif, le, par from mouvement where appel = ${appel} order by guichet, rang`.execute(
      base,
    )
  ).rows

export const ecrireMouvement = async (base: Base, m: Mouvement): Promise<void> => {
  if (m.genre === 'dotation') {
    await sql`insert into enveloppe (appel, guichet, total) values (${m.appel}, ${m.guichet}, 0) on conflict do nothing`.execute(base)
  }
  await sql`
    insert into mouvement (appel, guichet, dossier, genre, montant, motif, le, par)
    values (${m.appel}, ${m.guichet}, ${m.dossier}, ${m.genre}, ${m.montant}, ${m.motif}, ${m.le}, ${m.par})`.execute(base)
}

/** L'aide engagée pour un dossier : ce qui a été rendu, réajusté ou laissé en reliquat est compté. */
export const lireEngage = async (base: Kysely<unknown>, dossier: string): Promise<Montant> =>
  (
    await sql<{ total: Montant | null }>`
      select sum(montant)::bigint as total from mouvement where dossier = ${dossier} and genre in ('engagement', 'desengagement', 'reajustement', 'reliquat')`.execute(
      base,
    )
  ).rows[0]?.total ?? 0n
