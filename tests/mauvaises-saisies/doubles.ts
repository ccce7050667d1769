import { marqueDe } from '../../src/candidature/marque.crypto.ts'
import { unPdf } from '../documents.ts'
import { acte, type Envoi, formulaire, type Ligne, type Qui, refuse } from './ligne.ts'

/** La marque d'une page montrée avant toute réponse. */
const VIDE = marqueDe(undefined)
const repondre = (par: Qui, semaine: string): Envoi =>
  formulaire(par, '/dossiers/{brouillon}/sections/audit', { 'r.periodes-evitees': semaine, 'vu.periodes-evitees': VIDE })
const viser = (par: Qui, objectifs: string): Envoi =>
  formulaire(par, '/dossiers/{investissement}/projets/1', { 'r.projet:1:objectifs': objectifs, 'vu.projet:1:objectifs': VIDE })
const creneau = (heure: string): Envoi =>
  formulaire('agence', '/actes/proposer-creneau/ssi-2021', { jour: '2021-09-10', heure, minutes: '30', telephone: '05 94 00 00 00' })
const poser = (par: Qui): Envoi => formulaire(par, '/appels/ssi-2021/questions/poser', { objet: 'À deux', texte: 'Peut-on venir à deux ?' })
const reserver = (par: Qui): Envoi => formulaire(par, '/appels/ssi-2021/questions/{question}/reserver-creneau', { creneau: '{creneau}' })
const inviter = formulaire('porteur', '/organismes/{organisme}/equipe/actes/inviter', {
  ...{ nom: 'Jo Fictif', courriel: 'double@exemple.fr', droit: 'lire' },
})
const deposer = formulaire('deposant', '/dossiers/{a-deposer}/recapitulatif', {
  ...{ 'engagement.planifier-audit': 'oui', 'engagement.transmettre-resultats': 'oui' },
})
const retirer = formulaire('deposant', '/actes/retirer/{a-deposer}', { motif: 'Nous renonçons.' })
const RETIRE = 'n’est plus possible : l’organisme a retiré ce dossier. Cet acte ne le concerne plus'
const mene = (situation: string, envoi: Envoi, ...phrases: readonly string[]): Ligne => ({ situation, envoi, statut: 303, phrases })
const tropTard = (situation: string, envoi: Envoi, ...phrases: readonly string[]): Ligne => ({
  ...{ situation, envoi, statut: 409 },
  phrases: ['Ce dossier est déjà déposé', 'Ce que vous venez d’envoyer n’y est pas entré', ...phrases],
})

