/** Les clés des registres : on les contrôle avant de déranger quiconque. */

const luhn = (chiffres: string): boolean => {
  const total = [...chiffres].reverse().reduce((somme, c, rang) => {
    const n = Number(c) * (rang % 2 === 1 ? 2 : 1)
    return somme + (n > 9 ? n - 9 : n)
  }, 0)
  return total % 10 === 0
}

/** Quatorze chiffres, clé de Luhn (les établissements de La Poste, SIREN 356000000, suivent une autre somme). */
export const estSiret = (texte: string): boolean => {
  if (!/^\d{14}$/.test(texte)) return false
  if (texte.startsWith('356000000')) return [...texte].reduce((s, c) => s + Number(c), 0) % 5 === 0 || luhn(texte)
  return luhn(texte) && luhn(texte.slice(0, 9))
}

/** Neuf caractères, le deuxième pouvant être A ou B (Corse), clé de Luhn comme l'écrit le répertoire FINESS. */
export const estFiness = (texte: string): boolean => /^\d[\dAB]\d{7}$/.test(texte) && luhn(texte.replace('A', '0').replace('B', '0'))

/** Complète une suite de chiffres par sa clé de Luhn. */
export const avecCle = (debut: string): string => {
  for (let cle = 0; cle <= 9; cle++) if (luhn(`${debut}${cle}`)) return `${debut}${cle}`
  throw new Error('La clé de Luhn existe toujours')
}
