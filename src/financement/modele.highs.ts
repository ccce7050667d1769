import type { Highs, Model } from 'highs'
import loadHighs from 'highs'
import type { Action, Probleme } from './arbitrage.ts'
import { ordonner, rangDe } from './arbitrage.ts'
import { ressources } from './ressources.ts'
import type { ReponseHighs } from './selection.ts'

/** Une ligne du modèle : bas ≤ Σ poids·x ≤ haut, en entiers réduits par leur diviseur commun. */
type Ligne = { readonly bas: number; readonly haut: number; readonly poids: readonly number[] }

type Sens = 'maximum' | 'minimum'

type Refus = Exclude<ReponseHighs, { readonly genre: 'optimale' }>

type Etape =
  | { readonly ok: true; readonly choix: readonly boolean[]; readonly valeur: number }
  | { readonly ok: false; readonly refus: Refus }

/** Les poids 1, 2, 4… d'un bloc : assez petits pour rester loin des tolérances du solveur. */
const BLOC = 10

/**
 * Résout le problème dans le fil courant (donc jamais dans celui du serveur : voir `arbitrage.travailleur.ts`).
 * Objectifs l'un après l'autre, chacun figé à son optimum avant le suivant : plus sûr que de grands coefficients.
 * `complet` départage aussi les listes de même valeur et de même coût ; `aucun` s'arrête à l'une d'elles.
 */
export const resoudreParHighs = async (probleme: Probleme, secondes: number, departage: 'complet' | 'aucun'): Promise<ReponseHighs> => {
  const highs = await loadHighs()
  const actions = ordonner(probleme.actions)
  const model = poser(highs, actions, lignes(probleme, actions))
  try {
    const fin = performance.now() + secondes * 1000
    const optimiser = (poids: readonly number[], sens: Sens) => etape(highs, model, { poids, sens, fin })
    return optimiserEnOrdre(probleme, actions, { optimiser, figer: (ligne) => ajouter(model, ligne), departage })
  } finally {
    model.dispose()
  }
}

type Solveur = {
  readonly optimiser: (poids: readonly number[], sens: Sens) => Etape
  readonly figer: (ligne: Ligne) => void
  readonly departage: 'complet' | 'aucun'
}

const optimiserEnOrdre = (probleme: Probleme, actions: readonly Action[], solveur: Solveur): ReponseHighs => {
  const objectifs = [
    ...(probleme.priorites ?? ['']).map((_, rang) => ({
      sens: 'maximum' as const,
      poids: reduire(actions.map((a) => (rangDe(probleme, a) === rang ? a.valeur : 0n))).poids,
    })),
    { sens: 'minimum' as const, poids: reduire(actions.map((a) => a.cout)).poids },
  ]
  let choix: readonly boolean[] = []
  for (const { sens, poids } of objectifs) {
    if (choix.length > 0 && poids.every((p) => p === 0)) continue
    const trouve = solveur.optimiser(poids, sens)
    if (!trouve.ok) return trouve.refus
    choix = trouve.choix
    solveur.figer(
      sens === 'maximum'
        ? { bas: trouve.valeur, haut: Number.POSITIVE_INFINITY, poids }
        : { bas: Number.NEGATIVE_INFINITY, haut: trouve.valeur, poids },
    )
  }
  const fini = solveur.departage === 'complet' ? departager(choix, solveur) : choix
  if ('genre' in fini) return fini
  return { genre: 'optimale', retenues: actions.filter((_, i) => fini[i]).map((a) => a.code) }
}

/**
 * Parmi les listes de même valeur et de même coût, la première dans l'ordre des actions. On cherche d'abord
 * quelles actions varient de l'une à l'autre (les autres sont acquises), puis on fixe celles-là bloc par bloc.
 */
const departager = (premier: readonly boolean[], { optimiser, figer }: Solveur): readonly boolean[] | Refus => {
  const varient = premier.map(() => false)
  for (;;) {
    const loin = optimiser(
      premier.map((retenue, i) => (varient[i] ? 0 : retenue ? 1 : -1)),
      'minimum',
    )
    if (!loin.ok) return loin.refus
    const nouvelles = premier.flatMap((retenue, i) => (!varient[i] && loin.choix[i] !== retenue ? [i] : []))
    if (nouvelles.length === 0) break
    for (const i of nouvelles) varient[i] = true
  }
  const rangs = premier.flatMap((_, i) => (varient[i] ? [i] : []))
  let choix = premier
  for (let debut = 0; debut < rangs.length; debut += BLOC) {
    const bloc = rangs.slice(debut, debut + BLOC)
    const poids = premier.map((_, i) => (bloc.includes(i) ? 2 ** (BLOC - 1 - bloc.indexOf(i)) : 0))
    const trouve = optimiser(poids, 'maximum')
    if (!trouve.ok) return trouve.refus
    choix = trouve.choix
    figer({ bas: trouve.valeur, haut: Number.POSITIVE_INFINITY, poids })
  }
  return choix
}

