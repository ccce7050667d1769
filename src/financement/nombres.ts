import type { Centiemes } from './arbitrage.ts'

/** « 8 706,1 » : un nombre en centièmes, sans décimale inutile. */
export const direNombre = (n: Centiemes): string => {
  const [entier = '0', reste] = ecrireCentiemes(n < 0n ? -n : n).split('.')
  return `${n < 0n ? '−' : ''}${entier.replace(/\B(?=(\d{3})+$)/g, '\u202f')}${reste === undefined ? '' : `,${reste}`}`
}

/** « 4,5 jours », « 1 jour » : au singulier sous deux, comme le veut l'usage. */
export const direJours = (n: Centiemes): string => `${direNombre(n)}\u00a0jour${n < 200n && n > -200n ? '' : 's'}`

/** « 8706.1 » : l'écriture exacte d'un nombre en centièmes dans le format d'échange. */
export const ecrireCentiemes = (n: Centiemes): string => {
  const absolu = n < 0n ? -n : n
  const reste = (absolu % 100n).toString().padStart(2, '0').replace(/0+$/, '')
  return `${n < 0n ? '-' : ''}${absolu / 100n}${reste === '' ? '' : `.${reste}`}`
}

/** Lit « 1500 », « -2 », « 8706.1 » ou « 1500.50 » ; absent si ce n'est pas un nombre exact au centième. */
export const lireCentiemes = (texte: string): Centiemes | undefined => {
  const lu = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(texte.trim())
  if (lu === null) return undefined
  const absolu = BigInt(lu[2] ?? '0') * 100n + BigInt((lu[3] ?? '').padEnd(2, '0'))
  return lu[1] === '-' ? -absolu : absolu
}
