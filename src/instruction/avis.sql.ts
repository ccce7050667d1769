import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Avis, AvisLu } from './avis.ts'

/** Ajoute un avis à ceux que cette personne a déjà donnés sur ce dossier ; aucun ne s'efface. */
export const ecrireAvis = async (base: Base, dossier: string, agent: string, a: Avis, le: Instant): Promise<void> => {
  await sql`
    insert into avis (dossier, agent, rang, fonction, notes, commentaires, conclusion, motif, le)
    values (${dossier}, ${agent}, (select count(*) + 1 from avis where dossier = ${dossier} and agent = ${agent}), ${a.fonction},
      ${JSON.stringify(a.notes)}::jsonb, ${JSON.stringify(a.commentaires)}::jsonb, ${a.conclusion}, ${a.motif}, ${le})`.execute(base)
}

/** L'avis courant de chacun, du premier donné au dernier ; celui d'une personne écartée ne compte plus (G-42). */
export const lireAvis = async (base: Kysely<unknown>, dossier: string): Promise<readonly AvisLu[]> =>
  (await lireAvisDe(base, [dossier])).get(dossier) ?? []

/** Les avis courants de plusieurs dossiers, par dossier, en une lecture. */
export const lireAvisDe = async (base: Kysely<unknown>, dossiers: readonly string[]): Promise<ReadonlyMap<string, readonly AvisLu[]>> =>
  Map.groupBy(
    await lire(
      base,
      sql`v.dossier = any(${[...dossiers]})
        and v.rang = (select max(rang) from avis where dossier = v.dossier and agent = v.agent)`,
    ),
    (a) => a.dossier,
  )

/** Tous les avis d'un dossier, ceux revus depuis compris, du plus ancien au plus récent. */
export const lireHistoireDesAvis = (base: Kysely<unknown>, dossier: string): Promise<readonly AvisLu[]> =>
  lire(base, sql`v.dossier = ${dossier}`)

const lire = async (base: Kysely<unknown>, ou: RawBuilder<unknown>): Promise<readonly (AvisLu & { readonly dossier: string })[]> =>
  (
    await sql<AvisLu & { readonly dossier: string }>`
      select v.dossier, v.agent, a.nom, v.rang, v.fonction, v.notes, v.commentaires, v.conclusion, v.motif, v.le
      from avis v join agent_connu a on a.id = v.agent
      where ${ou} and not exists (select 1 from deport_connu d where d.dossier = v.dossier and d.agent = v.agent)
      order by v.le, v.agent`.execute(base)
  ).rows
