import type { Montant } from '../socle/montant.ts'

/**
 * L'arbitrage : quelles actions financer, sous l'enveloppe et les plafonds de l'appel (A-19, A-23, G-33, G-38).
 *
 * Toutes les quantités sont des entiers de centièmes, comme les montants sont des centimes : une journée
 * et demie vaut `150n`, une valeur de 8706,1 vaut `870610n`. Aucune virgule flottante n'entre dans le choix.
 *
 * L'ordre des préférences est fixe et public :
 * 1. la valeur des actions de la première priorité, puis de la deuxième, etc. (G-16 à G-19 : une action
 *    forte passe toujours avant une moyenne) ; sans `priorites`, la valeur totale ;
 * 2. à valeur égale, le moins d'euros ;
 * 3. à euros égaux, l'ordre des organismes puis des codes : la première action qui distingue deux listes
 *    est retenue. Deux calculs donnent donc la même liste, quel que soit l'ordre du fichier.
 */
export type Centiemes = bigint

export type Action = {
  readonly code: string
  readonly organisme: string
  readonly titre?: string | undefined
  readonly cout: Montant
  readonly jours: Centiemes
  readonly valeur: Centiemes
  /** L'une des `priorites` du problème ; obligatoire si le problème en a, interdite sinon. */
  readonly priorite?: string | undefined
  /** Retenir l'action oblige à retenir celles-ci. */
  readonly prerequis?: readonly string[] | undefined
  /** Retenir l'action interdit celles-ci (et réciproquement). */
  readonly exclut?: readonly string[] | undefined
}

/** La somme des poids des actions retenues ne dépasse pas le plafond. Des poids et un plafond négatifs écrivent un plancher. */
export type ContrainteGenerale = {
  readonly nom: string
  readonly plafond: Centiemes
  readonly poids: Readonly<Record<string, Centiemes>>
}

export type Probleme = {
  readonly titre?: string | undefined
  readonly source?: string | undefined
  readonly enveloppe?: Montant | undefined
  readonly plafondParOrganisme?: { readonly montant?: Montant | undefined; readonly jours?: Centiemes | undefined } | undefined
  /** De la première à la dernière. */
  readonly priorites?: readonly string[] | undefined
  readonly actions: readonly Action[]
  readonly contraintesGenerales?: readonly ContrainteGenerale[] | undefined
}

/** Ce que vaut et coûte une liste d'actions, recalculé exactement ; `valeurs` suit l'ordre des priorités. */
export type Mesure = {
  readonly valeurs: readonly Centiemes[]
  readonly valeur: Centiemes
  readonly cout: Montant
  readonly jours: Centiemes
}

/** L'ordre public : par organisme puis par code, caractère par caractère (jamais selon la langue de la machine). */
export const ordonner = (actions: readonly Action[]): readonly Action[] =>
  [...actions].sort((a, b) => selonTexte(a.organisme, b.organisme) || selonTexte(a.code, b.code))

export const selonTexte = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Le rang de la priorité d'une action, 0 pour la première (ou s'il n'y en a pas). */
export const rangDe = (probleme: Probleme, action: Action): number =>
  action.priorite === undefined ? 0 : (probleme.priorites ?? []).indexOf(action.priorite)

export const poidsDe = (contrainte: ContrainteGenerale, code: string): Centiemes =>
  (Object.hasOwn(contrainte.poids, code) ? contrainte.poids[code] : undefined) ?? 0n

export const mesurer = (probleme: Probleme, retenues: readonly Action[]): Mesure => ({
  valeurs: (probleme.priorites ?? ['']).map((_, rang) => total(retenues, (a) => (rangDe(probleme, a) === rang ? a.valeur : 0n))),
  valeur: total(retenues, (a) => a.valeur),
  cout: total(retenues, (a) => a.cout),
  jours: total(retenues, (a) => a.jours),
})

export const total = (actions: readonly Action[], de: (action: Action) => bigint): bigint => actions.reduce((s, a) => s + de(a), 0n)

/** Les deux listes se valent-elles, priorité par priorité et à l'euro près ? */
export const seValent = (a: Mesure, b: Mesure): boolean => a.cout === b.cout && a.valeurs.every((v, rang) => v === b.valeurs[rang])
