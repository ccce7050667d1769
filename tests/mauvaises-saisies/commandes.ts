/** Une commande mal tapée : ses mots, ce qu'elle répond. `{dossier}` : celui où sont écrits les `FICHIERS_FAUTIFS`. */
export type Commande = {
  readonly situation: string
  readonly mots: readonly string[]
  /** 1 : l'entrée a des défauts ; 2 : mauvais usage. */
  readonly code: 1 | 2
  readonly phrases: readonly string[]
}

/** Ce que ces commandes lisent. */
export const FICHIERS_FAUTIFS: Readonly<Record<string, string>> = {
  'colonnes.csv': 'siren,nic\n310000013,00014\n',
  'coupe.json': '{"objet": [',
  'guillemet.csv': 'siret,etatAdministratifEtablissement\n31000001300014,A\n"31000001300022,A\n',
  'vide.csv': '',
  'note.txt': 'Ceci n’est pas un appel.\n',
}
/** Un appel de la maison, avec une faute de frappe et un jour qui n'existe pas. */
export const FAUTES_D_APPEL = [
  ['engagements:', 'engagement:'],
  ['cloture: 2021-10-31', 'cloture: 2021-02-30'],
] as const

const mauvais = (situation: string, mots: string, ...phrases: readonly string[]): Commande => ({
  ...{ situation, mots: mots.split(' '), code: 2, phrases },
})
const fautif = (situation: string, mots: string, ...phrases: readonly string[]): Commande => ({
  ...mauvais(situation, mots, ...phrases),
  code: 1,
})

export const COMMANDES: readonly Commande[] = [
  mauvais('Un verbe mal tapé', 'verifer appels', '« verifer » n’est pas un verbe de Palier. Vouliez-vous dire « verifier » ?'),
  mauvais('Un verbe inventé', 'danser', '« danser » n’est pas un verbe de Palier.', 'Usage : ./palier <verbe>'),
  mauvais('Vérifier sans dire quoi', 'verifier', 'Dites quels fichiers vérifier.'),
  mauvais('Vérifier un fichier qui n’existe pas', 'verifier nulle-part.yaml', 'Rien ne correspond à « nulle-part.yaml ».'),
  mauvais('Une option inventée', 'verifier --tout', 'L’option « --tout » n’existe pas.'),
  fautif(
    'Vérifier un texte qui n’est rien',
    'verifier {dossier}/note.txt',
    'On ne sait pas de quel genre est ce document. → Rangez-le sous l’un de : appels',
  ),
  fautif(
    'Un appel avec une faute de frappe et un jour qui n’existe pas : chaque ligne est nommée',
    'verifier {dossier}/appels/faute.v1.yaml',
    'faute.v1.yaml:86:57 Le 2021-02-30 n’existe pas. → Écrivez un jour qui existe, AAAA-MM-JJ.',
    'faute.v1.yaml:115:5 « engagement » n’est pas une clé connue ici. → Vouliez-vous dire « engagements » ?',
    '2 défauts.',
  ),
  mauvais('Importer d’un registre mal tapé', 'importer sirenne x.csv', '« sirenne » n’est pas un registre. Vouliez-vous dire « sirene » ?'),
  mauvais(
    'Importer un fichier qui n’existe pas',
    'importer sirene nulle-part.csv',
    '« nulle-part.csv » ne se lit pas. Vérifiez son chemin.',
  ),
  fautif(
    'Importer un tableau qui n’a pas les bonnes colonnes',
    'importer sirene {dossier}/colonnes.csv',
    'Rien n’a été importé : le registre d’avant est intact.',
    'Ce fichier n’a pas les colonnes de « StockEtablissement »',
  ),
  fautif('Importer un tableau vide', 'importer sirene {dossier}/vide.csv', 'Ce fichier ne porte aucun établissement.'),
  fautif('Importer un flux coupé', 'importer finess {dossier}/coupe.json', 'Le fichier s’arrête avant sa fin : téléchargez-le de nouveau.'),
  fautif(
    'Importer un tableau à la place du flux de FINESS',
    'importer finess {dossier}/colonnes.csv',
    'Ce fichier n’est pas du JSON : téléchargez le flux des structures de FINESS.',
  ),
  fautif(
    'Importer un tableau dont un guillemet ne se referme pas',
    'importer sirene {dossier}/guillemet.csv',
    'La ligne 3 ne se lit pas : un guillemet manque, ou est mal placé.',
  ),
  mauvais(
    'Habiliter une adresse illisible sous un rôle mal tapé : les deux sont dits',
    'habiliter jo Jo arss ars-guyane',
    '« jo » n’est pas une adresse électronique.',
    '« arss » n’est pas un rôle. Vouliez-vous dire « ars » ?',
  ),
  mauvais(
    'Habiliter sans rien dire de plus que l’adresse',
    'habiliter jo@exemple.fr',
    'Il manque le nom de la personne',
    'Il manque le rôle.',
    'Il manque le périmètre.',
  ),
  fautif(
    'Habiliter pour un organisme inconnu',
    'habiliter jo@exemple.fr Jo porteur inconnu',
    '« inconnu » n’est pas connu de cette installation : rien n’a été écrit.',
  ),
  fautif(
    'Publier un appel mal nommé',
    'publier ssi-2012 ars@exemple.fr',
    'Aucun appel « ssi-2012 » dans appels/. Vouliez-vous dire « ssi-2021 » ?',
  ),
  fautif(
    'Publier au nom d’un agent d’une autre agence',
    'publier ssi-2021 autre-agence@exemple.fr',
    'autre-agence@exemple.fr n’est pas habilité sous le rôle « ars » pour ars-guyane. Voyez « ./palier habiliter ».',
  ),
  mauvais(
    'Chercher les clauses d’un appel mal nommé',
    'clauses ssi-2012',
    'L’appel « ssi-2012 » n’existe pas. Vouliez-vous dire « ssi-2021 » ?',
  ),
  fautif('Arbitrer un problème coupé', 'arbitrer {dossier}/coupe.json', 'ligne 1, colonne 12 : Le fichier s’arrête trop tôt'),
  mauvais(
    'Rejouer un scénario qui n’existe pas',
    'rejouer nulle-part.yaml',
    'Le fichier « nulle-part.yaml » ne se lit pas. Vérifiez son chemin.',
  ),
]
