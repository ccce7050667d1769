/** Une somme d'argent, en centimes d'euro entiers : jamais de virgule flottante. */
export type Montant = bigint

export const euros = (n: number): Montant => BigInt(Math.round(n * 100))

/** « 150 000 € », « 1 234,50 € » : espaces insécables, centimes seulement s'il y en a. */
export const direMontant = (m: Montant): string => {
  const centimes = m < 0n ? -m : m
  const entier = (centimes / 100n).toString().replace(/\B(?=(\d{3})+$)/g, '\u202f')
  const reste = centimes % 100n
  return `${m < 0n ? '−' : ''}${entier}${reste === 0n ? '' : `,${reste.toString().padStart(2, '0')}`}\u00a0€`
}

/**
 * Lit « 150 000 », « 1 234,5 € » ou « 1234.50 » ; `undefined` si ce n'est pas une somme au centime.
 * Ce qu'une personne tape ou colle : les espaces de toutes sortes sont admises.
 */
export const lireMontant = (texte: string): Montant | undefined => {
  const net = texte.replace(/[\s\u00a0\u202f]/g, '').replace(/€$/, '')
  const lu = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(net)
  if (lu === null) return undefined
  return BigInt(lu[1] ?? '0') * 100n + BigInt((lu[2] ?? '').padEnd(2, '0'))
}

/** Pourquoi un texte n'est pas une somme, et comment l'écrire. */
export const direMontantFaux = (texte: string): string => {
  const net = texte.replace(/[\s\u00a0\u202f]/g, '').replace(/€$/, '')
  if (/^[-−]/.test(net)) return 'Une somme s’écrit sans signe moins, comme 12 500 ou 99,90.'
  if (/^\d+[.,]\d{3,}$/.test(net)) return 'Deux chiffres au plus après la virgule, par exemple 99,90.'
  if (/^\d{13,}/.test(net)) return 'Cette somme a trop de chiffres ; vérifiez qu’elle est en euros.'
  return 'Écrivez une somme en euros, par exemple 12 500 ou 99,90.'
}

/**
 * Partage une somme selon des parts entières (pour cent, pour mille…) : le total est exact au centime.
 * Les centimes restants vont aux plus forts restes, puis aux premiers rangs (un partage est reproductible).
 */
export const partager = (total: Montant, parts: readonly bigint[]): readonly Montant[] => {
  const base = parts.reduce((a, b) => a + b, 0n)
  if (base <= 0n) throw new Error('Un partage demande au moins une part positive')
  const entieres = parts.map((p) => (total * p) / base)
  const manque = Number(total - entieres.reduce((a, b) => a + b, 0n))
  const servis = new Set(
    parts
      .map((p, rang) => ({ rang, reste: (total * p) % base }))
      .sort((a, b) => (a.reste === b.reste ? a.rang - b.rang : a.reste > b.reste ? -1 : 1))
      .slice(0, manque)
      .map(({ rang }) => rang),
  )
  return entieres.map((m, rang) => (servis.has(rang) ? m + 1n : m))
}

export const somme = (montants: readonly Montant[]): Montant => montants.reduce((a, b) => a + b, 0n)
export const moindre = (...montants: readonly [Montant, ...Montant[]]): Montant => montants.reduce((a, b) => (b < a ? b : a))
