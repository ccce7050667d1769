import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Un défaut situé dans le tableau, avant qu'on ne nomme le fichier ; `colonne` est le rang de la case. */
export type DefautDeCase = Omit<Defaut, 'fichier'>

/** Une rangée d'un tableau : ses cellules, et la ligne du fichier où elle commence. */
export type Rangee = { readonly ligne: number; readonly cellules: readonly string[] }

/** Décode ce qu'un tableur enregistre : UTF-8, avec ou sans marque d'ordre, et à défaut Windows-1252. */
export const decoder = (octets: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return new TextDecoder('windows-1252').decode(octets)
  }
}

/**
 * Lit un tableau CSV (RFC 4180), avec les habitudes des tableurs : marque d'ordre, ligne « sep=; », fins de ligne Windows.
 * Le séparateur est celui de `; , tabulation` qui revient le plus dans la première ligne. Les rangées vides sont sautées.
 */
export const lireTableau = (brut: string): Result<readonly Rangee[], readonly DefautDeCase[]> => {
  const texte = brut.replace(/^\ufeff/, '')
  const annonce = /^sep=(.)\r?\n/i.exec(texte)
  const separateur = annonce?.[1] ?? separateurDe(texte)
  const { rangees, defauts } = decouper(texte, annonce?.[0].length ?? 0, separateur)
  if (defauts.length > 0) return err(defauts)
  return ok(rangees.filter((r) => r.cellules.some((c) => c.trim() !== '')))
}

const separateurDe = (texte: string): string => {
  const premiere = /^[^\r\n]*/.exec(texte)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const nombre = (s: string) => premiere.split(s).length
  return [';', ',', '\t'].reduce((a, b) => (nombre(b) > nombre(a) ? b : a))
}

type Lecture = { readonly rangees: readonly Rangee[]; readonly defauts: readonly DefautDeCase[] }

const decouper = (texte: string, debut: number, separateur: string): Lecture => {
  const rangees: Rangee[] = []
  const defauts: DefautDeCase[] = []
  let place = debut
  let ligne = texte.slice(0, debut).split('\n').length
  while (place < texte.length) {
    const depart = ligne
    const cellules: string[] = []
    let finie = false
    while (!finie) {
      const cellule = lireCellule(texte, place, separateur)
      if (cellule.defaut !== undefined) defauts.push({ ligne, colonne: cellules.length + 1, ...cellule.defaut })
      cellules.push(cellule.valeur)
      ligne += texte.slice(place, cellule.fin).split(/\r\n|\r|\n/).length - 1
      place = cellule.fin
      finie = texte[place] !== separateur
      if (!finie) place += 1
    }
    rangees.push({ ligne: depart, cellules })
    place += texte.startsWith('\r\n', place) ? 2 : 1
    ligne += 1
  }
  return { rangees, defauts }
}

type Cellule = { readonly valeur: string; readonly fin: number; readonly defaut?: { readonly phrase: string; readonly remede: string } }

const NON_FERME = {
  phrase: 'Un guillemet est ouvert et jamais fermé.',
  remede: 'Fermez le guillemet ; doublez ceux qui sont dans le texte.',
}
const APRES = { phrase: 'Du texte suit le guillemet fermant.', remede: 'Doublez les guillemets qui sont dans le texte.' }

const lireCellule = (texte: string, debut: number, separateur: string): Cellule => {
  const finNue = (depuis: number): number => {
    const fin = [separateur, '\r', '\n'].map((s) => texte.indexOf(s, depuis)).filter((i) => i >= 0)
    return fin.length === 0 ? texte.length : Math.min(...fin)
  }
  if (texte[debut] !== '"') {
    const fin = finNue(debut)
    return { valeur: texte.slice(debut, fin), fin }
  }
  let ferme = texte.indexOf('"', debut + 1)
  while (ferme >= 0 && texte[ferme + 1] === '"') ferme = texte.indexOf('"', ferme + 2)
  if (ferme < 0) return { valeur: texte.slice(debut + 1), fin: texte.length, defaut: NON_FERME }
  const valeur = texte.slice(debut + 1, ferme).replaceAll('""', '"')
  const fin = finNue(ferme + 1)
  return texte.slice(ferme + 1, fin).trim() === '' ? { valeur, fin } : { valeur, fin, defaut: APRES }
}
