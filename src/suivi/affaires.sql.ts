import { type Kysely, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Affaire, Attendu, Courrier } from './journee.ts'
import { enLisant, nonLuPar } from './liste.sql.ts'
import { dansLePerimetre } from './perimetre.sql.ts'

type Attente = { readonly genre: string; readonly etat: string }

/**
 * Ce qui n'est pas fini et que l'acteur peut lire, dans les états où il a quelque chose à faire, genre par genre : ce qui lui est confié, ce que
 * personne ne tient, ce que d'autres tiennent ; de chaque, les `limite` plus pressées.
 */
export const lireAffaires = async (
  base: Kysely<unknown>,
  acteur: Acteur,
  etats: readonly Attente[],
  limite: number,
): Promise<readonly Affaire[]> => {
  const ouvertes = dansLePerimetre(acteur)
  const parties = [...Map.groupBy(etats, (e) => e.genre)].flatMap(([genre, siens]) => {
    const dans = sql`etat = any(${siens.map((e) => e.etat)}) and ${ouvertes}`
    const pressees = sql`order by echeance, depuis limit ${sql.lit(limite)}`
    return [sql`charge = ${acteur.id}`, sql`charge is null`, sql`charge <> ${acteur.id}`].map((tenue) =>
      genre === 'dossier'
        ? sql`(select 'dossier' as genre, dossier as id, ${COLONNES} from ligne_dossier where ${dans} and ${tenue} ${pressees})`
        : sql`(select genre, id, ${COLONNES} from affaire where genre = ${genre} and ${dans} and ${tenue} ${pressees})`,
    )
  })
  if (parties.length === 0) return []
  const toutes = sql<Affaire>`
    select x.*, a.nom as "enCharge" from (${sql.join(parties, sql` union all `)}) x left join agent_connu a on a.id = x.charge`
  return enLisant(base, async (tx) => (await toutes.execute(tx)).rows)
}

const COLONNES = sql`dossier, etat, depuis, organisme, appel, guichet, echeance, charge`

/** Les compléments demandés et attendus, dans les dossiers que cette personne peut lire, le plus pressé d'abord. */
export const lireComplementsAttendus = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Attendu[]> =>
  (
    await sql<Attendu>`
      select dossier, organisme, appel, etat, c.jusqu_au as "jusquAu" from ligne_dossier join complement_attendu c using (dossier)
      where etat in ('depose', 'recevable', 'inscrit') and ${dansLePerimetre(acteur)}
      order by c.jusqu_au, dossier limit ${limite}`.execute(base)
  ).rows

/** Les dossiers où un message attend cette personne, le plus ancien d'abord : rangés avant d'être rapprochés de leur ligne, qu'il suffit alors de lire. */
export const lireNonLus = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Courrier[]> =>
  (
    await sql<Courrier>`
      select a.dossier, l.organisme, a."nonLus", a.depuis
      from (
        select m.dossier, count(*)::int as "nonLus", min(m.le) as depuis from message_connu m
        where ${nonLuPar(acteur)} group by m.dossier order by depuis offset 0) a
      cross join lateral (select organisme from ligne_dossier where dossier = a.dossier and ${dansLePerimetre(acteur)}) l
      order by a.depuis limit ${sql.lit(limite)}`.execute(base)
  ).rows
