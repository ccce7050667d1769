import type { Monde } from '../appel/monde.actes.ts'
import { fermerAnciennes } from './reception.sql.ts'

/** Oublie les envois commencés il y a plus de sept jours, et leurs octets. */
export const oublierReceptions = async (monde: Monde): Promise<number> => {
  const fermees = await fermerAnciennes(monde.base, monde.maintenant().subtract({ hours: 7 * 24 }))
  await Promise.all(fermees.map(monde.fichiers.abandonner))
  return fermees.length
}
