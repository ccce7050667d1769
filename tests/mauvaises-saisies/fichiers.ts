import { unOffice, unPdf } from '../documents.ts'
import { type Envoi, formulaire, inexistante, type Ligne, refuse } from './ligne.ts'

const NOTE = '/dossiers/{investissement}/pieces/note-commission'
const RECEPTION = '/dossiers/{investissement}/receptions/{reception}'
const texte = (dit: string): Uint8Array => Buffer.from(dit)
const programme = Buffer.concat([texte('MZ'), new Uint8Array(200)])

const joindre = (nom: string, octets: Uint8Array): Envoi => ({
  par: 'porteur',
  chemin: NOTE,
  fichiers: [{ champ: 'fichier.note-commission', nom, octets }],
})
const envoyer = (corps: string, genre: string): Envoi => ({
  par: 'porteur',
  chemin: NOTE,
  brut: { verbe: 'POST', corps, entetes: { 'Content-Type': genre } },
})
const annoncer = (piece: string, taille: string): Envoi =>
  formulaire('porteur', '/dossiers/{investissement}/receptions', { piece, nom: 'note.pdf', taille, marque: '1' })
const poursuivre = (corps: string, rang: string, jeton: string): Envoi => ({
  par: 'porteur',
  chemin: RECEPTION,
  brut: { verbe: 'PATCH', corps, entetes: { 'Upload-Offset': rang, 'Palier-Jeton': jeton } },
})
const SANS_PAGE = { sansReste: ['piece', 'nom', 'taille', 'marque'] }
const COUPE = 'Votre envoi est arrivé incomplet : rien n’en est gardé. Vérifiez votre connexion, puis envoyez à nouveau.'
const DEBUT_DU_FORMULAIRE = [
  ...['--x', 'Content-Disposition: form-data; name="jeton"', '', '{jeton}', '--x'],
  ...['Content-Disposition: form-data; name="fichier.note-commission"; filename="note.pdf"', '', '%PDF-1.4 puis la ligne se coupe'],
].join('\r\n')

