import type { Clauses } from './appel.ts'

export type Section = { readonly code: string; readonly titre: string; readonly questions: readonly Question[] }

/** Les genres de réponse. `contact` : nom, prénom, courriel, téléphone d'une personne (G-24, G-26). */
export const GENRES = [
  'texte',
  'texte-long',
  'nombre',
  'montant',
  'oui-non',
  'choix',
  'choix-multiple',
  'jour',
  'courriel',
  'telephone',
  'contact',
] as const
export type Genre = (typeof GENRES)[number]

/**
 * Une question. `fait` : sa réponse établit ce fait ; un *jour* y établit les mois entiers écoulés au dépôt (G-15).
 * `si` : une règle dit quand la poser.
 * « Je ne sais pas » est toujours admis d'un *oui-non* et n'est jamais un *oui*.
 */
export type Question = {
  readonly code: string
  readonly libelle: string
  readonly aide?: string
  readonly genre: Genre
  readonly valeurs?: readonly { readonly code: string; readonly libelle: string }[]
  readonly unite?: string
  readonly obligatoire: boolean
  readonly fait?: string
  readonly si?: string
  readonly clause: Clauses
}

/** Une pièce. `si` : exigée seulement quand la règle est vraie ou inconnue (G-28 : reprise de la phase 1 sinon). */
export type Piece = {
  readonly code: string
  readonly titre: string
  readonly aide?: string
  readonly obligatoire: boolean
  readonly formats: readonly string[]
  readonly tailleMaxMo: number
  /** Combien de fichiers au plus ; absent : un seul. */
  readonly nombre?: number
  readonly modele?: string
  readonly si?: string
  readonly clause: Clauses
}

/** Un contact saisi : les quatre champs que les appels demandent. */
export type Contact = { readonly nom: string; readonly prenom: string; readonly courriel: string; readonly telephone: string }

/** La valeur d'une réponse, telle que gardée : un montant est en centimes, écrit en chiffres ; un jour en AAAA-MM-JJ. */
export type Valeur = string | number | boolean | 'je-ne-sais-pas' | readonly string[] | Contact
export type Reponses = Readonly<Record<string, Valeur | undefined>>

export const questionsDe = (sections: readonly Section[]): readonly Question[] => sections.flatMap((s) => s.questions)
