import type { Acteur } from '../journal/objet.ts'
import type { Instant } from '../socle/temps.ts'

/** Un courriel qui n'est pas arrivé, ou dont on ne sait pas s'il est arrivé. `echec` : ce que le relais ou l'avis en ont dit. */
export type NonRemis = {
  readonly id: bigint
  readonly a: string
  readonly nom: string | null
  readonly personne: string | null
  readonly objet: string
  readonly dossier: string | null
  readonly etat: 'non-remis' | 'peut-etre-parti'
  readonly echec: string | null
  readonly depuis: Instant
}

/** L'agence qui mène l'appel, et l'opérateur qui accompagne. */
export const sOccupeDesCourriels = (a: Acteur): boolean => a.role === 'ars' || a.role === 'grades'

/** Le code d'un relais, en français (RFC 3463) ; sa phrase d'origine reste lisible derrière. */
export const direRaison = (echec: string): string => {
  const code = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(echec)?.[0]
  const [, sujet, detail] = (code ?? '').split('.')
  const dit = RAISONS[`${sujet}.${detail}`] ?? RAISONS[`${sujet}.x`]
  return dit === undefined ? echec : `${dit} (${echec})`
}
const RAISONS: Readonly<Record<string, string>> = {
  '1.1': 'L’adresse n’existe pas.',
  '1.2': 'Le domaine de l’adresse n’existe pas.',
  '1.x': 'L’adresse n’est pas bonne.',
  '2.1': 'La boîte est fermée.',
  '2.2': 'La boîte est pleine.',
  '3.4': 'Le courriel est trop lourd pour cette boîte.',
  '4.x': 'La messagerie du destinataire n’a pas pu être atteinte.',
  '7.x': 'La messagerie du destinataire refuse nos courriels : prévenez son service informatique.',
}
