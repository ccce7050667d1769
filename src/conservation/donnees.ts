import type { Personne } from '../acteurs/personne.ts'
import type { SessionOuverte } from '../plateforme/session/ouverte.ts'
import type { Instant } from '../socle/temps.ts'

/** Tout ce que la plateforme sait d'une personne et qui n'est pas le dossier de son organisme. */
export type Donnees = {
  readonly etabliLe: Instant
  readonly durees: string
  readonly personne: Personne
  readonly roles: readonly { readonly role: string; readonly perimetre: string }[]
  readonly sessions: readonly SessionOuverte[]
  readonly actes: readonly { readonly le: Instant; readonly acte: string; readonly objet: string; readonly role: string }[]
  readonly courriels: readonly { readonly le: Instant; readonly objet: string }[]
}

/** Ce qu'un fichier montre au plus de chaque liste ; au-delà, le délégué à la protection des données complète. */
export const LIMITE_DES_LISTES = 5000
