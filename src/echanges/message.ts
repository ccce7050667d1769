import type { Verdict } from '../plateforme/fichiers/recu.ts'
import type { Instant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'

/** Les deux côtés d'une conversation. Qui n'est d'aucun ne fait que lire. */
export type Cote = 'porteur' | 'agence'

/** Un fichier joint à un message, tel que gardé ; `taille` en octets. */
export type FichierEcrit = { readonly nom: string; readonly taille: number; readonly empreinte: string }
export type FichierJoint = FichierEcrit & { readonly verdict: Verdict }

/** Un message d'un dossier, prêt à être gardé ; `par` est l'identifiant de son auteur. */
export type MessageEcrit = {
  readonly genre: 'message' | 'precisions' | 'reponse' | 'aide'
  readonly cote: Cote
  readonly texte: string
  readonly par: string
  readonly le: Instant
  readonly fichiers: readonly FichierEcrit[]
}

/** Un message tel qu'on le lit : `par` est le nom de son auteur, `lectures` ceux de l'autre côté qui l'ont lu. */
export type Message = Omit<MessageEcrit, 'fichiers'> & {
  readonly fichiers: readonly FichierJoint[]
  readonly id: bigint
  readonly lectures: readonly { readonly par: string; readonly le: Instant }[]
}

export const coteDe = (role: Role): Cote | undefined =>
  role === 'porteur' ? 'porteur' : role === 'ars' || role === 'grades' ? 'agence' : undefined

/** La commission et la direction lisent ce qui a été échangé ; ni le prestataire, ni le comptable. */
export const peutLireMessages = (role: Role): boolean => coteDe(role) !== undefined || role === 'commission' || role === 'direction'

export const direNonLus = (n: number): string => (n === 1 ? '1 non lu' : `${n} non lus`)
