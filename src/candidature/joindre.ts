import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import { refusDeContenu, refusDeFormat } from '../plateforme/fichiers/juger.ts'
import { nettoyerNom, nommerSelon } from '../plateforme/fichiers/nom-de-fichier.ts'
import type { Recu, SignatureLue, Verdict } from '../plateforme/fichiers/recu.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, direInstant, type Instant } from '../socle/temps.ts'
import type { PieceJointe } from './dossier.ts'
import { type Attendue, placeDe } from './place.ts'
import { enMo } from './taille.ts'

/** Une pièce jointe, et celles dont elle prend la place. */
export type Jonction = {
  readonly piece: string
  readonly nom: string
  readonly taille: number
  readonly empreinte: string
  readonly signatures: readonly SignatureLue[]
  readonly remplacees: readonly string[]
}

/** Un fichier annoncé : ce qu'on en sait avant d'en recevoir un octet. `remplace` : le numéro de la pièce dont il prend la place. */
export type Annonce = { readonly nom: string; readonly taille: number; readonly remplace: string | undefined }
type Lieu = { readonly guichet: Guichet; readonly fuseau: string; readonly jointes: readonly PieceJointe[] }
/** Un fichier arrivé. `verdict` : ce que l'antivirus a déjà dit de ce contenu. */
export type FichierRecu = { readonly nom: string; readonly recu: Recu; readonly verdict: Verdict | undefined }

/**
 * Joint une pièce, jugée sur son contenu et non sur son nom. Le même fichier joint deux fois ne compte qu'une fois.
 * @param le l'instant où le fichier entier a été reçu: après la dernière clôture, il est refusé
 */
export const joindre = (
  lieu: Lieu,
  code: string,
  fichier: FichierRecu & { readonly remplace: string | undefined },
  le: Instant,
): Result<Jonction, readonly Refus[]> => {
  const place = placeDe(lieu.guichet, code)
  if (place === undefined) return err([INCONNUE])
  const annonce = { nom: fichier.nom, taille: fichier.recu.taille, remplace: fichier.remplace }
  const tous = [
    ...horsDelai(lieu, place, `Le fichier « ${nettoyerNom(fichier.nom)} » a été reçu en entier`, le),
    ...refusDAnnonce(lieu, code, place, annonce),
    ...refusDeContenu(admis(place), fichier),
  ]
  return tous.length > 0 ? err(tous) : ok(jonctionDe(lieu.jointes, code, place, fichier, fichier.remplace))
}

/** Joint une pièce demandée en complément : ni la clôture ni le nombre ne s'y opposent, l'agence l'a demandée (G-53). */
export const joindreAuComplement = (
  guichet: Guichet,
  jointes: readonly PieceJointe[],
  code: string,
  fichier: FichierRecu,
): Result<Jonction, readonly Refus[]> => {
  const place = placeDe(guichet, code)
  if (place === undefined) return err([INCONNUE])
  const tous = [...refusDePlace(place, fichier.nom, fichier.recu.taille), ...refusDeContenu(admis(place), fichier)]
  return tous.length > 0 ? err(tous) : ok(jonctionDe(jointes, code, place, fichier, undefined))
}

const admis = ({ formats, clause }: Attendue) => ({ formats, clause, champ: 'fichier' })

const jonctionDe = (
  jointes: readonly PieceJointe[],
  code: string,
  place: Attendue,
  { nom, recu }: FichierRecu,
  remplace: string | undefined,
): Jonction => ({
  piece: code,
  nom: nommerSelon(nettoyerNom(nom), recu.nature),
  taille: recu.taille,
  empreinte: recu.empreinte,
  signatures: recu.signatures,
  remplacees: remplacees(jointes, place, { code, empreinte: recu.empreinte, remplace }),
})

/** Les pièces qu'un fichier gardé en complément remplace au moment d'entrer dans le dossier : avec d'autres places libres, il s'y ajoute. */
export const remplaceesPar = (
  guichet: Guichet,
  jointes: readonly PieceJointe[],
  { code, empreinte }: { readonly code: string; readonly empreinte: string },
): readonly string[] => {
  const place = placeDe(guichet, code)
  return place === undefined ? [] : remplacees(jointes, place, { code, empreinte, remplace: undefined })
}

const remplacees = (
  jointes: readonly PieceJointe[],
  { nombre }: Attendue,
  f: { readonly code: string; readonly empreinte: string; readonly remplace: string | undefined },
): readonly string[] =>
  jointes.filter((p) => p.code === f.code && (nombre === 1 || p.id === f.remplace || p.empreinte === f.empreinte)).map((p) => p.id)

/** Ce qui s'oppose à un fichier dès son annonce : on ne fait pas envoyer cinquante mégaoctets pour les refuser ensuite. */
export const annoncer = (lieu: Lieu, code: string, annonce: Annonce, le: Instant): readonly Refus[] => {
  const place = placeDe(lieu.guichet, code)
  if (place === undefined) return [INCONNUE]
  return [
    ...horsDelai(lieu, place, `L’envoi de « ${nettoyerNom(annonce.nom)} » a commencé`, le),
    ...refusDAnnonce(lieu, code, place, annonce),
  ]
}

const INCONNUE = refus('piece-inconnue', 'Cette pièce n’est pas demandée par l’appel.', 'Choisissez une pièce de la liste.', [], 'piece')

const refusDAnnonce = (lieu: Lieu, code: string, place: Attendue, a: Annonce): readonly Refus[] => {
  const deja = lieu.jointes.filter((p) => p.code === code)
  return [
    ...refusDePlace(place, a.nom, a.taille),
    ...si(
      place.nombre > 1 && deja.length >= place.nombre && !deja.some((p) => p.id === a.remplace),
      'trop-de-fichiers',
      `Cette pièce a déjà ${place.nombre} fichiers, le plus qu’elle admet.`,
      'Retirez-en un, ou remplacez-en un.',
      place.clause,
      'fichier',
    ),
  ]
}

const refusDePlace = (place: Attendue, nom: string, taille: number): readonly Refus[] => [
  ...refusDeFormat(admis(place), nom),
  ...si(
    taille > place.tailleMaxMo * 1_000_000,
    'fichier-trop-gros',
    `Le fichier pèse ${enMo(taille)} Mo ; la limite est de ${place.tailleMaxMo} Mo.`,
    'Réduisez les images ou numérisez en qualité normale.',
    place.clause,
    'fichier',
  ),
]

const horsDelai = ({ guichet, fuseau }: Lieu, place: Attendue, arrivee: string, le: Instant): readonly Refus[] => {
  const fin = derniereCloture(guichet.periodes, fuseau)
  return si(
    !avant(le, fin),
    'hors-delai',
    `${arrivee} le ${direInstant(le, fuseau)} ; la dernière minute était ${direCloture(fin, fuseau)}.`,
    'Votre brouillon est gardé tel qu’il était. Écrivez au contact de l’appel pour connaître les suites possibles.',
    place.clause,
    'fichier',
  )
}
