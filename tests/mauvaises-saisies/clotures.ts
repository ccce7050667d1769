import { unPdf } from '../documents.ts'
import { acte, type Envoi, formulaire, type Ligne, page, refuse } from './ligne.ts'

const ENGAGE = { 'engagement.planifier-audit': 'oui', 'engagement.transmettre-resultats': 'oui' }
const deposer = formulaire('voisin', '/dossiers/{voisin}/recapitulatif', ENGAGE)
const joindre: Envoi = {
  ...page('porteur', '/dossiers/{investissement}/pieces/note-commission'),
  fichiers: [{ champ: 'fichier.note-commission', nom: 'note.pdf', octets: unPdf('tard') }],
}
const annoncer = formulaire('porteur', '/dossiers/{investissement}/receptions', {
  ...{ piece: 'note-commission', nom: 'note.pdf', taille: '14', marque: '2' },
})
const rattacher = formulaire('sans-role', '/appels/ssi-2021/ouvrir/audit/organisme', {
  ...{ fiche: 'finess-970000212', cherche: 'hopital fromager', nom: 'Camille', fonction: 'Directrice', engage: 'oui' },
})
const RECUE = 'lundi 1er novembre 2021 à 0 h 00, heure de Cayenne'
const FIN = 'dimanche 31 octobre 2021 à 23 h 59, heure de Cayenne (lundi 1er novembre 2021 à 3 h 59 à Paris)'
const CLOS = `Ce guichet est clos : la dernière minute pour déposer était ${FIN}. Consultez les autres appels ouverts`

/** Une seconde après la fin du 31 octobre, à Cayenne. */
const apres = (l: Ligne): Ligne => ({ ...l, situation: `G-02 · ${l.situation}, une seconde après la clôture`, a: '2021-11-01T03:00:01Z' })

export const CLOTURES: readonly Ligne[] = [
  apres({
    situation: 'Enregistrer une réponse : elle est gardée, et la page dit que c’est clos',
    envoi: formulaire('voisin', '/dossiers/{voisin}/sections/audit', { 'r.lieux': 'Deux sites, à dix minutes l’un de l’autre.' }),
    statut: 303,
    phrases: ['Enregistré à 0 h 00', `Clos depuis le ${FIN}`],
    change: acte('reponse'),
  }),
  apres({
    ...refuse(
      'Déposer : les deux heures sont dites, le brouillon est gardé',
      deposer,
      `Votre demande a été reçue le ${RECUE} ; la dernière minute pour déposer était ${FIN}.`,
      'Votre brouillon est gardé et reste lisible. Écrivez au contact de l’appel',
    ),
    change: acte(),
  }),
  apres(
    refuse('Joindre un fichier', joindre, `Le fichier « note.pdf » a été reçu en entier le ${RECUE} ; la dernière minute était ${FIN}.`),
  ),
  apres({
    ...refuse(
      'Commencer l’envoi d’un fichier',
      annoncer,
      `L’envoi de « note.pdf » a commencé le ${RECUE} ; la dernière minute était ${FIN}.`,
    ),
    sansReste: ['piece', 'nom', 'taille', 'marque'],
  }),
  apres(
    refuse(
      'Ouvrir un dossier',
      formulaire('voisin', '/appels/ssi-2021/ouvrir/investissement', { organisme: '{organisme-du-voisin}' }),
      CLOS,
    ),
  ),
  apres(refuse('Se rattacher à son organisme', rattacher, CLOS)),
  apres({
    situation: 'Relire un brouillon',
    envoi: page('voisin', '/dossiers/{voisin}/recapitulatif'),
    statut: 200,
    phrases: [`la dernière minute pour déposer était ${FIN}.`],
  }),
  {
    ...refuse(
      'Déposer avant l’ouverture',
      deposer,
      'Votre demande a été reçue le jeudi 1er juillet 2021 à 9 h 00, heure de Cayenne ; les dépôts ouvrent le jeudi 8 juillet 2021 à 0 h 00, heure de Cayenne.',
      'Votre brouillon est gardé : revenez à l’ouverture.',
    ),
    a: '2021-07-01T12:00:00Z',
    change: acte(),
  },
  {
    situation: 'Envoyer un avis quand sa session s’est refermée : il est gardé une heure',
    avant: ['la-session-de-la-commission-se-ferme'],
    envoi: formulaire('commission', '/dossiers/{depose}/avis', { conclusion: 'favorable', motif: 'Bon dossier, à financer.' }),
    statut: 303,
    phrases: ['Votre session s’est refermée pendant que vous écriviez', 'Votre texte est gardé une heure.'],
    change: ['saisie_gardee'],
  },
]
