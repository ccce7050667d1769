import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireSeances } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import type { Acteur } from '../journal/objet.ts'
import { EXAMINATEURS, type GenreObjet, passage, type Role } from '../vie.ts'

const LECTEURS: readonly Role[] = EXAMINATEURS

export type Lieu = { readonly acteur: Acteur; readonly appel: Appel }
export type LieuDeSeance = Lieu & { readonly seance: Seance }

/** L'appel dont cette personne peut lire les séances ; fermé ou absent, la base reçoit les mêmes questions. */
export const entrer = async (c: Context<Visite>, monde: Monde, roles: readonly Role[] = LECTEURS): Promise<Lieu | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined || !roles.includes(acteur.role)) return undefined
  const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('appel') ?? '')
  const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
  return appel === undefined ? undefined : { acteur, appel }
}

/** Une séance de cet appel. @param roles ceux à qui cette page, ou cet envoi, existe */
export const entrerEnSeance = async (
  c: Context<Visite>,
  monde: Monde,
  roles: readonly Role[] = LECTEURS,
): Promise<LieuDeSeance | undefined> => {
  const lieu = await entrer(c, monde, roles)
  const seance = lieu === undefined ? undefined : (await lireSeances(monde.base, lieu.appel)).find((s) => s.code === c.req.param('code'))
  return lieu === undefined || seance === undefined ? undefined : { ...lieu, seance }
}

/** Les rôles qui font cet acte. */
export const rolesDe = (genre: GenreObjet, acte: string): readonly Role[] => passage(genre, acte)?.par ?? []
