import type { Vivant } from './journal/objet.ts'
import type { Role } from './vie.ts'

/** Qui un acte prévient, et la page où mène le courriel s'il y en a une. Les adresses sont lues au moment de l'écrire. */
export type Destinataires =
  | { readonly organisme: string }
  | { readonly agence: string; readonly role: Role }
  | { readonly prestataire: string }
  /** Les personnes qui peuvent engager cet organisme. */
  | { readonly engage: string }
  | { readonly courriel: string }
export type Avertissement = { readonly a: Destinataires; readonly objet: string; readonly texte: string; readonly chemin?: string }

type Regle = (o: Vivant, dossier: string, fait: unknown) => readonly Avertissement[]
const porteur = (o: Vivant, objet: string, texte: string): readonly Avertissement[] =>
  o.organisme === null ? [] : [{ a: { organisme: o.organisme }, objet, texte }]
const agents = (o: Vivant, role: Role, objet: string, texte: string): readonly Avertissement[] => [
  { a: { agence: o.agence, role }, objet, texte },
]
const lire = (fait: unknown, cle: string): string =>
  fait !== null && typeof fait === 'object' && cle in fait ? String(Reflect.get(fait, cle)) : ''

const lireObjet = (fait: unknown, cle: string): unknown => (fait !== null && typeof fait === 'object' ? Reflect.get(fait, cle) : undefined)
const organismesDe = (fait: unknown): readonly string[] => {
  const lus = lireObjet(fait, 'organismes')
  return Array.isArray(lus) ? lus.map(String) : []
}

/** Ceux qui engagent l'organisme du dossier. */
const engage = (o: Vivant, objet: string, texte: string): readonly Avertissement[] =>
  o.organisme === null ? [] : [{ a: { engage: o.organisme }, objet, texte }]

const demandesDe = (fait: unknown): readonly unknown[] => {
  const lues = lireObjet(fait, 'demandes')
  return Array.isArray(lues) ? lues : []
}

/** Un membre est prévenu dans son équipe, et par le lien si une adresse est donnée. */
const demanderAuMembre = (d: string, chef: string, m: unknown): readonly Avertissement[] => {
  const lien = lireObjet(m, 'lien')
  const objet = `${chef} vous propose un groupement`
  const texte = `${chef} porte le dossier ${d} et propose que ${lire(m, 'nom')} en soit, pour ${lire(m, 'part')} % des dépenses. Répondez sur cette page.`
  return [
    { a: { engage: lire(m, 'organisme') }, objet, texte, chemin: `/dossiers/${d}/participation` },
    ...(lien === undefined
      ? []
      : [{ a: { courriel: lire(lien, 'courriel') }, objet, texte, chemin: `/participations/${lire(lien, 'jeton')}` }]),
  ]
}

/** Une personne et l'organisme dont l'acte lui parle. */
const personne = (f: unknown, objet: string, texte: string, chemin?: string): readonly Avertissement[] => [
  { a: { courriel: lire(f, 'courriel') }, objet, texte, ...(chemin === undefined ? {} : { chemin }) },
]

/**
 * Acte → courriels, tâches, échéances. Une ligne par acte qui prévient quelqu'un ; les autres ne préviennent personne.
 * Un courriel ne contient jamais le texte d'un constat.
 */
