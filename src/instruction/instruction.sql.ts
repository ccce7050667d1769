import { type Kysely, sql } from 'kysely'
import type { Appel } from '../appel/appel.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import { type Priorite, type PrioriteGardee, relire } from './priorite.ts'
import type { Recevabilite } from './recevabilite.ts'
import { type Seance, seancesPrevues } from './seance.ts'

export const ecrireRecevabilite = async (
  base: Base,
  dossier: string,
  r: Recevabilite & { readonly verdicts: unknown; readonly priorite: Priorite; readonly lettre?: string },
  par: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into recevabilite (dossier, recevable, motif, verifies, verdicts, priorite, lettre, le, par)
    values (${dossier}, ${r.recevable}, ${r.motif}, ${JSON.stringify(r.verifies)}::jsonb, ${JSON.stringify(r.verdicts)}::jsonb,
      ${JSON.stringify(r.priorite)}::jsonb, ${r.lettre ?? null}, ${le}, ${par})`.execute(base)
}

export type RecevabiliteLue = Recevabilite & {
  readonly priorite: Priorite
  readonly verdicts: readonly { readonly code: string; readonly reponse: string }[]
  /** L'empreinte de la lettre d'une irrecevabilité. */
  readonly lettre: string | null
}
type Gardee<R extends { readonly priorite: Priorite }> = Omit<R, 'priorite'> & { readonly priorite: PrioriteGardee }

export const lireRecevabilite = async (base: Kysely<unknown>, dossier: string): Promise<RecevabiliteLue | undefined> => {
  const [lue] = (
    await sql<
      Gardee<RecevabiliteLue>
    >`select recevable, motif, verifies, verdicts, priorite, lettre from recevabilite where dossier = ${dossier}`.execute(base)
  ).rows
  return lue === undefined ? undefined : { ...lue, priorite: relire(lue.priorite) }
}

/** Ce que la recevabilité a établi de plusieurs dossiers, par dossier, en une lecture. */
export const lireRecevabilitesDe = async (
  base: Kysely<unknown>,
  dossiers: readonly string[],
): Promise<ReadonlyMap<string, Pick<RecevabiliteLue, 'verdicts' | 'priorite'>>> => {
  const lues = await sql<Gardee<Pick<RecevabiliteLue, 'verdicts' | 'priorite'>> & { readonly dossier: string }>`
    select dossier, verdicts, priorite from recevabilite where dossier = any(${[...dossiers]})`.execute(base)
  return new Map(lues.rows.map((r) => [r.dossier, { verdicts: r.verdicts, priorite: relire(r.priorite) }]))
}

const SEANCE = sql`s.code, s.jour, s.ajoutee, s.convoquee_le as "convoqueeLe", s.ouverte_le as "ouverteLe", s.tenue_le as "tenueLe"`

/** Les séances de l'appel, déplacées et ajoutées comprises. */
export const lireSeances = async (base: Kysely<unknown>, appel: Pick<Appel, 'code' | 'commission'>): Promise<readonly Seance[]> => {
  const tenues = await sql<Seance>`
    select ${SEANCE} from seance s where s.appel = ${appel.code} order by s.jour`.execute(base)
  return seancesPrevues(appel.commission, tenues.rows)
}

/** Les séances connues de plusieurs appels, en une lecture. `dossiers` : à l'ordre du jour, sans ceux dont cette personne est écartée (G-42). */
export const lireSeancesDe = async (
  base: Kysely<unknown>,
  appels: readonly string[],
  agent: string,
): Promise<readonly (Seance & { readonly appel: string; readonly dossiers: number })[]> =>
  (
    await sql<Seance & { appel: string; dossiers: number }>`
      select s.appel, ${SEANCE}, count(o.dossier)::int as dossiers
      from seance s left join ordre_du_jour o on o.appel = s.appel and o.seance = s.code
        and o.dossier <> all(array(select dossier from deport_connu where agent = ${agent}))
      where s.appel = any(${[...appels]}) group by s.appel, s.code order by s.jour`.execute(base)
  ).rows

export const ecrireSeance = async (base: Base, appel: string, s: Pick<Seance, 'code' | 'jour' | 'ajoutee'>): Promise<void> => {
  await sql`
    insert into seance (appel, code, jour, ajoutee) values (${appel}, ${s.code}, ${s.jour}, ${s.ajoutee})
    on conflict (appel, code) do update set jour = excluded.jour`.execute(base)
}

/** Une séance de l'appel, verrouillée : `update` pour l'ouvrir, y noter des présents ou la lever, `share` pour y délibérer. */
export const verrouillerSeance = async (
  base: Base,
  appel: string,
  s: Pick<Seance, 'code' | 'jour' | 'ajoutee'>,
  verrou: 'update' | 'share',
): Promise<void> => {
  await sql`insert into seance (appel, code, jour, ajoutee) values (${appel}, ${s.code}, ${s.jour}, ${s.ajoutee}) on conflict do nothing`.execute(
    base,
  )
  await sql`select 1 from seance where appel = ${appel} and code = ${s.code} for ${sql.raw(verrou)}`.execute(base)
}

export const ecrireOuverture = async (base: Base, appel: string, code: string, le: Instant): Promise<void> => {
  await sql`update seance set ouverte_le = ${le} where appel = ${appel} and code = ${code}`.execute(base)
}

export const ecrireConvocation = async (base: Base, appel: string, code: string, le: Instant): Promise<void> => {
  await sql`update seance set convoquee_le = ${le} where appel = ${appel} and code = ${code}`.execute(base)
}

export const ecrireLevee = async (base: Base, appel: string, code: string, le: Instant): Promise<void> => {
  await sql`update seance set tenue_le = ${le} where appel = ${appel} and code = ${code}`.execute(base)
}

export const ecrireOrdreDuJour = async (
  base: Base,
  appel: string,
  dossier: string,
  seance: string,
  motif: string | null,
): Promise<void> => {
  await sql`
    insert into ordre_du_jour (dossier, appel, seance, motif) values (${dossier}, ${appel}, ${seance}, ${motif})
    on conflict (dossier) do update set seance = excluded.seance, motif = excluded.motif`.execute(base)
}

/** Tous les dossiers à l'ordre du jour d'un appel, leur séance et ce qui les y a mis. */
export const lireOrdresDuJour = async (
  base: Kysely<unknown>,
  appel: string,
): Promise<readonly { readonly dossier: string; readonly seance: string; readonly motif: string | null }[]> =>
  (
    await sql<{ dossier: string; seance: string; motif: string | null }>`
      select dossier, seance, motif from ordre_du_jour where appel = ${appel} order by dossier`.execute(base)
  ).rows

/** Change la séance de plusieurs dossiers ; chacun y va de lui-même, sans motif. */
export const deplacerInscriptions = async (
  base: Base,
  vers: readonly { readonly dossier: string; readonly seance: string }[],
): Promise<void> => {
  await sql`
    update ordre_du_jour o set seance = v.seance, motif = null
    from unnest(${vers.map((v) => v.dossier)}::text[], ${vers.map((v) => v.seance)}::text[]) as v(dossier, seance)
    where o.dossier = v.dossier`.execute(base)
}

export const lireSeanceDuDossier = async (base: Kysely<unknown>, dossier: string): Promise<Seance | undefined> =>
  (
    await sql<Seance>`
      select ${SEANCE}
      from ordre_du_jour o join seance s on s.appel = o.appel and s.code = o.seance where o.dossier = ${dossier}`.execute(base)
  ).rows[0]

export const lireDossiersDeSeance = async (base: Kysely<unknown>, appel: string, seance: string): Promise<readonly string[]> =>
  (
    await sql<{
      dossier: string
    }>`select dossier from ordre_du_jour where appel = ${appel} and seance = ${seance} order by dossier`.execute(base)
  ).rows.map((r) => r.dossier)

/** Combien de dossiers à l'ordre du jour de chaque séance. */
export const compterOrdreDuJour = async (base: Kysely<unknown>, appel: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await sql<{ seance: string; n: number }>`
        select seance, count(*)::int as n from ordre_du_jour where appel = ${appel} group by seance`.execute(base)
    ).rows.map((o) => [o.seance, o.n]),
  )
