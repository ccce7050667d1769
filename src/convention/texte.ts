import type { Tranche } from '../appel/argent.ts'
import type { Montant } from '../socle/montant.ts'
import type { Jour } from '../socle/temps.ts'

/** Une convention telle qu'on la lit et l'imprime : les parties, l'aide, les versements, ce qui est promis et pour quand (G-36). */
export type ConventionEcrite = {
  readonly dossier: string
  readonly type: string
  readonly agence: string
  readonly appel: string
  readonly objet: string
  readonly organisme: { readonly nom: string; readonly siret: string; readonly commune: string }
  readonly montant: Montant
  readonly payeur: string | undefined
  readonly parties: readonly { readonly nom: string; readonly signature: string | undefined }[]
  readonly tranches: readonly { readonly titre: string; readonly part: number; readonly quand: string; readonly montant: Montant }[]
  readonly obligations: readonly Obligation[]
}

export type Obligation = { readonly texte: string; readonly consequence: string; readonly echeance: Jour | undefined }

/** Ce qui rend une tranche exigible, en mots (G-35). */
export const direDeclencheur = ({ declencheur }: Pick<Tranche, 'declencheur'>): string => DECLENCHEURS[declencheur]

const DECLENCHEURS = {
  signature: 'quand toutes les parties ont signé',
  'service-fait': 'quand les actions sont faites et contrôlées',
  indicateur: 'quand l’indicateur est atteint',
  date: 'à la date prévue',
} as const
