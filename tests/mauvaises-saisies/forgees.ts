import { type Brut, formulaire, inexistante, type Ligne, page, refuse } from './ligne.ts'

const FORMULAIRE = 'application/x-www-form-urlencoded'
const renommer = (brut: Omit<Brut, 'verbe'>) => ({ par: 'porteur', chemin: '/compte/nom', brut: { verbe: 'POST', ...brut } }) as const
/** Un envoi dont le jeton manque ou n'est pas le sien : rien n'est fait, et la personne l'apprend. */
const sansEffet = (situation: string, envoi: Ligne['envoi']): Ligne => ({
  ...{ situation, envoi, statut: 303 },
  phrases: ['Votre envoi n’a pas été enregistré', 'rien n’a été modifié. Revenez en arrière pour copier ce que vous aviez écrit.'],
})

/** Ce qu'aucune page n'envoie : d'ailleurs, abîmé, ou à une adresse inventée. */
export const FORGEES: readonly Ligne[] = [
  {
    situation: 'Envoyer un formulaire depuis un autre site',
    envoi: renommer({ corps: 'jeton={jeton}&nom=Pirate', entetes: { 'Content-Type': FORMULAIRE, origin: 'https://ailleurs.exemple' } }),
    statut: 403,
    phrases: ['Cette demande n’est pas venue d’une page de Palier', 'rien n’a été modifié', 'recommencez depuis sa page.'],
  },
  sansEffet('Envoyer un formulaire sans jeton', formulaire('porteur', '/compte/nom', { nom: 'Pirate', jeton: '' })),
  sansEffet('Envoyer un formulaire au jeton inventé', formulaire('porteur', '/compte/nom', { nom: 'Pirate', jeton: 'abc~def~p0' })),
  sansEffet(
    'Envoyer du JSON là où l’on attend un formulaire',
    renommer({ corps: '{"nom":"Pirate"}', entetes: { 'Content-Type': 'application/json' } }),
  ),
  sansEffet(
    'Envoyer un formulaire coupé au milieu',
    renommer({
      corps: '--x\r\nContent-Disposition: form-data; name="nom"\r\n\r\nCam',
      entetes: { 'Content-Type': 'multipart/form-data; boundary=x' },
    }),
  ),
  inexistante('Effacer un dossier par un verbe que personne n’emploie', {
    par: 'porteur',
    chemin: '/dossiers/{brouillon}',
    brut: { verbe: 'DELETE' },
  }),
  inexistante('Écraser un dossier par un verbe que personne n’emploie', {
    par: 'porteur',
    chemin: '/dossiers/{brouillon}',
    brut: { verbe: 'PUT', corps: '{}' },
  }),
  inexistante('Ouvrir comme une page ce qui ne s’envoie que par un bouton', page('porteur', '/dossiers/{brouillon}/fichiers/1/retirer')),
  inexistante(
    'Remonter les dossiers dans l’adresse d’un fichier',
    page('porteur', '/dossiers/{brouillon}/fichiers/..%2f..%2f..%2fetc%2fpasswd'),
  ),
  inexistante('Remonter les dossiers dans l’adresse d’une ressource', page('porteur', '/assets/..%2f..%2fpackage.json')),
  inexistante('Écrire une adresse qui ne se décode pas', page('porteur', '/dossiers/%E0%A4%A')),
  inexistante('Demander un dossier dont le numéro est un signe nul', page('porteur', '/dossiers/%00')),
  inexistante('Demander un fichier dont le numéro est en lettres', page('porteur', '/dossiers/{brouillon}/messages/premier/fichiers/0')),
  inexistante('Demander une question d’un numéro démesuré', page('agence', `/appels/ssi-2021/questions/${'9'.repeat(40)}`)),
  inexistante('Faire un acte qui n’existe pas', formulaire('porteur', '/actes/tout-effacer/{brouillon}')),
  inexistante('Faire un acte sur un dossier qui n’existe pas', formulaire('porteur', '/actes/retirer/ssi-2021-99999', { motif: 'Essai' })),
  refuse(
    'Reprendre une délégation dont le numéro est en lettres',
    formulaire('porteur', '/dossiers/{brouillon}/delegations/toutes/reprendre'),
    'Ces questions ne sont plus confiées. Rechargez la page.',
  ),
  {
    ...refuse(
      'Choisir un code de plus de 200 signes',
      formulaire('porteur', '/dossiers/{investissement}/projets/1', {
        'r.projet:1:titre': 'Sauvegarder',
        'r.projet:1:action': 'x'.repeat(201),
      }),
      'La réponse à « Genre d’action » n’est pas lisible. Choisissez parmi les réponses proposées.',
    ),
    sansReste: ['r.projet:1:action'],
  },
  refuse(
    'Répondre par une page qui n’a pas de questions',
    formulaire('porteur', '/actes/repondre/{brouillon}'),
    'Aucune réponse n’est arrivée : répondez dans la page du dossier.',
  ),
  refuse(
    'Répondre au test d’éligibilité hors de la liste',
    { par: 'visiteur', chemin: '/appels/ssi-2021/eligibilite/audit?nature=ministere' },
    'Choisissez une des réponses proposées.',
  ),
]
