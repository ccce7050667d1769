import { acte, type Champs, formulaire, type Ligne, refuse } from './ligne.ts'

const audit = (champs: Champs) => formulaire('porteur', '/dossiers/{brouillon}/sections/audit', champs)
const rendu = (jour: string) => formulaire('porteur', '/dossiers/{investissement}/sections/situation', { 'r.date-audit': jour })
const exemple = (section: string, champs: Champs) => formulaire('porteur', `/dossiers/{exemple}/sections/${section}`, champs)
const serveur = (champs: Champs) =>
  exemple('lieux?page=2', {
    ...{ 'r.serveurs.0.nom': 'Serveur de soins', 'r.serveurs.0.role': 'soins' },
    ...{ 'r.serveurs.0.age': '4', 'r.serveurs.0.entretien': '1200', ...champs },
  })
const REFERENT = { 'r.referent.nom': 'Fictif', 'r.referent.prenom': 'Jo', 'r.referent.telephone': '05 94 00 00 00' }
const DATE = 'Écrivez une date qui existe, année d’abord, par exemple 2021-10-31.'
const NOMBRE =
  'La réponse à « Quelle part de votre activité est de service public ? » n’est pas lisible. Écrivez un nombre en chiffres, zéro ou plus'

/** Les questions d'un brouillon : ce qui se lit est gardé, le reste est expliqué et reste dans son champ. */
export const QUESTIONS: readonly Ligne[] = [
  {
    ...refuse(
      'Écrire une adresse électronique sans arobase ; le reste de la page est gardé',
      audit({ ...REFERENT, 'r.referent.courriel': 'jo.exemple.fr', 'r.lieux': 'Deux sites.' }),
      'La réponse à « Qui est cette personne ? » n’est pas lisible. L’adresse électronique doit ressembler à prenom.nom@exemple.fr.',
    ),
    change: acte('reponse'),
  },
  refuse(
    'Écrire un téléphone trop court',
    audit({ ...REFERENT, 'r.referent.courriel': 'jo@exemple.fr', 'r.referent.telephone': '0594' }),
    'Le téléphone doit ressembler à 05 94 00 00 00.',
  ),
  {
    ...refuse(
      'Répondre « peut-être » à une question fermée',
      audit({ 'r.referent-nomme': 'peut-être' }),
      'Répondez oui, non, ou je ne sais pas.',
    ),
    sansReste: ['r.referent-nomme'],
  },
  refuse(
    'Coller un texte de plus de 20 000 signes',
    audit({ 'r.lieux': 'é'.repeat(20_001) }),
    'Le texte dépasse 20 000 caractères : joignez plutôt un document.',
  ),
  {
    ...refuse('Répondre deux fois à la même question', audit({ 'r.periodes-evitees': ['août', 'décembre'] }), 'Donnez une seule réponse.'),
    sansReste: ['r.periodes-evitees'],
  },
  {
    ...refuse('Coller un texte qui porte un signe nul : il est gardé sans lui', audit({ 'r.lieux': 'Un\u0000 site.' }), 'Enregistré à'),
    statut: 303,
    change: acte('reponse'),
  },
  {
    ...refuse('Répondre à une question qui n’existe pas : rien n’en est gardé', audit({ 'r.inventee': 'oui' }), 'Enregistré à'),
    statut: 303,
  },
  refuse('Donner une date qui n’existe pas', rendu('2021-02-30'), DATE),
  refuse('Écrire une date à la française dans un navigateur sans calendrier', rendu('31/10/2020'), DATE),
  refuse('Écrire un nombre en lettres', exemple('projet', { 'r.part-publique': 'la moitié' }), NOMBRE),
  refuse('Écrire un nombre négatif', exemple('projet', { 'r.part-publique': '-5' }), NOMBRE),
  {
    ...refuse(
      'Choisir une réponse qui n’est pas dans la liste',
      exemple('projet', { 'r.objet': 'autre-chose' }),
      'Choisissez parmi les réponses proposées.',
    ),
    sansReste: ['r.objet'],
  },
  {
    ...refuse(
      'Écrire un code postal de quatre chiffres ; le reste de l’adresse est gardé',
      exemple('lieux', { 'r.siege.voie': '1 rue Fictive', 'r.siege.codePostal': '9730', 'r.siege.commune': 'Port-Fictif' }),
      'Le code postal a cinq chiffres, par exemple 97300.',
    ),
    change: acte('reponse'),
  },
  {
    ...refuse(
      'Cocher le site d’un autre',
      exemple('lieux', { 'r.sites.sites': '123456789', 'r.sites.manquants': '' }),
      'Choisissez parmi vos sites ; écrivez celui qui manque dans le champ prévu.',
    ),
    sansReste: ['r.sites.sites'],
  },
  {
    ...refuse(
      'Écrire un prix en lettres dans une ligne ; les autres cases sont gardées',
      serveur({ 'r.serveurs.0.entretien': 'cher' }),
      'La réponse à « Entretien par an » n’est pas lisible. Écrivez une somme en euros, par exemple 12 500 ou 99,90.',
    ),
    change: acte('reponse'),
  },
  {
    ...refuse(
      'Choisir dans une ligne un rôle qui n’existe pas',
      serveur({ 'r.serveurs.0.role': 'pirate' }),
      'La réponse à « Rôle » n’est pas lisible. Choisissez parmi les réponses proposées.',
    ),
    sansReste: ['r.serveurs.0.role'],
    change: acte('reponse'),
  },
  {
    ...refuse(
      'Laisser une ligne vide entre deux autres : elle ne compte pas',
      serveur({ 'r.serveurs.1.nom': '', 'r.serveurs.2.nom': 'Serveur de paie' }),
      'Enregistré à',
    ),
    statut: 303,
    change: acte('reponse'),
  },
  {
    ...refuse(
      'Déposer avec un nombre hors de ses bornes',
      formulaire('porteur', '/dossiers/{exemple}/recapitulatif'),
      'La réponse à « Quels serveurs voulez-vous protéger ?, ligne 1, âge », 50, ne convient pas : de 0 à 30 ans.',
    ),
    avant: [serveur({ 'r.serveurs.0.age': '50' })],
    change: acte(),
  },
  {
    ...refuse(
      'Choisir dans une grille un niveau qui n’existe pas',
      exemple('maturite', { 'r.autoevaluation.parc-inventaire': '9' }),
      'n’est pas un de ses niveaux. Choisissez parmi les réponses proposées.',
    ),
    sansReste: ['r.autoevaluation.parc-inventaire'],
  },
  {
    ...refuse(
      'Déposer un dossier presque vide : tout ce qui manque est dit d’un coup',
      formulaire('porteur', '/dossiers/{investissement}/recapitulatif'),
      'Tout ce que vous avez saisi est gardé dans votre brouillon.',
      'La question « Avez-vous nommé un référent cybersécurité ? » attend une réponse.',
      'Il manque la pièce « Note sur votre commission interne ».',
      'Le projet « Sauvegarder » ne dit pas encore : les objectifs, le planning, les ressources, les indicateurs.',
      'L’engagement n’est pas pris : « L’organisme accepte un contrôle de la réalisation des actions ».',
    ),
    change: acte(),
  },
  {
    ...refuse(
      'G-25 · Déposer sans prendre les engagements',
      formulaire('porteur', '/dossiers/{brouillon}/recapitulatif'),
      'L’engagement n’est pas pris : « La direction s’engage à fixer la date de l’audit dans le mois qui suit le dépôt ».',
    ),
    change: acte('engagement'),
  },
]
