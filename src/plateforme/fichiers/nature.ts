/** Ce qu'un fichier est vraiment, en mots ; ce qui n'a pas de nom simple se dit par son extension. */
export const direNature = (nature: string): string => NATURES[nature] ?? (nature === 'inconnue' ? INCONNUE : `un fichier « ${nature} »`)

/** Un programme se joint parfois déguisé en document : on ne conseille pas de l'ouvrir. */
export const estUnProgramme = (nature: string): boolean => NATURES[nature] === PROGRAMME

const PROGRAMME = 'un programme'
const INCONNUE = 'un fichier que nous ne reconnaissons pas'
const NATURES: Readonly<Record<string, string>> = {
  texte: 'un simple texte',
  exe: PROGRAMME,
  elf: PROGRAMME,
  macho: PROGRAMME,
  zip: 'une archive',
  rar: 'une archive',
  '7z': 'une archive',
  gz: 'une archive',
  pdf: 'un PDF',
  png: 'une image PNG',
  jpg: 'une photo JPEG',
  heic: 'une photo d’iPhone (HEIC)',
  webp: 'une image WebP',
  docx: 'un document Word',
  xlsx: 'un tableur Excel',
  pptx: 'une présentation PowerPoint',
  docm: 'un document Word qui porte des macros',
  xlsm: 'un tableur Excel qui porte des macros',
  pptm: 'une présentation PowerPoint qui porte des macros',
  odt: 'un document OpenDocument',
  ods: 'un tableur OpenDocument',
  odp: 'une présentation OpenDocument',
  cfb: 'un ancien document de bureau, ou un document protégé par un mot de passe',
  rtf: 'un texte RTF',
  xml: 'un fichier XML',
  html: 'une page web',
}
