import type { Action, Probleme } from './arbitrage.ts'
import { poidsDe } from './arbitrage.ts'

/** Des actions d'un même organisme, retenues ensemble. Coût en centimes, valeur en entier unique (voir l'oracle). */
export type Lot = {
  readonly codes: readonly string[]
  readonly cout: number
  readonly valeur: number
  /** Un bit par action, la première de l'ordre public au bit le plus fort : le plus grand l'emporte à égalité. */
  readonly masque: number
}

/** Au-delà, énumérer n'est plus raisonnable ; 12 actions font 4 096 lots. */
const PLAFOND_LOTS = 2 ** 18
const PLAFOND_BITS = 30

type Limite = { readonly plafond: number; readonly poids: readonly number[] }

/**
 * Les lots admissibles d'un organisme que nul autre ne domine (moins cher et de plus de valeur), du moins
 * cher au plus cher. `undefined` s'il y en a trop à examiner ; vide si aucun lot ne tient ses contraintes.
 */
export const lotsDe = (
  probleme: Probleme,
  siennes: readonly Action[],
  valeurDe: (action: Action) => number,
): readonly Lot[] | undefined => {
  if (siennes.length > PLAFOND_BITS) return undefined
  const masques = enumerer(siennes, limites(probleme, siennes))
  if (masques === undefined) return undefined
  const couts = siennes.map((a) => Number(a.cout))
  const valeurs = siennes.map(valeurDe)
  const lots = masques
    .map((masque) => ({ masque, cout: sommer(couts, masque), valeur: sommer(valeurs, masque) }))
    .sort((a, b) => a.cout - b.cout || b.valeur - a.valeur || b.masque - a.masque)
  let meilleure = -1
  const front: Lot[] = []
  for (const lot of lots) {
    if (lot.valeur <= meilleure) continue
    meilleure = lot.valeur
    front.push({ ...lot, codes: siennes.filter((_, i) => estDans(lot.masque, i, siennes.length)).map((a) => a.code) })
  }
  return front
}

const bit = (i: number, n: number): number => 1 << (n - 1 - i)
const estDans = (masque: number, i: number, n: number): boolean => (masque & bit(i, n)) !== 0
const sommer = (nombres: readonly number[], masque: number): number =>
  nombres.reduce((s, x, i) => (estDans(masque, i, nombres.length) ? s + x : s), 0)

/** Tous les lots qui tiennent les plafonds de l'organisme, ses prérequis et ses exclusions. */
const enumerer = (siennes: readonly Action[], bornes: readonly Limite[]): readonly number[] | undefined => {
  const n = siennes.length
  const codes = siennes.map((a) => a.code)
  const masqueDe = (liste: readonly string[] | undefined) => (liste ?? []).reduce((m, code) => m | bit(codes.indexOf(code), n), 0)
  const prerequis = siennes.map((a) => masqueDe(a.prerequis))
  const exclus = siennes.map((a) => masqueDe(a.exclut))
  // On n'abandonne une branche que sur une limite sans poids négatif : la suite ne peut alors que l'alourdir.
  const croissantes = bornes.filter(({ poids }) => poids.every((p) => p >= 0))
  const admissible = (masque: number) =>
    siennes.every((_, i) => !estDans(masque, i, n) || ((prerequis[i] ?? 0) & ~masque) === 0) &&
    siennes.every((_, i) => !estDans(masque, i, n) || ((exclus[i] ?? 0) & masque) === 0) &&
    bornes.every(({ plafond, poids }) => sommer(poids, masque) <= plafond)
  const trouves: number[] = []
  let examines = 0
  const explorer = (i: number, masque: number): void => {
    if (examines > PLAFOND_LOTS) return
    if (i === n) {
      examines += 1
      if (admissible(masque)) trouves.push(masque)
      return
    }
    const avec = masque | bit(i, n)
    if (croissantes.every(({ plafond, poids }) => sommer(poids, avec) <= plafond)) explorer(i + 1, avec)
    explorer(i + 1, masque)
  }
  explorer(0, 0)
  return examines > PLAFOND_LOTS ? undefined : trouves
}

const limites = (probleme: Probleme, siennes: readonly Action[]): readonly Limite[] => {
  const { plafondParOrganisme, contraintesGenerales, enveloppe } = probleme
  const couts = siennes.map((a) => Number(a.cout))
  return [
    ...(plafondParOrganisme?.jours === undefined
      ? []
      : [{ plafond: Number(plafondParOrganisme.jours), poids: siennes.map((a) => Number(a.jours)) }]),
    ...[plafondParOrganisme?.montant, enveloppe].flatMap((plafond) =>
      plafond === undefined ? [] : [{ plafond: Number(plafond), poids: couts }],
    ),
    ...(contraintesGenerales ?? [])
      .map((c) => ({ plafond: Number(c.plafond), poids: siennes.map((a) => Number(poidsDe(c, a.code))) }))
      .filter(({ poids }) => poids.some((p) => p !== 0)),
  ]
}
