import type { Vivant } from './journal/objet.ts'
import { direJour } from './socle/temps.ts'
import type { Role } from './vie.ts'

/** Qui un acte prévient. Les adresses sont lues au moment de l'écrire. */
export type Destinataires =
  | { readonly courriel: string }
  | { readonly organisme: string }
  | { readonly agence: string; readonly role: Role }
  | { readonly prestataire: string }
/** `chemin` : la page à ouvrir, que l'adresse du service complète. */
export type Avertissement = { readonly a: Destinataires; readonly objet: string; readonly texte: string; readonly chemin?: string }

type Regle = (o: Vivant, dossier: string, fait: unknown) => readonly Avertissement[]
const porteur = (o: Vivant, objet: string, texte: string): readonly Avertissement[] =>
  o.organisme === null ? [] : [{ a: { organisme: o.organisme }, objet, texte }]
const agents = (o: Vivant, role: Role, objet: string, texte: string): readonly Avertissement[] => [
  { a: { agence: o.agence, role }, objet, texte },
]
/** À l'adresse que le fait porte, avec le préfixe d'objet de l'appel (G-01). */
const personne = (
  fait: unknown,
  cle: string,
  objet: string,
  texte: string,
  plus: { readonly chemin?: string } = {},
): readonly Avertissement[] =>
  lire(fait, cle) === '' ? [] : [{ a: { courriel: lire(fait, cle) }, objet: `${lire(fait, 'prefixe')}${objet}`, texte, ...plus }]
const lire = (fait: unknown, cle: string): string =>
  fait !== null && typeof fait === 'object' && cle in fait ? String(Reflect.get(fait, cle) ?? '') : ''

const lireObjet = (fait: unknown, cle: string): unknown => (fait !== null && typeof fait === 'object' ? Reflect.get(fait, cle) : undefined)
const direLe = (fait: unknown, cle: string): string => {
  const lu = lireObjet(fait, cle)
  return lu instanceof Temporal.PlainDate ? direJour(lu) : ''
}
const organismesDe = (fait: unknown): readonly string[] => {
  const lus = lireObjet(fait, 'organismes')
  return Array.isArray(lus) ? lus.map(String) : []
}

/**
 * Acte → courriels, tâches, échéances. Une ligne par acte qui prévient quelqu'un ; les autres ne préviennent personne.
 * Un courriel ne contient jamais le texte d'un constat.
 */
