import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import { type NonRemis, sOccupeDesCourriels } from './courriels.ts'

export const PAR_PAGE = 25

/** Ceux de l'agence, sauf les dossiers dont la personne s'est déportée ; d'un seul dossier s'il est dit. */
export const lireNonRemis = async (
  base: Kysely<unknown>,
  acteur: Acteur,
  dossier: string | undefined,
  page: number,
): Promise<readonly NonRemis[]> =>
  (
    await sql<NonRemis>`
      select c.id, c.a, p.nom, c.personne, c.objet, c.sujet as dossier, c.etat, c.echec, c.depuis
      from courriel_non_remis c left join agent_connu p on p.id = c.personne
      where ${visibles(acteur, dossier)} order by c.id desc limit ${PAR_PAGE} offset ${(page - 1) * PAR_PAGE}`.execute(base)
  ).rows

export const lireUnNonRemis = async (base: Kysely<unknown>, acteur: Acteur, id: bigint): Promise<NonRemis | undefined> =>
  (
    await sql<NonRemis>`
      select c.id, c.a, p.nom, c.personne, c.objet, c.sujet as dossier, c.etat, c.echec, c.depuis
      from courriel_non_remis c left join agent_connu p on p.id = c.personne
      where c.id = ${id} and ${visibles(acteur, undefined)}`.execute(base)
  ).rows[0]

/** Zéro pour qui ne s'occupe pas des courriels. */
export const compterNonRemis = async (base: Kysely<unknown>, acteur: Acteur, dossier?: string): Promise<number> =>
  sOccupeDesCourriels(acteur)
    ? Number(
        (await sql<{ n: bigint }>`select count(*) as n from courriel_non_remis c where ${visibles(acteur, dossier)}`.execute(base)).rows[0]
          ?.n ?? 0,
      )
    : 0

const visibles = (a: Acteur, dossier: string | undefined): RawBuilder<unknown> => sql`
  c.emetteur = ${a.agence ?? ''} ${dossier === undefined ? sql`` : sql`and c.sujet = ${dossier}`}
  and not exists (select 1 from deport_connu d where d.dossier = c.sujet and d.agent = ${a.id})`
