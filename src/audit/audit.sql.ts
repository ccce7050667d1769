import { type Kysely, sql } from 'kysely'
import type { Reponse, Reponses } from '../grille/grille.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
import type { Action, Cadrage, Constat, Mission, Position } from './mission.ts'

export type Moment = 'declare' | 'audite' | 'apres'

export const lireMission = async (base: Kysely<unknown>, id: string): Promise<Mission | undefined> =>
  (
    await sql<Mission>`
      select m.id, m.dossier, m.marche, k.prestataire, m.jours, m.commandee_le as "commandeeLe", m.cadrage, m.debut, m.duree,
        m.remise_le as "remiseLe", m.restitution
      from mission m join mission_marche k on k.mission = m.id where m.id = ${id}`.execute(base)
  ).rows[0]

export const lireMissionDuDossier = async (base: Kysely<unknown>, dossier: string): Promise<Mission | undefined> => {
  const id = (await sql<{ id: string }>`select id from mission where dossier = ${dossier}`.execute(base)).rows[0]?.id
  return id === undefined ? undefined : lireMission(base, id)
}

/** Les dixièmes de jour déjà commandés sur un marché, verrouillés jusqu'à la fin de l'acte (A-25). */
export const compterJoursCommandes = async (base: Base, marche: string): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`marche:${marche}`}))`.execute(base)
  return Number(
    (await sql<{ n: bigint }>`select coalesce(sum(jours), 0) as n from mission where marche = ${marche}`.execute(base)).rows[0]?.n ?? 0,
  )
}

export const ecrireMission = async (base: Base, m: Pick<Mission, 'id' | 'dossier' | 'marche' | 'jours' | 'commandeeLe'>): Promise<void> => {
  await sql`insert into mission (id, dossier, marche, jours, commandee_le) values (${m.id}, ${m.dossier}, ${m.marche}, ${m.jours}, ${m.commandeeLe})`.execute(
    base,
  )
}

export const ecrireCadrage = async (base: Base, mission: string, c: Cadrage): Promise<void> => {
  await sql`update mission set cadrage = ${JSON.stringify(c)}::jsonb where id = ${mission}`.execute(base)
}
export const ecrireVisite = async (
  base: Base,
  mission: string,
  v: { readonly debut: Jour; readonly duree: number },
  le: Instant,
): Promise<void> => {
  await sql`update mission set debut = ${v.debut}, duree = ${v.duree}, planifiee_le = ${le} where id = ${mission}`.execute(base)
}
export const ecrireRemise = async (base: Base, mission: string, le: Instant): Promise<void> => {
  await sql`update mission set remise_le = ${le} where id = ${mission}`.execute(base)
}
export const ecrireRestitution = async (base: Base, mission: string, r: NonNullable<Mission['restitution']>): Promise<void> => {
  await sql`update mission set restitution = ${JSON.stringify(r)}::jsonb where id = ${mission}`.execute(base)
}
export const ecrireCloture = async (base: Base, mission: string, le: Instant): Promise<void> => {
  await sql`update mission set close_le = ${le} where id = ${mission}`.execute(base)
}

export const ecrireEvaluation = async (
  base: Base,
  e: { readonly dossier: string; readonly grille: string; readonly version: number; readonly moment: Moment; readonly reponses: Reponses },
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into evaluation (dossier, grille, version, moment, item, reponse, par, le)
    select ${e.dossier}, ${e.grille}, ${e.version}, ${e.moment}, cle, valeur, ${par}, ${le} from jsonb_each(${JSON.stringify(e.reponses)}::jsonb) as r(cle, valeur)
    on conflict (dossier, grille, moment, item) do update set reponse = excluded.reponse, par = excluded.par, le = excluded.le`.execute(
    base,
  )
}

export const lireEvaluation = async (base: Kysely<unknown>, dossier: string, grille: string, moment: Moment): Promise<Reponses> =>
  (
    await sql<{ reponses: Record<string, Reponse> | null }>`
      select jsonb_object_agg(item, reponse) as reponses from evaluation
      where dossier = ${dossier} and grille = ${grille} and moment = ${moment}`.execute(base)
  ).rows[0]?.reponses ?? {}

/** Les réponses d'un dossier à toutes ses grilles, par grille, en une lecture. */
export const lireEvaluationsDe = async (base: Kysely<unknown>, dossier: string, moment: Moment): Promise<ReadonlyMap<string, Reponses>> =>
  new Map(
    (
      await sql<{ grille: string; reponses: Reponses }>`
        select grille, jsonb_object_agg(item, reponse) as reponses from evaluation
        where dossier = ${dossier} and moment = ${moment} group by grille`.execute(base)
    ).rows.map((e) => [e.grille, e.reponses]),
  )

