import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Affaire, Attendu, Courrier, Geste, Lieux, Notifiee } from './journee.ts'
import { enLisant, nonLuPar } from './liste.sql.ts'
import { dansLePerimetre } from './perimetre.sql.ts'

/**
 * Ce qui attend un geste de l'acteur, genre par genre : ce qui lui est confié, ce que personne ne tient, ce que d'autres tiennent ; de chaque,
 * les `limite` plus pressées. Un geste déjà fait, ou que rien ne permet encore, n'attend pas.
 */
export const lireAffaires = async (
  base: Kysely<unknown>,
  acteur: Acteur,
  gestes: readonly Geste[],
  lieux: Lieux,
  limite: number,
): Promise<readonly Affaire[]> => {
  const ouvertes = dansLePerimetre(acteur)
  const parties = [...Map.groupBy(gestes, (g) => g.genre)].flatMap(([genre, siens]) => {
    const acte = sql`case ${sql.join(
      siens.map((g) => sql`when ${possible(g, lieux)} then ${g.acte}::text`),
      sql` `,
    )} end`
    const dans = sql`etat = any(${[...new Set(siens.flatMap((g) => g.etats))]}) and ${acte} is not null and ${ouvertes}`
    const pressees = sql`order by echeance, depuis limit ${sql.lit(limite)}`
    return [sql`charge = ${acteur.id}`, sql`charge is null`, sql`charge <> ${acteur.id}`].map((tenue) =>
      genre === 'dossier'
        ? sql`(select 'dossier' as genre, dossier as id, ${COLONNES}, ${acte} as acte from ligne_dossier where ${dans} and ${tenue} ${pressees})`
        : sql`(select genre, id, ${COLONNES}, ${acte} as acte from affaire where genre = ${genre} and ${dans} and ${tenue} ${pressees})`,
    )
  })
  if (parties.length === 0) return []
  const toutes = sql<Affaire>`
    with juge as materialized (select dossier from avis_courant where agent = ${acteur.id})
    select x.*, a.nom as "enCharge" from (${sql.join(parties, sql` union all `)}) x left join agent_connu a on a.id = x.charge`
  return enLisant(base, async (tx) => (await toutes.execute(tx)).rows)
}

const COLONNES = sql`dossier, etat, depuis, organisme, appel, guichet, echeance, charge`

/** L'état, puis ce que l'acte refuserait toujours : le siège, l'étape du guichet, l'avis qu'il faut avant de décider. */
const possible = ({ genre, acte, etats }: Geste, lieux: Lieux): RawBuilder<unknown> => {
  const guichets = lieux.guichets[acte]
  const de = sql`etat = any(${[...etats]})`
  if (genre !== 'dossier') return de
  if (guichets !== undefined) return sql`${de} and appel || ' ' || guichet = any(${[...guichets]})`
  const garde = GARDES[acte]
  return garde === undefined ? de : sql`${de} and ${garde(lieux)}`
}

/** Lus dossier par dossier : il y en a peu en cours, quand la base garde tous ceux d'avant. */
const EXAMINE = sql`coalesce((select true from dossier_examine e where e.dossier = ligne_dossier.dossier limit 1), false)`
const INSTRUIT = sql`coalesce((select true from avis_courant v where v.dossier = ligne_dossier.dossier limit 1), false)`
const GARDES: Readonly<Record<string, (lieux: Lieux) => RawBuilder<unknown>>> = {
  'donner-avis': ({ juges }) => sql`appel = any(${[...juges]}) and dossier not in (select dossier from juge) and not ${EXAMINE}`,
  inscrire: ({ commissions }) => sql`appel = any(${[...commissions]})`,
  // G-42 : ni sans avis, ni avant que la commission n'ait rendu le sien, ni pour un organisme que personne n'a vérifié.
  decider: ({ commissions }) => sql`not a_verifier and (appel <> all(${[...commissions]}) or ${EXAMINE}) and ${INSTRUIT}`,
}

/** Les compléments demandés et attendus, dans les dossiers que cette personne peut lire, le plus pressé d'abord. */
export const lireComplementsAttendus = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Attendu[]> =>
  (
    await sql<Attendu>`
      select dossier, organisme, appel, etat, c.jusqu_au as "jusquAu" from ligne_dossier join complement_attendu c using (dossier)
      where etat in ('depose', 'recevable', 'inscrit') and ${dansLePerimetre(acteur)}
      order by c.jusqu_au, dossier limit ${limite}`.execute(base)
  ).rows

/** Les dossiers de ce porteur où une décision notifiée n'a pas été lue, la plus récente d'abord. */
export const lireDecisionsALire = async (base: Kysely<unknown>, acteur: Acteur, limite: number): Promise<readonly Notifiee[]> =>
  (
    await sql<Notifiee>`
      select dossier, organisme, max(d.notifiee_le) as "notifieeLe" from ligne_dossier join decision_connue d using (dossier)
      where d.notifiee_le is not null and d.ouverte_le is null and ${dansLePerimetre(acteur)}
      group by dossier, organisme order by "notifieeLe" desc, dossier limit ${limite}`.execute(base)
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
