/** Un document à composer : des blocs dans l'ordre où on les lit. Tout y est du texte ; rien n'y est du code. */
export type Lettre = {
  readonly titre: string
  readonly emetteur: string
  /** Dit en bas de chaque page : de quel dossier il s'agit. */
  readonly pied: string
  /** L'en-tête d'un courrier : de qui, à gauche ; à qui, à droite. */
  readonly envoi?: { readonly de: readonly string[]; readonly a: readonly string[] }
  readonly blocs: readonly Bloc[]
}

export type Bloc =
  | { readonly genre: 'titre'; readonly texte: string }
  | { readonly genre: 'sous-titre'; readonly texte: string }
  | { readonly genre: 'paragraphe'; readonly texte: string }
  /** Ce qu'on cherche en premier : un numéro, un instant. */
  | { readonly genre: 'grand'; readonly texte: string }
  | { readonly genre: 'faits'; readonly faits: readonly { readonly nom: string; readonly valeur: string }[] }
  | { readonly genre: 'liste'; readonly items: readonly string[] }
  /** Une suite de signes à comparer : une empreinte. */
  | { readonly genre: 'sceau'; readonly texte: string }
  | { readonly genre: 'tableau'; readonly colonnes: readonly Colonne[]; readonly lignes: readonly (readonly string[])[] }

/** `largeur` : sa part de la page, relativement aux autres ; les sommes et les nombres s'alignent à droite. */
export type Colonne = { readonly titre: string; readonly largeur: number; readonly alignement: 'gauche' | 'droite' }
