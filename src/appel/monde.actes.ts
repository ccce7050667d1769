import type { Kysely } from 'kysely'
import type { ActionType } from '../grille/catalogue.ts'
import type { Grille } from '../grille/grille.ts'
import type { ActeFaisable, PeutAgir, Suites } from '../journal/executer.actes.ts'
import type { Instant } from '../socle/temps.ts'
import type { Appel } from './appel.ts'

/** Où vont les fichiers : un contenu se range sous son empreinte et se relit tel quel. */
export type Fichiers = {
  readonly ecrire: (empreinte: string, octets: Uint8Array) => Promise<void>
  readonly lire: (empreinte: string) => Promise<Uint8Array>
}

/** Ce que les actes demandent au monde. Une seule horloge : `maintenant`, celle de la base. */
export type Monde = {
  readonly base: Kysely<unknown>
  readonly maintenant: () => Instant
  readonly peutAgir: PeutAgir
  readonly prevenir: Suites
  readonly appels: readonly Appel[]
  readonly appel: (code: string, version: number) => Appel
  /** La dernière version d'un appel, ou `undefined` si le code est inconnu. */
  readonly appelCourant: (code: string) => Appel | undefined
  readonly grille: (code: string) => Grille
  readonly catalogue: readonly ActionType[]
  readonly fichiers: Fichiers
  /** Chiffre et déchiffre les textes secrets d'un audit. */
  readonly secret: { readonly fermer: (texte: string) => string; readonly ouvrir: (ferme: string) => string }
}

/** Le savoir du projet : les appels, les grilles et le catalogue, lus et vérifiés une fois. */
export type Savoir = Pick<Monde, 'appels' | 'appel' | 'appelCourant' | 'grille' | 'catalogue'>

/** Déclare un acte en gardant les types de sa saisie et de son fait. */
export const acte = <E, F>(a: ActeFaisable<Monde, E, F>): ActeFaisable<Monde, E, F> => a
