import {
  type Avertissement,
  aLAdresse,
  aLaPersonne,
  aLOrganisme,
  aQuiEngage,
  auPorteur,
  auPrestataire,
  auxAgents,
} from './acteurs/avertissement.ts'
import { AVERTISSEMENTS_D_EQUIPE } from './acteurs/avertissements-equipe.ts'
import type { Appel } from './appel/appel.ts'
import { agendaDeRendezVous, agendaDeSeance, agendaDesEcheances, agendaDeVisite, direDate } from './appel/dates-des-actes.ts'
import { direSuite, direSuiteALAgence, direSuitePassee, suiteDuSilence } from './appel/silence.ts'
import { direDepot } from './candidature/depot.phrases.ts'
import { direEcart } from './candidature/ecart.phrases.ts'
import { sourceDe, sourceDeCaducite } from './decision/piece.ts'
import { sourceDIrrecevabilite } from './instruction/piece-d-irrecevabilite.ts'
import { listeDe, montantDuFait, texteDe, valeurDe } from './journal/fait.ts'
import type { Vivant } from './journal/objet.ts'
import { direMontant } from './socle/montant.ts'
import type { Instant } from './socle/temps.ts'

/** Ce qu'une ligne de la table lit : l'objet de l'acte, son dossier, ce que l'acte a établi, et l'appel. */
type Cas = { readonly o: Vivant; readonly d: string; readonly f: unknown; readonly appel: Appel; readonly le: Instant }
type Regle = (c: Cas) => readonly Avertissement[]

const versActe = (acte: string, id: string, texte: string) => ({ texte, chemin: `/actes/${acte}/${id}` })

/** G-01 : ce que le bureau écrit porte le préfixe d'objet de l'appel ; l'objet d'une question l'a déjà. */
const avecPrefixe = (f: unknown, objet: string): string => `${texteDe(f, 'prefixe')}${objet}`

/** Ce que l'appel prévoit d'un complément qui ne vient pas, tel que l'acte l'a inscrit. */
const suiteDe = (f: unknown) => (texteDe(f, 'suite') === 'irrecevable' ? 'irrecevable' : 'examiner-en-l-etat')

/** Un membre est prévenu dans son équipe, et par le lien si une adresse est donnée. */
const demanderAuMembre = (o: Vivant, d: string, chef: string, m: unknown): readonly Avertissement[] => {
  const lien = valeurDe(m, 'lien')
  const dit = {
    objet: `${chef} vous propose un groupement`,
    texte: `${chef} porte le dossier ${d} et propose que ${texteDe(m, 'nom')} en soit, pour ${texteDe(m, 'part')} % des dépenses. Répondez sur cette page.`,
  }
  const vers = (chemin: string) => ({ ...dit, lien: { texte: 'Répondre à la proposition', chemin } })
  return [
    ...aQuiEngage(o, texteDe(m, 'organisme'), vers(`/dossiers/${d}/participation`)),
    ...(lien === undefined ? [] : aLAdresse(o, texteDe(lien, 'courriel'), vers(`/participations/${texteDe(lien, 'jeton')}`))),
  ]
}

/** Une place se libère : la direction apprend qui est le premier de la liste d'attente, et décide (A-04). */
const proposerLaPlace = (o: Vivant, f: unknown): readonly Avertissement[] => {
  const suivant = texteDe(f, 'suivant')
  return suivant === ''
    ? []
    : auxAgents(o, 'direction', {
        objet: `Une place se libère, dossier ${suivant}`,
        texte: `Le dossier ${suivant} est le premier de la liste d’attente. Une place se libère pour lui : à vous de décider.`,
        lien: versActe('decider', suivant, 'Décider'),
      })
}

/**
 * Acte → qui est prévenu, de quoi, où agir, et quelle date garder. Une ligne par acte qui prévient quelqu'un ; les autres ne préviennent
 * personne. Un courriel ne contient jamais le texte d'un constat.
 */
