/** Un facteur de risque et ce qu'il apporte ; un facteur inconnu est montré, jamais compté comme absent sans le dire. */
export type Facteur = {
  readonly code: string
  readonly titre: string
  readonly points: number | undefined
  readonly manquants: readonly string[]
}

/** La priorité d'un dossier : la somme des facteurs connus, et jusqu'où elle irait si les inconnus pesaient autant que le plus fort. */
export type Priorite = { readonly points: number; readonly inconnus: number; readonly facteurs: readonly Facteur[] }

export const prioriser = (facteurs: readonly Facteur[]): Priorite => ({
  points: facteurs.reduce((n, f) => n + (f.points ?? 0), 0),
  inconnus: facteurs.filter((f) => f.points === undefined).length,
  facteurs,
})

/** Le rang de chaque dossier : plus de points d'abord, puis le premier déposé ; deux lectures donnent le même ordre. */
export const classer = <
  D extends { readonly id: string; readonly priorite: Pick<Priorite, 'points'>; readonly deposeLe: Temporal.Instant },
>(
  dossiers: readonly D[],
): readonly (D & { readonly rang: number })[] =>
  [...dossiers]
    .sort((a, b) => b.priorite.points - a.priorite.points || Temporal.Instant.compare(a.deposeLe, b.deposeLe) || (a.id < b.id ? -1 : 1))
    .map((d, i) => ({ ...d, rang: i + 1 }))
