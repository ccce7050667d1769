import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Montant } from '../socle/montant.ts'
import type { Instant } from '../socle/temps.ts'
import type { Versement } from './tranche.ts'

export type VersementLu = Versement & { readonly etat: string; readonly exigibleLe: Instant | null; readonly verseLe: Instant | null }

export const lireVersements = async (base: Kysely<unknown>, dossier: string): Promise<readonly VersementLu[]> =>
  (
    await sql<VersementLu>`
      select v.id, v.dossier, v.code, v.part, v.montant, v.reference, v.etat, v.exigible_le as "exigibleLe", v.verse_le as "verseLe"
      from versement_vivant v where v.dossier = ${dossier} order by v.part desc, v.code`.execute(base)
  ).rows

export const ecrireVersement = async (base: Base, v: Pick<Versement, 'id' | 'dossier' | 'code' | 'part'>): Promise<void> => {
  await sql`insert into versement (id, dossier, code, part) values (${v.id}, ${v.dossier}, ${v.code}, ${v.part})`.execute(base)
}
export const rendreExigible = async (base: Base, id: string, montant: Montant, le: Instant): Promise<void> => {
  await sql`update versement set montant = ${montant}, exigible_le = ${le} where id = ${id}`.execute(base)
}
export const ecrirePaiement = async (base: Base, id: string, reference: string, le: Instant): Promise<void> => {
  await sql`update versement set verse_le = ${le}, reference = ${reference} where id = ${id} and verse_le is null`.execute(base)
}
export const estReferencePrise = async (base: Base, reference: string): Promise<boolean> =>
  (await sql`select 1 from versement where reference = ${reference}`.execute(base)).rows.length > 0

/** Ce que le dernier contrôle a constaté du dossier, par la vue `controle_constate` ; `undefined` : aucun contrôle complet. */
export const lirePartFaite = async (base: Kysely<unknown>, dossier: string): Promise<number | undefined> =>
  (await sql<{ part: number }>`select part from controle_constate where dossier = ${dossier}`.execute(base)).rows[0]?.part
