import type { Evaluation, Reponses as ReponsesDeGrille } from '../grille/grille.ts'
import type { Clauses } from './appel.ts'

export type Section = { readonly code: string; readonly titre: string; readonly questions: readonly Question[] }

/**
 * Les genres de réponse. `contact` : nom, prénom, courriel, téléphone d'une personne (G-24, G-26). `sites` : parmi ceux de
 * l'organisme au registre. `bloc` : des lignes de quelques `colonnes`. `grille` : une autoévaluation sur une grille de `referentiels/`.
 */
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
  'adresse',
  'sites',
  'bloc',
  'grille',
] as const
export type Genre = (typeof GENRES)[number]

/** Ce qu'une colonne de bloc peut demander : ce qui tient en un champ. */
export const GENRES_DE_COLONNE = ['texte', 'nombre', 'montant', 'oui-non', 'choix', 'jour'] as const

/** Une colonne d'un bloc. `total` : sa somme est montrée. */
export type Colonne = {
  readonly code: string
  readonly libelle: string
  readonly genre: (typeof GENRES_DE_COLONNE)[number]
  readonly valeurs?: readonly Choisie[]
  readonly unite?: string
  readonly min?: number
  readonly max?: number
  readonly obligatoire: boolean
  readonly total: boolean
}
type Choisie = { readonly code: string; readonly libelle: string }

/**
 * Une question. `fait` : sa réponse établit ce fait ; un *jour* y établit les mois entiers écoulés au dépôt (G-15).
 * `si` : une règle dit quand la poser.
 * « Je ne sais pas » est toujours admis d'un *oui-non* et n'est jamais un *oui*.
 * `longueur` (en signes), `min` et `max` n'empêchent jamais de garder : ils s'opposent au dépôt. `auPlus` : lignes d'un bloc.
 * `reprise` : la question d'un autre guichet de l'appel qui a déjà reçu cette réponse. `evaluation` : la grille, une fois lue.
 */
export type Question = {
  readonly code: string
  readonly libelle: string
  readonly aide?: string
  readonly genre: Genre
  readonly valeurs?: readonly Choisie[]
  readonly unite?: string
  readonly longueur?: number
  readonly min?: number
  readonly max?: number
  readonly colonnes?: readonly Colonne[]
  readonly auPlus?: number
  readonly grille?: string
  readonly evaluation?: Evaluation
  readonly reprise?: string
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

export type Adresse = { readonly voie: string; readonly complement: string; readonly codePostal: string; readonly commune: string }
/** Les sites retenus, par leur FINESS ; `manquants` : ceux que le registre ne connaît pas, en clair. */
export type SitesChoisis = { readonly sites: readonly string[]; readonly manquants: string }
/** Les lignes d'un bloc : par colonne, une valeur simple. */
export type Lignes = { readonly lignes: readonly Ligne[] }
export type Ligne = Readonly<Record<string, ValeurSimple | undefined>>
/** Une autoévaluation retient la version de la grille qu'elle a remplie. */
export type Autoevaluation = { readonly version: number; readonly reponses: ReponsesDeGrille }

/** Une réponse d'un seul champ : un montant est en centimes, écrit en chiffres ; un jour en AAAA-MM-JJ. */
export type ValeurSimple = string | number | boolean | 'je-ne-sais-pas'
/** La valeur d'une réponse, telle que gardée. */
export type Valeur = ValeurSimple | readonly string[] | Contact | Adresse | SitesChoisis | Lignes | Autoevaluation
export type Reponses = Readonly<Record<string, Valeur | undefined>>

export const questionsDe = (sections: readonly Section[]): readonly Question[] => sections.flatMap((s) => s.questions)
