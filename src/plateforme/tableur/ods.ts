import { type Cellule, type Colonne, enEuros, enXml, PROLOGUE } from './feuille.ts'

export const TYPE_ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/** Les parties d'un classeur ODS qui ne dépendent pas de ses lignes, par chemin dans l'archive. */
export const PARTIES_ODS: Readonly<Record<string, string>> = {
  'META-INF/manifest.xml': `${PROLOGUE}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE_ODS}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
}

export const FEUILLE_ODS = 'content.xml'

/** Le début de la feuille : la largeur des colonnes, leurs titres, que l'impression répète. */
export const debutOds = <L>(titre: string, colonnes: readonly Colonne<L>[]): string =>
  `${PROLOGUE}<office:document-content ${ESPACES} office:version="1.3"><office:automatic-styles>${STYLES}${colonnes
    .map(
      (c, i) =>
        `<style:style style:name="c${i}" style:family="table-column"><style:table-column-properties style:column-width="${c.largeur * 2}mm"/></style:style>`,
    )
    .join('')}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${enXml(titre)}">${colonnes
    .map((_, i) => `<table:table-column table:style-name="c${i}"/>`)
    .join('')}<table:table-header-rows><table:table-row>${colonnes
    .map((c) => texte(c.titre, ' table:style-name="titre"'))
    .join('')}</table:table-row></table:table-header-rows>`

export const ligneOds = (cellules: readonly Cellule[]): string => `<table:table-row>${cellules.map(enOds).join('')}</table:table-row>`
export const FIN_ODS = '</table:table></office:spreadsheet></office:body></office:document-content>'

const enOds = (c: Cellule): string => {
  if (c === null) return '<table:table-cell/>'
  if (typeof c === 'string') return texte(c, '')
  if (typeof c === 'number') return `<table:table-cell office:value-type="float" office:value="${c}"/>`
  if (typeof c === 'bigint')
    return `<table:table-cell table:style-name="somme" office:value-type="currency" office:currency="EUR" office:value="${enEuros(c)}"/>`
  return `<table:table-cell table:style-name="jour" office:value-type="date" office:date-value="${c.toString()}"/>`
}
/** Un texte reste un texte, même s'il a l'air d'une formule : son genre est écrit à côté. */
const texte = (t: string, style: string): string =>
  `<table:table-cell office:value-type="string"${style}><text:p>${enXml(t)}</text:p></table:table-cell>`

const ESPACES = [
  ...['office', 'style', 'table', 'text'].map((e) => `xmlns:${e}="urn:oasis:names:tc:opendocument:xmlns:${e}:1.0"`),
  'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
].join(' ')

const STYLES =
  '<number:date-style style:name="n1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>' +
  '<number:currency-style style:name="n2"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text> </number:text><number:currency-symbol number:language="fr" number:country="FR">€</number:currency-symbol></number:currency-style>' +
  '<style:style style:name="jour" style:family="table-cell" style:data-style-name="n1"/>' +
  '<style:style style:name="somme" style:family="table-cell" style:data-style-name="n2"/>' +
  '<style:style style:name="titre" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
