import { type Cellule, enEuros } from './feuille.ts'

/** Ce qui ouvre un fichier CSV : la marque qui dit à un tableur que les accents sont en UTF-8. */
export const MARQUE = '\u{feff}'

/** Une ligne de CSV, telle qu'un tableur français la lit : point-virgule, virgule décimale, jours en ISO. */
export const ligneCsv = (cellules: readonly Cellule[]): string => `${cellules.map(enCsv).join(';')}\r\n`

const enCsv = (c: Cellule): string => {
  if (c === null) return ''
  if (typeof c === 'bigint') return enEuros(c).replace('.', ',')
  if (typeof c === 'number') return String(c).replace('.', ',')
  return typeof c === 'string' ? proteger(inoffensif(c)) : c.toString()
}

/** Un tableur prendrait pour une formule un texte qui commence ainsi : une apostrophe en refait un texte. */
const inoffensif = (texte: string): string => (/^[=+\-@\t\r]/.test(texte) ? `'${texte}` : texte)
const proteger = (texte: string): string => (/[";\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte)
