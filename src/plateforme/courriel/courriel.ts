import type { Instant } from '../../socle/temps.ts'
import type { Evenement } from '../agenda/evenement.ts'

/**
 * Un courriel à écrire. `texte` : des paragraphes séparés d'une ligne vide ; un paragraphe de lignes « - … » est une liste.
 * Il ne porte ni adresse du site ni en-tête : l'expédition les met, en texte et en HTML.
 */
export type Courriel = {
  readonly a: string
  readonly objet: string
  readonly texte: string
  /** Qui le signe, en toutes lettres : l'agence. */
  readonly signe?: string
  /** De la part de qui, à propos de quoi, pour qui : ce qu'il faut pour dire un échec à qui peut agir, et ranger une réponse. */
  readonly emetteur?: string
  readonly sujet?: string
  readonly personne?: string
  /** La page où agir, d'un seul geste. */
  readonly lien?: Lien
  /** Une autre page, dite en dernier : ne plus recevoir ces courriels. */
  readonly autre?: Lien
  readonly agenda?: readonly Evenement[]
  readonly piece?: PieceAttendue
}

/** `chemin` : sur le site, avec sa barre. */
export type Lien = { readonly texte: string; readonly chemin: string }
/** Un document composé au moment de partir, d'après ce dont il est tiré : rien de lourd ne se fait pendant l'acte. */
export type PieceAttendue = { readonly nom: string; readonly source: string }

/** `message` : son identifiant unique, le même à chaque essai. */
export type CourrielEcrit = Courriel & {
  readonly id: bigint
  readonly le: Instant
  readonly etat: 'a-envoyer' | 'en-cours' | 'envoye' | 'non-remis' | 'peut-etre-parti' | 'classe'
  readonly message: string
}

/**
 * Ce qu'un essai a donné. *refuse* : le destinataire n'en veut pas, pour toujours ; *plus-tard* : le relais a dit d'attendre ;
 * *injoignable* : il n'a pas été atteint ; *incertain* : il a pu le prendre sans pouvoir le dire.
 */
export type Issue =
  | { readonly genre: 'parti' | 'injoignable' | 'incertain' }
  | { readonly genre: 'refuse' | 'plus-tard'; readonly dit: string }
