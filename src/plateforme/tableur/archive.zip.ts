import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** Une partie d'archive : un texte court écrit sans être comprimé (le format ODS l'exige du premier), ou des morceaux que l'on comprime. */
export type Partie =
  | { readonly chemin: string; readonly nu: string }
  | { readonly chemin: string; readonly morceaux: AsyncIterable<string> | Iterable<string> }

/** Une archive ZIP au fil de l'eau : la mémoire ne garde que le morceau en cours et le sommaire. */
export async function* archiver(parties: readonly Partie[]): AsyncGenerator<Uint8Array> {
  const sommaire: Buffer[] = []
  let place = 0
  for (const partie of parties) {
    const debut = place
    const pesee: Pesee = { somme: 0, comprimee: 0, taille: 0 }
    for await (const octets of 'nu' in partie ? telle(partie, pesee) : comprimee(partie, pesee)) {
      place += octets.length
      yield octets
    }
    const [genre, mesures, nom] = [genreDe(partie), mesuresDe(pesee), Buffer.from(partie.chemin)]
    sommaire.push(entiers([CENTRAL, 4], [20, 2], ...genre, ...mesures, [nom.length, 2], [0, 4], [0, 4], [0, 4], [debut, 4]), nom)
  }
  const central = Buffer.concat(sommaire)
  yield central
  yield entiers([FIN, 4], [0, 4], [parties.length, 2], [parties.length, 2], [central.length, 4], [place, 4], [0, 2])
}

/** Ce que l'on sait d'une partie quand elle est écrite : sa somme de contrôle et ses deux tailles. */
type Pesee = { somme: number; comprimee: number; taille: number }

async function* telle({ chemin, nu }: Extract<Partie, { readonly nu: string }>, pesee: Pesee): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(nu)
  peser(octets, pesee)
  pesee.comprimee = octets.length
  yield entete({ chemin, nu }, pesee)
  yield octets
}

async function* comprimee(partie: Extract<Partie, { readonly morceaux: unknown }>, pesee: Pesee): AsyncGenerator<Uint8Array> {
  yield entete(partie, pesee)
  const sortie = createDeflateRaw()
  // Une source qui échoue ferme la sortie, où l'erreur se lit ; un lecteur qui s'en va ferme tout, et ce n'est pas une erreur.
  pipeline(Readable.from(enPesant(partie.morceaux, pesee)), sortie).catch(() => undefined)
  for await (const octets of sortie) {
    pesee.comprimee += octets.length
    yield octets
  }
  yield entiers([DESCRIPTEUR, 4], ...mesuresDe(pesee))
}

async function* enPesant(morceaux: AsyncIterable<string> | Iterable<string>, pesee: Pesee): AsyncGenerator<Buffer> {
  for await (const morceau of morceaux) {
    const octets = Buffer.from(morceau)
    peser(octets, pesee)
    yield octets
  }
}

const peser = (octets: Uint8Array, pesee: Pesee): void => {
  pesee.somme = crc32(octets, pesee.somme)
  pesee.taille += octets.length
}

type Champs = readonly (readonly [valeur: number, octets: 2 | 4])[]
const entete = (partie: Partie, pesee: Pesee): Buffer => {
  const nom = Buffer.from(partie.chemin)
  return Buffer.concat([entiers([LOCAL, 4], ...genreDe(partie), ...mesuresDe(pesee), [nom.length, 2], [0, 2]), nom])
}
/** Version, drapeaux (la taille suit le contenu, sauf nu ; les noms sont en UTF-8), méthode, heure et jour : le premier que le format connaisse. */
const genreDe = (partie: Partie): Champs =>
  'nu' in partie
    ? [
        [20, 2],
        [0x0800, 2],
        [0, 2],
        [0, 2],
        [0x21, 2],
      ]
    : [
        [20, 2],
        [0x0808, 2],
        [8, 2],
        [0, 2],
        [0x21, 2],
      ]
const mesuresDe = (p: Pesee): Champs => [
  [p.somme, 4],
  [p.comprimee, 4],
  [p.taille, 4],
]

/** Des entiers, petit bout d'abord, comme le format les veut. */
const entiers = (...champs: Champs): Buffer =>
  Buffer.concat(
    champs.map(([valeur, octets]) => {
      const b = Buffer.alloc(octets)
      b.writeUIntLE(valeur, 0, octets)
      return b
    }),
  )

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const DESCRIPTEUR = 0x08074b50
const FIN = 0x06054b50
