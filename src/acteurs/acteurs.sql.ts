import { type Kysely, sql } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Droit, Role } from '../vie.ts'
import type { Destinataires } from './avertissement.ts'
import { suffit } from './droits.ts'
import type { Organisme } from './organisme.ts'
import type { Certificat, Marche, Prestataire } from './prestataire.ts'

type Habilitation = {
  readonly id: string
  readonly nom: string
  readonly role: Role
  readonly agence: string | null
  readonly organismes: readonly string[]
  readonly droits: Readonly<Record<string, Droit>>
  readonly prestataire: string | null
  readonly fonctions: readonly string[]
}

/** Les rôles d'une personne, un acteur par rôle et par agence ou prestataire ; connue sans rôle, elle est un porteur sans organisme. */
export const lireActeurs = async (base: Kysely<unknown>, agent: string): Promise<readonly Acteur[]> =>
  (
    await sql<Habilitation>`
      select a.id, a.nom, coalesce(h.role, 'porteur') as role, h.agence, h.prestataire,
        coalesce(array_agg(h.organisme) filter (where h.organisme is not null), '{}') as organismes,
        coalesce(json_object_agg(h.organisme, h.droit) filter (where h.droit is not null), '{}') as droits,
        coalesce(array_agg(h.fonction) filter (where h.fonction is not null), '{}') as fonctions
      from agent a left join habilitation h on h.agent = a.id
      where a.id = ${agent}
      group by a.id, a.nom, h.role, h.agence, h.prestataire
      order by h.role, h.agence`.execute(base)
  ).rows.map((h, _, tous) => acteurDe(h, tous))

const acteurDe = (h: Habilitation, tous: readonly Habilitation[]): Acteur => ({
  id: h.id,
  nom: h.nom,
  role: h.role,
  ...(h.agence === null ? {} : { agence: h.agence }),
  organismes: h.organismes,
  droits: h.droits,
  ...(h.prestataire === null ? {} : { prestataire: h.prestataire }),
  fonctions: h.fonctions,
  ...aussiDe(tous.filter((a) => a.agence !== null && a.agence === h.agence && a.role !== h.role).map((a) => a.role)),
})

const aussiDe = (aussi: readonly Role[]): Pick<Acteur, 'aussi'> => (aussi.length === 0 ? {} : { aussi })

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

/** Les sites d'un organisme au registre, par leur nom. */
export const lireSites = async (
  base: Kysely<unknown>,
  organisme: string,
): Promise<readonly { readonly finess: string; readonly nom: string; readonly commune: string }[]> =>
  (
    await sql<{
      finess: string
      nom: string
      commune: string
    }>`select finess, nom, commune from site where organisme = ${organisme} order by nom, finess`.execute(base)
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

/**
 * Les adresses à prévenir, pour plusieurs cibles d'un coup : l'équipe d'un organisme, ceux qui remplissent ou qui l'engagent, une adresse,
 * un rôle d'une agence, un prestataire. `agent` : la personne, quand l'adresse est celle d'un compte.
 */
export const lireCourriels = async (
  base: Kysely<unknown>,
  cibles: readonly Destinataires[],
): Promise<readonly { readonly rang: number; readonly courriel: string; readonly agent: string | undefined }[]> => {
  if (cibles.length === 0) return []
  const organismes = cibles.flatMap((c) => organismeDe(c) ?? [])
  const prestataires = cibles.flatMap((c) => ('prestataire' in c ? [c.prestataire] : []))
  const agences = cibles.flatMap((c) => ('role' in c ? [c.agence] : []))
  const lus = await sql<Adresse>`
    select distinct a.courriel, a.id as agent, h.role, h.agence, h.organisme, h.prestataire, h.droit from habilitation h join agent a on a.id = h.agent
    where h.organisme = any(${organismes}) or h.prestataire = any(${prestataires}) or h.agence = any(${agences})`.execute(base)
  return cibles.flatMap<{ rang: number; courriel: string; agent: string | undefined }>((c, rang) =>
    'courriel' in c
      ? [{ rang, courriel: c.courriel, agent: undefined }]
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
  readonly droit: Droit | null
}
const repond = (a: Adresse, c: Exclude<Destinataires, { readonly courriel: string }>): boolean => {
  if ('role' in c) return a.role === c.role && a.agence === c.agence
  if ('prestataire' in c) return a.prestataire === c.prestataire
  return a.role === 'porteur' && a.organisme === organismeDe(c) && suffit(a.droit ?? undefined, droitDe(c))
}

const organismeDe = (c: Destinataires): string | undefined => {
  if ('organisme' in c) return c.organisme
  if ('remplit' in c) return c.remplit
  return 'engage' in c ? c.engage : undefined
}

const droitDe = (c: Destinataires): Droit => ('engage' in c ? 'deposer' : 'remplit' in c ? 'ecrire' : 'lire')

/** L'adresse qu'une personne a maintenant. */
export const lireCourrielDe = async (base: Kysely<unknown>, id: string): Promise<string | undefined> =>
  (await sql<{ courriel: string }>`select courriel from agent where id = ${id}`.execute(base)).rows[0]?.courriel

/** Les titulaires des fonctions d'une agence et de sa commission. */
export const lireTitulaires = async (
  base: Kysely<unknown>,
  agence: string,
): Promise<readonly { readonly id: string; readonly fonctions: readonly string[] }[]> =>
  (
    await sql<{ id: string; fonctions: readonly string[] }>`
      select agent as id, array_agg(fonction order by fonction) as fonctions from habilitation
      where agence = ${agence} and fonction is not null group by agent order by agent`.execute(base)
  ).rows

/** Les personnes qui tiennent l'un de ces rôles dans une agence, chacune une fois. */
export const lireAgentsDe = async (
  base: Kysely<unknown>,
  agence: string,
  roles: readonly Role[],
): Promise<readonly { readonly id: string; readonly nom: string; readonly courriel: string }[]> =>
  (
    await sql<{ id: string; nom: string; courriel: string }>`
      select distinct a.id, a.nom, a.courriel from agent a join habilitation h on h.agent = a.id
      where h.agence = ${agence} and h.role = any(${[...roles]}) order by a.nom`.execute(base)
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
