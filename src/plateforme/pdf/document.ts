/** Un document à imprimer : des blocs de texte simple, jamais du balisage. Ce qu'une personne a tapé y reste du texte. */
export type Document = {
  readonly titre: string
  /** Ce qui est dit sous le titre : de qui, pour qui, quand. */
  readonly chapeau: string
  /** Répété en pied de page : « Confidentiel », le numéro du dossier. */
  readonly pied: string
  readonly blocs: readonly Bloc[]
}

export type Bloc =
  | { readonly genre: 'titre'; readonly niveau: 1 | 2; readonly texte: string }
  | { readonly genre: 'paragraphe'; readonly texte: string }
  | { readonly genre: 'liste'; readonly lignes: readonly string[] }
  | { readonly genre: 'faits'; readonly lignes: readonly { readonly nom: string; readonly valeur: string }[] }
  | { readonly genre: 'tableau'; readonly colonnes: readonly ColonneImprimee[]; readonly lignes: readonly (readonly string[])[] }

/** `largeur` : sa part de la page, relativement aux autres colonnes. */
export type ColonneImprimee = { readonly titre: string; readonly largeur: number; readonly alignement: 'gauche' | 'droite' }

export const titre = (texte: string, niveau: 1 | 2 = 1): Bloc => ({ genre: 'titre', niveau, texte })
export const paragraphe = (texte: string): Bloc => ({ genre: 'paragraphe', texte })
/** Une liste ; vide, elle dit pourquoi. */
export const liste = (lignes: readonly string[], vide: string): Bloc => (lignes.length === 0 ? paragraphe(vide) : { genre: 'liste', lignes })
