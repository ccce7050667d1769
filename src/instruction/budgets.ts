import type { Organisme } from '../acteurs/organisme.ts'
import type { Depense } from '../appel/argent.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { Montant } from '../socle/montant.ts'
import type { Voisin } from './voisin.ts'

/** Le coût d'un projet à côté de ceux qui lui ressemblent. `manque` : pourquoi rien ne se compare. */
export type Comparaison = { readonly titre: string; readonly cout: Montant } & (
  | { readonly nombre: number; readonly quartiles: Quartiles }
  | { readonly nombre: number; readonly manque: 'taille-inconnue' | 'trop-peu' }
)
/** Un quart des coûts est sous `bas`, la moitié sous `mediane`, les trois quarts sous `haut`. */
export type Quartiles = { readonly bas: Montant; readonly mediane: Montant; readonly haut: Montant }

/** En dessous, un quartile serait le devis d'un autre. */
export const SEMBLABLES_AU_MOINS = 5

/**
 * Chaque projet à côté de ceux d'autres dossiers du même guichet : une même action, chez un organisme de même taille (G-51). Le coût est
 * entier, éligible ou non.
 */
export const comparerBudgets = (dossier: Voisin, autres: readonly Voisin[], depenses: readonly Depense[]): readonly Comparaison[] => {
  const taille = tailleDe(dossier.organisme)
  const semblables = autres.filter(
    (a) => a.id !== dossier.id && a.appel === dossier.appel && a.guichet === dossier.guichet && tailleDe(a.organisme) === taille,
  )
  return dossier.projets.map((p): Comparaison => {
    const cout = compterProjets([p], depenses).total
    const vus = { titre: p.titre, cout }
    if (taille === undefined) return { ...vus, nombre: 0, manque: 'taille-inconnue' }
    const couts = semblables.flatMap((a) => a.projets.filter((q) => q.action === p.action).map((q) => compterProjets([q], depenses).total))
    return couts.length < SEMBLABLES_AU_MOINS
      ? { ...vus, nombre: couts.length, manque: 'trop-peu' }
      : { ...vus, nombre: couts.length, quartiles: quartilesDe(couts) }
  })
}

/** La taille d'un organisme par son effectif, aux seuils de la statistique publique ; inconnue si l'effectif l'est. */
export const tailleDe = ({ effectif }: Pick<Organisme, 'effectif'>): string | undefined => {
  if (effectif === null) return undefined
  return (TAILLES.find(([seuil]) => effectif < seuil) ?? TAILLES.at(-1))?.[1]
}
const TAILLES = [
  [10, 'moins de 10 salariés'],
  [50, 'de 10 à 49 salariés'],
  [250, 'de 50 à 249 salariés'],
  [Number.POSITIVE_INFINITY, '250 salariés ou plus'],
] as const

/** Entre deux coûts, la part qu'il faut du chemin, au centime inférieur. */
export const quartilesDe = (couts: readonly Montant[]): Quartiles => {
  const tries = [...couts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const quart = (q: number): Montant => {
    const place = (tries.length - 1) * q
    const [rang, reste] = [Math.trunc(place / 4), BigInt(place % 4)]
    const bas = tries[rang] ?? 0n
    return (bas * (4n - reste) + (tries[rang + 1] ?? bas) * reste) / 4n
  }
  return { bas: quart(1), mediane: quart(2), haut: quart(3) }
}
