import { unPdf } from '../documents.ts'
import { type Champs, type Envoi, type Fichier, formulaire, type Ligne, refuse } from './ligne.ts'

const message = (texte: string) => formulaire('porteur', '/dossiers/{brouillon}/messages', { texte })
const messageAvec = (nombre: number, octets: Uint8Array = unPdf()): Envoi => ({
  ...formulaire('porteur', '/dossiers/{brouillon}/messages', { texte: 'Voici nos documents.' }),
  fichiers: Array.from({ length: nombre }, (_, i): Fichier => ({ champ: 'fichiers', nom: `note-${i}.pdf`, octets })),
})
const inviter = (champs: Champs) => formulaire('porteur', '/organismes/{organisme}/equipe/actes/inviter', { droit: 'ecrire', ...champs })
const creneau = (jour: string, heure: string) =>
  formulaire('agence', '/actes/proposer-creneau/ssi-2021', { jour, heure, minutes: '30', telephone: '05 94 00 00 00' })

/** Ce qu'on écrit à quelqu'un, ou de soi. */
export const ECHANGES: readonly Ligne[] = [
  refuse('Envoyer un message vide', message(''), 'Remplissez « Message ».'),
  refuse('Envoyer un message de plus de 20 000 caractères', message('a'.repeat(20_001)), '« Message » : 20 000 caractères au plus.'),
  refuse(
    'Joindre onze fichiers à un message',
    messageAvec(11),
    'Un message porte 10 fichiers au plus. Envoyez le reste dans un second message.',
  ),
  refuse(
    'Joindre soixante fichiers à un message',
    messageAvec(60),
    'Un message porte 10 fichiers au plus. Envoyez le reste dans un second message.',
  ),
  refuse(
    'Joindre un fichier vide à un message',
    messageAvec(1, Buffer.from('')),
    'Le fichier « note-0.pdf » est vide. Vérifiez qu’il s’ouvre, puis joignez-le de nouveau.',
  ),
  refuse(
    'Inviter une personne sans nom, à une adresse illisible : les deux sont dits',
    inviter({ nom: '', courriel: 'chez elle' }),
    'Remplissez « Nom et prénom ».',
    '« Adresse électronique » : écrivez une adresse comme prenom.nom@exemple.fr.',
  ),
  {
    ...refuse(
      'Inviter quelqu’un avec un droit inventé',
      inviter({ nom: 'Jo', courriel: 'jo@exemple.fr', droit: 'tout' }),
      '« Droit » : choisissez une des réponses proposées.',
    ),
    sansReste: ['droit'],
  },
  refuse(
    'Inviter quelqu’un qui est déjà de l’équipe',
    inviter({ nom: 'Jo', courriel: 'lectrice@exemple.fr' }),
    'Cette personne est déjà dans l’équipe. Changez plutôt son droit.',
  ),
  refuse(
    'Quitter l’équipe quand on est seul à pouvoir déposer',
    formulaire('porteur', '/organismes/{organisme}/equipe/actes/quitter-equipe'),
    'C’est la seule personne qui peut déposer pour votre organisme. Donnez d’abord ce droit à une autre, ou transmettez-le.',
  ),
  refuse(
    'Confier des questions sans en cocher une',
    formulaire('porteur', '/dossiers/{brouillon}/delegations', { nom: 'Jo', courriel: 'jo@exemple.fr' }),
    'Rien n’est confié. Cochez au moins une question ou une pièce.',
  ),
  refuse(
    'Poser une question au bureau sans dire qui l’on est, ni laquelle : tout est dit d’un coup',
    formulaire('visiteur', '/appels/ssi-2021/questions/poser', { objet: '', texte: '', nom: '', courriel: 'jo' }),
    '4 réponses sont à corriger',
    'Remplissez « Objet ».',
    'Votre nom manque. Écrivez-le : il n’est pas publié.',
    'Nous ne savons pas où vous répondre. Écrivez une adresse comme prenom.nom@exemple.fr.',
  ),
  refuse('Effacer son nom', formulaire('porteur', '/compte/nom', { nom: '' }), 'Écrivez votre prénom et votre nom.'),
  refuse(
    'Se donner un nom de plus de 200 caractères',
    formulaire('porteur', '/compte/nom', { nom: 'a'.repeat(201) }),
    'Votre nom : 200 caractères au plus.',
  ),
  refuse(
    'Demander un lien de connexion à une adresse illisible',
    formulaire('visiteur', '/connexion', { courriel: 'jo.exemple' }),
    'Écrivez une adresse comme prenom.nom@exemple.fr.',
  ),
  refuse(
    'Retirer son dossier sans dire pourquoi',
    formulaire('depose', '/actes/retirer/{depose}', { motif: '' }),
    'Remplissez « Motif du retrait ».',
  ),
  refuse(
    'G-53 · Demander un complément à rendre sous zéro jour, sans rien dire',
    formulaire('agence', '/actes/demander-complement/{depose}', { jours: '0', motif: '' }),
    'Remplissez « Message au porteur ».',
    '« Jours pour répondre » : 1 au moins.',
  ),
  refuse(
    'Offrir un créneau à une heure qui n’en est pas une',
    creneau('2021-09-10', '25 h 99'),
    'L’heure ne se lit pas. Écrivez-la comme 14:30.',
  ),
  refuse(
    'Offrir un créneau un jour qui n’existe pas',
    creneau('2021-02-30', '14:30'),
    '« Jour » : une date qui existe, année d’abord, par exemple 2021-10-31.',
  ),
  refuse('Offrir un créneau un jour passé', creneau('2021-01-04', '14:30'), 'Ce moment est déjà passé. Choisissez un moment à venir.'),
  {
    ...refuse(
      'Retirer un créneau qui n’existe pas',
      formulaire('agence', '/actes/retirer-creneau/ssi-2021', { creneau: 'demain' }),
      'Ce créneau n’est plus offert. Choisissez-en un autre.',
    ),
    sansReste: ['creneau'],
  },
  {
    ...refuse(
      'Confier à une inconnue une question qui n’existe pas : les deux sont dits',
      formulaire('agence', '/actes/affecter-question/ssi-2021', { question: 'demain', agent: 'personne' }),
      'Cette question n’existe pas, ou n’est pas de cet appel. Choisissez une question de la liste.',
      'Cette personne ne répond pas aux questions de cet appel. Choisissez dans la liste.',
    ),
    sansReste: ['question', 'agent'],
  },
  {
    ...refuse(
      'Répondre à une question qui n’existe pas : la réponse reste',
      formulaire('agence', '/actes/repondre-question/ssi-2021', { question: '999999', reponse: 'Oui, à deux.' }),
      'Cette question a déjà sa réponse, ou n’existe pas. Choisissez une question en attente.',
    ),
    sansReste: ['question'],
  },
  refuse(
    'G-42 · Donner un avis sur un dossier qui n’est pas encore recevable',
    formulaire('commission', '/dossiers/{depose}/avis', { conclusion: 'favorable', motif: 'Bon dossier.' }),
    '« Donner un avis » n’est pas possible à ce stade, ou ne l’est plus. Rechargez la page',
  ),
]
