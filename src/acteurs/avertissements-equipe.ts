import { texteDe } from '../journal/fait.ts'
import type { Vivant } from '../journal/objet.ts'
import { type Avertissement, aLaPersonne, aQuiEngage } from './avertissement.ts'

/** Acte d'équipe → qui est prévenu, de quoi, où agir ; hors de tout appel. Le reste est dans `consequences.ts`. */
export const AVERTISSEMENTS_D_EQUIPE: Readonly<Record<string, (o: Vivant, f: unknown) => readonly Avertissement[]>> = {
  inviter: (o, f) =>
    aLaPersonne(o, f, {
      objet: `Invitation de ${texteDe(f, 'pour')}`,
      texte: `${texteDe(f, 'pour')} vous invite à travailler sur ses dossiers. Ouvrez cette page, puis appuyez sur le bouton. Elle est valable quatorze jours.`,
      lien: { texte: 'Lire l’invitation', chemin: `/invitations/${texteDe(f, 'jeton')}` },
    }),
  'demander-acces': (o, f) =>
    aQuiEngage(o, o.id, {
      objet: 'Une personne demande à rejoindre votre équipe',
      texte: `${texteDe(f, 'nom')} demande à rejoindre votre équipe. Vous seuls décidez ; si vous ne la connaissez pas, refusez.`,
    }),
  'accepter-acces': (o, f) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} : vous êtes dans l’équipe`,
      texte: 'Votre demande est acceptée. Vous lisez désormais ses dossiers.',
    }),
  'refuser-acces': (o, f) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} : votre demande`,
      texte: 'Votre demande de rejoindre l’équipe n’est pas acceptée.',
      lien: ACCUEIL,
    }),
  'changer-droit': (o, f) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} : votre droit change`,
      texte: 'Votre droit sur ses dossiers vient de changer.',
    }),
  'retirer-personne': (o, f) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} : vous n’êtes plus dans l’équipe`,
      texte: 'Vous ne lisez plus ses dossiers. Rien d’autre ne change pour vous.',
      lien: ACCUEIL,
    }),
  transmettre: (o, f) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} : les droits vous sont transmis`,
      texte: 'Vous pouvez désormais déposer et signer pour cet organisme.',
    }),
}

const ACCUEIL = { texte: 'Ouvrir Palier', chemin: '/' }
