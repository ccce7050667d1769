import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { lireArchive } from './archive.fichiers.ts'
import { lireA } from './morceau.fichiers.ts'
import { lirePdf } from './pdf.fichiers.ts'
import type { Recu } from './recu.ts'

/** Lit un fichier au fil de l'eau : son empreinte, ce qu'il est vraiment, ce qu'il a de dangereux, ses signatures. */
export const examiner = async (chemin: string): Promise<Recu> => {
  const fichier = await open(chemin)
  try {
    const { size: taille } = await fichier.stat()
    const empreinte = await hacher(fichier)
    const debut = await lireA(fichier, 0, DEBUT)
    const dangers = estUneArchive(debut) ? await lireArchive(fichier, taille) : []
    // Une archive démesurée n'est jamais ouverte : sa nature reste celle d'une archive.
    if (dangers.includes('demesure')) return { taille, empreinte, nature: 'zip', dangers, signatures: [] }
    const nature = (await fileTypeFromFile(chemin))?.ext ?? natureSansMarque(debut)
    const pdf = nature === 'pdf' ? await lirePdf(fichier, taille) : AUCUN
    return { taille, empreinte, nature, dangers: [...dangers, ...pdf.dangers], signatures: pdf.signatures }
  } finally {
    await fichier.close()
  }
}

const DEBUT = 4096
const AUCUN = { dangers: [], signatures: [] } as const

const hacher = async (fichier: FileHandle): Promise<string> => {
  const hachage = createHash('sha256')
  for await (const morceau of fichier.createReadStream({ start: 0, autoClose: false })) hachage.update(morceau)
  return hachage.digest('hex')
}

const estUneArchive = (debut: Uint8Array): boolean => debut[0] === 0x50 && debut[1] === 0x4b && debut[2] === 0x03 && debut[3] === 0x04

/** Un texte n'a pas de marque : c'est de l'UTF-8 lisible, sans signe de commande. */
const natureSansMarque = (debut: Uint8Array): 'texte' | 'inconnue' => {
  const texte = new TextDecoder().decode(debut.subarray(0, debut.length - 4))
  return [...texte].every((signe) => signe !== '\ufffd' && (signe >= ' ' || '\t\n\r\f'.includes(signe))) ? 'texte' : 'inconnue'
}