export const FICHIERS: readonly Ligne[] = [
  refuse(
    'Joindre une note de plus de 20 Mo',
    joindre('note.pdf', Buffer.concat([unPdf(), new Uint8Array(20_000_000)])),
    'Le fichier pèse 20,1 Mo ; la limite est de 20 Mo. Réduisez les images ou numérisez en qualité normale.',
  ),
  {
    situation: 'Envoyer plus de 60 Mo d’un coup',
    envoi: { par: 'porteur', chemin: NOTE, brut: { verbe: 'POST', corps: 'x', entetes: { 'Content-Length': '62914561' } } },
    statut: 413,
    phrases: ['Il dépasse 60 Mo : rien n’en a été enregistré', 'envoyez moins de fichiers à la fois, ou réduisez leurs images.'],
  },
  refuse(
    'Joindre un fichier vide',
    joindre('note.pdf', texte('')),
    'Le fichier « note.pdf » est vide. Vérifiez qu’il s’ouvre, puis joignez-le de nouveau.',
  ),
  refuse(
    'Appuyer sur « Joindre » sans choisir de fichier',
    { par: 'porteur', chemin: NOTE, fichiers: [] },
    '« Fichier » : choisissez un fichier',
  ),
  refuse(
    'Joindre un texte renommé en PDF',
    joindre('note.pdf', texte('Bonjour, voici notre note.')),
    'Le fichier « note.pdf » n’est pas un vrai pdf : c’est un simple texte. Ouvrez-le, enregistrez-le en pdf, odt, docx, puis joignez-le.',
  ),
  refuse(
    'Joindre un programme déguisé en PDF',
    joindre('facture.pdf', programme),
    'Le fichier « facture.pdf » n’est pas un vrai pdf : c’est un programme. Ne l’ouvrez pas, et montrez-le à qui s’occupe de votre informatique.',
  ),
  refuse(
    'Joindre un programme',
    joindre('outil.exe', programme),
    'Le fichier « outil.exe » n’est pas d’un format admis ici. Enregistrez votre document en pdf, odt, docx',
  ),
  refuse(
    'Joindre un PDF protégé par un mot de passe',
    joindre('note.pdf', texte('%PDF-1.4\ntrailer <</Encrypt 12 0 R>>\n%%EOF')),
    'est protégé par un mot de passe ou par des restrictions : personne ne pourrait le lire ici. Enregistrez-en une copie sans protection',
  ),
  refuse(
    'Joindre un PDF abîmé',
    joindre('note.pdf', Buffer.from([0, 1, 2, 200, 201, 202, 203, 204])),
    'Le fichier « note.pdf » n’est pas un vrai pdf : c’est un fichier que nous ne reconnaissons pas.',
  ),
  refuse(
    'Joindre un document qui porte des macros',
    joindre('note.docx', unOffice('docx', [{ nom: 'word/vbaProject.bin', contenu: 'x' }])),
    'Le fichier « note.docx » porte des macros, c’est-à-dire un programme. Enregistrez-le sans macros, ou en PDF',
  ),
  refuse(
    'Joindre un document qui gonflerait sans mesure',
    joindre('note.docx', unOffice('docx', [{ nom: 'word/a.xml', contenu: 'x', dite: 4_000_000_000 }])),
    'Une réponse est à corriger',
    'ne s’ouvre pas sans risque : son contenu annoncé est démesuré ou abîmé. Ouvrez-le, enregistrez-le à nouveau',
  ),
  refuse(
    'Joindre un fichier dont le nom porte un chemin et un sens d’écriture retourné',
    joindre('../../etc/fac\u202efdp.exe', unPdf()),
    'Le fichier « facfdp.exe » n’est pas d’un format admis ici.',
  ),
  {
    ...refuse(
      'Joindre un fichier que l’antivirus a déjà condamné',
      joindre('note.pdf', unPdf('condamné')),
      'contient un logiciel dangereux : il a déjà été détruit ici. Faites contrôler votre ordinateur.',
    ),
    avant: ['l-antivirus-a-condamne-ce-contenu'],
  },
  inexistante('Joindre une pièce que l’appel ne demande pas', { ...joindre('note.pdf', unPdf()), chemin: `${NOTE}-inventee` }),
  refuse('Joindre un fichier dont la ligne se coupe', envoyer(DEBUT_DU_FORMULAIRE, 'multipart/form-data; boundary=x'), COUPE),
  refuse('Envoyer autre chose qu’un formulaire à fichier', envoyer('{}', 'application/json'), COUPE),
  {
    situation: 'Joindre un fichier depuis une page d’avant la connexion',
    envoi: { ...joindre('note.pdf', unPdf()), champs: { jeton: 'perime' } },
    statut: 303,
    phrases: ['Votre envoi n’a pas été enregistré', 'Rouvrir la page'],
  },
  {
    ...refuse('Annoncer l’envoi d’un fichier vide', annoncer('note-commission', '0'), 'Choisissez un fichier qui n’est pas vide.'),
    ...SANS_PAGE,
  },
  {
    ...refuse(
      'Annoncer un rapport d’un octet de plus que 50 Mo',
      annoncer('rapport-audit', '50000001'),
      'Le fichier pèse 50,1 Mo ; la limite est de 50 Mo.',
    ),
    ...SANS_PAGE,
  },
  {
    situation: 'Reprendre un envoi à un rang qui n’est pas le bon : le script repart du bon',
    avant: [annoncer('note-commission', '14')],
    envoi: poursuivre('EOF', '9', '{jeton}'),
    statut: 409,
    phrases: [],
  },
  {
    situation: 'Poursuivre un envoi d’une page d’avant la connexion : le script le dit',
    avant: [annoncer('note-commission', '14')],
    envoi: poursuivre('%PDF', '0', 'perime'),
    statut: 403,
    phrases: [],
  },
  inexistante('Poursuivre l’envoi d’un autre', { ...poursuivre('%PDF', '0', '{jeton}'), par: 'voisin' }),
  {
    ...refuse(
      'Finir un envoi morcelé qui n’est pas ce que son nom dit',
      poursuivre('Bonjour à vous', '0', '{jeton}'),
      'n’est pas un vrai pdf : c’est un simple texte.',
    ),
    change: ['reception'],
  },
  {
    ...refuse(
      'Reprendre un fichier retiré par sa collègue',
      formulaire('porteur', '/dossiers/{investissement}/fichiers/999999/retirer'),
      'Enregistré à',
    ),
    statut: 303,
  },
]
