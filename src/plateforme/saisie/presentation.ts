/** Une réponse proposée. */
export type Option = { readonly code: string; readonly libelle: string }

export type GenreDeChamp =
  | 'texte'
  | 'texte-long'
  | 'courriel'
  | 'telephone'
  | 'montant'
  | 'nombre'
  | 'jours'
  | 'jour'
  | 'choix'
  | 'choix-multiple'
  | 'case'
  | 'lignes'
  | 'fichier'
  | 'marque'

/** Comment un champ se montre : la page en tire la question, le scénario n'en a pas besoin. */
export type Presentation = {
  readonly libelle: string
  readonly genre: GenreDeChamp
  readonly aide?: string
  readonly options?: readonly Option[]
  readonly facultatif?: true
}

export type ChampPresente = Presentation & { readonly nom: string; readonly forme?: readonly ChampPresente[] }

/** Ce qu'une page apporte à un formulaire : les réponses proposées et les valeurs déjà connues, par nom de champ ; et de quoi répondre. */
export type Preparation = {
  readonly options?: Readonly<Record<string, readonly Option[]>>
  readonly valeurs?: Readonly<Record<string, unknown>>
  /** Ce qu'il faut savoir de l'objet pour agir, dit avant le formulaire. */
  readonly faits?: readonly { readonly nom: string; readonly valeur: string }[]
  /** Où le lire en entier. */
  readonly liens?: readonly { readonly texte: string; readonly href: string }[]
  /** Les champs facultatifs que cet appel ne demande pas. */
  readonly sansObjet?: readonly string[]
}

/** Remet en forme ce que le navigateur envoie à plat : `lignes.0.titre` → `lignes: [{ titre }]`, `notes.budget` → `notes: { budget }`. */
export const deplier = (plat: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const racine: Record<string, unknown> = {}
  for (const [chemin, valeur] of Object.entries(plat)) {
    const pas = chemin.split('.').filter((p) => p !== '__proto__' && p !== 'constructor' && p !== 'prototype')
    let noeud = racine
    for (const p of pas.slice(0, -1)) {
      const dessous = noeud[p]
      const suivant: Record<string, unknown> = dessous !== null && typeof dessous === 'object' ? (dessous as Record<string, unknown>) : {}
      noeud[p] = suivant
      noeud = suivant
    }
    const dernier = pas.at(-1)
    if (dernier !== undefined) noeud[dernier] = valeur
  }
  return enListes(racine)
}

/** Un objet dont toutes les clés sont des rangs est une liste. */
const enListes = (x: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(x).map(([cle, v]) => [cle, enListe(v)]))
const enListe = (v: unknown): unknown => {
  if (v === null || typeof v !== 'object' || Array.isArray(v) || !estSimple(v)) return v
  const cles = Object.keys(v)
  const contenu = enListes(v)
  return cles.length > 0 && cles.every((c) => /^\d{1,3}$/.test(c)) ? cles.map((c) => contenu[c]) : contenu
}
const estSimple = (v: object): v is Record<string, unknown> => Object.getPrototypeOf(v) === Object.prototype
