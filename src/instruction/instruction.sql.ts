import { type Kysely, sql } from 'kysely'
import type { Appel } from '../appel/appel.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant, Jour } from '../socle/temps.ts'
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

/** Les séances de l'appel, déplacées et ajoutées comprises. */
export const lireSeances = async (base: Kysely<unknown>, appel: Pick<Appel, 'code' | 'commission'>): Promise<readonly Seance[]> => {
  const tenues = await sql<Seance>`
    select code, jour, ajoutee, presents, tenue_le as "tenueLe" from seance where appel = ${appel.code} order by jour`.execute(base)
  return seancesPrevues(appel.commission, tenues.rows)
}

export const ecrireSeance = async (
  base: Base,
  appel: string,
  s: { readonly code: string; readonly jour: Jour; readonly ajoutee: boolean },
): Promise<void> => {
  await sql`
    insert into seance (appel, code, jour, ajoutee) values (${appel}, ${s.code}, ${s.jour}, ${s.ajoutee})
    on conflict (appel, code) do update set jour = excluded.jour`.execute(base)
}

export const ecrirePresents = async (base: Base, appel: string, code: string, presents: readonly string[], le: Instant): Promise<void> => {
  await sql`
    update seance set presents = ${JSON.stringify(presents)}::jsonb, tenue_le = ${le} where appel = ${appel} and code = ${code}`.execute(
    base,
  )
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

export const lireSeanceDuDossier = async (base: Kysely<unknown>, dossier: string): Promise<Seance | undefined> =>
  (
    await sql<Seance>`
      select s.code, s.jour, s.ajoutee, s.presents, s.tenue_le as "tenueLe"
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
