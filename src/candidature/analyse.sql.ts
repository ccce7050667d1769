import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Analyse } from '../plateforme/antivirus/clamd.antivirus.ts'
import type { Instant } from '../socle/temps.ts'
import type { Verdict } from './dossier.ts'

export const lireVerdict = async (base: Kysely<unknown>, empreinte: string): Promise<Verdict | undefined> =>
  (await sql<{ verdict: Verdict }>`select verdict from verdict_rendu where empreinte = ${empreinte}`.execute(base)).rows[0]?.verdict

/**
 * Un contenu qui attend son verdict, pris pour soi jusqu'à la fin de la transaction.
 * `no key` : le même contenu peut être joint ailleurs pendant qu'on le juge.
 */
export const prendreUnContenu = async (base: Base): Promise<string | undefined> =>
  (
    await sql<{ empreinte: string }>`
      select empreinte from verdict_rendu where verdict = 'attente' order by essais, empreinte limit 1 for no key update skip locked`.execute(
      base,
    )
  ).rows[0]?.empreinte

/** Un contenu resté sans réponse passe après les autres. */
export const ecrireVerdict = async (base: Base, empreinte: string, analyse: Analyse, le: Instant): Promise<void> => {
  const detail = 'detail' in analyse ? analyse.detail : null
  await sql`update verdict_rendu set verdict = ${analyse.verdict}, detail = ${detail}, dit_le = ${le}, essais = essais + 1 where empreinte = ${empreinte}`.execute(
    base,
  )
}

/** Les dossiers où ce contenu est une pièce courante, et son nom dans chacun. */
export const lireDossiersDuContenu = async (
  base: Base,
  empreinte: string,
): Promise<readonly { readonly dossier: string; readonly nom: string }[]> =>
  (
    await sql<{ dossier: string; nom: string }>`
      select distinct on (dossier) dossier, nom from piece where empreinte = ${empreinte} and fin is null order by dossier, id`.execute(
      base,
    )
  ).rows
