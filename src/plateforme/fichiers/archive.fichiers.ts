import type { FileHandle } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { lireA } from './morceau.fichiers.ts'
import type { Danger } from './recu.ts'

const FIN_DU_SOMMAIRE = 0x06054b50
const ENTREE_DU_SOMMAIRE = 0x02014b50
const SOMMAIRE_MAX = 4_000_000
const MANIFESTE_MAX = 1_000_000
/** Au-delà, le contenu annoncé est démesuré ; en deçà, il l'est encore s'il grossit cent fois. */
const OUVERTE_MAX = 500_000_000
const SUSPECTE = 50_000_000
const GROSSISSEMENT_MAX = 100

/** Un programme dans un document : macros de Microsoft Office, Basic et scripts d'OpenDocument. */
const MACROS = /(^|\/)vbaProject\.bin$|^Basic\/[^/]+\/(?!script-l[bc]\.xml$)[^/]+\.xml$|^Scripts\/./i

type Entree = {
  readonly nom: string
  readonly ouverte: number
  readonly fermee: number
  readonly methode: number
  readonly place: number
  readonly chiffree: 'oui' | 'non'
}

/** Les dangers d'un document de bureau, lus dans le sommaire de son archive : rien n'en est ouvert, sauf un petit manifeste. */
export const lireArchive = async (fichier: FileHandle, taille: number): Promise<readonly Danger[]> => {
  const entrees = await sommaire(fichier, taille)
  if (entrees === undefined) return ['demesure']
  const ouverte = entrees.reduce((s, e) => s + e.ouverte, 0)
  if (ouverte > OUVERTE_MAX || (ouverte > SUSPECTE && ouverte > taille * GROSSISSEMENT_MAX)) return ['demesure']
  const chiffre = entrees.some((e) => e.chiffree === 'oui') || (await manifeste(fichier, entrees)).includes('encryption-data')
  return [...(chiffre ? ['chiffre' as const] : []), ...(entrees.some((e) => MACROS.test(e.nom)) ? ['macros' as const] : [])]
}

/** `undefined` : le sommaire manque ou ne tient pas ; on n'ouvre pas ce que l'on ne sait pas compter. */
const sommaire = async (fichier: FileHandle, taille: number): Promise<readonly Entree[] | undefined> => {
  const queue = await lireA(fichier, Math.max(0, taille - 66_000), 66_000)
  const fin = queue.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (fin < 0 || fin + 22 > queue.length || queue.readUInt32LE(fin) !== FIN_DU_SOMMAIRE) return undefined
  const longueur = queue.readUInt32LE(fin + 12)
  if (longueur > SOMMAIRE_MAX) return undefined
  const octets = await lireA(fichier, queue.readUInt32LE(fin + 16), longueur)
  const entrees: Entree[] = []
  for (let i = 0; i + 46 <= octets.length && octets.readUInt32LE(i) === ENTREE_DU_SOMMAIRE; ) {
    const nom = octets.readUInt16LE(i + 28)
    entrees.push({
      nom: octets.toString('utf8', i + 46, i + 46 + nom),
      ouverte: octets.readUInt32LE(i + 24),
      fermee: octets.readUInt32LE(i + 20),
      methode: octets.readUInt16LE(i + 10),
      place: octets.readUInt32LE(i + 42),
      chiffree: (octets.readUInt16LE(i + 8) & 1) === 1 ? 'oui' : 'non',
    })
    i += 46 + nom + octets.readUInt16LE(i + 30) + octets.readUInt16LE(i + 32)
  }
  return entrees.length === queue.readUInt16LE(fin + 10) ? entrees : undefined
}

/** Le manifeste d'un OpenDocument dit si son contenu est chiffré ; vide s'il n'y en a pas, ou s'il est trop gros pour en être un. */
const manifeste = async (fichier: FileHandle, entrees: readonly Entree[]): Promise<string> => {
  const e = entrees.find(({ nom }) => nom === 'META-INF/manifest.xml')
  if (e === undefined || e.fermee > MANIFESTE_MAX) return ''
  const entete = await lireA(fichier, e.place, 30)
  if (entete.length < 30) return ''
  const contenu = await lireA(fichier, e.place + 30 + entete.readUInt16LE(26) + entete.readUInt16LE(28), e.fermee)
  if (e.methode === 0) return contenu.toString('utf8')
  try {
    return inflateRawSync(contenu, { maxOutputLength: MANIFESTE_MAX }).toString('utf8')
  } catch {
    return ''
  }
}
