import { peutLire } from '../acteurs/habilitation.ts'
import type { Ouvrir } from '../appel/monde.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { estEcarte } from './conflit.sql.ts'

/**
 * Ouvre un objet à qui peut le lire. Hors du périmètre, brouillon d'un autre, ou dossier dont on est écarté : il n'existe pas pour
 * cette personne. Fermé ou absent, la base reçoit les mêmes questions : le temps de la réponse ne dit pas non plus qu'il existe.
 */
export const ouvrir: Ouvrir = async (monde, par, genre, id) => {
  const vivant = await ouvrirDesLeBrouillon(monde, par, genre, id)
  return vivant?.etat === 'brouillon' && par?.role !== 'porteur' ? undefined : vivant
}

/** Le même, brouillon compris : on s'y parle parfois avant le dépôt (G-32). */
export const ouvrirDesLeBrouillon: Ouvrir = async (monde, par, genre, id) => {
  if (par === undefined) return undefined
  const vivant = await voirVivant(monde.base, genre, id)
  const dossier = vivant?.fil.replace('dossier:', '') ?? id
  const ecarte = par.role !== 'porteur' && (await estEcarte(monde.base, dossier, par.id))
  return vivant === undefined || ecarte || peutLire(par, vivant) !== undefined ? undefined : vivant
}
