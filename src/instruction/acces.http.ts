import { peutLire } from '../acteurs/habilitation.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { estEcarte } from './conflit.sql.ts'

/** Hors du périmètre, brouillon d'un autre, ou dossier dont on s'est déporté : il n'existe pas pour cette personne. */
export const cache = async (monde: Monde, acteur: Acteur, vivant: Vivant): Promise<boolean> => {
  if (peutLire(acteur, vivant) !== undefined) return true
  if (vivant.etat === 'brouillon' && acteur.role !== 'porteur') return true
  return acteur.role !== 'porteur' && estEcarte(monde.base, vivant.fil.replace('dossier:', ''), acteur.id)
}
