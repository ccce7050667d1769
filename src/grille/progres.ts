import { err, ok, type Result } from '../socle/resultat.ts'
import { type Fraction, retrancher } from './fraction.ts'
import type { Grille, Reponses } from './grille.ts'
import type { ReponseImpossible } from './reponses.ts'
import { type Contribution, type Note, noter, type Score } from './score.ts'

/** Une évaluation : des réponses, et la grille exacte qu'elles remplissent. */
export type Evaluation = { readonly grille: Grille; readonly reponses: Reponses }

/** Ce que la sécurité a gagné entre deux évaluations sur la même grille (A-22, G-03). */
export type Progres = {
  readonly global: Evolution
  readonly domaines: readonly (Evolution & { readonly code: string; readonly titre: string })[]
  readonly items: readonly { readonly item: string; readonly mouvement: Mouvement }[]
}

/**
 * `gain` : différence des scores retenus. Une réponse inconnue avant et connue après l'enfle sans que rien n'ait changé ;
 * `certain` (après au plus bas − avant au plus haut) ne retient que ce qui est acquis dans tous les cas, `auMieux` l'inverse.
 */
export type Evolution = {
  readonly avant: Score | 'sans-objet'
  readonly apres: Score | 'sans-objet'
  readonly gain: { readonly retenu: Fraction; readonly certain: Fraction; readonly auMieux: Fraction } | 'sans-objet'
}

/** `incomparable` : inconnu ou non applicable d'un côté au moins. */
export type Mouvement = 'monte' | 'stable' | 'baisse' | 'incomparable'

export type RefusDeProgres =
  | { readonly raison: 'grilles-differentes'; readonly avant: string; readonly apres: string }
  | { readonly raison: 'versions-differentes'; readonly avant: number; readonly apres: number }
  | { readonly raison: 'reponses-impossibles'; readonly quand: 'avant' | 'apres'; readonly lesquelles: readonly ReponseImpossible[] }

/** Mesure le progrès, ou dit tout ce qui empêche de comparer. */
export const mesurerProgres = (avant: Evaluation, apres: Evaluation): Result<Progres, readonly RefusDeProgres[]> => {
  const noteAvant = noter(avant.grille, avant.reponses)
  const noteApres = noter(apres.grille, apres.reponses)
  const refus: readonly RefusDeProgres[] = [
    ...refusDeGrille(avant.grille, apres.grille),
    ...(noteAvant.ok ? [] : [{ raison: 'reponses-impossibles' as const, quand: 'avant' as const, lesquelles: noteAvant.error }]),
    ...(noteApres.ok ? [] : [{ raison: 'reponses-impossibles' as const, quand: 'apres' as const, lesquelles: noteApres.error }]),
  ]
  if (refus.length > 0 || !noteAvant.ok || !noteApres.ok) return err(refus)
  return ok(comparerNotes(noteAvant.value, noteApres.value))
}

const refusDeGrille = (avant: Grille, apres: Grille): readonly RefusDeProgres[] => {
  if (avant.code !== apres.code) return [{ raison: 'grilles-differentes', avant: avant.code, apres: apres.code }]
  if (avant.version !== apres.version) return [{ raison: 'versions-differentes', avant: avant.version, apres: apres.version }]
  return []
}

const comparerNotes = (avant: Note, apres: Note): Progres => ({
  global: evoluer(avant.score, apres.score),
  domaines: apres.domaines.map((d) => ({
    code: d.code,
    titre: d.titre,
    ...evoluer(avant.domaines.find((a) => a.code === d.code)?.score ?? 'sans-objet', d.score),
  })),
  items: apres.contributions.map((c) => ({
    item: c.item,
    mouvement: bouger(
      avant.contributions.find((a) => a.item === c.item),
      c,
    ),
  })),
})

const evoluer = (avant: Score | 'sans-objet', apres: Score | 'sans-objet'): Evolution => {
  if (avant === 'sans-objet' || apres === 'sans-objet') return { avant, apres, gain: 'sans-objet' }
  return {
    avant,
    apres,
    gain: {
      retenu: retrancher(apres.retenu, avant.retenu),
      certain: retrancher(apres.bas, avant.haut),
      auMieux: retrancher(apres.haut, avant.bas),
    },
  }
}

const bouger = (avant: Contribution | undefined, apres: Contribution): Mouvement => {
  if (avant === undefined || typeof avant.reponse === 'string' || typeof apres.reponse === 'string') return 'incomparable'
  const pas = apres.reponse.niveau - avant.reponse.niveau
  return pas > 0 ? 'monte' : pas < 0 ? 'baisse' : 'stable'
}
