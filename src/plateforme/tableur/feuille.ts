import type { Montant } from '../../socle/montant.ts'
import type { Jour } from '../../socle/temps.ts'

/** Une cellule garde sa nature : un texte, un nombre, un jour, une somme en centimes ; `null` : rien. */
export type Cellule = string | number | Jour | Montant | null

/** Une colonne et sa largeur, en caractères. */
export type Colonne<L> = { readonly titre: string; readonly largeur: number; readonly cellule: (ligne: L) => Cellule }

/** Les formats que l'on écrit, et leur nom. */
export const FORMATS = { xlsx: 'XLSX', ods: 'ODS', csv: 'CSV' } as const
export type Format = keyof typeof FORMATS
export const estFormat = (format: string | undefined): format is Format => format !== undefined && Object.hasOwn(FORMATS, format)

/** Une somme en euros, avec un point : ce qu'un tableur lit partout. */
export const enEuros = (m: Montant): string => `${m < 0n ? '-' : ''}${abs(m) / 100n}.${String(abs(m) % 100n).padStart(2, '0')}`
const abs = (m: Montant): Montant => (m < 0n ? -m : m)

/** Un texte que XML admet : ses signes protégés, ses caractères de commande ôtés. */
export const enXml = (texte: string): string =>
  texte
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

export const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