type ConstatFerme = Omit<Constat, 'titre' | 'description'> & { readonly secret: string }
type Secret = { readonly fermer: (texte: string) => string; readonly ouvrir: (ferme: string) => string }

export const ecrireConstat = async (base: Base, mission: string, c: Constat, secret: Secret, par: string, le: Instant): Promise<void> => {
  const ferme = secret.fermer(JSON.stringify({ titre: c.titre, description: c.description }))
  await sql`
    insert into constat (mission, code, domaine, gravite, item, secret, par, le)
    values (${mission}, ${c.code}, ${c.domaine}, ${c.gravite}, ${c.item}, ${ferme}, ${par}, ${le})
    on conflict (mission, code) do update set
      domaine = excluded.domaine, gravite = excluded.gravite, item = excluded.item, secret = excluded.secret, par = excluded.par, le = excluded.le`.execute(
    base,
  )
}

/** Les constats sans leur texte : pour compter, relier et sélectionner. */
export const lireGravites = async (
  base: Kysely<unknown>,
  mission: string,
): Promise<readonly Pick<Constat, 'code' | 'gravite' | 'domaine' | 'item'>[]> =>
  (
    await sql<Pick<Constat, 'code' | 'gravite' | 'domaine' | 'item'>>`
      select code, gravite, domaine, item from constat where mission = ${mission} order by code`.execute(base)
  ).rows

/** Les gravités des constats de plusieurs missions, par mission, en une lecture. */
export const lireGravitesDe = async (
  base: Kysely<unknown>,
  missions: readonly string[],
): Promise<ReadonlyMap<string, readonly Pick<Constat, 'code' | 'gravite'>[]>> => {
  const lues = await sql<Pick<Constat, 'code' | 'gravite'> & { readonly mission: string }>`
    select mission, code, gravite from constat where mission = any(${[...missions]}) order by mission, code`.execute(base)
  return Map.groupBy(lues.rows, (c) => c.mission)
}

/** Les constats en clair ; la lecture est gardée (docs/ce-qui-tient-toujours.md). */
export const lireConstats = async (
  base: Kysely<unknown>,
  mission: string,
  secret: Secret,
  lecteur: { readonly par: string; readonly role: string; readonly le: Instant },
): Promise<readonly Constat[]> => {
  const lus = (
    await sql<ConstatFerme>`select code, domaine, gravite, item, secret from constat where mission = ${mission} order by code`.execute(base)
  ).rows
  await sql`insert into lecture_constats (mission, par, role, le) values (${mission}, ${lecteur.par}, ${lecteur.role}, ${lecteur.le})`.execute(
    base,
  )
  return lus.map(({ secret: ferme, ...c }) => ({ ...c, ...(JSON.parse(secret.ouvrir(ferme)) as { titre: string; description: string }) }))
}

export const ecrireAction = async (base: Base, mission: string, a: Action): Promise<void> => {
  await sql`
    insert into action (mission, code, titre, genre, constats, cout, jours, complexite, delai_mois)
    values (${mission}, ${a.code}, ${a.titre}, ${a.genre}, ${[...a.constats]}, ${a.cout}, ${a.jours}, ${a.complexite}, ${a.delaiMois})
    on conflict (mission, code) do update set titre = excluded.titre, genre = excluded.genre, constats = excluded.constats,
      cout = excluded.cout, jours = excluded.jours, complexite = excluded.complexite, delai_mois = excluded.delai_mois`.execute(base)
}
export const lireActions = async (base: Kysely<unknown>, mission: string): Promise<readonly Action[]> =>
  (
    await sql<Action>`
      select code, titre, genre, constats, cout, jours, complexite, delai_mois as "delaiMois", position, position_motif as "positionMotif"
      from action where mission = ${mission} order by code`.execute(base)
  ).rows
/** Les actions de plusieurs missions, par mission, en une lecture. */
export const lireActionsDe = async (
  base: Kysely<unknown>,
  missions: readonly string[],
): Promise<ReadonlyMap<string, readonly Action[]>> => {
  const lues = await sql<Action & { readonly mission: string }>`
    select mission, code, titre, genre, constats, cout, jours, complexite, delai_mois as "delaiMois", position, position_motif as "positionMotif"
    from action where mission = any(${[...missions]}) order by mission, code`.execute(base)
  return Map.groupBy(lues.rows, (a) => a.mission)
}
export const ecrirePosition = async (
  base: Base,
  mission: string,
  code: string,
  position: Position,
  motif: string,
  le: Instant,
): Promise<void> => {
  await sql`update action set position = ${position}, position_motif = ${motif}, position_le = ${le} where mission = ${mission} and code = ${code}`.execute(
    base,
  )
}
