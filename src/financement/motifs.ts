import type { Action, Centiemes, Probleme } from './arbitrage.ts'
import { ordonner, rangDe } from './arbitrage.ts'
import type { Ressource } from './ressources.ts'
import { ressources } from './ressources.ts'

/** La retenue la plus proche dont l'action aurait pu prendre la place, et ce qui l'en a empêchée. */
export type Echange = {
  readonly contre: string
  readonly depart: 'priorite' | 'valeur' | 'cout' | 'ordre'
  readonly valeur: Centiemes
  readonly valeurContre: Centiemes
}

/** La limite qui manque : `engage` par les retenues, `demande` par l'action. Centimes, centièmes de jour ou de poids selon le genre. */
type Limite = { readonly plafond: bigint; readonly engage: bigint; readonly demande: bigint; readonly echange: Echange | undefined }

/** Pourquoi une action n'est pas retenue : un seul motif, le plus proche d'elle. */
export type Motif =
  | { readonly genre: 'exclue-par-retenue'; readonly par: string }
  | { readonly genre: 'prerequis-non-retenu'; readonly prerequis: readonly string[] }
  | ({ readonly genre: 'plafond-organisme-jours' | 'plafond-organisme-montant'; readonly organisme: string } & Limite)
  | ({ readonly genre: 'contrainte-generale'; readonly nom: string } & Limite)
  | ({ readonly genre: 'enveloppe-epuisee' } & Limite)
  /** `manque` : la limite qui empêche de retenir les deux. */
  | { readonly genre: 'moindre-valeur'; readonly manque: Ressource['nature']; readonly echange: Echange }
  | { readonly genre: 'sans-valeur' }

type Etat = {
  readonly probleme: Probleme
  /** De la moindre à la plus forte : la première échangeable est la plus proche. */
  readonly retenues: readonly Action[]
  readonly codes: ReadonlySet<string>
  readonly exclusions: ReadonlyMap<string, ReadonlySet<string>>
  readonly exigees: ReadonlySet<string>
  readonly engages: ReadonlyMap<Ressource, bigint>
  readonly ressourcesDe: ReadonlyMap<string, readonly Ressource[]>
}

/**
 * Un motif par action écartée, dans l'ordre des organismes puis des codes. Une action qui ne tient pas dans ce
 * qui reste est écartée par cette limite ; mais si une retenue, échangeable contre elle, n'use pas plus de
 * ressources, c'est la moindre valeur qui l'écarte.
 */
export const motiver = (probleme: Probleme, retenues: readonly Action[]): readonly { readonly code: string; readonly motif: Motif }[] => {
  const etat = etablir(probleme, retenues)
  return ordonner(probleme.actions)
    .filter((a) => !etat.codes.has(a.code))
    .map((a) => ({ code: a.code, motif: motifDe(etat, a) }))
}

const motifDe = (etat: Etat, action: Action): Motif => {
  const par = exclueParRetenue(etat, action, undefined)
  if (par !== undefined) return { genre: 'exclue-par-retenue', par }
  const prerequis = (action.prerequis ?? []).filter((code) => !etat.codes.has(code))
  if (prerequis.length > 0) return { genre: 'prerequis-non-retenu', prerequis }
  const manque = (etat.ressourcesDe.get(action.code) ?? []).find((r) => !tient(etat, r, action, undefined))
  if (manque === undefined) return { genre: 'sans-valeur' }
  const echangeables = etat.retenues.filter((retenue) => peutRemplacer(etat, action, retenue))
  const egale = echangeables.find((retenue) => nUsePasPlus(etat, retenue, action))
  if (egale !== undefined) return { genre: 'moindre-valeur', manque: manque.nature, echange: echanger(etat.probleme, action, egale) }
  const proche = echangeables[0]
  return limiter(etat, manque, action, proche && echanger(etat.probleme, action, proche))
}

const limiter = (etat: Etat, ressource: Ressource, action: Action, echange: Echange | undefined): Motif => {
  const { nature, nom, plafond, poids } = ressource
  const limite: Limite = { plafond, engage: etat.engages.get(ressource) ?? 0n, demande: poids.get(action.code) ?? 0n, echange }
  if (nature === 'enveloppe-epuisee') return { genre: nature, ...limite }
  return nature === 'contrainte-generale' ? { genre: nature, nom, ...limite } : { genre: nature, organisme: nom, ...limite }
}

const echanger = (probleme: Probleme, action: Action, retenue: Action): Echange => ({
  contre: retenue.code,
  depart: departager(probleme, action, retenue),
  valeur: action.valeur,
  valeurContre: retenue.valeur,
})

const departager = (probleme: Probleme, action: Action, retenue: Action): Echange['depart'] => {
  if (rangDe(probleme, action) !== rangDe(probleme, retenue)) return 'priorite'
  if (action.valeur !== retenue.valeur) return 'valeur'
  return action.cout === retenue.cout ? 'ordre' : 'cout'
}

/** L'action peut-elle entrer si la retenue sort ? */
const peutRemplacer = (etat: Etat, action: Action, retenue: Action): boolean =>
  !etat.exigees.has(retenue.code) &&
  !(action.prerequis ?? []).includes(retenue.code) &&
  exclueParRetenue(etat, action, retenue.code) === undefined &&
  [...(etat.ressourcesDe.get(action.code) ?? []), ...(etat.ressourcesDe.get(retenue.code) ?? [])].every((r) =>
    tient(etat, r, action, retenue),
  )

const exclueParRetenue = (etat: Etat, action: Action, sauf: string | undefined): string | undefined =>
  [...(etat.exclusions.get(action.code) ?? [])].find((code) => code !== sauf && etat.codes.has(code))

const tient = (etat: Etat, ressource: Ressource, entre: Action, sort: Action | undefined): boolean => {
  const liberee = sort === undefined ? 0n : (ressource.poids.get(sort.code) ?? 0n)
  return (etat.engages.get(ressource) ?? 0n) - liberee + (ressource.poids.get(entre.code) ?? 0n) <= ressource.plafond
}

const nUsePasPlus = (etat: Etat, retenue: Action, action: Action): boolean =>
  retenue.cout <= action.cout &&
  retenue.jours <= action.jours &&
  (etat.ressourcesDe.get(retenue.code) ?? []).every(
    (r) => r.nature !== 'contrainte-generale' || (r.poids.get(retenue.code) ?? 0n) <= (r.poids.get(action.code) ?? 0n),
  )

const etablir = (probleme: Probleme, retenues: readonly Action[]): Etat => {
  const limites = ressources(probleme)
  const ressourcesDe = new Map<string, Ressource[]>(probleme.actions.map((a) => [a.code, []]))
  for (const r of limites) for (const code of r.poids.keys()) ressourcesDe.get(code)?.push(r)
  const exclusions = new Map<string, Set<string>>(probleme.actions.map((a) => [a.code, new Set(a.exclut)]))
  for (const a of probleme.actions) for (const code of a.exclut ?? []) exclusions.get(code)?.add(a.code)
  const codes = new Set(retenues.map((a) => a.code))
  return {
    probleme,
    retenues: [...retenues].sort((a, b) => rangDe(probleme, b) - rangDe(probleme, a) || Number(a.valeur - b.valeur)),
    codes,
    exclusions,
    exigees: new Set(retenues.flatMap((a) => a.prerequis ?? [])),
    engages: new Map(limites.map((r) => [r, [...r.poids].reduce((s, [code, p]) => (codes.has(code) ? s + p : s), 0n)])),
    ressourcesDe,
  }
}
