import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { racine } from '../src/plateforme/racine.env.ts'

type Entree = { readonly nom: string; readonly contenu: string; readonly dite?: number; readonly drapeaux?: number }

/** Une archive ZIP faite à la main : on peut y mentir sur une taille ou un chiffrement. */
export const archive = (entrees: readonly Entree[]): Uint8Array => {
  const locales: Buffer[] = []
  const sommaire: Buffer[] = []
  let place = 0
  for (const { nom, contenu, dite, drapeaux = 0 } of entrees) {
    const clair = Buffer.from(contenu)
    const methode = nom === 'mimetype' ? 0 : 8
    const corps = methode === 0 ? clair : deflateRawSync(clair)
    const commun = Buffer.alloc(26)
    commun.writeUInt16LE(20, 0)
    commun.writeUInt16LE(drapeaux, 2)
    commun.writeUInt16LE(methode, 4)
    commun.writeUInt32LE(crc32(clair), 10)
    commun.writeUInt32LE(corps.length, 14)
    commun.writeUInt32LE(dite ?? clair.length, 18)
    commun.writeUInt16LE(Buffer.byteLength(nom), 22)
    const locale = Buffer.concat([Buffer.from('PK\x03\x04'), commun, Buffer.from(nom), corps])
    const fin = Buffer.alloc(14)
    fin.writeUInt32LE(place, 10)
    sommaire.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), commun, fin, Buffer.from(nom)]))
    locales.push(locale)
    place += locale.length
  }
  const fin = Buffer.alloc(18)
  fin.writeUInt16LE(entrees.length, 4)
  fin.writeUInt16LE(entrees.length, 6)
  fin.writeUInt32LE(Buffer.concat(sommaire).length, 8)
  fin.writeUInt32LE(place, 12)
  return Buffer.concat([...locales, ...sommaire, Buffer.from('PK\x05\x06'), fin])
}

const TYPES = 'application/vnd.openxmlformats-officedocument'
const OFFICE = { docx: ['word/document.xml', 'wordprocessingml.document'], xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'] } as const

export const unOffice = (genre: keyof typeof OFFICE, plus: readonly Entree[] = []): Uint8Array => {
  const [partie, type] = OFFICE[genre]
  const types = `<Types><Override PartName="/${partie}" ContentType="${TYPES}.${type}.main+xml"/></Types>`
  return archive([{ nom: '[Content_Types].xml', contenu: types }, { nom: partie, contenu: '<x/>' }, ...plus])
}

export const unOpenDocument = (genre: 'text' | 'spreadsheet', plus: readonly Entree[] = []): Uint8Array =>
  archive([{ nom: 'mimetype', contenu: `application/vnd.oasis.opendocument.${genre}` }, { nom: 'content.xml', contenu: '<x/>' }, ...plus])

export const unPdf = (texte = ''): Uint8Array => Buffer.from(`%PDF-1.4\n% ${texte}\n%%EOF\n`)

/** Un PDF signé par « Camille Exemple », certificat d'une autorité inventée (openssl cms). */
export const unPdfSigne = (): Promise<Uint8Array> => readFile(join(racine, 'tests/documents/lettre-signee.pdf'))
