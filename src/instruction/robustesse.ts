import { estConnu, type Facteur } from './priorite.ts'

/** Où se tient un dossier quand les poids bougent : toujours dans les places, jamais, ou selon les poids et ce qu'on ignore. */
export type Tenue = 'dedans' | 'bord' | 'dehors'

/** De combien chaque poids peut bouger, en pour cent, de part et d'autre. */
export const MARGE = 20

/** Au-delà, comparer chaque dossier à tous les autres prendrait trop de temps : la tenue n'est pas calculée. */
export const COMPARABLES = 2000

type Classe = { readonly id: string; readonly facteurs: readonly Facteur[] }

/**
 * La tenue de chaque dossier: chaque poids varie de ± `marge` %, chacun pour soi, et chaque fait inconnu prend toutes ses
 * valeurs. « dedans » : moins de `places` dossiers pourraient passer devant. « dehors » : `places` dossiers au moins passent devant
 * quoi qu'il arrive. L'annonce est prudente : un dossier dit au bord peut ne jamais sortir, un dossier dit dedans ne sort jamais.
 */
export const tenuesDe = (dossiers: readonly Classe[], places: number, marge: number): ReadonlyMap<string, Tenue> => {
  const bornes = dossiers.map((d) => ({ id: d.id, parFacteur: d.facteurs.map(intervalle) }))
  return new Map(
    bornes.map((d) => {
      const autres = bornes.filter((a) => a.id !== d.id)
      const peuvent = autres.filter((a) => ecartMin(d, a, marge) <= 0).length
      const passent = autres.filter((a) => ecartMin(a, d, marge) > 0).length
      return [d.id, peuvent < places ? 'dedans' : passent >= places ? 'dehors' : 'bord'] as const
    }),
  )
}

type Intervalle = { readonly bas: number; readonly haut: number; readonly poids: number }
type Borne = { readonly parFacteur: readonly Intervalle[] }

/** Ce qu'un facteur peut valoir ; un fait inconnu laisse toute l'échelle ouverte. */
const intervalle = (f: Facteur): Intervalle =>
  estConnu(f) ? { bas: f.points ?? 0, haut: f.points ?? 0, poids: f.poids } : { bas: 0, haut: f.auPlus, poids: f.poids }

/** De combien `d` devance `a`, au pire des poids et des faits inconnus : les facteurs se séparent, le minimum est exact. En centièmes. */
const ecartMin = (d: Borne, a: Borne, marge: number): number =>
  d.parFacteur.reduce((somme, f, rang) => {
    const ecart = f.bas - (a.parFacteur[rang]?.haut ?? 0)
    return somme + ecart * f.poids * (ecart >= 0 ? 100 - marge : 100 + marge)
  }, 0)
