/** Une exception : la règle, le fichier (relatif à src/) et l'objet qu'elle admet. */
export type Exception = { readonly regle: string; readonly fichier: string; readonly objet: string }
/** Une vue : les étapes qui ont le droit de la lire, et celles dont elle lit les tables. */
export type Vue = { readonly nom: string; readonly lecteurs: readonly string[]; readonly lues: readonly string[] }
export type Declarations = { readonly exceptions: readonly Exception[]; readonly vues: readonly Vue[] }

/** Lit les deux tableaux de FRONTIERES.md : « règle | fichier | objet | pourquoi » et « vue | étapes qui la lisent | étapes lues | pourquoi ». */
export const lireDeclarations = (texte: string): Declarations => ({
  exceptions: lignesDe(texte, 'règle').map(([regle = '', fichier = '', objet = '']) => ({ regle, fichier, objet })),
  vues: lignesDe(texte, 'vue').map(([nom = '', lecteurs = '', lues = '']) => ({ nom, lecteurs: liste(lecteurs), lues: liste(lues) })),
})

const liste = (cellule: string): readonly string[] => cellule.split(',').map((nom) => nom.trim())

const lignesDe = (texte: string, entete: string): readonly (readonly string[])[] => {
  const lignes = texte.split('\n').map(cellules)
  const debut = lignes.findIndex(([premiere, ...autres]) => premiere === entete && autres.length === 3)
  if (debut < 0) return []
  const suite = lignes.slice(debut + 2)
  const fin = suite.findIndex((ligne) => ligne.length === 0)
  const retenues = fin < 0 ? suite : suite.slice(0, fin)
  const muette = retenues.find((ligne) => ligne.length !== 4 || ligne.some((cellule) => cellule === ''))
  if (muette !== undefined)
    throw new Error(`FRONTIERES.md : « ${muette.join(' | ')} » doit remplir ses quatre colonnes, la dernière dit pourquoi.`)
  return retenues
}

const cellules = (ligne: string): readonly string[] =>
  ligne.trim().startsWith('|')
    ? ligne
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cellule) => cellule.trim().replace(/^`(.*)`$/, '$1'))
    : []
