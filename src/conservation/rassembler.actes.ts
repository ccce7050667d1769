import type { Kysely } from 'kysely'
import { lireOrganismes } from '../acteurs/acteurs.sql.ts'
import { ROLES_DITS } from '../acteurs/cadre.ts'
import type { Personne } from '../acteurs/personne.ts'
import { voirActesDe } from '../journal/lecture.sql.ts'
import { lireCourrielsDe } from '../plateforme/courriel/courriel.sql.ts'
import type { SessionOuverte } from '../plateforme/session/ouverte.ts'
import type { Instant } from '../socle/temps.ts'
import { type Passage, ROLES, VIES } from '../vie.ts'
import { lireAttaches } from './conservation.sql.ts'
import { type Donnees, LIMITE_DES_LISTES } from './donnees.ts'
import { VERSION_DES_DUREES } from './durees.ts'
import type { Attachement } from './effacer.ts'

/** Les rôles d'une personne, chacun avec le nom de ce dont elle répond. */
export const lireAttachements = async (base: Kysely<unknown>, agent: string): Promise<readonly Attachement[]> => {
  const lues = await lireAttaches(base, agent)
  const organismes = await lireOrganismes(
    base,
    lues.flatMap((a) => (a.organisme === null ? [] : [a.organisme])),
  )
  return lues.map(({ role, agence, prestataire, organisme, retient }) => ({
    role,
    perimetre: organismes.find((o) => o.id === organisme)?.nom ?? agence ?? prestataire ?? '',
    retient,
  }))
}

/** Rassemble les données d'une personne, pour elle seule. */
export const rassembler = async (
  base: Kysely<unknown>,
  personne: Personne,
  sessions: readonly SessionOuverte[],
  le: Instant,
): Promise<Donnees> => ({
  etabliLe: le,
  durees: VERSION_DES_DUREES,
  personne,
  roles: (await lireAttachements(base, personne.id)).map((a) => ({ role: direRole(a.role), perimetre: a.perimetre })),
  sessions,
  actes: (await voirActesDe(base, personne.id, LIMITE_DES_LISTES)).map(({ le: fait, acte, genre, objet, role }) => ({
    le: fait,
    acte: TERMES.get(`${genre} ${acte}`) ?? acte,
    objet: `${genre} ${objet}`,
    role: direRole(role),
  })),
  courriels: await lireCourrielsDe(base, personne.courriel, LIMITE_DES_LISTES),
})

/** Chaque acte dans les mots de la vie de son objet. */
const TERMES: ReadonlyMap<string, string> = new Map(
  Object.entries(VIES).flatMap(([genre, vie]) => Object.entries<Passage>(vie).map(([acte, p]) => [`${genre} ${acte}`, p.terme] as const)),
)

const direRole = (role: string): string => {
  const connu = ROLES.find((r) => r === role)
  return connu === undefined ? role : ROLES_DITS[connu]
}