const REGLES: Readonly<Record<string, Regle>> = {
  deposer: ({ o, d, f, appel, le }) => [
    ...auPorteur(o, {
      objet: `Dossier ${d} déposé`,
      texte: direDepot(d, f, appel, le),
      lien: { texte: 'Relire mon reçu', chemin: `/dossiers/${d}/recu` },
      agenda: agendaDesEcheances(appel, d, f),
      piece: { nom: `recu-${d}.pdf`, source: d },
    }),
    ...auxAgents(o, 'grades', { objet: `Nouveau dossier ${d}`, texte: `Le dossier ${d} vient d’être déposé et attend son examen.` }),
  ],
  // Le déposant seul : qui a lancé l'import est l'agence. Recueilli à nouveau, il n'a rien à apprendre.
  recueillir: ({ o, d, f, appel }) => {
    const la = valeurDe(f, 'dossier')
    if (texteDe(f, 'genre') !== 'ne') return []
    const suite =
      texteDe(f, 'equipe') === 'd-autres'
        ? 'Pour le suivre dans Palier, demandez à rejoindre l’équipe de votre organisme.'
        : 'Connectez-vous avec cette adresse pour le suivre dans Palier.'
    return aLAdresse(o, texteDe(la, 'courriel'), {
      objet: `Dossier ${d} : votre dépôt est suivi dans Palier`,
      texte: `Le dossier ${texteDe(la, 'numero')} que vous avez déposé sur la plateforme nationale, pour « ${appel.titre} », porte ici le numéro ${d}. Sa date de dépôt ne change pas, et vous n’avez rien à refaire. ${suite}`,
    })
  },
  deleguer: ({ o, f }) =>
    aLaPersonne(o, f, {
      objet: `${texteDe(f, 'pour')} vous demande de répondre`,
      texte: `${texteDe(f, 'pour')} vous confie quelques questions de son dossier. Ouvrez cette page, puis appuyez sur le bouton. Elle est valable quatorze jours.`,
      lien: { texte: 'Répondre à ces questions', chemin: `/delegations/liens/${texteDe(f, 'jeton')}` },
    }),
  grouper: ({ o, d, f }) => listeDe(f, 'demandes').flatMap((m) => demanderAuMembre(o, d, texteDe(f, 'chef'), m)),
  'confirmer-participation': ({ o, d, f }) =>
    aQuiEngage(o, o.organisme, {
      objet: `Groupement du dossier ${d}`,
      texte: `${texteDe(f, 'nom')} confirme être du groupement, pour ${texteDe(f, 'part')} % des dépenses.`,
    }),
  'refuser-participation': ({ o, d, f }) =>
    aQuiEngage(o, o.organisme, {
      objet: `Groupement du dossier ${d}`,
      texte: `${texteDe(f, 'nom')} ne veut pas être du groupement : retirez ce membre et partagez à nouveau.`,
    }),
  'retirer-participation': ({ o, d, f }) => [
    ...auPorteur(o, {
      objet: `Groupement du dossier ${d}`,
      texte: `${texteDe(f, 'nom')} se retire du groupement. Sa part vous revient ; l’agence revoit la composition.`,
    }),
    ...auxAgents(o, 'ars', {
      objet: `Composition à revoir, dossier ${d}`,
      texte: `${texteDe(f, 'nom')} se retire du groupement du dossier ${d}.`,
    }),
  ],
  'revoir-composition': ({ o, d }) =>
    auPorteur(o, { objet: `Groupement du dossier ${d}`, texte: 'L’agence admet la nouvelle composition. Votre dossier continue.' }),
  // Le verdict de l'antivirus n'est l'acte de personne ; il prévient comme un acte.
  'ecarter-fichier': ({ o, d, f }) => [
    ...auPorteur(o, { objet: `Fichier écarté, dossier ${d}`, texte: direEcart(f) }),
    ...(o.etat === 'brouillon'
      ? []
      : auxAgents(o, 'grades', {
          objet: `Fichier écarté, dossier ${d}`,
          texte: `Le contrôle antivirus a écarté « ${texteDe(f, 'nom')} ». Le porteur est prévenu.`,
        })),
  ],
  retirer: ({ o, d }) => auxAgents(o, 'ars', { objet: `Dossier ${d} retiré`, texte: `Le porteur a retiré le dossier ${d}.` }),
  'ecrire-message': ({ o, d, f }) => {
    const objet = `Nouveau message, dossier ${d}`
    const lien = { texte: 'Lire et répondre', chemin: `/dossiers/${d}/messages` }
    if (texteDe(f, 'cote') === 'agence')
      return auPorteur(o, {
        objet,
        lien,
        texte: `L’agence vous a écrit au sujet de votre dossier ${d}. Lisez et répondez dans le dossier.`,
      })
    const texte = `Le porteur du dossier ${d} vous a écrit. Lisez et répondez dans le dossier.`
    return [...auxAgents(o, 'ars', { objet, lien, texte }), ...auxAgents(o, 'grades', { objet, lien, texte })]
  },
  'demander-aide': ({ o, d }) =>
    auxAgents(o, 'grades', {
      objet: `Demande d’accompagnement, dossier ${d}`,
      texte: `Le porteur du dossier ${d} demande un accompagnement.`,
    }),
  'demander-precisions': ({ o, d }) =>
    auPorteur(o, {
      objet: `Précisions demandées, dossier ${d}`,
      texte: `L’agence demande des précisions sur votre dossier ${d}. Lisez sa demande, puis répondez dans le dossier.`,
    }),
  'apporter-precisions': ({ o, d }) =>
    auxAgents(o, 'ars', { objet: `Précisions reçues, dossier ${d}`, texte: `Le porteur a répondu sur le dossier ${d}.` }),
  confier: ({ o, d, f }) =>
    aLaPersonne(o, f, { objet: `Le dossier ${d} vous est confié`, texte: `Le dossier ${d} vient en tête de votre journée.` }),
  'demander-complement': ({ o, d, f, appel }) =>
    auPorteur(o, {
      objet: `Complément demandé, dossier ${d}`,
      texte: `L’agence vous demande de compléter votre dossier ${d}, au plus tard le ${direDate(f, 'jusquAu')}. Ce qui est demandé est rouvert dans le dossier. ${direSuite(suiteDuSilence(appel, o.etat))}`,
      lien: { texte: 'Compléter le dossier', chemin: `/dossiers/${d}/complement` },
    }),
  'rappeler-complement': ({ o, d, f }) =>
    auPorteur(o, {
      objet: `Complément attendu, dossier ${d}`,
      texte: `Le complément que l’agence vous a demandé sur votre dossier ${d} est attendu au plus tard le ${direDate(f, 'jusquAu')}. ${direSuite(suiteDe(f))}`,
      lien: { texte: 'Compléter le dossier', chemin: `/dossiers/${d}/complement` },
    }),
  'constater-silence': ({ o, d, f, appel }) => {
    const suite = suiteDe(f)
    const dit = {
      objet: `Complément non reçu, dossier ${d}`,
      texte: `Le complément demandé sur le dossier ${d} n’est pas venu le ${direDate(f, 'jusquAu')}, dernier jour pour répondre. ${direSuiteALAgence(suite, appel.complements?.clause ?? [])} Le délai de la loi a repris${valeurDe(f, 'delai') === undefined ? '' : ` : répondez au plus tard le ${direDate(f, 'delai')}`}.`,
      lien: { texte: 'Ouvrir la recevabilité', chemin: `/dossiers/${d}/recevabilite` },
    }
    return [
      ...auPorteur(o, {
        objet: `Complément non reçu, dossier ${d}`,
        texte: `Le complément demandé sur votre dossier ${d} était attendu le ${direDate(f, 'jusquAu')} au plus tard. ${direSuitePassee(suite)} Vous pouvez encore répondre : l’agence verra que votre réponse vient après la date.`,
        lien: { texte: 'Compléter le dossier', chemin: `/dossiers/${d}/complement` },
      }),
      ...auxAgents(o, 'ars', dit),
      ...auxAgents(o, 'grades', dit),
    ]
  },
  completer: ({ o, d, f }) => {
    const dit = { objet: `Complément reçu, dossier ${d}`, texte: `Le porteur a complété le dossier ${d}.` }
    return texteDe(f, 'geste') === 'garder' ? [] : [...auxAgents(o, 'ars', dit), ...auxAgents(o, 'grades', dit)]
  },
  'retirer-complement': ({ o, d }) =>
    auPorteur(o, {
      objet: `Demande de complément retirée, dossier ${d}`,
      texte: `L’agence retire sa demande : vous n’avez plus rien à compléter sur le dossier ${d}.`,
    }),
  'declarer-recevable': ({ o, d }) =>
    auPorteur(o, { objet: `Dossier ${d} recevable`, texte: `Votre dossier ${d} est recevable. Il est examiné.` }),
  'declarer-irrecevable': ({ o, d, f }) =>
    auPorteur(o, {
      objet: `Dossier ${d} irrecevable`,
      texte: `Votre dossier ${d} ne peut pas être examiné.\n\nMotif : ${texteDe(f, 'motif')}\n\nLa lettre jointe le dit, avec la clause, les délais et les recours. Il reste lisible, avec cette décision.`,
      lien: { texte: 'Lire la décision', chemin: `/dossiers/${d}` },
      piece: { nom: `irrecevabilite-${d}.pdf`, source: sourceDIrrecevabilite(d) },
    }),
  'demander-expertise': ({ o, f }) =>
    aLaPersonne(o, f, {
      objet: 'Votre avis d’expert est demandé',
      texte:
        'L’agence qui examine une candidature vous pose une question. Ouvrez cette page pour la lire et y répondre. Elle vous est personnelle et valable quatorze jours.',
      lien: { texte: 'Lire la question', chemin: `/expertises/${texteDe(f, 'jeton')}` },
    }),
  'rendre-expertise': ({ o, d }) => {
    const dit = {
      objet: `Avis d’expert reçu, dossier ${d}`,
      texte: `Un expert a répondu sur le dossier ${d}. Sa réponse se lit avec les avis.`,
      lien: { texte: 'Ouvrir les avis', chemin: `/dossiers/${d}/avis` },
    }
    return [...auxAgents(o, 'ars', dit), ...auxAgents(o, 'grades', dit)]
  },
  inscrire: ({ o, d, f, appel }) => [
    ...auPorteur(o, {
      objet: `Dossier ${d} à l’ordre du jour`,
      texte: `Votre dossier ${d} passera en commission le ${direDate(f, 'jour')}. Vous n’avez rien à préparer.`,
      agenda: agendaDeSeance(appel, texteDe(f, 'seance'), f),
    }),
    ...auxAgents(o, 'commission', {
      objet: `Ordre du jour, dossier ${d}`,
      texte: `Le dossier ${d} est inscrit à la séance du ${direDate(f, 'jour')}.`,
      agenda: agendaDeSeance(appel, texteDe(f, 'seance'), f),
    }),
  ],
  'deleguer-signature': ({ o, f, appel }) =>
    aLaPersonne(o, f, {
      objet: `Délégation de signature, ${appel.titre}`,
      texte: `La direction vous délègue sa signature, du ${direDate(f, 'du')} au ${direDate(f, 'au')}. Pour décider, prenez le rôle « Délégation de signature » dans votre compte.`,
      lien: { texte: 'Choisir mon rôle', chemin: '/compte' },
    }),
  decider: ({ o, d }) =>
    auxAgents(o, 'ars', {
      objet: `Décision à notifier, dossier ${d}`,
      texte: `La direction a décidé du dossier ${d}. La décision est à notifier.`,
      lien: versActe('notifier', d, 'Notifier la décision'),
    }),
  notifier: ({ o, d, f, appel }) =>
    auPorteur(o, {
      objet: `Décision sur votre dossier ${d}`,
      texte: `La décision sur votre dossier ${d} est prise. La lettre jointe la dit, avec son motif, ses délais et ses recours ; elle se lit aussi dans le dossier.`,
      lien: { texte: 'Lire la décision', chemin: `/dossiers/${d}` },
      agenda: agendaDesEcheances(appel, d, f),
      piece: { nom: `decision-${d}.pdf`, source: sourceDe(d, Number(texteDe(f, 'rang'))) },
    }),
  'revoir-decision': ({ o, d }) =>
    auxAgents(o, 'ars', {
      objet: `Décision revue à notifier, dossier ${d}`,
      texte: `La direction a revu sa décision sur le dossier ${d}. La nouvelle est à notifier.`,
      lien: versActe('notifier', d, 'Notifier la décision'),
    }),
  'rappeler-condition': ({ o, d, f }) =>
    auPorteur(o, {
      objet: `Condition à lever, dossier ${d}`,
      texte: `Votre dossier ${d} est retenu à une condition : « ${texteDe(f, 'condition')} » Elle est à lever au plus tard le ${direDate(f, 'avant')}. Passé ce jour, la décision ne vaudra plus. Envoyez à l’agence, dans le dossier, ce qui montre qu’elle est remplie.`,
      lien: { texte: 'Écrire à l’agence', chemin: `/dossiers/${d}/messages` },
    }),
  'constater-terme': ({ o, d, f }) =>
    auxAgents(o, 'ars', {
      objet: `Date d’une condition passée, dossier ${d}`,
      texte: `La condition du dossier ${d} devait être levée le ${direDate(f, 'avant')} au plus tard : « ${texteDe(f, 'condition')} » Rien n’est perdu de soi-même : constatez qu’elle ne l’est pas, ou demandez à la direction de revoir sa décision.`,
      lien: versActe('constater-caducite', d, 'Constater que la condition n’est pas levée'),
    }),
  'lever-condition': ({ o, d }) =>
    auPorteur(o, { objet: `Condition levée, dossier ${d}`, texte: `La condition est levée : votre dossier ${d} est retenu sans réserve.` }),
  'constater-caducite': ({ o, d, f }) => [
    ...auPorteur(o, {
      objet: `Condition non levée, dossier ${d}`,
      texte: `La condition n’a pas été levée le ${direDate(f, 'avant')} : la décision de retenir votre dossier ${d} ne vaut plus. La lettre jointe le dit, avec les délais et les recours.\n\nMotif : ${texteDe(f, 'motif')}`,
      lien: { texte: 'Lire la décision', chemin: `/dossiers/${d}` },
      piece: { nom: `caducite-${d}.pdf`, source: sourceDeCaducite(d, Number(texteDe(f, 'rang'))) },
    }),
    ...proposerLaPlace(o, f),
  ],
  'se-desister': ({ o, d, f }) => [
    ...auxAgents(o, 'ars', { objet: `Désistement, dossier ${d}`, texte: `Le porteur du dossier ${d} se désiste.` }),
    ...proposerLaPlace(o, f),
  ],
  'commander-audit': ({ o, d, f }) => [
    ...auPorteur(o, {
      objet: `Audit commandé, dossier ${d}`,
      texte: 'Un audit est commandé pour votre organisme. Le prestataire va vous contacter.',
    }),
    ...auPrestataire(o, texteDe(f, 'prestataire'), {
      objet: `Audit commandé, dossier ${d}`,
      texte: 'Une mission vous est confiée. Cadrez-la avec l’organisme.',
      lien: { texte: 'Ouvrir la mission', chemin: `/missions/${d}-audit` },
    }),
  ],
  cadrer: ({ o, d }) =>
    auPorteur(o, { objet: `Préparer votre audit, dossier ${d}`, texte: 'Ce qu’il faut préparer pour votre audit est dans la mission.' }),
  planifier: ({ o, d, f, appel }) =>
    auPorteur(o, {
      objet: `Visite d’audit, dossier ${d}`,
      texte: `La visite d’audit commence le ${direDate(f, 'debut')}.`,
      agenda: agendaDeVisite(appel, o.id, f),
    }),
  'remettre-rapport': ({ o, d }) => [
    ...auPorteur(o, { objet: `Rapport d’audit remis, dossier ${d}`, texte: 'Le rapport de votre audit est remis. Vous pouvez le lire.' }),
    // G-10 : les résultats vont à l'agence et à son opérateur.
    ...auxAgents(o, 'ars', { objet: `Rapport d’audit remis, dossier ${d}`, texte: `Le rapport d’audit du dossier ${d} est remis.` }),
    ...auxAgents(o, 'grades', { objet: `Rapport d’audit remis, dossier ${d}`, texte: `Le rapport d’audit du dossier ${d} est remis.` }),
  ],
  restituer: ({ o, d }) =>
    auPorteur(o, { objet: `Vos choix sur le plan d’actions, dossier ${d}`, texte: 'Dites, action par action, ce que vous pouvez mener.' }),
  'etablir-convention': ({ o, d }) => {
    const lien = { texte: 'Lire la convention', chemin: `/dossiers/${d}/convention` }
    const objet = `Convention à signer, dossier ${d}`
    return [
      ...auPorteur(o, { objet, lien, texte: `La convention de votre dossier ${d} attend votre signature.` }),
      ...auxAgents(o, 'direction', { objet, lien, texte: `La convention du dossier ${d} attend la signature de l’agence.` }),
      ...auxAgents(o, 'grades', { objet, lien, texte: `La convention du dossier ${d} attend la signature de l’opérateur.` }),
    ]
  },
  'attester-service-fait': ({ o, d }) =>
    auxAgents(o, 'comptable', { objet: `Solde à verser, dossier ${d}`, texte: `Le service fait du dossier ${d} est attesté.` }),
  verser: ({ o, d, f }) =>
    auPorteur(o, {
      objet: `Versement, dossier ${d}`,
      texte: `Un versement de ${direMontant(montantDuFait(f, 'montant') ?? 0n)} vient d’être enregistré pour votre dossier ${d}.`,
    }),
  reajuster: ({ o, d }) => auPorteur(o, { objet: `Aide réajustée, dossier ${d}`, texte: `L’aide de votre dossier ${d} est réajustée.` }),
  'rendre-compte': ({ o, d }) =>
    auxAgents(o, 'grades', { objet: `Réalisation à contrôler, dossier ${d}`, texte: `Le dossier ${d} a rendu compte de sa réalisation.` }),
  // G-20, G-22 : une séance bouge, les porteurs qui la suivent l'apprennent.
  convoquer: ({ o, f, appel }) => {
    const seance = valeurDe(f, 'seance')
    const titre = appel.commission?.titre ?? 'Commission'
    const combien = Number(texteDe(f, 'dossiers'))
    const jour = `La séance se tiendra le ${direDate(seance, 'jour')}.`
    const convocation = texteDe(f, 'convocation') === 'deplacee' ? `${jour} Elle est déplacée à ce jour.` : `Vous êtes convoqué. ${jour}`
    return [
      ...listeDe(f, 'membres').flatMap((m) =>
        aLaPersonne(o, m, {
          objet: `${texteDe(f, 'convocation') === 'deplacee' ? 'Séance déplacée' : 'Convocation'}, ${titre}`,
          texte: `${convocation} ${combien === 0 ? 'Son ordre du jour n’a pas encore de dossier.' : `Son ordre du jour a ${combien} dossier${combien > 1 ? 's' : ''}.`} Si vous ne pouvez pas venir, dites-le à l’agence : votre suppléant siégera.`,
          lien: { texte: 'Ouvrir la séance', chemin: `/seances/${o.appel}/${texteDe(seance, 'code')}` },
          agenda: agendaDeSeance(appel, texteDe(seance, 'code'), seance),
        }),
      ),
      ...listeDe(f, 'aPrevenir').flatMap((p) =>
        aLOrganisme(o, texteDe(p, 'organisme'), {
          objet: `Commission déplacée, ${appel.titre}`,
          texte: `La commission qui examine votre dossier ${texteDe(p, 'dossier')} se tiendra le ${direDate(p, 'jour')}.`,
          agenda: agendaDeSeance(appel, texteDe(p, 'seance'), p),
          lien: { texte: 'Ouvrir le dossier', chemin: `/dossiers/${texteDe(p, 'dossier')}` },
        }),
      ),
    ]
  },
  // G-22 : ajourné, le dossier change de séance ; son porteur l'apprend, et rien de plus de l'avis.
  'adopter-avis': ({ o, d, f, appel }) => {
    const [report, retour] = [valeurDe(f, 'report'), valeurDe(f, 'retour')]
    if (texteDe(report, 'code') !== '')
      return auPorteur(o, {
        objet: `Dossier ${d} reporté à une autre séance`,
        texte: `La commission a reporté l’examen de votre dossier ${d} au ${direDate(report, 'jour')}. Vous n’avez rien à préparer.`,
        agenda: agendaDeSeance(appel, texteDe(report, 'code'), report),
      })
    // Le report est corrigé : la date qu'on lui avait dite ne vaut plus.
    return texteDe(retour, 'code') === ''
      ? []
      : auPorteur(o, {
          objet: `Dossier ${d} examiné à la date prévue`,
          texte: `L’examen de votre dossier ${d} n’est plus reporté : la commission l’a examiné à sa séance du ${direDate(retour, 'jour')}. La date de report que nous vous avions donnée ne vaut plus : retirez-la de votre agenda.`,
        })
  },
  'lever-seance': ({ o, f, appel }) => {
    const [examines, restent] = [listeDe(f, 'examines').length, listeDe(f, 'restent').length]
    const reste = restent === 0 ? '' : ` Restent à inscrire à une autre séance : ${restent}.`
    return auxAgents(o, 'direction', {
      objet: `Avis de la commission rendus, ${appel.titre}`,
      texte: `La séance est levée. Dossiers examinés : ${examines}.${reste} La décision vous revient.`,
      lien: { texte: 'Ouvrir la séance', chemin: `/seances/${o.appel}/${texteDe(f, 'seance')}` },
    })
  },
  'poser-question': ({ o, f }) => [
    ...auxAgents(o, 'ars', {
      objet: texteDe(f, 'objet'),
      texte: 'Cette question attend sa réponse au bureau des renseignements.',
      lien: { texte: 'Ouvrir le bureau des renseignements', chemin: `/appels/${o.appel}/questions/bureau` },
    }),
    ...aLAdresse(o, texteDe(f, 'a'), {
      objet: avecPrefixe(f, 'Votre question est reçue'),
      texte: 'L’agence vous répondra par courriel. Sa page vous dit où elle en est.',
      lien: { texte: 'Suivre ma question', chemin: `/appels/${o.appel}/questions/suivi/${texteDe(f, 'suivi')}` },
    }),
  ],
  'affecter-question': ({ o, f }) =>
    aLAdresse(o, texteDe(f, 'a'), {
      objet: avecPrefixe(f, 'Une question vous est confiée'),
      texte: 'Une question du bureau des renseignements vous est confiée.',
      lien: { texte: 'Répondre à la question', chemin: `/appels/${o.appel}/questions/${texteDe(f, 'id')}` },
    }),
  'repondre-question': ({ o, f }) =>
    aLAdresse(o, texteDe(f, 'a'), { objet: avecPrefixe(f, 'La réponse à votre question'), texte: texteDe(f, 'reponse') }),
  'reserver-creneau': ({ o, f, appel }) => {
    const agenda = agendaDeRendezVous(appel, f)
    return [
      ...aLAdresse(o, texteDe(f, 'a'), {
        objet: avecPrefixe(f, 'Votre rendez-vous au téléphone'),
        texte: `Appelez le ${texteDe(f, 'telephone')}, ${texteDe(f, 'quand')}.`,
        agenda,
      }),
      ...aLAdresse(o, texteDe(f, 'agent'), {
        objet: avecPrefixe(f, 'Un rendez-vous au téléphone est pris'),
        texte: `Quelqu’un vous appellera ${texteDe(f, 'quand')}.`,
        agenda,
      }),
    ]
  },
  'annuler-rendez-vous': ({ o, f }) => [
    ...aLAdresse(o, texteDe(f, 'a'), {
      objet: avecPrefixe(f, 'Votre rendez-vous est annulé'),
      texte: `Le rendez-vous prévu ${texteDe(f, 'quand')} est annulé.`,
    }),
    ...aLAdresse(o, texteDe(f, 'agent'), {
      objet: avecPrefixe(f, 'Un rendez-vous est annulé'),
      texte: `Le rendez-vous prévu ${texteDe(f, 'quand')} est annulé. Le créneau est de nouveau libre.`,
    }),
  ],
  'retirer-creneau': ({ o, f }) =>
    aLAdresse(o, texteDe(f, 'a'), {
      objet: avecPrefixe(f, 'Votre rendez-vous est annulé'),
      texte: `Le rendez-vous prévu ${texteDe(f, 'quand')} n’aura pas lieu. Choisissez-en un autre.`,
    }),
  clore: ({ o, d }) => auPorteur(o, { objet: `Dossier ${d} clos`, texte: `Votre dossier ${d} est clos. Il reste lisible.` }),
}

/** @param appel celui de l'objet ; une équipe n'en a pas. */
export const avertissements = (acte: string, o: Vivant, f: unknown, appel: Appel | undefined, le: Instant): readonly Avertissement[] => {
  if (appel === undefined) return AVERTISSEMENTS_D_EQUIPE[acte]?.(o, f) ?? []
  return REGLES[acte]?.({ o, d: o.fil.replace('dossier:', ''), f, appel, le }) ?? []
}
