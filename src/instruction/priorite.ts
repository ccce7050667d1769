/** Un facteur de risque et ce qu'il apporte ; un facteur inconnu est montré, jamais compté comme absent sans le dire. */
export type Facteur = {
  readonly code: string
  readonly titre: string
  readonly points: number | undefined
  readonly manquants: readonly string[]
  /** Ce que l'appel lui fait peser, et le plus de points qu'il peut donner. */
  readonly poids: number
  readonly auPlus: number
}

/** Un facteur vaut de 0 à 4, sauf ce que l'appel en dit. */
export const AU_PLUS = 4

/**
 * La priorité d'un dossier : la somme pesée des facteurs connus. `bas`, `haut` : entre quoi elle tomberait si l'on savait tout ;
 * un fait inconnu laisse ouverte toute l'échelle de son facteur, même quand la règle publiée lui suppose des points.
 */
export type Priorite = {
  readonly points: number
  readonly bas: number
  readonly haut: number
  readonly inconnus: number
  readonly facteurs: readonly Facteur[]
}

export const prioriser = (facteurs: readonly Facteur[]): Priorite => ({
  points: facteurs.reduce((n, f) => n + f.poids * (f.points ?? 0), 0),
  bas: facteurs.reduce((n, f) => n + f.poids * (estConnu(f) ? (f.points ?? 0) : 0), 0),
  haut: facteurs.reduce((n, f) => n + f.poids * (estConnu(f) ? (f.points ?? 0) : f.auPlus), 0),
  inconnus: facteurs.filter((f) => f.points === undefined).length,
  facteurs,
})

/** Ce qu'un dossier examiné il y a longtemps a gardé : les poids n'existaient pas encore, chacun valait un. */
export type PrioriteGardee = Omit<Priorite, 'bas' | 'haut' | 'facteurs'> &
  Partial<Pick<Priorite, 'bas' | 'haut'>> & {
    readonly facteurs: readonly (Omit<Facteur, 'poids' | 'auPlus'> & Partial<Pick<Facteur, 'poids' | 'auPlus'>>)[]
  }

/** Une priorité gardée, lue comme celles d'aujourd'hui ; celle qui est entière ne se recalcule pas. */
export const relire = ({ bas, haut, ...gardee }: PrioriteGardee): Priorite => {
  const facteurs = gardee.facteurs.map((f) => ({ ...f, poids: f.poids ?? 1, auPlus: f.auPlus ?? AU_PLUS }))
  return bas === undefined || haut === undefined ? prioriser(facteurs) : { ...gardee, bas, haut, facteurs }
}

/** Connu par des faits, et non supposé par la règle. */
export const estConnu = (f: Facteur): boolean => f.points !== undefined && f.manquants.length === 0

/** Le rang de chaque dossier : plus de points d'abord, puis le premier déposé ; deux lectures donnent le même ordre. */
export const classer = <
  D extends { readonly id: string; readonly priorite: Pick<Priorite, 'points'>; readonly deposeLe: Temporal.Instant },
>(
  dossiers: readonly D[],
): readonly (D & { readonly rang: number })[] =>
  [...dossiers]
    .sort((a, b) => b.priorite.points - a.priorite.points || Temporal.Instant.compare(a.deposeLe, b.deposeLe) || (a.id < b.id ? -1 : 1))
    .map((d, i) => ({ ...d, rang: i + 1 }))
