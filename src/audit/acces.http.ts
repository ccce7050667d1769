import type { Context } from 'hono'
import { peutLireConstats } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { lireMissionAvecAppel, type MissionLue } from './mission.actes.ts'

/** Une mission, telle que cette visite a le droit de la lire. */
export type MissionVue = MissionLue & { readonly acteur: Acteur; readonly objet: Vivant }

/**
 * La mission de l'adresse, si la personne est de ses lecteurs : l'organisme, son prestataire, les agents de l'appel.
 * Pour tout autre, commission, comptable et personnes écartées compris, elle n'existe pas (docs/ce-qui-tient-toujours.md).
 */
export const entrer = async (c: Context<Visite>, monde: Monde): Promise<MissionVue | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined) return undefined
  const objet = await ouvrir(monde, acteur, 'mission', c.req.param('id') ?? '')
  if (objet === undefined || peutLireConstats(acteur, objet) !== undefined) return undefined
  return { ...(await lireMissionAvecAppel(monde.base, monde, objet.id, c.get('recuLe'))), acteur, objet }
}
