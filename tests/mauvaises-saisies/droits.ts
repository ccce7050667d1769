import { formulaire, inexistante, type Ligne, page, refuse } from './ligne.ts'

const audit = '/dossiers/{brouillon}/sections/audit'
const equipe = (organisme: string, acte: string) => `/organismes/{${organisme}}/equipe/actes/${acte}`
const ENGAGE = 'Cet acte engage votre organisme : votre droit ne le permet pas. Demandez à une personne de votre équipe qui peut déposer'

/** Ce qu'on essaie chez un autre organisme, une autre agence, ou sans en avoir le droit. */
export const DROITS: readonly Ligne[] = [
  inexistante('D’un autre organisme, lire un brouillon', page('voisin', audit)),
  inexistante('D’un autre organisme, y écrire une réponse', formulaire('voisin', audit, { 'r.lieux': 'Chez moi' })),
  inexistante(
    'D’un autre organisme, enregistrer en tapant',
    formulaire('voisin', '/dossiers/{brouillon}/reponses/lieux', { 'r.lieux': 'Chez moi' }),
  ),
  inexistante('D’un autre organisme, déposer ce dossier', formulaire('voisin', '/dossiers/{brouillon}/recapitulatif')),
  inexistante('D’un autre organisme, y joindre un fichier', {
    ...page('voisin', '/dossiers/{investissement}/pieces/note-commission'),
    fichiers: [],
  }),
  inexistante('D’un autre organisme, en retirer un fichier', formulaire('voisin', '/dossiers/{investissement}/fichiers/{piece}/retirer')),
  inexistante('D’un autre organisme, télécharger un fichier', page('voisin', '/dossiers/{investissement}/fichiers/{piece}')),
  inexistante('Par son propre dossier, télécharger le fichier d’un autre', page('voisin', '/dossiers/{voisin}/fichiers/{piece}')),
  inexistante('D’un autre organisme, retirer un dossier', formulaire('voisin', '/actes/retirer/{depose}', { motif: 'Pas de concurrent' })),
  inexistante(
    'D’un autre organisme, écrire dans ses messages',
    formulaire('voisin', '/dossiers/{brouillon}/messages', { texte: 'Bonjour' }),
  ),
  inexistante(
    'D’un autre organisme, confier ses questions',
    formulaire('voisin', '/dossiers/{brouillon}/delegations', { nom: 'Moi', courriel: 'p1@exemple.fr', questions: 'lieux' }),
  ),
  inexistante(
    'D’un autre organisme, s’inviter dans l’équipe',
    formulaire('voisin', equipe('organisme', 'inviter'), { nom: 'Moi', courriel: 'p1@exemple.fr', droit: 'deposer' }),
  ),
  {
    ...refuse(
      'De sa propre équipe, retirer une personne de celle d’un autre : l’organisme de l’adresse compte seul',
      formulaire('voisin', equipe('organisme-du-voisin', 'retirer-personne'), { organisme: '{organisme}', agent: 'lectrice' }),
      'Cette personne n’est pas dans l’équipe. Rechargez la page : l’équipe a pu changer.',
    ),
    sansReste: ['organisme', 'agent'],
  },
  inexistante('D’un autre organisme, lire un reçu', page('voisin', '/dossiers/{depose}/recu.pdf')),
  refuse(
    'Avec le droit de lire, écrire une réponse',
    formulaire('lectrice', audit, { 'r.lieux': 'Un troisième site' }),
    'Vous pouvez lire ce dossier, pas le remplir. Demandez à une personne de votre équipe qui peut écrire',
    'Peuvent le remplir : Camille redactrice, Direction p0.',
  ),
  refuse(
    'Avec le droit d’écrire, déposer',
    formulaire('redactrice', '/dossiers/{brouillon}/recapitulatif'),
    ENGAGE,
    'Peuvent déposer : Direction p0.',
  ),
  {
    ...refuse(
      'Avec le droit d’écrire, inviter quelqu’un',
      formulaire('redactrice', equipe('organisme', 'inviter'), { nom: 'Jo', courriel: 'jo9@exemple.fr', droit: 'deposer' }),
      ENGAGE,
    ),
    sansReste: ['nom', 'courriel', 'droit'],
  },
  {
    ...refuse(
      'Avec le droit d’écrire, se donner celui de déposer',
      formulaire('redactrice', equipe('organisme', 'changer-droit'), { agent: 'redactrice', droit: 'deposer' }),
      ENGAGE,
    ),
    sansReste: ['agent', 'droit'],
  },
  inexistante('Porteur, se déclarer recevable soi-même', formulaire('depose', '/actes/declarer-recevable/{depose}')),
  inexistante('Agent de l’agence, lire un brouillon', page('agence', '/dossiers/{brouillon}')),
  inexistante('Agent de l’agence, écrire dans un brouillon', formulaire('agence', audit, { 'r.lieux': 'Conseil' })),
  inexistante('Agent de l’agence, décider à la place de la direction', formulaire('agence', '/actes/decider/{depose}', { sens: 'retenu' })),
  inexistante('Agent d’une autre agence, lire un dossier déposé', page('autre-agence', '/dossiers/{depose}')),
  inexistante(
    'Agent d’une autre agence, déclarer un dossier irrecevable',
    formulaire('autre-agence', '/actes/declarer-irrecevable/{depose}', { motif: 'Non' }),
  ),
  inexistante('Agent d’une autre agence, ouvrir le bureau des renseignements', page('autre-agence', '/appels/ssi-2021/questions/bureau')),
  inexistante('Auditeur, lire un dossier qu’on ne lui a pas confié', page('prestataire', '/dossiers/{depose}')),
  inexistante('Auditeur, cadrer une mission qu’on ne lui a pas confiée', formulaire('prestataire', '/actes/cadrer/{depose}-audit')),
  {
    ...inexistante('Prendre un rôle qu’on n’a pas', page('lectrice', '/appels/ssi-2021/questions/bureau')),
    avant: [formulaire('lectrice', '/compte/role', { role: 'ars:ars-guyane' })],
  },
]
