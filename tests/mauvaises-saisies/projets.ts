import { acte, type Champs, formulaire, type Ligne, page, refuse } from './ligne.ts'

const PROJETS = '/dossiers/{investissement}/projets'
const projet = (champs: Champs) => formulaire('porteur', `${PROJETS}/1`, champs)
const depense = (champs: Champs) =>
  formulaire('porteur', `${PROJETS}/1/depenses/2`, { libelle: 'Baie', nature: 'materiel', montant: '1000', ...champs })
const deposer = formulaire('porteur', '/dossiers/{investissement}/recapitulatif')
const membre = (rang: number, cle: string, part: string, courriel = ''): Champs => ({
  [`membres.${rang}.cle`]: cle,
  [`membres.${rang}.part`]: part,
  [`membres.${rang}.courriel`]: courriel,
})
const grouper = (...membres: readonly Champs[]) => formulaire('porteur', '/dossiers/{brouillon}/groupement', Object.assign({}, ...membres))

/** Ce qu'un dossier demande de financer, et avec qui. */
export const PROJETS_ET_ARGENT: readonly Ligne[] = [
  refuse(
    'Donner à un projet un titre de plus de 20 000 caractères',
    projet({ 'r.projet:1:titre': 'a'.repeat(20_001) }),
    'Le texte dépasse 20 000 caractères : joignez plutôt un document.',
  ),
  {
    ...refuse(
      'Choisir une action que l’appel ne finance pas',
      projet({ 'r.projet:1:titre': 'Sauvegarder', 'r.projet:1:action': 'site-vitrine' }),
      'La réponse à « Genre d’action » n’est pas lisible. Choisissez parmi les réponses proposées.',
    ),
    sansReste: ['r.projet:1:action'],
  },
  refuse(
    'Écrire un montant en lettres',
    depense({ montant: 'mille euros' }),
    '« Montant » : écrivez une somme en euros, par exemple 12 500 ou 99,90.',
  ),
  refuse(
    'Écrire un montant négatif',
    depense({ montant: '-1000' }),
    '« Montant » : une somme s’écrit sans signe moins, comme 12 500 ou 99,90.',
  ),
  refuse(
    'Écrire un montant à trois décimales',
    depense({ montant: '1000,505' }),
    '« Montant » : deux chiffres au plus après la virgule, par exemple 99,90.',
  ),
  refuse(
    'Écrire un montant démesuré',
    depense({ montant: '9'.repeat(15) }),
    '« Montant » : cette somme a trop de chiffres ; vérifiez qu’elle est en euros.',
  ),
  refuse(
    'Enregistrer une dépense sans rien dire d’elle : tout est dit d’un coup',
    depense({ libelle: '', nature: '', montant: '', autreFinanceur: 'DGOS' }),
    '3 réponses sont à corriger',
    'Remplissez « Dépense ».',
    '« Nature » : choisissez une des réponses proposées.',
    '« Montant » : écrivez une somme en euros',
  ),
  {
    ...refuse(
      'Choisir une nature de dépense inventée',
      depense({ nature: 'autre-chose' }),
      '« Nature » : choisissez une des réponses proposées.',
    ),
    sansReste: ['nature'],
  },
  refuse(
    'Compter un service loué en mois écrits en lettres',
    depense({ nature: 'saas', mois: 'douze' }),
    '« Mois d’utilisation » : un nombre entier.',
  ),
  refuse('Compter un service loué sur zéro mois', depense({ nature: 'saas', mois: '0' }), '« Mois d’utilisation » : 1 au moins.'),
  {
    ...refuse(
      'G-40 · Demander le temps de ses propres salariés : la dépense est gardée, le dépôt la refuse',
      deposer,
      '« Temps de Jo » ne peut pas être financé. Le temps de vos propres salariés n’est pas aidé : l’appel finance du matériel, des licences et des prestations.',
    ),
    avant: [depense({ libelle: 'Temps de Jo', nature: 'personnel-interne' })],
    change: acte(),
  },
  {
    situation: 'G-39 · Demander vingt-quatre mois d’un service loué : douze sont aidés',
    avant: [depense({ libelle: 'Antivirus géré', nature: 'saas', mois: '24', montant: '2400' })],
    envoi: page('porteur', `${PROJETS}/1/budget`),
    statut: 200,
    phrases: ['12 mois aidés sur 24 : 1 200 € à votre charge.'],
  },
  {
    ...refuse(
      'G-41 · Déclarer un autre financement plus grand que la dépense, sans dire de qui',
      deposer,
      'Pour « Baie », l’autre financement dépasse le coût de la dépense.',
      'Pour « Baie », dites qui apporte l’autre financement.',
    ),
    avant: [depense({ autreMontant: '5000' })],
    change: acte(),
  },
  refuse(
    'Dire un achat partagé avec plus de 20 000 caractères',
    formulaire('porteur', `${PROJETS}/1/budget`, { 'r.projet:1:mutualise': 'a'.repeat(20_001) }),
    'Le texte dépasse 20 000 caractères : joignez plutôt un document.',
  ),
  refuse(
    'Enregistrer un devis sans fournisseur ni montant',
    formulaire('porteur', `${PROJETS}/1/devis/2`, { fournisseur: '', numero: 'D-2', montant: '' }),
    'Remplissez « Fournisseur ».',
    '« Montant » : écrivez une somme en euros',
  ),
  {
    ...refuse(
      'Ordonner un projet dans un sens inventé',
      formulaire('porteur', PROJETS, { numero: '1', sens: 'devant' }),
      '« Sens » : choisissez une des réponses proposées.',
    ),
    sansReste: ['numero', 'sens'],
  },
  refuse(
    'G-05 · Partager plus de cent pour cent des dépenses',
    grouper(membre(0, '{siret-du-voisin}', '60'), membre(1, '{siret-d-un-tiers}', '50')),
    'Les parts des membres font 110 %. Elles ne dépassent pas 100 %, la part du chef de file étant le reste.',
  ),
  refuse(
    'Donner une part en lettres',
    grouper(membre(0, '{siret-du-voisin}', 'moitié')),
    '« Part des dépenses (en %) » : un nombre entier.',
  ),
  refuse(
    'Donner à un membre une adresse illisible',
    grouper(membre(0, '{siret-du-voisin}', '20', 'chez-eux')),
    'L’adresse électronique ne se lit pas. Écrivez une adresse comme prenom.nom@exemple.fr.',
  ),
]
