import type { Groupe } from './equite.ts'
import { SEUIL } from './proportion.ts'

/** Le groupe de tout ce qui était trop petit pour sortir seul. */
export const REUNIS = 'reunis'

/**
 * Les groupes d'un axe, tels qu'un fichier les emporte : aucun n'y a moins de réponses que le seuil, et aucun ne se retrouve en ôtant les
 * autres du total. Les trop petits sont réunis, avec les moins grands ensuite s'il le faut.
 */
export const regrouper = (groupes: readonly Groupe[]): readonly Groupe[] => {
  const parTaille = groupes.toSorted((a, b) => a.sur - b.sur || (a.code < b.code ? -1 : 1))
  const petits = parTaille.filter((g) => g.sur < SEUIL).length
  if (petits === 0) return groupes
  const assez = parTaille.findIndex((_, i) => i + 1 >= petits && somme(parTaille.slice(0, i + 1), 'sur') >= SEUIL)
  const reunis = parTaille.slice(0, assez === -1 ? parTaille.length : assez + 1)
  const [premier] = reunis
  if (premier === undefined) return groupes
  const ensemble: Groupe = {
    axe: premier.axe,
    code: reunis.length === 1 ? premier.code : REUNIS,
    deposes: somme(reunis, 'deposes'),
    nombre: somme(reunis, 'nombre'),
    sur: somme(reunis, 'sur'),
  }
  return [...groupes.filter((g) => !reunis.includes(g)), ensemble]
}

const somme = (groupes: readonly Groupe[], quoi: 'deposes' | 'nombre' | 'sur'): number => groupes.reduce((n, g) => n + g[quoi], 0)
