import { type Cellule, type Colonne, enEuros, enXml, PROLOGUE } from './feuille.ts'

/** Les parties d'un classeur XLSX qui ne dépendent pas de ses lignes, par chemin dans l'archive. */
export const partiesXlsx = (titre: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${PROLOGUE}<Types xmlns="${OPC}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${TYPES.map(([chemin, type]) => `<Override PartName="${chemin}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`).join('')}</Types>`,
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/_rels/workbook.xml.rels': relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ]),
  'xl/workbook.xml': `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${LIENS}"><sheets><sheet name="${enXml(titre)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/styles.xml': STYLES,
})

export const FEUILLE_XLSX = 'xl/worksheets/sheet1.xml'

/** Le début de la feuille : la largeur des colonnes, leurs titres, qui restent en haut quand on descend. */
export const debutXlsx = <L>(colonnes: readonly Colonne<L>[]): string =>
  `${PROLOGUE}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${colonnes
    .map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.largeur}" customWidth="1"/>`)
    .join('')}</cols><sheetData><row>${colonnes.map((c) => texte(c.titre, ' s="3"')).join('')}</row>`

/** Un texte reste un texte, même s'il a l'air d'une formule : son genre est écrit à côté. */
export const ligneXlsx = (cellules: readonly Cellule[]): string => `<row>${cellules.map(enXlsx).join('')}</row>`
export const FIN_XLSX = '</sheetData></worksheet>'

const enXlsx = (c: Cellule): string => {
  if (c === null) return '<c/>'
  if (typeof c === 'string') return texte(c, '')
  if (typeof c === 'number') return `<c><v>${c}</v></c>`
  if (typeof c === 'bigint') return `<c s="2"><v>${enEuros(c)}</v></c>`
  return `<c s="1"><v>${ORIGINE.until(c, { largestUnit: 'days' }).days}</v></c>`
}
const texte = (t: string, style: string): string => `<c t="inlineStr"${style}><is><t xml:space="preserve">${enXml(t)}</t></is></c>`

/** Un tableur compte les jours depuis celui-ci. */
const ORIGINE = Temporal.PlainDate.from('1899-12-30')
const OPC = 'http://schemas.openxmlformats.org/package/2006'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LIENS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = [
  ['/xl/workbook.xml', 'sheet.main'],
  ['/xl/worksheets/sheet1.xml', 'worksheet'],
  ['/xl/styles.xml', 'styles'],
] as const
const relations = (liens: readonly (readonly [string, string])[]): string =>
  `${PROLOGUE}<Relationships xmlns="${OPC}/relationships">${liens
    .map(([type, cible], i) => `<Relationship Id="r${i + 1}" Type="${LIENS}/${type}" Target="${cible}"/>`)
    .join('')}</Relationships>`

/** Quatre styles, par leur rang : ordinaire, jour, somme, titre. */
const STYLES = `${PROLOGUE}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`
