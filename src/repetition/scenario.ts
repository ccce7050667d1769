import type { Appel } from '../appel/appel.ts'
import type { Instant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import type { Modele, Territoire } from './organismes.ts'

/** Un appel entier à rejouer : qui y prend part, ce que chacun fait, quand. */
export type Scenario = {
  readonly code: string
  readonly titre: string
  readonly appel: { readonly code: string; readonly version: number }
  readonly fuseau: string
  readonly graine: number
  readonly territoire: Territoire
  readonly organismes: readonly Modele[]
  readonly personnes: readonly Personne[]
  readonly prestataires: readonly Prestataire[]
  readonly dossiers: readonly { readonly ref: string; readonly organisme: string; readonly guichet: string }[]
  readonly gestes: readonly Geste[]
  /** Les moments où le visiteur du bac à sable peut se placer. */
  readonly reperes: readonly { readonly le: Instant; readonly titre: string }[]
}

export type Personne = {
  readonly ref: string
  readonly nom: string
  readonly role: Role
  readonly fonction?: string | undefined
  readonly prestataire?: string | undefined
}
export type Prestataire = {
  readonly ref: string
  readonly nom: string
  readonly certificats: readonly { readonly qualification: string; readonly du: Temporal.PlainDate; readonly au: Temporal.PlainDate }[]
  readonly marche: {
    readonly jours: number
    readonly du: Temporal.PlainDate
    readonly au: Temporal.PlainDate
    readonly pouvoirAdjudicateur: string
  }
}

/**
 * Un geste : qui (`porteur` est celui du dossier), sur quoi (`d1`, `d1.mission`, `d1.convention`, `d1.avance`, ou l'appel
 * quand rien n'est dit), quel acte, avec quelle saisie. `refus` : les motifs attendus, tous et eux seuls.
 */
export type Geste = {
  readonly le: Instant
  readonly par: string
  readonly acte: string
  readonly sur?: string | undefined
  readonly avec: Readonly<Record<string, unknown>>
  readonly refus?: readonly string[] | undefined
}

/** Un scénario du bac, avec le texte de son appel tel qu'il est publié. */
export type ScenarioDuBac = { readonly scenario: Scenario; readonly appel: Appel; readonly texte: string }
