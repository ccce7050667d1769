import type { Instant } from '../socle/temps.ts'
import type { Droit, GenreObjet, Role } from '../vie.ts'

/** Qui agit, sous quel rôle, et de quoi il répond. Une personne qui a deux rôles choisit celui de l'acte. */
export type Acteur = {
  readonly id: string
  readonly nom: string
  readonly role: Role
  readonly agence?: string
  readonly organismes: readonly string[]
  /** Ce que la personne peut pour chacun de ses organismes ; pour un autre, rien. */
  readonly droits: Readonly<Record<string, Droit>>
  readonly prestataire?: string
  readonly fonctions: readonly string[]
  /** Les autres rôles que la même personne tient pour la même agence. */
  readonly aussi?: readonly Role[]
}

/** Qui peut voir un objet et agir dessus : son agence, son appel, son organisme, le prestataire de la mission. */
export type Perimetre = {
  readonly agence: string
  readonly appel: string
  readonly organisme: string | null
  readonly prestataire: string | null
}

/** Un objet qui a un état. Plusieurs partagent un fil : le dossier, sa mission, sa convention, ses versements. */
export type Vivant = Perimetre & { readonly genre: GenreObjet; readonly id: string; readonly fil: string; readonly etat: string }

/** Ce qu'un acte inscrit d'un objet. À la naissance, `perimetre` est exigé et l'objet n'existe pas encore. */
export type Inscription = {
  readonly genre: GenreObjet
  readonly id: string
  readonly fil: string
  readonly vers: string
  readonly contenu: unknown
  readonly perimetre?: Perimetre
  /** Le prestataire qui entre dans le périmètre d'un objet déjà né : celui de l'audit commandé. */
  readonly prestataire?: string
}

export type Signature = { readonly acte: string; readonly par: string; readonly role: string; readonly le: Instant }

/** L'inscription la plus courante : l'objet de l'acte va vers cet état. */
export const vers = (objet: Vivant, etat: string, contenu: unknown): Inscription => ({
  genre: objet.genre,
  id: objet.id,
  fil: objet.fil,
  vers: etat,
  contenu,
})

/** La naissance d'un objet, dans le fil et le périmètre d'un autre. */
export const naitre = (de: Vivant, genre: GenreObjet, id: string, etat: string, contenu: unknown, prestataire?: string): Inscription => ({
  genre,
  id,
  fil: de.fil,
  vers: etat,
  contenu,
  perimetre: { agence: de.agence, appel: de.appel, organisme: de.organisme, prestataire: prestataire ?? de.prestataire },
})
