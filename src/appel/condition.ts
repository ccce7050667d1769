import type { Montant } from '../socle/montant.ts'
import type { Clauses } from './appel.ts'

/**
 * Un fait que les règles lisent. Sa source dit qui l'établit : une réponse du dossier, un registre officiel,
 * une liste tenue par l'agence, ou la plateforme elle-même (`FAITS_PLATEFORME`).
 */
export type Fait = {
  readonly libelle: string
  readonly type: 'oui-non' | 'nombre' | 'choix' | 'texte'
  readonly unite?: string
  readonly valeurs?: readonly string[]
  readonly source: 'reponse' | 'registre' | 'liste' | 'plateforme'
  /** La liste de l'agence (`Appel.listes`) que ce fait lit quand sa source est `liste` ; absente : celle du même nom. */
  readonly liste?: string
}

/** La valeur d'un fait ; `undefined` : on ne sait pas, ce qui n'est jamais *oui*. Un nombre est dans l'unité du fait. */
export type ValeurFait = boolean | number | string
export type Faits = Readonly<Record<string, ValeurFait | undefined>>

/**
 * Une condition de l'appel. `effet` : ce qu'un *non* empêche. Un *à vérifier* n'empêche jamais de déposer,
 * et n'est jamais pris pour un *oui* : il est porté à l'instruction.
 */
export type Condition = {
  readonly code: string
  readonly titre: string
  readonly si: string
  readonly effet: 'empeche-depot' | 'empeche-recevabilite' | 'empeche-versement' | 'signale'
  readonly refus: string
  readonly remede: string
  readonly clause: Clauses
}

export type Verdict = {
  readonly condition: Condition
  readonly reponse: 'oui' | 'non' | 'a-verifier'
  /** Les faits qui manquent pour répondre, par leur nom dans l'appel. */
  readonly manquants: readonly string[]
  /** Les faits lus par la règle, tels qu'ils étaient. */
  readonly faits: Faits
}

/** Ce que les règles d'un appel disent d'un dossier, par leur nom ; `undefined` : il manque un fait, ce qui n'est jamais *oui*. */
export type LectureDesRegles = {
  readonly vrai: (regle: string) => boolean | undefined
  readonly nombre: (regle: string) => number | undefined
  readonly montant: (regle: string) => Montant | undefined
}

/** Ce que la plateforme sait d'elle-même : les seuls faits qu'une définition peut lui demander. */
export const FAITS_PLATEFORME: Readonly<Record<string, Omit<Fait, 'source'>>> = {
  'audit de phase 1 fait': { libelle: 'L’audit de la première phase est fait et ses résultats sont transmis', type: 'oui-non' },
  "ancienneté de l'audit": { libelle: 'Mois écoulés depuis l’audit', type: 'nombre', unite: 'mois' },
  "retenu à l'étape précédente": { libelle: 'Le dossier déposé au guichet précédent du même appel a été retenu', type: 'oui-non' },
  'part complète': { libelle: 'Part du dossier renseignée', type: 'nombre', unite: '%' },
  'membres du groupe': { libelle: 'Organismes du groupement, chef de file compris', type: 'nombre', unite: 'organisme' },
  'sites du groupe': { libelle: 'Sites du groupement', type: 'nombre', unite: 'site' },
  'nature majoritaire du groupe': { libelle: 'Nature la plus nombreuse du groupement', type: 'texte' },
  'coût éligible': { libelle: 'Coût éligible du dossier', type: 'nombre', unite: '€' },
  'coût total': { libelle: 'Coût total du dossier', type: 'nombre', unite: '€' },
  'cofinancement déclaré': { libelle: 'Autres financements déclarés', type: 'nombre', unite: '€' },
  'niveau de maturité': { libelle: 'Niveau atteint à l’autoévaluation', type: 'nombre' },
  'part réalisée': { libelle: 'Part des actions constatée faite', type: 'nombre', unite: '%' },
  'indicateur atteint': { libelle: 'Valeur constatée de l’indicateur', type: 'nombre', unite: '%' },
  'pièces déposées': { libelle: 'Pièces jointes au dossier', type: 'nombre', unite: 'pièce' },
  'projets mutualisés': { libelle: 'Projets partagés avec d’autres organismes', type: 'nombre', unite: 'projet' },
}
