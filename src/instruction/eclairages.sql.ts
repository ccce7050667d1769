import { type Kysely, sql } from 'kysely'
import type { Dossier } from '../candidature/dossier.ts'
import type { ConstatRemis } from './constatsCites.ts'

/**
 * Les dossiers déposés auxquels celui-ci se compare : ceux de son guichet, et ceux de ses organismes dans la même agence. Ceux dont la
 * personne est écartée n'existent pas pour elle (G-42).
 */
export const lireVoisins = async (base: Kysely<unknown>, dossier: Dossier, agence: string, agent: string): Promise<readonly string[]> => {
  const organismes = [dossier.organisme.id, ...dossier.membres.map((m) => m.organisme)]
  return (
    await sql<{ id: string }>`
      select v.id from dossier_vivant v
      where v.agence = ${agence} and v.id <> ${dossier.id} and v.depose_le is not null and v.etat not in ('brouillon', 'retire', 'irrecevable')
        and ((v.appel = ${dossier.appel} and v.guichet = ${dossier.guichet}) or v.organisme = any(${organismes}))
        and not exists (select from deport_connu d where d.dossier = v.id and d.agent = ${agent})
      order by v.id`.execute(base)
  ).rows.map((r) => r.id)
}

/** Les constats de l'audit remis à cet organisme dans le même appel, sans leur texte ; leur lecteur a été contrôlé. */
export const lireConstatsRemis = async (base: Kysely<unknown>, dossier: Dossier, agence: string): Promise<readonly ConstatRemis[]> =>
  (
    await sql<ConstatRemis>`
      select code, domaine, gravite from constat_connu
      where agence = ${agence} and appel = ${dossier.appel} and organisme = ${dossier.organisme.id} order by code`.execute(base)
  ).rows
