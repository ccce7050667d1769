import type { Context } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireSeances } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import type { Role } from '../vie.ts'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'commission', 'direction', 'delegataire']

export type Lieu = { readonly acteur: Acteur; readonly appel: Appel }
export type LieuDeSeance = Lieu & { readonly seance: Seance }

/** L'appel dont cette personne peut lire les séances. */
export const entrer = async (c: Context<Visite>, monde: Monde): Promise<Lieu | undefined> => {
  const acteur = c.get('acteur')
  const appel = monde.appelCourant(c.req.param('appel') ?? '')
  if (acteur === undefined || appel === undefined || !LECTEURS.includes(acteur.role)) return undefined
  const vivant = await voirVivant(monde.base, 'appel', appel.code)
  return vivant === undefined || peutLire(acteur, vivant) !== undefined ? undefined : { acteur, appel }
}

export const entrerEnSeance = async (c: Context<Visite>, monde: Monde): Promise<LieuDeSeance | undefined> => {
  const lieu = await entrer(c, monde)
  const seance = lieu === undefined ? undefined : (await lireSeances(monde.base, lieu.appel)).find((s) => s.code === c.req.param('code'))
  return lieu === undefined || seance === undefined ? undefined : { ...lieu, seance }
}
