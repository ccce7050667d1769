import type { FileHandle } from 'node:fs/promises'
import { lireA } from './morceau.fichiers.ts'
import type { Danger, SignatureLue } from './recu.ts'
import { lireSignataire } from './signature.crypto.ts'

const CHIFFRE = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/
const SIGNEE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g
/** Une marque coupée entre deux morceaux se retrouve dans leur recouvrement. */
const RECOUVREMENT = 200
const SIGNATURE_MAX = 400_000
const SIGNATURES_MAX = 10

/** Un PDF protégé, et ses signatures : le fichier passe une fois, morceau par morceau. */
export const lirePdf = async (
  fichier: FileHandle,
  taille: number,
): Promise<{ readonly dangers: readonly Danger[]; readonly signatures: readonly SignatureLue[] }> => {
  let reste = ''
  let chiffre = false
  const plages = new Map<string, Plage>()
  for await (const morceau of fichier.createReadStream({ start: 0, autoClose: false })) {
    const texte = reste + morceau.toString('latin1')
    chiffre ||= CHIFFRE.test(texte)
    for (const [dite, debut, avant, apres, fin] of texte.matchAll(SIGNEE))
      plages.set(dite, { debut: Number(debut), trou: Number(debut) + Number(avant), apres: Number(apres), longueur: Number(fin) })
    reste = texte.slice(-RECOUVREMENT)
  }
  const signatures: SignatureLue[] = []
  for (const plage of [...plages.values()].slice(0, SIGNATURES_MAX)) signatures.push(...(await lireUne(fichier, plage, taille)))
  return { dangers: chiffre ? ['chiffre'] : [], signatures }
}

/** Ce qu'une signature couvre : du début au trou où elle se tient, puis d'`apres` sur `longueur` octets. */
type Plage = { readonly debut: number; readonly trou: number; readonly apres: number; readonly longueur: number }

const lireUne = async (fichier: FileHandle, p: Plage, taille: number): Promise<readonly SignatureLue[]> => {
  const trou = p.apres - p.trou
  if (trou <= 2 || trou > SIGNATURE_MAX || p.apres > taille) return []
  const hexa = (await lireA(fichier, p.trou, trou)).toString('latin1').replace(/[^0-9a-fA-F]/g, '')
  const signataire = lireSignataire(Buffer.from(hexa, 'hex'))
  return signataire === undefined ? [] : [{ ...signataire, couvre: p.debut === 0 && p.apres + p.longueur === taille ? 'tout' : 'partie' }]
}