const REGLES: Readonly<Record<string, Regle>> = {
  deposer: (o, d) => [
    ...porteur(o, `Dossier ${d} déposé`, `Votre dossier ${d} est déposé. Ce message vaut reçu. Vous pouvez encore le retirer.`),
    ...agents(o, 'grades', `Nouveau dossier ${d}`, `Le dossier ${d} vient d’être déposé et attend son examen.`),
  ],
  retirer: (o, d) => agents(o, 'ars', `Dossier ${d} retiré`, `Le porteur a retiré le dossier ${d}.`),
  'ecrire-message': (o, d, f) =>
    lire(f, 'cote') === 'agence'
      ? porteur(
          o,
          `Nouveau message, dossier ${d}`,
          `L’agence vous a écrit au sujet de votre dossier ${d}. Lisez et répondez dans le dossier.`,
        )
      : [
          ...agents(
            o,
            'ars',
            `Nouveau message, dossier ${d}`,
            `Le porteur du dossier ${d} vous a écrit. Lisez et répondez dans le dossier.`,
          ),
          ...agents(
            o,
            'grades',
            `Nouveau message, dossier ${d}`,
            `Le porteur du dossier ${d} vous a écrit. Lisez et répondez dans le dossier.`,
          ),
        ],
  'demander-aide': (o, d) =>
    agents(o, 'grades', `Demande d’accompagnement, dossier ${d}`, `Le porteur du dossier ${d} demande un accompagnement.`),
  'demander-precisions': (o, d) =>
    porteur(o, `Précisions demandées, dossier ${d}`, `L’agence demande des précisions sur votre dossier ${d}. Répondez dans le dossier.`),
  'apporter-precisions': (o, d) => agents(o, 'ars', `Précisions reçues, dossier ${d}`, `Le porteur a répondu sur le dossier ${d}.`),
  'demander-complement': (o, d, f) =>
    porteur(
      o,
      `Complément demandé, dossier ${d}`,
      `L’agence vous demande de compléter votre dossier ${d}, au plus tard le ${direLe(f, 'jusquAu')}. Ce qui est demandé est rouvert dans le dossier.`,
    ),
  completer: (o, d, f) =>
    lire(f, 'geste') === 'garder'
      ? []
      : [
          ...agents(o, 'ars', `Complément reçu, dossier ${d}`, `Le porteur a complété le dossier ${d}.`),
          ...agents(o, 'grades', `Complément reçu, dossier ${d}`, `Le porteur a complété le dossier ${d}.`),
        ],
  'retirer-complement': (o, d) =>
    porteur(
      o,
      `Demande de complément retirée, dossier ${d}`,
      `L’agence retire sa demande : vous n’avez plus rien à compléter sur le dossier ${d}.`,
    ),
  'declarer-recevable': (o, d) => porteur(o, `Dossier ${d} recevable`, `Votre dossier ${d} est recevable. Il est examiné.`),
  'declarer-irrecevable': (o, d, f) =>
    porteur(o, `Dossier ${d} irrecevable`, `Votre dossier ${d} ne peut pas être examiné. Motif : ${lire(f, 'motif')}`),
  inscrire: (o, d, f) => [
    ...porteur(o, `Dossier ${d} à l’ordre du jour`, `Votre dossier ${d} passera en commission le ${lire(f, 'jour')}.`),
    ...agents(o, 'commission', `Ordre du jour, dossier ${d}`, `Le dossier ${d} est inscrit à la séance du ${lire(f, 'jour')}.`),
  ],
  decider: (o, d) =>
    agents(o, 'ars', `Décision à notifier, dossier ${d}`, `La direction a décidé du dossier ${d}. La décision est à notifier.`),
  notifier: (o, d) =>
    porteur(
      o,
      `Décision sur votre dossier ${d}`,
      `La décision sur votre dossier ${d} est prise. Elle se lit, avec son motif et ses délais, dans le dossier.`,
    ),
  'commander-audit': (o, d, f) => [
    ...porteur(o, `Audit commandé, dossier ${d}`, `Un audit est commandé pour votre organisme. Le prestataire va vous contacter.`),
    {
      a: { prestataire: lire(f, 'prestataire') },
      objet: `Audit commandé, dossier ${d}`,
      texte: 'Une mission vous est confiée. Cadrez-la avec l’organisme.',
    },
  ],
  cadrer: (o, d) =>
    porteur(o, `Préparer votre audit, dossier ${d}`, `La liste de ce qu’il faut préparer pour votre audit est dans le dossier.`),
  planifier: (o, d, f) => porteur(o, `Visite d’audit, dossier ${d}`, `La visite d’audit commence le ${lire(f, 'debut')}.`),
  'remettre-rapport': (o, d) => [
    ...porteur(o, `Rapport d’audit remis, dossier ${d}`, `Le rapport de votre audit est disponible dans le dossier.`),
    // G-10 : les résultats vont à l'agence et à son opérateur.
    ...agents(o, 'ars', `Rapport d’audit remis, dossier ${d}`, `Le rapport d’audit du dossier ${d} est remis.`),
    ...agents(o, 'grades', `Rapport d’audit remis, dossier ${d}`, `Le rapport d’audit du dossier ${d} est remis.`),
  ],
  restituer: (o, d) => porteur(o, `Vos choix sur le plan d’actions, dossier ${d}`, `Dites, action par action, ce que vous pouvez mener.`),
  'etablir-convention': (o, d) => [
    ...porteur(o, `Convention à signer, dossier ${d}`, `La convention de votre dossier ${d} attend votre signature.`),
    ...agents(o, 'direction', `Convention à signer, dossier ${d}`, `La convention du dossier ${d} attend la signature de l’agence.`),
    ...agents(o, 'grades', `Convention à signer, dossier ${d}`, `La convention du dossier ${d} attend la signature de l’opérateur.`),
  ],
  'attester-service-fait': (o, d) => agents(o, 'comptable', `Solde à verser, dossier ${d}`, `Le service fait du dossier ${d} est attesté.`),
  verser: (o, d) => porteur(o, `Versement, dossier ${d}`, `Un versement vient d’être enregistré pour votre dossier ${d}.`),
  reajuster: (o, d) => porteur(o, `Aide réajustée, dossier ${d}`, `L’aide de votre dossier ${d} est réajustée.`),
  'rendre-compte': (o, d) =>
    agents(o, 'grades', `Réalisation à contrôler, dossier ${d}`, `Le dossier ${d} a rendu compte de sa réalisation.`),
  // G-20, G-22 : une séance bouge, les porteurs qui la suivent l'apprennent.
  convoquer: (o, _d, f) =>
    organismesDe(f).map((organisme) => ({
      a: { organisme },
      objet: `Commission déplacée, appel ${o.appel}`,
      texte: `La commission qui examine votre dossier se tiendra le ${lire(lireObjet(f, 'seance'), 'jour')}.`,
    })),
  'poser-question': (o, _d, f) => [
    ...agents(o, 'ars', `${lire(f, 'prefixe')}Question à traiter`, 'Une question attend sa réponse au bureau des renseignements.'),
    ...personne(f, 'a', 'Votre question est reçue', 'L’agence vous répondra par courriel. Suivez votre question à cette adresse :', {
      chemin: `/appels/${o.appel}/questions/suivi/${lire(f, 'suivi')}`,
    }),
  ],
  'affecter-question': (o, _d, f) =>
    personne(f, 'a', 'Une question vous est confiée', 'Une question du bureau des renseignements vous est confiée :', {
      chemin: `/appels/${o.appel}/questions/${lire(f, 'id')}`,
    }),
  'repondre-question': (_o, _d, f) => personne(f, 'a', 'La réponse à votre question', lire(f, 'reponse')),
  'reserver-creneau': (_o, _d, f) => [
    ...personne(f, 'a', 'Votre rendez-vous au téléphone', `Appelez le ${lire(f, 'telephone')}, ${lire(f, 'quand')}.`),
    ...personne(f, 'agent', 'Un rendez-vous au téléphone est pris', `Quelqu’un vous appellera ${lire(f, 'quand')}.`),
  ],
  'annuler-rendez-vous': (_o, _d, f) => [
    ...personne(f, 'a', 'Votre rendez-vous est annulé', `Le rendez-vous prévu ${lire(f, 'quand')} est annulé.`),
    ...personne(
      f,
      'agent',
      'Un rendez-vous est annulé',
      `Le rendez-vous prévu ${lire(f, 'quand')} est annulé. Le créneau est de nouveau libre.`,
    ),
  ],
  'retirer-creneau': (_o, _d, f) =>
    personne(f, 'a', 'Votre rendez-vous est annulé', `Le rendez-vous prévu ${lire(f, 'quand')} n’aura pas lieu. Choisissez-en un autre.`),
  clore: (o, d) => porteur(o, `Dossier ${d} clos`, `Votre dossier ${d} est clos. Il reste lisible.`),
}

export const avertissements = (acte: string, objet: Vivant, fait: unknown): readonly Avertissement[] =>
  REGLES[acte]?.(objet, objet.fil.replace('dossier:', ''), fait) ?? []
