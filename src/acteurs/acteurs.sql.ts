import { type Kysely, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Role } from '../vie.ts'
import type { Destinataires } from './avertissement.ts'
import type { Organisme } from './organisme.ts'
import type { Personne } from './personne.ts'
import type { Certificat, Marche, Prestataire } from './prestataire.ts'

type Habilitation = {
  readonly id: string
  readonly nom: string
  readonly role: Role
  readonly agence: string | null
  readonly organismes: readonly string[]
  readonly prestataire: string | null
  readonly fonctions: readonly string[]
}

/** Les rôles d'une personne, un acteur par rôle et par agence ou prestataire. */
export const lireActeurs = async (base: Kysely<unknown>, agent: string): Promise<readonly Acteur[]> =>
  (
    await sql<Habilitation>`
      select a.id, a.nom, h.role, h.agence, h.prestataire,
        coalesce(array_agg(h.organisme) filter (where h.organisme is not null), '{}') as organismes,
        coalesce(array_agg(h.fonction) filter (where h.fonction is not null), '{}') as fonctions
      from agent a join habilitation h on h.agent = a.id
      where a.id = ${agent}
      group by a.id, a.nom, h.role, h.agence, h.prestataire
      order by h.role, h.agence`.execute(base)
  ).rows.map(acteurDe)

const acteurDe = (h: Habilitation): Acteur => ({
  id: h.id,
  nom: h.nom,
  role: h.role,
  ...(h.agence === null ? {} : { agence: h.agence }),
  organismes: h.organismes,
  ...(h.prestataire === null ? {} : { prestataire: h.prestataire }),
  fonctions: h.fonctions,
})

export const lireAgentParCourriel = async (
  base: Kysely<unknown>,
  courriel: string,
): Promise<Pick<Personne, 'id' | 'nom' | 'courriel'> | undefined> =>
  (
    await sql<
      Pick<Personne, 'id' | 'nom' | 'courriel'>
    >`select id, nom, courriel from agent where courriel = ${courriel.trim().toLowerCase()}`.execute(base)
  ).rows[0]

export const lireOrganisme = async (base: Kysely<unknown>, id: string): Promise<Organisme | undefined> =>
  (
    await sql<Organisme>`
      select id, nom, siret, finess, nature, departement, commune, statut, capacite, effectif, verification from organisme where id = ${id}`.execute(
      base,
    )
  ).rows[0]

export const lireOrganismes = async (base: Kysely<unknown>, ids: readonly string[]): Promise<readonly Organisme[]> =>
  (
    await sql<Organisme>`
      select id, nom, siret, finess, nature, departement, commune, statut, capacite, effectif, verification
      from organisme where id = any(${[...ids]}) order by nom`.execute(base)
  ).rows

/** Les organismes qui portent l'un de ces numéros, SIRET ou FINESS. */
export const lireOrganismesParCle = async (base: Kysely<unknown>, cles: readonly string[]): Promise<readonly Organisme[]> =>
  (
    await sql<Organisme>`
      select id, nom, siret, finess, nature, departement, commune, statut, capacite, effectif, verification
      from organisme where siret = any(${[...cles]}) or finess = any(${[...cles]}) order by nom`.execute(base)
  ).rows

export const lireCertificats = async (base: Kysely<unknown>, prestataire: string): Promise<readonly Certificat[]> =>
  (await sql<Certificat>`select qualification, du, au from certificat where prestataire = ${prestataire} order by du`.execute(base)).rows

/** Les marchés de l'agence, avec leur prestataire : ce à quoi une mission peut être commandée. */
export const lireMarches = async (
  base: Kysely<unknown>,
  agence: string,
): Promise<readonly (Marche & Prestataire & { readonly prestataire: string })[]> =>
  (
    await sql<Marche & Prestataire & { prestataire: string }>`
      select m.id, m.prestataire, p.nom, m.jours, m.du, m.au, m.pouvoir_adjudicateur as "pouvoirAdjudicateur"
      from marche m join prestataire p on p.id = m.prestataire where m.agence = ${agence} order by p.nom`.execute(base)
  ).rows

/** Les adresses à prévenir, pour plusieurs cibles d'un coup : une adresse donnée, les porteurs d'un organisme, un rôle d'une agence, un prestataire. */
export const lireCourriels = async (
  base: Kysely<unknown>,
  cibles: readonly Destinataires[],
): Promise<readonly { readonly rang: number; readonly courriel: string; readonly agent?: string }[]> => {
  if (cibles.length === 0) return []
  const organismes = cibles.flatMap((c) => ('organisme' in c ? [c.organisme] : []))
  const prestataires = cibles.flatMap((c) => ('prestataire' in c ? [c.prestataire] : []))
  const agences = cibles.flatMap((c) => ('role' in c ? [c.agence] : []))
  const lus = await sql<Adresse>`
    select distinct a.courriel, a.id as agent, h.role, h.agence, h.organisme, h.prestataire from habilitation h join agent a on a.id = h.agent
    where h.organisme = any(${organismes}) or h.prestataire = any(${prestataires}) or h.agence = any(${agences})`.execute(base)
  return cibles.flatMap((c, rang) =>
    'courriel' in c
      ? [{ rang, courriel: c.courriel }]
      : lus.rows.filter((a) => repond(a, c)).map(({ courriel, agent }) => ({ rang, courriel, agent })),
  )
}

type Adresse = {
  readonly courriel: string
  readonly agent: string
  readonly role: Role
  readonly agence: string | null
  readonly organisme: string | null
  readonly prestataire: string | null
}
const repond = (a: Adresse, c: Exclude<Destinataires, { readonly courriel: string }>): boolean => {
  if ('role' in c) return a.role === c.role && a.agence === c.agence
  return 'prestataire' in c ? a.prestataire === c.prestataire : a.role === 'porteur' && a.organisme === c.organisme
}

/** L'adresse qu'une personne a maintenant. */
export const lireCourrielDe = async (base: Kysely<unknown>, id: string): Promise<string | undefined> =>
  (await sql<{ courriel: string }>`select courriel from agent where id = ${id}`.execute(base)).rows[0]?.courriel

/** Qui répond pour une agence : ses agents et ceux de son opérateur. */
export const lireAgentsDe = async (
  base: Kysely<unknown>,
  agence: string,
): Promise<readonly { readonly id: string; readonly nom: string; readonly courriel: string }[]> =>
  (
    await sql<{ id: string; nom: string; courriel: string }>`
      select distinct a.id, a.nom, a.courriel from agent a join habilitation h on h.agent = a.id
      where h.agence = ${agence} and h.role in ('ars', 'grades') order by a.nom`.execute(base)
  ).rows

/** Les noms de personnes, par identifiant. */
export const lireNoms = async (base: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await sql<{ id: string; nom: string }>`select id, nom from agent where id = any(${[...ids]})`.execute(base)).rows.map((a) => [
      a.id,
      a.nom,
    ]),
  )

/** Toutes les personnes et leurs rôles : le bac à sable propose de se mettre à leur place. */
export const lireAgents = async (
  base: Kysely<unknown>,
): Promise<
  readonly {
    readonly id: string
    readonly nom: string
    readonly courriel: string
    readonly roles: readonly Role[]
    readonly agence: string | null
  }[]
> =>
  (
    await sql<{ id: string; nom: string; courriel: string; roles: Role[]; agence: string | null }>`
      select a.id, a.nom, a.courriel, array_agg(distinct h.role) as roles, max(h.agence) as agence
      from agent a join habilitation h on h.agent = a.id group by a.id order by a.nom`.execute(base)
  ).rows
