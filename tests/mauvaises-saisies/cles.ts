import { type Champs, type Envoi, formulaire, inexistante, type Ligne, page, refuse } from './ligne.ts'

const ICI = '/appels/ssi-2021/ouvrir/audit/organisme'
const MOI = { nom: 'Camille Fictive', fonction: 'Directrice', engage: 'oui' }
const DECLARE = {
  declarer: 'oui',
  'declare.nom': 'Maison de santé fictive',
  'declare.nature': 'structure-coordonnee',
  'declare.commune': 'Port-Fictif',
  'declare.departement': '973',
}

/** Une recherche n'est jamais refusée : elle dit ce qui ne va pas dans le numéro. */
const chercher = (situation: string, cherche: string, ...phrases: readonly string[]): Ligne => ({
  situation,
  envoi: page('sans-role', `${ICI}?cherche=${encodeURIComponent(cherche)}`),
  statut: 200,
  phrases,
})
const declarer = (siret: string, plus: Champs = {}): Envoi =>
  formulaire('sans-role', ICI, { ...MOI, ...DECLARE, 'declare.siret': siret, ...plus })
const choisir = (champs: Champs): Envoi => formulaire('sans-role', ICI, { ...MOI, ...champs })
const grouper = (cle: string): Envoi =>
  formulaire('porteur', '/dossiers/{brouillon}/groupement', { 'membres.0.cle': cle, 'membres.0.part': '20', 'membres.0.courriel': '' })

export const CLES: readonly Ligne[] = [
  chercher('Chercher un SIRET à qui manque un chiffre', '3100000130002', 'Il semble manquer le 14e chiffre : 310 000 013 00022 ?'),
  chercher(
    'Chercher un SIRET dont deux chiffres sont inversés',
    '31000001300041',
    'Le 13e et le 14e chiffres semblent inversés : 310 000 013 00014 ?',
  ),
  chercher(
    'Chercher un SIRET où un O tient lieu de zéro',
    '31O00001300014',
    'Une lettre semble tapée à la place d’un chiffre : 310 000 013 00014 ?',
  ),
  chercher(
    'Chercher un SIRET qu’aucune faute n’explique',
    '12345678901234',
    'Un chiffre au moins est faux : 123 456 789 01234 ne suit pas la clé de contrôle.',
  ),
  chercher('Chercher un FINESS trop court', '97000011', 'Il semble manquer le 9e chiffre : 970 000 113 ?'),
  chercher(
    'Chercher un SIRET juste que les registres ne connaissent pas',
    '77220148900022',
    'Ce numéro est bien écrit, mais ni FINESS ni Sirene ne le connaissent ici. Cherchez par le nom, ou déclarez votre organisme.',
  ),
  chercher(
    'Chercher un nom qui n’existe pas',
    'xylophone',
    'Aucun organisme ne répond à « xylophone »',
    'Essayez un seul mot du nom, la commune, ou le SIRET',
  ),
  chercher(
    'Chercher un établissement fermé',
    'clinique vieux pont',
    'fermé depuis le dimanche 3 mars 2019, il ne peut pas être choisi.',
    'déclarez-le',
  ),
  {
    ...refuse(
      'Choisir quand même un établissement fermé',
      choisir({ fiche: '{ferme}', cherche: 'clinique vieux pont' }),
      'CLINIQUE FICTIVE DU VIEUX PONT est fermé depuis le dimanche 3 mars 2019. Choisissez l’établissement qui lui a succédé.',
    ),
    sansReste: ['fiche'],
  },
  refuse('Ouvrir un dossier sans avoir choisi d’organisme', choisir({ cherche: 'ehpad flamboyants' }), 'Remplissez « Votre organisme ».'),
  {
    ...refuse(
      'Ouvrir le dossier d’un organisme qu’on ne peut pas engager',
      choisir({ fiche: 'finess-970000113', engage: 'non', cherche: 'ehpad flamboyants' }),
      'Il faut pouvoir engager l’organisme pour ouvrir son dossier. Cochez la case si vous êtes de la direction',
    ),
    sansReste: ['engage'],
  },
  refuse(
    'Déclarer un SIRET trop court',
    declarer('3100000130'),
    'Un SIRET a 14 chiffres ; vous en avez écrit 10. Vérifiez-le sur une facture ou un avis de situation.',
  ),
  refuse(
    'Déclarer un SIRET dont deux chiffres sont inversés',
    declarer('31000001300041'),
    'Le 13e et le 14e chiffres semblent inversés : 310 000 013 00014 ?',
  ),
  refuse(
    'Déclarer un SIREN à la place d’un SIRET',
    declarer('310000013'),
    'Ce numéro de 9 chiffres est un SIREN : le SIRET en a 14, le SIREN puis les 5 chiffres de l’établissement.',
  ),
  refuse(
    'Déclarer un SIRET de La Poste mal copié',
    declarer('35600000000046'),
    'Un chiffre au moins est faux : 356 000 000 00046 ne suit pas la clé de contrôle.',
  ),
  refuse(
    'Déclarer un numéro que le registre connaît',
    declarer('31000001300014'),
    'Le registre connaît ce numéro : ASSOCIATION FICTIVE DES FLAMBOYANTS, PORT-FICTIF. Cherchez ce numéro et choisissez la fiche',
  ),
  refuse(
    'Déclarer un département par son nom',
    declarer('77220148900022', { 'declare.departement': 'Guyane' }),
    '« Guyane » n’est pas un numéro de département. Écrivez son numéro : 01, 2A, 973…',
  ),
  refuse(
    'Déclarer un organisme sans rien remplir',
    formulaire('sans-role', ICI, { declarer: 'oui', 'declare.nom': '', 'declare.siret': '', nom: '', fonction: '' }),
    '7 réponses sont à corriger',
    'Remplissez « Nom de l’organisme ».',
    'Remplissez « SIRET ».',
    'Remplissez « Votre fonction ».',
  ),
  refuse(
    'Grouper un membre au SIRET mal tapé',
    grouper('31000001300041'),
    'Le 13e et le 14e chiffres semblent inversés : 310 000 013 00014 ? Vérifiez ce numéro auprès de lui.',
  ),
  refuse(
    'Grouper un membre que Palier ne connaît pas',
    grouper('77220148900022'),
    'Palier ne connaît pas encore l’organisme 772 201 489 00022. Demandez-lui d’y ouvrir un dossier à cet appel, puis ajoutez-le',
  ),
  refuse(
    'Grouper une part sans dire de qui',
    grouper(''),
    'Dites à quel organisme revient cette part. Écrivez son SIRET (14 chiffres) ou son FINESS (9 caractères).',
  ),
  refuse(
    'Se grouper avec soi-même',
    grouper('{siret}'),
    'Un organisme ne figure qu’une fois dans le groupement. Retirez la ligne en double ; le chef de file est déjà compté.',
  ),
  inexistante(
    'Ouvrir un dossier pour l’organisme d’un autre',
    formulaire('porteur', '/appels/ssi-2021/ouvrir/audit', { organisme: '{organisme-du-voisin}' }),
  ),
  inexistante('Demander à rejoindre un organisme qui n’existe pas', page('porteur', '/organismes/77220148900022/rejoindre')),
]
