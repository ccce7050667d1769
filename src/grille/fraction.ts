/** Un nombre rationnel exact : réduit, de dénominateur positif. Les scores ne connaissent pas la virgule flottante. */
export type Fraction = { readonly n: bigint; readonly d: bigint }

export const fraction = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new Error('Une fraction ne peut avoir zéro pour dénominateur')
  const commun = pgcd(absolu(n), absolu(d)) * (d < 0n ? -1n : 1n)
  return { n: n / commun, d: d / commun }
}

export const entier = (n: number): Fraction => ({ n: BigInt(n), d: 1n })

/** Un nombre décimal d'au plus trois décimales, exactement (les lecteurs de grilles refusent une quatrième décimale). */
export const decimale = (x: number): Fraction => fraction(BigInt(Math.round(x * 1000)), 1000n)

export const ajouter = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const retrancher = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiplier = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
export const diviser = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)
export const additionner = (fractions: readonly Fraction[]): Fraction => fractions.reduce(ajouter, entier(0))

/** Négatif si `a` est sous `b`, nul s'ils sont égaux, positif sinon. */
export const confronter = (a: Fraction, b: Fraction): number => {
  const ecart = a.n * b.d - b.n * a.d
  return ecart < 0n ? -1 : ecart > 0n ? 1 : 0
}

/** Pour tracer une figure, jamais pour décider. */
export const enNombre = (f: Fraction): number => Number(f.n) / Number(f.d)

/**
 * « 62,5 » : au dixième, **tronqué** vers zéro. Un score affiché n'atteint donc jamais un seuil que le score exact n'atteint pas.
 */
export const direFraction = (f: Fraction): string => {
  const dixiemes = (absolu(f.n) * 10n) / f.d
  const reste = dixiemes % 10n
  const signe = f.n < 0n && dixiemes > 0n ? '−' : ''
  return `${signe}${dixiemes / 10n}${reste === 0n ? '' : `,${reste}`}`
}

/** Une part, entre 0 et 1, dite en pour cent : « 87,5 % », tronquée de même. */
export const direPart = (f: Fraction): string => `${direFraction(multiplier(f, entier(100)))}\u00a0%`

const absolu = (n: bigint): bigint => (n < 0n ? -n : n)
const pgcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : pgcd(b, a % b))
