import { type Kysely, sql } from 'kysely'
import type { Identite } from '../plateforme/session/identite.ts'
import type { Instant } from '../socle/temps.ts'
import type { Personne } from './personne.ts'

export const lirePersonne = async (base: Kysely<unknown>, courriel: string): Promise<Personne | undefined> =>
  (await sql<Personne>`select id, nom, courriel, siret, rpps from agent where courriel = ${courriel.trim().toLowerCase()}`.execute(base))
    .rows[0]

/**
 * Accueille qui vient de prouver cette adresse : connue, ou inscrite sans aucun rôle. Son identifiant ne dit rien d'elle, car
 * le journal le gardera. Rend `premiere` quand c'est sa première connexion.
 */
export const accueillirPersonne = async (
  base: Kysely<unknown>,
  courriel: string,
  identite: Pick<Identite, 'nom' | 'siret' | 'rpps'>,
  le: Instant,
): Promise<'premiere' | 'connue'> => {
  const nom = identite.nom ?? nomDApres(courriel)
  const lue = await sql<{ premiere: boolean }>`
    insert into agent (id, nom, courriel, siret, rpps, vu_le)
    values (gen_random_uuid()::text, ${nom}, ${courriel}, ${identite.siret ?? null}, ${identite.rpps ?? null}, ${le})
    on conflict (courriel) do update set vu_le = excluded.vu_le,
      siret = coalesce(excluded.siret, agent.siret), rpps = coalesce(excluded.rpps, agent.rpps)
    returning xmax = 0 as premiere`.execute(base)
  return lue.rows[0]?.premiere === true ? 'premiere' : 'connue'
}

/** Inscrit qui a écrit ailleurs sous cette adresse, sans être venu ici : aucun rôle, et un nom en attendant le sien. Connue, rien ne change. */
export const inscrirePersonne = async (base: Kysely<unknown>, courriel: string): Promise<Pick<Personne, 'id' | 'nom'>> => {
  await sql`
    insert into agent (id, nom, courriel) values (gen_random_uuid()::text, ${nomDApres(courriel)}, ${courriel}) on conflict (courriel) do nothing`.execute(
    base,
  )
  const connue = await lirePersonne(base, courriel)
  if (connue === undefined) throw new Error('La personne vient d’être inscrite')
  return connue
}

export const nommerPersonne = async (base: Kysely<unknown>, id: string, nom: string): Promise<void> => {
  await sql`update agent set nom = ${nom} where id = ${id}`.execute(base)
}

/**
 * Efface une personne : nom, adresse, fonction, rôles, et les liens qui lui ont été envoyés. Son identifiant reste, que citent le
 * journal et les dossiers déposés.
 */
export const effacerPersonne = async (base: Kysely<unknown>, id: string, le: Instant): Promise<void> => {
  await sql`delete from habilitation where agent = ${id}`.execute(base)
  await sql`delete from saisie_gardee where personne = ${id}`.execute(base)
  await sql`delete from demande_acces where agent = ${id}`.execute(base)
  await sql`update rattachement set fonction = 'Effacée' where agent = ${id}`.execute(base)
  await sql`
    update invitation set nom = 'Personne effacée', courriel = '',
      annulee_le = case when acceptee_le is null then coalesce(annulee_le, ${le}) else annulee_le end
    where acceptee_par = ${id} or courriel = (select courriel from agent where id = ${id})`.execute(base)
  await sql`
    update agent set nom = 'Personne effacée', courriel = null, siret = null, rpps = null, vu_le = null, efface_le = ${le}
    where id = ${id}`.execute(base)
}

/** « camille.exemple@… » se lit « Camille Exemple », en attendant que la personne dise son nom. */
const nomDApres = (courriel: string): string =>
  (courriel.split('@')[0] ?? '')
    .split(/[._+-]+/)
    .filter((m) => m !== '')
    .map((m) => m.charAt(0).toUpperCase() + m.slice(1))
    .join(' ')
