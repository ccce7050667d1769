import { type Kysely, sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Etape, RappelDu, RappelFait, Suivi } from './rappels.ts'

/** Les brouillons d'un guichet, dans l'ordre de leurs numéros, après celui-ci. */
export const lireBrouillons = async (
  base: Kysely<unknown>,
  g: { readonly appel: string; readonly version: number; readonly guichet: string },
  apres: string,
  limite: number,
): Promise<readonly { readonly dossier: string; readonly ouvertLe: Instant }[]> =>
  (
    await sql<{ dossier: string; ouvertLe: Instant }>`
      select id as dossier, ouvert_le as "ouvertLe" from dossier
      where appel = ${g.appel} and version = ${g.version} and guichet = ${g.guichet} and depose_le is null and retire_le is null
        and id > ${apres} order by id limit ${limite}`.execute(base)
  ).rows

export const lireRappelsFaits = async (base: Kysely<unknown>, dossiers: readonly string[]): Promise<readonly RappelFait[]> =>
  (await sql<RappelFait>`select dossier, cloture, etape from rappel where dossier = any(${[...dossiers]})`.execute(base)).rows

/** Vrai si c'est bien à nous de l'envoyer : un autre serveur a pu le prendre au même moment. */
export const prendreRappel = async (base: Base, r: RappelDu, le: Instant): Promise<boolean> =>
  (
    await sql<{ etape: Etape }>`
      insert into rappel (dossier, cloture, etape, le) select ${r.dossier}, ${r.cloture}, e, ${le} from unnest(${[...r.avec]}::text[]) e
      on conflict do nothing returning etape`.execute(base)
  ).rows.some((x) => x.etape === r.etape)

/** La clé de chaque personne, écrite au premier rappel ; celles qui ont arrêté n'y sont plus. */
export const lireSuivis = async (
  base: Base,
  dossier: string,
  personnes: readonly string[],
): Promise<readonly { readonly personne: string; readonly cle: string }[]> => {
  await sql`
    insert into rappel_suivi (dossier, personne) select ${dossier}, p from unnest(${[...personnes]}::text[]) p on conflict do nothing`.execute(
    base,
  )
  return (
    await sql<{ personne: string; cle: string }>`
      select personne, cle from rappel_suivi where dossier = ${dossier} and personne = any(${[...personnes]}) and arrete_le is null`.execute(
      base,
    )
  ).rows
}

export const lireSuivi = async (base: Kysely<unknown>, cle: string): Promise<Suivi | undefined> =>
  (await sql<Suivi>`select cle, dossier, arrete_le as "arreteLe" from rappel_suivi where cle = ${cle}`.execute(base)).rows[0]

export const arreterSuivi = async (base: Kysely<unknown>, cle: string, le: Instant): Promise<void> => {
  await sql`update rappel_suivi set arrete_le = coalesce(arrete_le, ${le}) where cle = ${cle}`.execute(base)
}
