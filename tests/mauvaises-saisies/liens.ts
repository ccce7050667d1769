import { type Envoi, formulaire, inexistante, type Ligne, page, type Qui } from './ligne.ts'

const demander = (courriel: string): Envoi => formulaire('visiteur', '/connexion', { courriel })
const entrer = (par: Qui, lien = '{jeton-du-lien}'): Envoi => formulaire(par, '/connexion/lien', { lien })
const inviter = (courriel: string): Envoi =>
  formulaire('porteur', '/organismes/{organisme}/equipe/actes/inviter', { nom: 'Jo Fictif', courriel, droit: 'lire' })
const deleguer = (courriel: string): Envoi =>
  formulaire('porteur', '/dossiers/{brouillon}/delegations', { nom: 'Jo Fictif', courriel, questions: 'lieux' })
const grouper = formulaire('porteur', '/dossiers/{brouillon}/groupement', {
  ...{ 'membres.0.cle': '{siret-du-voisin}', 'membres.0.part': '20', 'membres.0.courriel': 'p1@exemple.fr' },
})
const repondre = (par: Qui, acte: string): Envoi => formulaire(par, `{lien-de-participation}/${acte}-participation`)

const ferme = (situation: string, avant: Ligne['avant'], envoi: Envoi, ...phrases: readonly string[]): Ligne => ({
  ...{ situation, ...(avant === undefined ? {} : { avant }), envoi, statut: 410, phrases },
})
const mort = (situation: string, avant: Ligne['avant'], envoi: Envoi): Ligne =>
  ferme(situation, avant, envoi, 'Il a déjà servi, son quart d’heure est passé, ou il a été mal recopié. Demandez un nouveau lien.')
const autrePersonne = (situation: string, avant: Ligne['avant'], envoi: Envoi): Ligne =>
  ferme(situation, avant, envoi, 'Ce lien a été envoyé à une autre adresse que la vôtre.', 'il n’a pas encore servi.')
const annule = 'Ce lien a été annulé. Demandez-en un autre à la personne qui vous l’a envoyé.'
/** Sans compte, ce qui n'existe pas et ce qui est fermé se disent pareil. */
const fermeAuVisiteur = (situation: string, chemin: string): Ligne => ({
  ...{ situation, envoi: page('visiteur', chemin), statut: 401, phrases: ['Elle n’existe pas, ou demande d’être connecté.'] },
})
const malRecopie = (situation: string, avant: Ligne['avant'], chemin: string): Ligne => ({
  ...ferme(
    situation,
    avant,
    page('visiteur', chemin),
    'Ce lien n’est pas entier, ou n’existe pas.',
    'Reprenez-le tel qu’il est dans le courriel.',
  ),
  statut: 404,
})

export const LIENS: readonly Ligne[] = [
  mort('Se servir deux fois d’un lien de connexion', [demander('deux-fois@exemple.fr'), entrer('autre-visiteur')], entrer('visiteur')),
  mort('Se servir trop tard d’un lien de connexion', [demander('trop-tard@exemple.fr'), 'le-lien-de-connexion-expire'], entrer('visiteur')),
  mort('Se servir d’un lien de connexion mal recopié', undefined, entrer('visiteur', 'invente')),
  mort('Ouvrir un lien de connexion dont la fin manque', undefined, page('visiteur', '/connexion/lien')),
  {
    situation: 'Demander sept liens de connexion de suite',
    avant: Array.from({ length: 6 }, () => demander('insistant@exemple.fr')),
    envoi: demander('insistant@exemple.fr'),
    statut: 429,
    phrases: ['Trop de demandes pour cette adresse. Attendez dix minutes.'],
  },
  autrePersonne('Accepter l’invitation d’une autre personne', [inviter('jo1@exemple.fr')], formulaire('voisin', '{lien}')),
  ferme(
    'Ouvrir une invitation déjà acceptée',
    [inviter('jo2@exemple.fr'), formulaire('visiteur', '{lien}')],
    page('visiteur', '{lien-d-invitation}'),
    'Ce lien a déjà servi. Connectez-vous avec votre adresse.',
  ),
  ferme(
    'Ouvrir une invitation annulée',
    [
      inviter('jo3@exemple.fr'),
      formulaire('porteur', '/organismes/{organisme}/equipe/actes/annuler-invitation', { invitation: '{invitation}' }),
    ],
    page('visiteur', '{lien}'),
    annule,
  ),
  {
    ...ferme(
      'Accepter une invitation une seconde après ses quatorze jours',
      [inviter('jo4@exemple.fr')],
      formulaire('visiteur', '{lien}'),
      'Ce lien n’est plus valable : les quatorze jours sont passés. Demandez-en un autre',
    ),
    a: '2021-09-20T14:00:01Z',
  },
  malRecopie('Ouvrir une invitation mal recopiée', undefined, '/invitations/inventee'),
  autrePersonne('Ouvrir la délégation d’une autre personne', [deleguer('jo5@exemple.fr')], page('voisin', '{lien}')),
  ferme(
    'Ouvrir une délégation reprise',
    [deleguer('jo6@exemple.fr'), formulaire('porteur', '/dossiers/{brouillon}/delegations/{invitation}/reprendre')],
    page('visiteur', '{lien}'),
    annule,
  ),
  malRecopie('Se servir d’un lien de délégation comme d’une invitation', [deleguer('jo7@exemple.fr')], '/invitations/{jeton-du-lien}'),
  {
    ...inexistante('Ouvrir les questions confiées à un autre', page('voisin', '/delegations/{invitation}')),
    avant: [deleguer('jo8@exemple.fr')],
  },
  autrePersonne('Répondre à une participation par le lien d’un autre', [grouper], repondre('depose', 'confirmer')),
  ferme(
    'Confirmer une participation après l’avoir refusée',
    [repondre('voisin', 'refuser')],
    repondre('voisin', 'confirmer'),
    'Ce lien a déjà servi. Connectez-vous avec votre adresse.',
  ),
  fermeAuVisiteur('Ouvrir un suivi de question mal recopié', '/appels/ssi-2021/questions/suivi/invente'),
  fermeAuVisiteur('Demander l’agenda d’un appel qui n’existe pas', '/appels/invente/agenda.ics'),
  fermeAuVisiteur('Sans compte, ouvrir un dossier', '/dossiers/{brouillon}'),
  inexistante('Ouvrir un appel mal recopié', page('porteur', '/appels/invente')),
]