const REGLES: Readonly<Record<string, Regle>> = {
  deposer: (o, d) => [
    ...porteur(o, `Dossier ${d} déposé`, `Votre dossier ${d} est déposé. Ce message vaut reçu. Vous pouvez encore le retirer.`),
    ...agents(o, 'grades', `Nouveau dossier ${d}`, `Le dossier ${d} vient d’être déposé et attend son examen.`),
  ],
  deleguer: (_o, _d, f) =>
    personne(
      f,
      `${lire(f, 'pour')} vous demande de répondre`,
      `${lire(f, 'pour')} vous confie quelques questions de son dossier. Ouvrez cette page, puis appuyez sur le bouton. Elle est valable quatorze jours.`,
      `/delegations/liens/${lire(f, 'jeton')}`,
    ),
  grouper: (_o, d, f) => demandesDe(f).flatMap((m) => demanderAuMembre(d, lire(f, 'chef'), m)),
  'confirmer-participation': (o, d, f) =>
    engage(o, `Groupement du dossier ${d}`, `${lire(f, 'nom')} confirme être du groupement, pour ${lire(f, 'part')} % des dépenses.`),
  'refuser-participation': (o, d, f) =>
    engage(o, `Groupement du dossier ${d}`, `${lire(f, 'nom')} ne veut pas être du groupement : retirez ce membre et partagez à nouveau.`),
  'retirer-participation': (o, d, f) => [
    ...porteur(
      o,
      `Groupement du dossier ${d}`,
      `${lire(f, 'nom')} se retire du groupement. Sa part vous revient ; l’agence revoit la composition.`,
    ),
    ...agents(o, 'ars', `Composition à revoir, dossier ${d}`, `${lire(f, 'nom')} se retire du groupement du dossier ${d}.`),
  ],
  'revoir-composition': (o, d) =>
    porteur(o, `Groupement du dossier ${d}`, `L’agence admet la nouvelle composition. Votre dossier continue.`),
  retirer: (o, d) => agents(o, 'ars', `Dossier ${d} retiré`, `Le porteur a retiré le dossier ${d}.`),
  'demander-aide': (o, d) =>
    agents(o, 'grades', `Demande d’accompagnement, dossier ${d}`, `Le porteur du dossier ${d} demande un accompagnement.`),
  'demander-precisions': (o, d) =>
    porteur(o, `Précisions demandées, dossier ${d}`, `L’agence demande des précisions sur votre dossier ${d}. Répondez dans le dossier.`),
  'apporter-precisions': (o, d) => agents(o, 'ars', `Précisions reçues, dossier ${d}`, `Le porteur a répondu sur le dossier ${d}.`),
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
  inviter: (_o, _d, f) =>
    personne(
      f,
      `Invitation de ${lire(f, 'pour')}`,
      `${lire(f, 'pour')} vous invite à travailler sur ses dossiers. Ouvrez cette page, puis appuyez sur le bouton. Elle est valable quatorze jours.`,
      `/invitations/${lire(f, 'jeton')}`,
    ),
  'demander-acces': (o, _d, f) => [
    {
      a: { engage: o.id },
      objet: 'Une personne demande à rejoindre votre équipe',
      texte: `${lire(f, 'nom')} demande à rejoindre votre équipe. Vous seuls décidez ; si vous ne la connaissez pas, refusez.`,
      chemin: `/organismes/${o.id}/equipe`,
    },
  ],
  'accepter-acces': (o, _d, f) =>
    personne(
      f,
      `${lire(f, 'pour')} : vous êtes dans l’équipe`,
      `Votre demande est acceptée. Vous lisez désormais ses dossiers.`,
      `/organismes/${o.id}/equipe`,
    ),
  'refuser-acces': (_o, _d, f) =>
    personne(f, `${lire(f, 'pour')} : votre demande`, 'Votre demande de rejoindre l’équipe n’est pas acceptée.'),
  'changer-droit': (o, _d, f) =>
    personne(f, `${lire(f, 'pour')} : votre droit change`, 'Votre droit sur ses dossiers vient de changer.', `/organismes/${o.id}/equipe`),
  'retirer-personne': (_o, _d, f) =>
    personne(
      f,
      `${lire(f, 'pour')} : vous n’êtes plus dans l’équipe`,
      'Vous ne lisez plus ses dossiers. Rien d’autre ne change pour vous.',
    ),
  transmettre: (o, _d, f) =>
    personne(
      f,
      `${lire(f, 'pour')} : les droits vous sont transmis`,
      'Vous pouvez désormais déposer et signer pour cet organisme.',
      `/organismes/${o.id}/equipe`,
    ),
  'poser-question': (o) =>
    agents(o, 'ars', `Question sur l’appel ${o.appel}`, `Une question attend sa réponse au bureau des renseignements.`),
  clore: (o, d) => porteur(o, `Dossier ${d} clos`, `Votre dossier ${d} est clos. Il reste lisible.`),
}

export const avertissements = (acte: string, objet: Vivant, fait: unknown): readonly Avertissement[] =>
  REGLES[acte]?.(objet, objet.fil.replace('dossier:', ''), fait) ?? []
