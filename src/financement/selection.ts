import type { Montant } from '../socle/montant.ts'
import type { Centiemes, Mesure } from './arbitrage.ts'
import type { Violation } from './controlerSelection.ts'
import type { Motif } from './motifs.ts'
import type { DefautProbleme } from './verifierProbleme.ts'

/** Ce qu'un arbitrage propose : le directeur décide (G-43). Chaque action et chaque organisme écarté a son motif. */
export type Selection = {
  /** Dans l'ordre des organismes puis des codes. */
  readonly retenues: readonly string[]
  readonly valeur: Centiemes
  readonly cout: Montant
  readonly jours: Centiemes
  /** Une ligne par priorité, dans leur ordre ; vide si le problème n'en a pas. */
  readonly parPriorite: readonly { readonly priorite: string; readonly valeur: Centiemes }[]
  /** Enveloppe moins coût ; absent s'il n'y a pas d'enveloppe. */
  readonly reliquat?: Montant | undefined
  readonly parOrganisme: readonly PartOrganisme[]
  readonly ecartees: readonly { readonly code: string; readonly motif: Motif }[]
  /** Les organismes dont rien n'est retenu, avec leurs actions (le motif de chacune est dans `ecartees`). */
  readonly organismesEcartes: readonly { readonly organisme: string; readonly actions: readonly string[] }[]
  readonly preuve: 'optimale'
  /** `oracle` manque quand une contrainte lie plusieurs organismes ou que le calcul exact serait trop long. */
  readonly methodes: readonly ('highs' | 'oracle')[]
}

export type PartOrganisme = {
  readonly organisme: string
  readonly retenues: readonly string[]
  readonly cout: Montant
  readonly jours: Centiemes
  readonly valeur: Centiemes
}

/** Ce que répond HiGHS ; rien n'en est cru avant `arbitrer`. */
export type ReponseHighs =
  | { readonly genre: 'optimale'; readonly retenues: readonly string[] }
  | { readonly genre: 'sans-solution' }
  | { readonly genre: 'temps-depasse' }
  | { readonly genre: 'preuve-absente'; readonly statut: number; readonly annonce: number; readonly borne: number }

/** Ce que répond la méthode exacte ; `hors-de-portee` n'est pas un refus : elle ne s'applique pas. */
export type ReponseOracle =
  | { readonly genre: 'optimale'; readonly retenues: readonly string[] }
  | { readonly genre: 'sans-solution' }
  | {
      readonly genre: 'hors-de-portee'
      readonly raison: 'contrainte-commune' | 'trop-de-lots' | 'valeurs-trop-grandes' | 'front-trop-long'
    }

export type RefusArbitrage =
  | { readonly genre: 'probleme-defectueux'; readonly defauts: readonly DefautProbleme[] }
  | { readonly genre: 'sans-solution' }
  | { readonly genre: 'temps-depasse'; readonly secondes: number }
  | { readonly genre: 'preuve-absente'; readonly annonce: number; readonly borne: number }
  | { readonly genre: 'selection-invalide'; readonly methode: 'highs' | 'oracle'; readonly violations: readonly Violation[] }
  | { readonly genre: 'desaccord'; readonly highs: Mesure | undefined; readonly oracle: Mesure | undefined }
  | { readonly genre: 'solveur-en-panne'; readonly message: string }
