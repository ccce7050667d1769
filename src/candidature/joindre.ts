import type { Guichet, Projets } from '../appel/appel.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export type Jonction = { readonly piece: string; readonly nom: string; readonly taille: number; readonly empreinte: string }

const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  pdf: ['25504446'],
  png: ['89504e47'],
  jpg: ['ffd8ff'],
  docx: ['504b0304'],
  xlsx: ['504b0304'],
  odt: ['504b0304'],
  ods: ['504b0304'],
}

/**
 * Joint une pièce : son genre, sa taille et sa vraie nature (les premiers octets, pas seulement le nom).
 * Les devis des projets (G-30) se joignent sous le code `devis.<numéro>`, puis `devis.<numéro>.2`….
 */
export const joindre = (
  guichet: Guichet,
  code: string,
  fichier: { readonly nom: string; readonly octets: Uint8Array; readonly empreinte: string },
): Result<Jonction, readonly Refus[]> => {
  const piece = guichet.pieces.find((p) => p.code === code) ?? devis(guichet.projets, code)
  if (piece === undefined)
    return err([refus('piece-inconnue', 'Cette pièce n’est pas demandée par l’appel.', 'Choisissez une pièce de la liste.', [], 'piece')])
  const format = fichier.nom.split('.').at(-1)?.toLowerCase().replace('jpeg', 'jpg') ?? ''
  const mo = fichier.octets.length / 1_000_000
  const debut = [...fichier.octets.subarray(0, 4)].map((o) => o.toString(16).padStart(2, '0')).join('')
  const attendus = SIGNATURES[format]
  const tous = [
    ...si(
      !piece.formats.includes(format),
      'format-refuse',
      `Le fichier « ${fichier.nom} » n’est pas d’un format admis ici.`,
      `Enregistrez-le en ${piece.formats.join(', ')}, puis joignez-le.`,
      piece.clause,
      'fichier',
    ),
    ...si(
      piece.formats.includes(format) && attendus !== undefined && !attendus.some((s) => debut.startsWith(s)),
      'contenu-trompeur',
      `Le fichier « ${fichier.nom} » n’est pas un vrai ${format}.`,
      'Ouvrez-le, enregistrez-le à nouveau dans ce format, puis joignez-le.',
      piece.clause,
      'fichier',
    ),
    ...si(
      mo > piece.tailleMaxMo,
      'fichier-trop-gros',
      `Le fichier pèse ${mo.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo ; la limite est de ${piece.tailleMaxMo} Mo.`,
      'Réduisez les images ou numérisez en qualité normale.',
      piece.clause,
      'fichier',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ piece: code, nom: fichier.nom, taille: fichier.octets.length, empreinte: fichier.empreinte })
}

const devis = (projets: Projets | undefined, code: string) =>
  projets !== undefined && /^devis\.\d+(\.\d+)?$/.test(code)
    ? { formats: ['pdf', 'png', 'jpg', 'xlsx', 'ods', 'docx', 'odt'], tailleMaxMo: 20, clause: ['G-30'] }
    : undefined
