import type { Kysely } from 'kysely'
import type { ActionType } from '../grille/catalogue.ts'
import type { Grille } from '../grille/grille.ts'
import type { ActeFaisable, Ecarter, PeutAgir, Suites } from '../journal/executer.actes.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import type { Antivirus } from '../plateforme/antivirus/clamd.antivirus.ts'
import type { Recu } from '../plateforme/fichiers/recu.ts'
import type { Instant } from '../socle/temps.ts'
import type { GenreObjet } from '../vie.ts'
import type { Appel } from './appel.ts'

/**
 * Où vont les fichiers : un contenu se range sous son empreinte et se relit tel quel. Un fichier qui arrive est d'abord une
 * réception, que l'on poursuit après une coupure, que l'on examine, puis que l'on range ou abandonne.
 */
export type Fichiers = {
  readonly ecrire: (empreinte: string, octets: Uint8Array) => Promise<void>
  readonly lire: (empreinte: string) => Promise<Uint8Array>
  /** Un contenu rangé, au fil de l'eau. */
  readonly suivre: (empreinte: string) => Promise<ReadableStream<Uint8Array>>
  readonly detruire: (empreinte: string) => Promise<void>
  /** Les octets déjà arrivés. */
  readonly avancement: (reception: string) => Promise<number>
  /** Écrit la suite à partir de `depuis`, sans dépasser `limite` octets en tout ; rend le nouvel avancement. */
  readonly poursuivre: (reception: string, depuis: number, flux: AsyncIterable<Uint8Array>, limite: number) => Promise<number>
  /** Reçoit un contenu d'un coup ; rend le numéro de sa réception. */
  readonly recevoir: (flux: AsyncIterable<Uint8Array> | Uint8Array, limite: number) => Promise<string>
  readonly examiner: (reception: string) => Promise<Recu>
  readonly ranger: (reception: string, empreinte: string) => Promise<void>
  readonly abandonner: (reception: string) => Promise<void>
}

/** Ce que les actes demandent au monde. Une seule horloge : `maintenant`, celle de la base. */
export type Monde = {
  readonly base: Kysely<unknown>
  readonly maintenant: () => Instant
  readonly peutAgir: PeutAgir
  readonly ecarter: Ecarter
  readonly prevenir: Suites
  readonly appels: readonly Appel[]
  readonly appel: (code: string, version: number) => Appel
  /** La dernière version d'un appel, ou `undefined` si le code est inconnu. */
  readonly appelCourant: (code: string) => Appel | undefined
  readonly grille: (code: string) => Grille
  readonly catalogue: readonly ActionType[]
  readonly fichiers: Fichiers
  /** Absent : les fichiers sont servis sans contrôle, et le serveur le dit. */
  readonly antivirus: Antivirus | undefined
  /** Chiffre et déchiffre les textes secrets d'un audit. */
  readonly secret: { readonly fermer: (texte: string) => string; readonly ouvrir: (ferme: string) => string }
}

/** Ouvre un objet à une personne ; rien : il n'existe pas pour elle (`instruction/acces.http.ts`, que les étapes d'avant reçoivent). */
export type Ouvrir = (monde: Monde, par: Acteur | undefined, genre: GenreObjet, id: string) => Promise<Vivant | undefined>

/** Le savoir du projet : les appels, les grilles et le catalogue, lus et vérifiés une fois. */
export type Savoir = Pick<Monde, 'appels' | 'appel' | 'appelCourant' | 'grille' | 'catalogue'>

/** Déclare un acte en gardant les types de sa saisie et de son fait. */
export const acte = <E, F>(a: ActeFaisable<Monde, E, F>): ActeFaisable<Monde, E, F> => a
