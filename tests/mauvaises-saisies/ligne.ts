/** Qui envoie, parmi les personnes que `decor.ts` plante ; les visiteurs n'ont pas de compte. */
export type Qui =
  | 'visiteur'
  | 'autre-visiteur'
  | 'porteur'
  | 'redactrice'
  | 'lectrice'
  | 'voisin'
  | 'deposant'
  | 'depose'
  | 'sans-role'
  | 'agence'
  | 'autre-agence'
  | 'commission'
  | 'prestataire'

/** Un fichier choisi dans un formulaire. */
export type Fichier = { readonly champ: string; readonly nom: string; readonly octets: Uint8Array }
export type Champs = Readonly<Record<string, string | readonly string[]>>

/** Ce qu'aucun formulaire n'envoie : le verbe, le corps et les en-têtes tels quels ; `{jeton}` y est celui de la personne. */
export type Brut = { readonly verbe: string; readonly corps?: string; readonly entetes?: Readonly<Record<string, string>> }

/**
 * Une demande. `champs` ou `fichiers` : un formulaire, avec le jeton de la personne s'il n'en dit pas un autre ; sans eux, une page
 * qu'on ouvre. Un nom entre accolades (`{brouillon}`, `{lien}`) est remplacé, à l'envoi, par ce qu'il désigne (`lieux.ts`).
 */
export type Envoi = {
  readonly par: Qui
  readonly chemin: string
  readonly champs?: Champs
  readonly fichiers?: readonly Fichier[]
  readonly brut?: Brut
}

/** Ce que le temps ou un autre a fait, et qu'aucune page ne fait. */
export type Geste = 'le-lien-de-connexion-expire' | 'la-session-de-la-commission-se-ferme' | 'l-antivirus-a-condamne-ce-contenu'

/** Une mauvaise saisie : ce que la personne a fait, ce qu'elle lit, ce qui en est gardé. */
export type Ligne = {
  readonly situation: string
  /** L'heure de l'envoi ; non dite, pendant que l'appel de Guyane est ouvert. */
  readonly a?: string
  readonly avant?: readonly (Envoi | Geste)[]
  readonly envoi: Envoi
  /** Envoyé deux fois en même temps. */
  readonly fois?: 'deux-a-la-fois'
  readonly statut: number
  /** Lues dans la page, ou dans celle où elle mène. Aucune : un script a parlé à un script, la personne ne lit rien de nouveau. */
  readonly phrases: readonly string[]
  /** Les champs envoyés qui ne viennent pas d'une saisie : un choix ou un bouton que la page n'offre pas. */
  readonly sansReste?: readonly string[]
  /** Les tables écrites ; non dites, aucune. */
  readonly change?: readonly string[]
}

/** Le formulaire revient, ce qu'on y avait tapé avec lui, et rien n'est écrit. */
export const refuse = (situation: string, envoi: Envoi, ...phrases: readonly string[]): Ligne => ({
  situation,
  envoi,
  statut: 422,
  phrases,
})

/** Pour qui n'y a pas droit, la page n'existe pas : elle ne dit rien de plus. */
export const inexistante = (situation: string, envoi: Envoi): Ligne => ({ situation, envoi, statut: 404, phrases: [INEXISTANTE] })

export const page = (par: Qui, chemin: string): Envoi => ({ par, chemin })
export const formulaire = (par: Qui, chemin: string, champs: Champs = {}): Envoi => ({ par, chemin, champs })

/** Les tables qu'un acte écrit : son journal, puis les siennes. */
export const acte = (...tables: readonly string[]): readonly string[] => ['entree', 'fil', 'vie', ...tables]

const INEXISTANTE = 'Elle n’existe pas, ou ne vous est pas ouverte avec ce rôle. Rien n’a été modifié.'
