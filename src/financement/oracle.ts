import type { Action, Probleme } from './arbitrage.ts'
import { ordonner, rangDe, selonTexte, total } from './arbitrage.ts'
import type { Lot } from './lots.ts'
import { lotsDe } from './lots.ts'
import { reunir } from './reunir.ts'
import type { ReponseOracle } from './selection.ts'

/**
 * La seconde méthode, exacte et sans solveur, quand seule l'enveloppe lie les organismes entre eux :
 * tous les lots d'actions de chaque organisme, les seuls utiles (front de Pareto), puis leur réunion sous
 * l'enveloppe. Elle ne partage avec le modèle de HiGHS que l'énoncé du problème.
 */
export const interroger = (probleme: Probleme): ReponseOracle => {
  if (estCommune(probleme)) return { genre: 'hors-de-portee', raison: 'contrainte-commune' }
  const valeurDe = valeurUnique(probleme)
  if (valeurDe === undefined) return { genre: 'hors-de-portee', raison: 'valeurs-trop-grandes' }
  if ((probleme.contraintesGenerales ?? []).some((c) => c.plafond < 0n && Object.values(c.poids).every((p) => p === 0n)))
    return { genre: 'sans-solution' }
  const fronts: (readonly Lot[])[] = []
  for (const siennes of parOrganisme(probleme)) {
    const lots = lotsDe(probleme, siennes, valeurDe)
    if (lots === undefined) return { genre: 'hors-de-portee', raison: 'trop-de-lots' }
    if (lots.length === 0) return { genre: 'sans-solution' }
    fronts.push(lots)
  }
  const reunion = reunir(fronts, probleme.enveloppe === undefined ? Number.POSITIVE_INFINITY : Number(probleme.enveloppe))
  if (reunion === 'front-trop-long') return { genre: 'hors-de-portee', raison: reunion }
  return reunion === 'sans-solution' ? { genre: 'sans-solution' } : { genre: 'optimale', retenues: reunion.flatMap((lot) => lot.codes) }
}

const parOrganisme = (probleme: Probleme): readonly (readonly Action[])[] => {
  const groupes = Map.groupBy(ordonner(probleme.actions), (a) => a.organisme)
  return [...groupes].sort(([a], [b]) => selonTexte(a, b)).map(([, siennes]) => siennes)
}

/** Un lien ou une contrainte générale touche-t-il deux organismes ? */
const estCommune = ({ actions, contraintesGenerales }: Probleme): boolean => {
  const organismes = new Map(actions.map((a) => [a.code, a.organisme]))
  const lienCommun = actions.some((a) => [...(a.prerequis ?? []), ...(a.exclut ?? [])].some((c) => organismes.get(c) !== a.organisme))
  return (
    lienCommun ||
    (contraintesGenerales ?? []).some(({ poids }) => {
      const touches = Object.entries(poids).filter(([, p]) => p !== 0n)
      return new Set(touches.map(([code]) => organismes.get(code))).size > 1
    })
  )
}

/**
 * L'ordre des priorités réduit à un seul entier : une unité d'une priorité pèse plus que tout ce qui la suit.
 * Absent si le total ne tient pas dans un entier sûr.
 */
const valeurUnique = (probleme: Probleme): ((action: Action) => number) | undefined => {
  const totaux = (probleme.priorites ?? ['']).map((_, rang) =>
    total(probleme.actions, (a) => (rangDe(probleme, a) === rang ? a.valeur : 0n)),
  )
  const unites = totaux.map((_, rang) => totaux.slice(rang + 1).reduce((produit, t) => produit * (t + 1n), 1n))
  const tout = totaux.reduce((s, t, rang) => s + t * (unites[rang] ?? 1n), 0n)
  if (tout > BigInt(Number.MAX_SAFE_INTEGER)) return undefined
  return (action) => Number(action.valeur * (unites[rangDe(probleme, action)] ?? 1n))
}
