import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { Vue } from './vue.ts'

export const lireVues = async (base: Kysely<unknown>, agent: string): Promise<readonly Vue[]> =>
  (await sql<Vue>`select id, nom, demande from vue_gardee where agent = ${agent} order by nom`.execute(base)).rows

export const ecrireVue = async (base: Kysely<unknown>, agent: string, v: Pick<Vue, 'nom' | 'demande'>, le: Instant): Promise<void> => {
  await sql`
    insert into vue_gardee (agent, nom, demande, le) values (${agent}, ${v.nom}, ${v.demande}, ${le})
    on conflict (agent, nom) do update set demande = excluded.demande, le = excluded.le`.execute(base)
}

export const effacerVuesDe = async (base: Kysely<unknown>, agent: string): Promise<void> => {
  await sql`delete from vue_gardee where agent = ${agent}`.execute(base)
}

/** Efface une vue à soi ; celle d'un autre n'est pas touchée. */
export const effacerVue = async (base: Kysely<unknown>, agent: string, id: bigint): Promise<void> => {
  await sql`delete from vue_gardee where id = ${id} and agent = ${agent}`.execute(base)
}