export const DOUBLES: readonly Ligne[] = [
  {
    ...mene(
      'Écrire une réponse qu’une collègue vient d’écrire autrement : les deux se montrent',
      repondre('porteur', 'Pâques'),
      'Deux réponses ont été écrites en même temps. Aucune n’est perdue : gardez la bonne.',
      'Camille redactrice a répondu « Noël »',
      'Vous avez répondu « Pâques »',
    ),
    avant: [repondre('redactrice', 'Noël')],
    change: acte('reponse_concurrente'),
  },
  {
    ...refuse(
      'Choisir entre deux réponses qu’un autre a déjà départagées',
      formulaire('porteur', '/dossiers/{brouillon}/sections/audit', { 'choix.periodes-evitees': '1.999' }),
      'L’une des deux réponses a changé, ou quelqu’un a déjà choisi. Relisez-les, puis choisissez à nouveau : rien n’est perdu.',
    ),
    sansReste: ['choix.periodes-evitees'],
  },
  {
    ...mene(
      'Écrire l’objectif d’un projet qu’un autre vient d’écrire autrement : les deux se montrent',
      viser('redactrice', 'Sauvegarder ailleurs'),
      'Deux réponses ont été écrites en même temps. Aucune n’est perdue : gardez la bonne.',
      'Sauvegarder mieux',
      'Vous avez répondu « Sauvegarder ailleurs »',
    ),
    avant: [viser('porteur', 'Sauvegarder mieux')],
    change: acte('reponse_concurrente'),
  },
  {
    ...refuse(
      'Ouvrir deux fois le même dossier',
      formulaire('porteur', '/appels/ssi-2021/ouvrir/audit', { organisme: '{organisme}' }),
      'a déjà un dossier',
      'Reprendre le dossier {brouillon}',
    ),
    sansReste: ['organisme'],
  },
  {
    ...mene(
      'Appuyer deux fois sur « Inviter » : la seconde invitation remplace la première',
      inviter,
      'C’est fait : l’invitation est partie',
    ),
    fois: 'deux-a-la-fois',
    change: acte('courriel', 'invitation'),
  },
  {
    ...mene(
      'Retirer deux fois le même fichier',
      formulaire('porteur', '/dossiers/{investissement}/fichiers/{piece}/retirer'),
      'Enregistré à',
    ),
    avant: [
      {
        ...{ par: 'porteur', chemin: '/dossiers/{investissement}/pieces/note-commission' },
        fichiers: [{ champ: 'fichier.note-commission', nom: 'note.pdf', octets: unPdf('deux fois') }],
      },
      formulaire('porteur', '/dossiers/{investissement}/fichiers/{piece}/retirer'),
    ],
  },
  {
    ...refuse(
      'G-01 · Réserver un créneau pris entre-temps',
      reserver('porteur'),
      'Ce créneau vient d’être pris. Choisissez-en un autre : la liste est à jour.',
    ),
    avant: [creneau('9:00'), creneau('10:00'), poser('voisin'), reserver('voisin'), poser('porteur')],
    sansReste: ['creneau'],
  },
  refuse(
    'Offrir deux fois le même créneau',
    creneau('9:00'),
    'Vous offrez déjà un créneau à ce moment-là. Choisissez un autre moment, ou retirez le premier.',
  ),
  {
    ...mene('Déposer d’un double clic : un seul dépôt, un seul reçu', deposer, 'Votre dossier est déposé'),
    fois: 'deux-a-la-fois',
    change: acte('courriel', 'depot', 'dossier', 'engagement'),
  },
  mene('Revenir en arrière après le dépôt et déposer encore', deposer, 'Votre dossier est déposé'),
  tropTard(
    'Enregistrer une réponse sur un second appareil après le dépôt : elle est rendue',
    formulaire('deposant', '/dossiers/{a-deposer}/sections/audit', { 'r.lieux': 'Un site à l’écart.' }),
    'Ce que vous aviez écrit, à copier',
    'Un site à l’écart.',
  ),
  tropTard('Joindre un fichier après le dépôt', {
    ...{ par: 'deposant', chemin: '/dossiers/{a-deposer}/pieces/note-commission' },
    fichiers: [{ champ: 'fichier.note-commission', nom: 'note.pdf', octets: unPdf() }],
  }),
  {
    situation: 'Enregistrer en tapant, sur un second appareil, après le dépôt : le script s’arrête et garde le texte',
    envoi: {
      ...{ par: 'deposant', chemin: '/dossiers/{a-deposer}/reponses/lieux' },
      brut: {
        verbe: 'POST',
        corps: 'jeton={jeton}&r.lieux=Trop+tard',
        entetes: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      },
    },
    statut: 409,
    phrases: [],
  },
  { ...refuse('Retirer deux fois son dossier', retirer, `« Retirer le dossier » ${RETIRE}`), avant: [retirer] },
  {
    ...refuse(
      'Écrire à l’agence après avoir retiré son dossier : le texte est rendu',
      formulaire('deposant', '/dossiers/{a-deposer}/messages', { texte: 'Finalement, nous revenons.' }),
      'Votre message n’est pas parti',
      RETIRE,
      'Finalement, nous revenons.',
    ),
    sansReste: ['texte'],
  },
]
