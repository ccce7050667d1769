import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { racine } from '../racine.env.ts'

const DOSSIER = join(racine, 'node_modules/@codegouvfr/react-dsfr/dsfr/fonts')

/** La police des pages, pour les documents. Absente, le compositeur prend la sienne (Libertinus). */
export const polices = (): Buffer[] =>
  ['Regular', 'Bold']
    .map((graisse) => join(DOSSIER, `Marianne-${graisse}.woff`))
    .filter((chemin) => existsSync(chemin))
    .map((chemin) => deballer(readFileSync(chemin)))

/** Une police WOFF est une police SFNT dont les tables sont comprimées une à une : on les rend à leur place. */
const deballer = (woff: Buffer): Buffer => {
  const nombre = woff.readUInt16BE(12)
  const puissance = Math.floor(Math.log2(nombre))
  const entete = Buffer.alloc(12 + 16 * nombre)
  entete.writeUInt32BE(woff.readUInt32BE(4), 0)
  entete.writeUInt16BE(nombre, 4)
  entete.writeUInt16BE(2 ** puissance * 16, 6)
  entete.writeUInt16BE(puissance, 8)
  entete.writeUInt16BE(nombre * 16 - 2 ** puissance * 16, 10)
  let place = entete.length
  const tables = Array.from({ length: nombre }, (_, rang) => {
    const de = 44 + 20 * rang
    const vers = 12 + 16 * rang
    const table = tableDe(woff, de)
    woff.copy(entete, vers, de, de + 4)
    entete.writeUInt32BE(woff.readUInt32BE(de + 16), vers + 4)
    entete.writeUInt32BE(place, vers + 8)
    entete.writeUInt32BE(table.length, vers + 12)
    const alignee = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    place += alignee.length
    return alignee
  })
  return Buffer.concat([entete, ...tables])
}

/** Une table qui ne gagnait rien à être comprimée est écrite telle quelle. */
const tableDe = (woff: Buffer, entree: number): Buffer => {
  const [debut, comprimee, taille] = [4, 8, 12].map((ecart) => woff.readUInt32BE(entree + ecart))
  const octets = woff.subarray(debut, (debut ?? 0) + (comprimee ?? 0))
  return (comprimee ?? 0) < (taille ?? 0) ? inflateSync(octets) : octets
}
