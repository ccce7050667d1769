import type { Montant } from '../socle/montant.ts'
import { type Grille, itemsDe } from './grille.ts'

/** Les sortes d'actions qu'un audit recommande et qu'un appel finance. Charges et prix sont des estimations, jamais un devis. */
export type Catalogue = {
  readonly code: string
  readonly version: number
  readonly titre: string
  readonly editeur: string
  readonly source: string
  readonly licence: string
  readonly statut: 'exemple'
  readonly avertissement: string
  readonly actions: readonly ActionType[]
}

/** Une sorte d'action. `livrables` : ce qui l'accompagne obligatoirement (plan de vérification, procédure…). */
export type ActionType = {
  readonly code: string
  readonly titre: string
  readonly resultat: string
  readonly famille: Famille
  /** Absente quand aucun appel connu ne nomme cette action : une priorité ne s'invente pas. */
  readonly priorite?: Priorite
  readonly livrables: readonly string[]
  /** Charge habituelle d'un prestataire, en dixièmes de jour. */
  readonly charge: Etendue<number>
  /** Achat de départ, hors taxes. */
  readonly achat: Prix
  /** Dépense qui revient chaque année, hors taxes. */
  readonly annuel: Prix
}

export const FAMILLES = [
  'sauvegarde',
  'mise-a-jour',
  'acces',
  'reseau',
  'surveillance',
  'organisation',
  'donnees',
  'personnes',
  'crise',
] as const
export type Famille = (typeof FAMILLES)[number]

/** Rang donné par un appel, avec ses clauses (G-16 : forte ; G-17 à G-19 : moyenne). */
export type Priorite = { readonly rang: 'forte' | 'moyenne'; readonly clauses: readonly string[] }

export type Etendue<T> = { readonly bas: T; readonly haut: T }
export const UNITES = ['forfait', 'poste', 'utilisateur'] as const
export type Prix = Etendue<Montant> & { readonly par: (typeof UNITES)[number] }

/** Les items qu'une action améliore. Le lien n'est écrit que dans les grilles : il se lit ici à l'envers. */
export const itemsAmeliores = (action: string, grilles: readonly Grille[]): readonly { readonly grille: string; readonly item: string }[] =>
  grilles.flatMap((grille) =>
    itemsDe(grille)
      .filter((item) => item.actions.some((a) => a.code === action))
      .map((item) => ({ grille: grille.code, item: item.code })),
  )
