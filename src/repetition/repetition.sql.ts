import { type Kysely, sql } from 'kysely'

export type Avancement = { readonly scenario: string; readonly rang: number; readonly dossiers: Readonly<Record<string, string>> }

export const lireAvancements = async (base: Kysely<unknown>): Promise<readonly Avancement[]> =>
  (await sql<Avancement>`select scenario, rang, dossiers from repetition`.execute(base)).rows

export const ecrireAvancement = async (base: Kysely<unknown>, a: Avancement): Promise<void> => {
  await sql`
    insert into repetition (scenario, rang, dossiers) values (${a.scenario}, ${a.rang}, ${JSON.stringify(a.dossiers)}::jsonb)
    on conflict (scenario) do update set rang = excluded.rang, dossiers = excluded.dossiers`.execute(base)
}

/** Un bac à sable se reconnaît à ses scénarios ; une base qui a des dossiers sans eux n'en est pas un, et on n'y touche pas. */
export const estUnBac = async (base: Kysely<unknown>): Promise<boolean> =>
  (await sql<{ bac: boolean }>`select exists (select 1 from repetition) or not exists (select 1 from dossier_vivant) as bac`.execute(base))
    .rows[0]?.bac ?? false

/** Efface tout le bac à sable. À n'appeler que si `estUnBac`. */
export const effacer = async (base: Kysely<unknown>): Promise<void> => {
  await sql`drop schema public cascade`.execute(base)
  await sql`create schema public`.execute(base)
}
