import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import type { Recu, SignatureLue } from '../plateforme/fichiers/recu.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direCloture, direInstant, type Instant } from '../socle/temps.ts'
import type { PieceJointe, Verdict } from './dossier.ts'
import { direNature } from './nature.ts'
import { extensionDe, nettoyerNom, nommerSelon } from './nom-de-fichier.ts'
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

/**
 * Joint une pièce, jugée sur son contenu et non sur son nom. Le même fichier joint deux fois ne compte qu'une fois.
 * @param le l'instant où le fichier entier a été reçu: après la dernière clôture, il est refusé
 */
export const joindre = (
  lieu: Lieu,
  code: string,
  fichier: {
    readonly nom: string
    readonly recu: Recu
    readonly remplace: string | undefined
    /** Ce que l'antivirus a déjà dit de ce contenu. */
    readonly verdict: Verdict | undefined
  },
  le: Instant,
): Result<Jonction, readonly Refus[]> => {
  const place = placeDe(lieu.guichet, code)
  if (place === undefined) return err([INCONNUE])
  const { recu } = fichier
  const tous = [
    ...refusDAnnonce(lieu, code, place, { nom: fichier.nom, taille: recu.taille, remplace: fichier.remplace }, le),
    ...refusDeContenu(place, nettoyerNom(fichier.nom), recu),
    ...si(
      fichier.verdict === 'infectee',
      'fichier-infecte',
      `Le fichier « ${nettoyerNom(fichier.nom)} » contient un logiciel dangereux : il a déjà été détruit ici.`,
      'Faites contrôler votre ordinateur. Refaites ce document sur un autre poste, puis joignez-le.',
      place.clause,
      'fichier',
    ),
  ]
  if (tous.length > 0) return err(tous)
  return ok({
    piece: code,
    nom: nommerSelon(nettoyerNom(fichier.nom), recu.nature),
    taille: recu.taille,
    empreinte: recu.empreinte,
    signatures: recu.signatures,
    remplacees: lieu.jointes
      .filter((p) => p.code === code && (place.nombre === 1 || p.id === fichier.remplace || p.empreinte === recu.empreinte))
      .map((p) => p.id),
  })
}

/** Ce qui s'oppose à un fichier dès son annonce : on ne fait pas envoyer cinquante mégaoctets pour les refuser ensuite. */
export const annoncer = (lieu: Lieu, code: string, annonce: Annonce, le: Instant): readonly Refus[] => {
  const place = placeDe(lieu.guichet, code)
  return place === undefined ? [INCONNUE] : refusDAnnonce(lieu, code, place, annonce, le)
}

const INCONNUE = refus('piece-inconnue', 'Cette pièce n’est pas demandée par l’appel.', 'Choisissez une pièce de la liste.', [], 'piece')

const refusDAnnonce = (lieu: Lieu, code: string, place: Attendue, a: Annonce, le: Instant): readonly Refus[] => {
  const nom = nettoyerNom(a.nom)
  const extension = extensionDe(nom)
  const deja = lieu.jointes.filter((p) => p.code === code)
  return [
    ...horsDelai(lieu, place, nom, le),
    ...si(
      extension !== '' && !place.formats.includes(extension),
      'format-refuse',
      `Le fichier « ${nom} » n’est pas d’un format admis ici.`,
      `Enregistrez-le en ${place.formats.join(', ')}, puis joignez-le.`,
      place.clause,
      'fichier',
    ),
    ...si(
      a.taille > place.tailleMaxMo * 1_000_000,
      'fichier-trop-gros',
      `Le fichier pèse ${enMo(a.taille)} Mo ; la limite est de ${place.tailleMaxMo} Mo.`,
      'Réduisez les images ou numérisez en qualité normale.',
      place.clause,
      'fichier',
    ),
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

const horsDelai = ({ guichet, fuseau }: Lieu, place: Attendue, nom: string, le: Instant): readonly Refus[] => {
  const fin = derniereCloture(guichet.periodes, fuseau)
  return si(
    !avant(le, fin),
    'hors-delai',
    `Le fichier « ${nom} » a été reçu en entier le ${direInstant(le, fuseau)} ; la dernière minute était ${direCloture(fin, fuseau)}.`,
    'Votre brouillon est gardé tel qu’il était. Écrivez au contact de l’appel pour connaître les suites possibles.',
    place.clause,
    'fichier',
  )
}

const refusDeContenu = (place: Attendue, nom: string, recu: Recu): readonly Refus[] => {
  const extension = extensionDe(nom)
  // Un format déjà refusé sur son nom ne l'est pas une seconde fois sur son contenu.
  const juge = extension === '' || place.formats.includes(extension)
  return [
    ...si(
      juge && !place.formats.includes(recu.nature),
      'contenu-trompeur',
      `Le fichier « ${nom} » n’est pas un vrai ${extension === '' ? 'document admis ici' : extension} : c’est ${direNature(recu.nature)}.`,
      `Ouvrez-le, enregistrez-le en ${place.formats.join(', ')}, puis joignez-le.`,
      place.clause,
      'fichier',
    ),
    ...si(
      recu.dangers.includes('chiffre'),
      'fichier-protege',
      `Le fichier « ${nom} » est protégé par un mot de passe ou par des restrictions : l’agence ne pourrait pas le lire.`,
      'Enregistrez-en une copie sans protection, ou imprimez-le dans un nouveau PDF, puis joignez ce fichier.',
      place.clause,
      'fichier',
    ),
    ...si(
      recu.dangers.includes('macros'),
      'fichier-a-macros',
      `Le fichier « ${nom} » porte des macros, c’est-à-dire un programme.`,
      'Enregistrez-le sans macros, ou en PDF, puis joignez ce fichier.',
      place.clause,
      'fichier',
    ),
    ...si(
      recu.dangers.includes('demesure'),
      'archive-demesuree',
      `Le fichier « ${nom} » ne s’ouvre pas sans risque : son contenu annoncé est démesuré ou abîmé.`,
      'Ouvrez-le, enregistrez-le à nouveau ou en PDF, puis joignez ce fichier.',
      place.clause,
      'fichier',
    ),
  ]
}
