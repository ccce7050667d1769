import type { Instant } from '../socle/temps.ts'

/** Une page de ce que la plateforme nationale rend d'une démarche. `illisibles` : les dossiers dont la forme n'est pas celle attendue. */
export type PageDeDemarche = {
  readonly numero: number
  readonly titre: string
  readonly descripteurs: readonly Descripteur[]
  readonly dossiers: readonly DossierDAilleurs[]
  readonly illisibles: readonly { readonly place: string; readonly phrase: string }[]
  /** La plateforme annonce d'autres dossiers après ceux-ci. */
  readonly suite: 'oui' | 'non'
}

/** Un champ du formulaire de la démarche. Son `champ` reste le même quand son libellé ou sa place changent. */
export type Descripteur = {
  readonly champ: string
  readonly libelle: string
  readonly sorte: string
  readonly colonnes: readonly Descripteur[]
}

/** Un dossier déposé sur la plateforme nationale, tel qu'elle le rend. */
export type DossierDAilleurs = {
  readonly numero: number
  readonly etat: string
  readonly deposeLe: Instant
  /** La dernière fois qu'une réponse y a changé. */
  readonly changeLe: Instant
  readonly courriel: string
  readonly demandeur: Demandeur
  readonly champs: readonly Champ[]
}

/** `incomplet` : la plateforme n'a que le SIRET, elle n'a pas encore interrogé le registre. */
export type Demandeur =
  | { readonly genre: 'organisme'; readonly siret: string; readonly nom: string; readonly commune: string; readonly departement: string }
  | { readonly genre: 'incomplet'; readonly siret: string }
  | { readonly genre: 'personne' }

/** Un champ posé au porteur. Celui qu'une condition lui a caché n'est pas ici : absent n'est pas vide. */
export type Champ = { readonly champ: string; readonly libelle: string; readonly valeur: ValeurDeChamp }

export type ValeurDeChamp =
  | { readonly genre: 'vide' }
  | { readonly genre: 'texte'; readonly texte: string }
  | { readonly genre: 'oui-non'; readonly oui: boolean }
  | { readonly genre: 'nombre'; readonly ecrit: string }
  | { readonly genre: 'jour'; readonly jour: string }
  | { readonly genre: 'instant'; readonly le: Instant }
  | { readonly genre: 'choix'; readonly choisis: readonly string[] }
  | { readonly genre: 'adresse'; readonly voie: string; readonly codePostal: string; readonly commune: string; readonly entiere: string }
  | { readonly genre: 'fichiers'; readonly fichiers: readonly FichierDAilleurs[] }
  | { readonly genre: 'lignes'; readonly lignes: readonly (readonly Champ[])[] }

/** Un fichier annoncé. `somme` : son MD5 en base 64 ; `adresse` : elle ne répond qu'une heure. */
export type FichierDAilleurs = {
  readonly nom: string
  readonly taille: number
  readonly somme: string
  readonly adresse: string
}

/**
 * Un nombre décimal tel qu'il s'écrit, sans le bruit de la virgule flottante : au centime s'il y tient, sinon comme il est venu.
 * Une somme n'est jamais arrondie ici : ce qui n'est pas au centime sera dit illisible.
 */
export const ecrireDecimal = (n: number): string => {
  const ecrit = String(n)
  if (/^-?\d+(\.\d{1,2})?$/.test(ecrit)) return ecrit
  return Math.abs(Number(n.toFixed(2)) - n) < 1e-9 ? n.toFixed(2) : ecrit
}

/** « 1 rue Exemple 97300 Cayenne » : la voie, le code postal, la commune ; ce qui ne se sépare pas est la voie. */
export const separerAdresse = (entiere: string): { readonly voie: string; readonly codePostal: string; readonly commune: string } => {
  const lu = /^(.*?)[\s,]*\b(\d{5})\s+(.+)$/.exec(entiere.trim())
  return { voie: lu?.[1] ?? entiere.trim(), codePostal: lu?.[2] ?? '', commune: lu?.[3] ?? '' }
}

/** Le département d'un code postal ; hors de l'hexagone il a trois chiffres. */
export const departementDe = (codePostal: string): string => (/^9[78]/.test(codePostal) ? codePostal.slice(0, 3) : codePostal.slice(0, 2))
