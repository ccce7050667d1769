/** Ce qui ne va pas dans un document écrit par une personne : où (à partir de 1), quoi, et comment y remédier. */
export type Defaut = {
  readonly fichier: string
  readonly ligne: number
  readonly colonne: number
  readonly phrase: string
  readonly remede: string
}

/** Où l'on est dans un document : clés et rangs, depuis la racine. */
export type Chemin = readonly (string | number)[]

/** Un défaut qui n'a pas encore sa ligne. `sur` : montrer la clé (un nom de trop) ou la valeur. */
export type Anomalie = { readonly chemin: Chemin; readonly phrase: string; readonly remede: string; readonly sur?: 'cle' | 'valeur' }

/** « fichier:ligne:colonne  phrase », puis « → remède ». */
export const direDefaut = (d: Defaut): string => `${d.fichier}:${d.ligne}:${d.colonne}  ${d.phrase}\n  → ${d.remede}`

/** Dans l'ordre de lecture du document. */
export const parPlace = (defauts: readonly Defaut[]): readonly Defaut[] =>
  [...defauts].sort((a, b) => a.ligne - b.ligne || a.colonne - b.colonne)

/** Le nom connu le plus proche d'un nom mal écrit, s'il en est un d'assez proche (deux lettres au plus, ou un tiers du mot). */
export const nomProche = (nom: string, connus: readonly string[]): string | undefined => {
  const classes = connus.map((connu) => ({ connu, ecart: distance(simple(nom), simple(connu)) })).sort((a, b) => a.ecart - b.ecart)
  const premier = classes[0]
  return premier !== undefined && premier.ecart <= Math.max(2, Math.floor(nom.length / 3)) && premier.ecart < nom.length
    ? premier.connu
    : undefined
}

/** « Vouliez-vous dire « conditions » ? », ou la liste de ce qui est admis. */
export const suggerer = (nom: string, connus: readonly string[]): string => {
  const proche = nomProche(nom, connus)
  if (proche !== undefined) return `Vouliez-vous dire « ${proche} » ?`
  if (connus.length === 0) return 'Retirez-le : rien n’est attendu ici.'
  return connus.length > 30 ? 'Retirez-le, ou corrigez son nom.' : `Sont admis : ${connus.join(', ')}.`
}

const simple = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Distance d'édition, bornée par construction : les noms sont courts. */
const distance = (a: string, b: string): number => {
  let ligne = Array.from({ length: b.length + 1 }, (_, rang) => rang)
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (ligne[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      suivante.push(Math.min(change, (ligne[j] ?? 0) + 1, (suivante[j - 1] ?? 0) + 1))
    }
    ligne = suivante
  }
  return ligne[b.length] ?? 0
}
