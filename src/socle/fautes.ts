import { estFiness, estSiret } from './cles.ts'

/** Une correction probable d'un numéro mal tapé : le numéro entier, et la phrase qui la propose. */
export type Faute = { readonly valeur: string; readonly phrase: string }

/** Ce qu'on a collé, réduit au numéro : sans « FINESS : », sans espaces ni points, en capitales. */
export const nettoyerCle = (texte: string): string =>
  texte
    .toUpperCase()
    .replace(/\b(SIRET|SIREN|FINESS|NUM[ÉE]RO|NO?)\b/g, '')
    .replace(/[\s.,:;/°º_‐-―-]/g, '')

/** Un texte qui se veut un numéro : des chiffres, à une ou deux lettres près. */
export const ressembleAUneCle = (texte: string): boolean => {
  const net = nettoyerCle(texte)
  return /^[\dA-Z]{6,18}$/.test(net) && net.replace(/\D/g, '').length >= net.length - 2
}

/**
 * Les fautes de frappe qui expliquent un numéro, de la plus courante à la plus rare : une lettre pour un chiffre, deux voisins inversés,
 * un chiffre oublié ou de trop, un chiffre faux. On s'arrête à la première sorte qui en explique une ; un numéro juste n'en a aucune.
 */
export const fautesDeFrappe = (saisi: string, genre: 'siret' | 'finess'): readonly Faute[] => {
  const { longueur, juste } = GENRES[genre]
  const net = nettoyerCle(saisi)
  if (juste(net)) return []
  for (const chercher of [lettres, inversions, oublis, surplus, substitutions]) {
    const trouvees = chercher(net, longueur).filter((f) => juste(f.valeur))
    if (trouvees.length > 0) return sansRedite(trouvees).map((f) => ({ ...f, phrase: `${f.phrase} : ${direCle(f.valeur)} ?` }))
  }
  return []
}

/** Ce qu'il y a à dire d'un numéro faux, quand on ne connaît pas le bon : la faute si une seule l'explique, sinon ce que l'on attend. */
export const direCleFausse = (saisi: string, genre: 'siret' | 'finess'): string => {
  const net = nettoyerCle(saisi)
  if (genre === 'siret' && /^\d{9}$/.test(net) && estFiness(net))
    return 'Ce numéro de 9 chiffres est un SIREN : le SIRET en a 14, le SIREN puis les 5 chiffres de l’établissement.'
  const [seule, ...autres] = fautesDeFrappe(saisi, genre)
  if (seule !== undefined && autres.length === 0) return seule.phrase
  const { longueur, nom } = GENRES[genre]
  if (net.length !== longueur) return `${nom} a ${longueur} chiffres ; vous en avez écrit ${net.length}.`
  return `Un chiffre au moins est faux : ${net === '' ? saisi : direCle(net)} ne suit pas la clé de contrôle.`
}

/** Le numéro, coupé comme on le lit : « 772 201 489 00022 ». */
export const direCle = (cle: string): string =>
  cle.replace(/^(.{3})(.{3})(.{3})/, '$1\u00a0$2\u00a0$3').replace(/^(.{11})(?=.)/, '$1\u00a0')

const GENRES = {
  siret: { longueur: 14, juste: estSiret, nom: 'Un SIRET' },
  finess: { longueur: 9, juste: estFiness, nom: 'Un numéro FINESS' },
} as const

type Chercher = (net: string, longueur: number) => readonly Faute[]

const lettres: Chercher = (net) => [
  { valeur: net.replaceAll('O', '0').replace(/[IL]/g, '1'), phrase: 'Une lettre semble tapée à la place d’un chiffre' },
]

const inversions: Chercher = (net, longueur) =>
  net.length !== longueur
    ? []
    : rangs(longueur - 1).map((r) => ({
        valeur: `${net.slice(0, r)}${net[r + 1]}${net[r]}${net.slice(r + 2)}`,
        phrase: `Le ${ordinal(r)} et le ${ordinal(r + 1)} chiffres semblent inversés`,
      }))

const oublis: Chercher = (net, longueur) =>
  net.length !== longueur - 1
    ? []
    : rangs(longueur).flatMap((r) =>
        CHIFFRES.map((c) => ({ valeur: `${net.slice(0, r)}${c}${net.slice(r)}`, phrase: `Il semble manquer le ${ordinal(r)} chiffre` })),
      )

const surplus: Chercher = (net, longueur) =>
  net.length !== longueur + 1
    ? []
    : rangs(longueur + 1).map((r) => ({
        valeur: `${net.slice(0, r)}${net.slice(r + 1)}`,
        phrase: `Le ${ordinal(r)} chiffre semble de trop`,
      }))

const substitutions: Chercher = (net, longueur) =>
  net.length !== longueur
    ? []
    : rangs(longueur).flatMap((r) =>
        CHIFFRES.filter((c) => c !== net[r]).map((c) => ({
          valeur: `${net.slice(0, r)}${c}${net.slice(r + 1)}`,
          phrase: `Le ${ordinal(r)} chiffre semble faux`,
        })),
      )

const CHIFFRES = '0123456789'.split('')
const rangs = (n: number): readonly number[] => Array.from({ length: n }, (_, r) => r)
const ordinal = (rang: number): string => (rang === 0 ? '1er' : `${rang + 1}e`)

/** Inverser deux chiffres égaux, ou doubler l'un ou l'autre de deux voisins, donne le même numéro : une seule proposition. */
const sansRedite = (fautes: readonly Faute[]): readonly Faute[] => [...new Map(fautes.map((f) => [f.valeur, f])).values()]