/** Un optimum prouvé : état « optimal », et borne entière égale à la valeur refaite en entiers. Sinon, un refus. */
const etape = (highs: Highs, model: Model, objectif: { poids: readonly number[]; sens: Sens; fin: number }): Etape => {
  const { poids, sens, fin } = objectif
  const { modelStatus, objectiveSense } = highs.constants
  const reste = (fin - performance.now()) / 1000
  if (reste <= 0) return { ok: false, refus: { genre: 'temps-depasse' } }
  model.changeObjectiveSense(sens === 'maximum' ? objectiveSense.maximize : objectiveSense.minimize)
  poids.forEach((p, i) => {
    model.changeColCost(i, p)
  })
  model.zeroAllClocks()
  model.options.set({ time_limit: reste })
  model.run()
  const statut = model.getModelStatus()
  if (statut === modelStatus.infeasible) return { ok: false, refus: { genre: 'sans-solution' } }
  if (statut === modelStatus.timeLimit) return { ok: false, refus: { genre: 'temps-depasse' } }
  const choix = [...model.getSolution().colValue].map((x) => x > 0.5)
  const valeur = poids.reduce((s, p, i) => (choix[i] ? s + p : s), 0)
  const borne = Number(model.info.get('mip_dual_bound'))
  const prouve = statut === modelStatus.optimal && Math.abs(borne - valeur) < 0.5
  return prouve ? { ok: true, choix, valeur } : { ok: false, refus: { genre: 'preuve-absente', statut, annonce: valeur, borne } }
}

const poser = (highs: Highs, actions: readonly Action[], contraintes: readonly Ligne[]): Model => {
  const model = highs.createModel()
  model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9 })
  actions.forEach((_, i) => {
    model.addVar(0, 1)
    model.changeColIntegrality(i, highs.constants.variableType.integer)
  })
  for (const ligne of contraintes) ajouter(model, ligne)
  return model
}

const ajouter = (model: Model, { bas, haut, poids }: Ligne): void => {
  const indices = poids.flatMap((p, i) => (p === 0 ? [] : [i]))
  model.addRow(bas, haut, { indices, values: indices.map((i) => poids[i] ?? 0) })
}

const lignes = (probleme: Probleme, actions: readonly Action[]): readonly Ligne[] => {
  const rangs = new Map(actions.map((a, i) => [a.code, i]))
  const lier = (a: Action, poidsA: number, code: string, poidsB: number, haut: number): Ligne => {
    const poids = actions.map(() => 0)
    poids[rangs.get(a.code) ?? 0] = poidsA
    poids[rangs.get(code) ?? 0] = poidsB
    return { bas: Number.NEGATIVE_INFINITY, haut, poids }
  }
  return [
    ...ressources(probleme).map((r): Ligne => {
      const { poids, diviseur } = reduire(actions.map((a) => r.poids.get(a.code) ?? 0n))
      return { bas: Number.NEGATIVE_INFINITY, haut: Number(plancher(r.plafond, diviseur)), poids }
    }),
    ...actions.flatMap((a) => (a.prerequis ?? []).map((code) => lier(a, 1, code, -1, 0))),
    ...actions.flatMap((a) => (a.exclut ?? []).map((code) => lier(a, 1, code, 1, 1))),
  ]
}

/** Des centimes aux plus grandes unités communes : de petits coefficients, donc moins d'arrondis dans le solveur. */
const reduire = (poids: readonly bigint[]): { readonly poids: readonly number[]; readonly diviseur: bigint } => {
  const commun = poids.reduce(pgcd, 0n)
  const diviseur = commun === 0n ? 1n : commun
  return { poids: poids.map((p) => Number(p / diviseur)), diviseur }
}

const pgcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : pgcd(b, a % b))

/** La division entière par défaut, y compris pour un plancher écrit en négatif. */
const plancher = (n: bigint, d: bigint): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n)
