import { type Kysely, sql } from 'kysely'
import type { Instant } from '../socle/temps.ts'
import type { Droit } from '../vie.ts'
import type { DemandeDAcces, Equipier } from './equipe.ts'

/** Verrouille l'équipe d'un organisme jusqu'à la fin de l'acte : deux départs ensemble ne la laissent pas sans personne. Vrai s'il existe. */
export const verrouillerEquipe = async (base: Kysely<unknown>, organisme: string): Promise<boolean> =>
  (await sql`select from organisme where id = ${organisme} for no key update`.execute(base)).rows.length > 0

export const lireEquipe = async (base: Kysely<unknown>, organisme: string): Promise<readonly Equipier[]> =>
  (
    await sql<Equipier>`
      select a.id as agent, a.nom, a.courriel, h.droit, h.depuis from habilitation h join agent a on a.id = h.agent
      where h.role = 'porteur' and h.organisme = ${organisme} order by a.nom, a.id`.execute(base)
  ).rows

/** Donne ou change le droit d'une personne dans une équipe. */
export const ecrireDroit = async (base: Kysely<unknown>, organisme: string, agent: string, droit: Droit, le: Instant): Promise<void> => {
  await sql`
    insert into habilitation (agent, role, organisme, droit, depuis) values (${agent}, 'porteur', ${organisme}, ${droit}, ${le})
    on conflict (agent, organisme) where role = 'porteur' do update set droit = excluded.droit, depuis = excluded.depuis`.execute(base)
}

export const effacerDroit = async (base: Kysely<unknown>, organisme: string, agent: string): Promise<void> => {
  await sql`delete from habilitation where role = 'porteur' and organisme = ${organisme} and agent = ${agent}`.execute(base)
}

export const ecrireDemande = async (
  base: Kysely<unknown>,
  organisme: string,
  agent: string,
  message: string,
  le: Instant,
): Promise<void> => {
  await sql`
    insert into demande_acces (organisme, agent, message, le) values (${organisme}, ${agent}, ${message}, ${le})
    on conflict (organisme, agent) do update set message = excluded.message, le = excluded.le`.execute(base)
}

export const lireDemandes = async (base: Kysely<unknown>, organisme: string): Promise<readonly DemandeDAcces[]> =>
  (
    await sql<DemandeDAcces>`
      select d.agent, a.nom, a.courriel, d.message, d.le from demande_acces d join agent a on a.id = d.agent
      where d.organisme = ${organisme} order by d.le`.execute(base)
  ).rows

export const effacerDemande = async (base: Kysely<unknown>, organisme: string, agent: string): Promise<void> => {
  await sql`delete from demande_acces where organisme = ${organisme} and agent = ${agent}`.execute(base)
}
