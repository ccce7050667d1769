/**
 * La vie de tout ce qui a un état, en une table : acte → de quels états, vers lesquels, par qui.
 * Le dossier (un par guichet), la mission, la convention, le versement et l'équipe d'un organisme ont chacun la leur ;
 * `inscrire` du journal est seule à changer un état, et seulement comme ces tables le permettent.
 */
export const ROLES = ['porteur', 'ars', 'grades', 'commission', 'prestataire', 'direction', 'delegataire', 'comptable'] as const
export type Role = (typeof ROLES)[number]

/** Ce qu'un porteur peut pour un organisme : lire, remplir, ou l'engager. Chacun de ces droits comprend ceux d'avant. */
export const DROITS = ['lire', 'ecrire', 'deposer'] as const
export type Droit = (typeof DROITS)[number]

/** `reste` : l'acte laisse l'état tel quel. */
export type Passage = {
  readonly de: readonly string[]
  readonly vers: readonly string[]
  readonly par: readonly Role[]
  readonly terme: string
  /** L'acte se fait sur un autre objet, qui entraîne celui-ci : la clôture de la mission fait avancer le dossier. */
  readonly entraine?: true
  readonly reste?: true
  /** Le temps qui passe le fait : la plateforme l'inscrit, personne ne le peut. */
  readonly deSoi?: true
}
export type Vie = Readonly<Record<string, Passage>>

/** L'état d'avant la naissance. */
export const NEANT = 'neant'

/** Un acte qui laisse l'état tel quel : il peut être refait, il est écrit au journal. */
const sur = (etats: readonly string[], par: readonly Role[], terme: string): Passage => ({
  de: etats,
  vers: etats,
  par,
  terme,
  reste: true,
})

/** Une échéance se rappelle, puis passe. */
const deSoi = (etats: readonly string[], terme: string): Passage => ({ ...sur(etats, [], terme), deSoi: true })

/** Déposé et pas encore décidé. */
export const EXAMINE: readonly string[] = ['depose', 'recevable', 'inscrit']
/** Qui répond pour une agence : ses agents et ceux de son opérateur. */
export const AGENCE = ['ars', 'grades'] as const
/** Qui examine un dossier, ou en décide. */
export const EXAMINATEURS = ['ars', 'grades', 'commission', 'direction', 'delegataire'] as const
/** La direction, ou qui signe par sa délégation : l'acte vérifie les dates et les limites (G-43). */
const DECIDEURS = ['direction', 'delegataire'] as const
/** Du dépôt à la convention : rien n'est encore signé. */
const DEMANDE = [...EXAMINE, 'decide', 'en-attente', 'sous-condition', 'laureat'] as const
const ACQUIS = ['laureat', 'en-audit', 'audite', 'finance', 'en-convention', 'conventionne', 'realise', 'controle'] as const
/** Tant que le porteur n'a pas retiré son dossier, on se parle. */
const ECHANGE = [
  ...['brouillon', ...EXAMINE, 'irrecevable', 'decide', 'en-attente', 'sous-condition', 'ecarte', 'sans-suite', 'desiste'],
  ...[...ACQUIS, 'non-finance', 'clos'],
] as const

const dossier = {
  ouvrir: { de: [NEANT], vers: ['brouillon'], par: ['porteur'], terme: 'Ouvrir un dossier' },
  rattacher: { de: [NEANT], vers: ['brouillon'], par: ['porteur'], terme: 'Ouvrir un dossier pour mon organisme' },
  // Naît déposé (G-23) ; recueilli à nouveau, il suit ce qui a changé là-bas tant que personne ne l'examine.
  recueillir: { de: [NEANT, 'depose'], vers: ['depose'], par: AGENCE, terme: 'Recueillir un dossier déposé sur la plateforme nationale' },
  repondre: sur(['brouillon'], ['porteur'], 'Répondre aux questions'),
  departager: sur(['brouillon'], ['porteur'], 'Choisir entre deux réponses'),
  decrire: sur(['brouillon'], ['porteur'], 'Décrire un projet'),
  ordonner: sur(['brouillon'], ['porteur'], 'Changer l’ordre des projets'),
  reprendre: sur(['brouillon'], ['porteur'], 'Reprendre des réponses déjà données'),
  joindre: sur(['brouillon'], ['porteur'], 'Joindre une pièce'),
  'retirer-piece': sur(['brouillon'], ['porteur'], 'Retirer une pièce'),
  'accepter-lettre': sur(['brouillon'], ['porteur'], 'Accepter la lettre d’engagement'),
  grouper: sur(['brouillon'], ['porteur'], 'Composer le groupement'),
  'confirmer-participation': sur(['brouillon'], ['porteur'], 'Confirmer la participation d’un membre'),
  'refuser-participation': sur(['brouillon'], ['porteur'], 'Refuser de participer'),
  deleguer: sur(['brouillon'], ['porteur'], 'Demander à quelqu’un de répondre'),
  'reprendre-delegation': sur(['brouillon'], ['porteur'], 'Reprendre des questions confiées'),
  'accepter-delegation': sur(['brouillon'], ['porteur'], 'Accepter de répondre'),
  'repondre-delegation': sur(['brouillon'], ['porteur'], 'Répondre à des questions confiées'),
  'joindre-delegation': sur(['brouillon'], ['porteur'], 'Joindre une pièce confiée'),
  's-engager': sur(['brouillon'], ['porteur'], 'Prendre les engagements'),
  deposer: { de: ['brouillon'], vers: ['depose'], par: ['porteur'], terme: 'Déposer le dossier' },
  retirer: { de: ['brouillon', ...EXAMINE], vers: ['retire'], par: ['porteur'], terme: 'Retirer le dossier' },
  'ecrire-message': sur(ECHANGE, ['porteur', ...AGENCE], 'Écrire un message'),
  'demander-aide': sur(['brouillon', ...EXAMINE, 'laureat', 'finance', 'conventionne'], ['porteur'], 'Demander un accompagnement'),
  'demander-precisions': sur(EXAMINE, AGENCE, 'Demander des précisions'),
  'apporter-precisions': sur(EXAMINE, ['porteur'], 'Apporter des précisions'),
  'verifier-organisme': sur([...EXAMINE, 'en-attente'], AGENCE, 'Vérifier l’organisme'),
  'retirer-participation': sur(DEMANDE, ['porteur'], 'Se retirer du groupement'),
  'revoir-composition': sur(DEMANDE, ['ars'], 'Revoir la composition du groupement'),
  'demander-complement': sur(EXAMINE, AGENCE, 'Demander un complément'),
  completer: sur(EXAMINE, ['porteur'], 'Compléter le dossier'),
  'retirer-complement': sur(EXAMINE, AGENCE, 'Retirer la demande de complément'),
  'rappeler-complement': deSoi(EXAMINE, 'Rappel : un complément est attendu'),
  'constater-silence': deSoi(EXAMINE, 'Complément non reçu à sa date'),
  confier: sur([...EXAMINE, 'irrecevable', 'decide', 'en-attente', 'ecarte', ...ACQUIS, 'non-finance'], AGENCE, 'Confier le dossier'),
  trancher: sur(EXAMINE, AGENCE, 'Trancher une condition'),
  'declarer-recevable': { de: ['depose'], vers: ['recevable'], par: AGENCE, terme: 'Déclarer recevable' },
  'declarer-irrecevable': { de: ['depose'], vers: ['irrecevable'], par: ['ars'], terme: 'Déclarer irrecevable' },
  'donner-avis': sur(['recevable', 'inscrit'], ['ars', 'grades', 'commission'], 'Donner un avis'),
  'demander-expertise': sur(['recevable', 'inscrit'], AGENCE, 'Demander l’avis d’un expert'),
  'reprendre-expertise': sur(['recevable', 'inscrit'], AGENCE, 'Fermer le lien d’un expert'),
  'rendre-expertise': sur(['recevable', 'inscrit'], ['porteur'], 'Rendre un avis d’expert'),
  'declarer-deport': sur([...DEMANDE], EXAMINATEURS, 'Se déporter'),
  'expliquer-lien': sur([...DEMANDE], EXAMINATEURS, 'Expliquer un lien avec un dossier'),
  inscrire: { de: ['recevable', 'inscrit'], vers: ['inscrit'], par: AGENCE, terme: 'Inscrire à l’ordre du jour' },
  'adopter-avis': sur(['inscrit'], AGENCE, 'Noter l’avis de la commission'),
  convoquer: { de: ['inscrit'], vers: ['inscrit'], par: AGENCE, terme: 'Suivre sa séance', entraine: true, reste: true },
  // Tant qu'elle n'est pas notifiée, décider de nouveau corrige la décision ; ensuite, elle se revoit, avec son motif.
  decider: { de: ['recevable', 'inscrit', 'en-attente', 'decide'], vers: ['decide'], par: DECIDEURS, terme: 'Décider' },
  'revoir-decision': {
    de: ['laureat', 'sous-condition', 'ecarte', 'sans-suite'],
    vers: ['decide'],
    par: DECIDEURS,
    terme: 'Revoir la décision',
  },
  notifier: {
    de: ['decide'],
    vers: ['laureat', 'sous-condition', 'en-attente', 'ecarte', 'sans-suite'],
    par: ['ars'],
    terme: 'Notifier la décision',
  },
  'rappeler-condition': deSoi(['sous-condition'], 'Rappel : une condition est à lever'),
  'constater-terme': deSoi(['sous-condition'], 'Date de la condition passée'),
  'lever-condition': { de: ['sous-condition'], vers: ['laureat'], par: ['ars'], terme: 'Lever la condition' },
  'constater-caducite': { de: ['sous-condition'], vers: ['ecarte'], par: ['ars'], terme: 'Constater que la condition n’est pas levée' },
  'se-desister': { de: ['en-attente', 'sous-condition', 'laureat'], vers: ['desiste'], par: ['porteur'], terme: 'Se désister' },
  'commander-audit': { de: ['laureat'], vers: ['en-audit'], par: AGENCE, terme: 'Commander l’audit' },
  'clore-mission': { de: ['en-audit'], vers: ['audite'], par: AGENCE, terme: 'Clore la mission d’audit', entraine: true },
  selectionner: { de: ['audite'], vers: ['finance', 'non-finance'], par: ['direction'], terme: 'Arrêter la sélection', entraine: true },
  reajuster: sur(['laureat', 'en-convention', 'conventionne'], ['direction'], 'Réajuster l’aide'),
  'etablir-convention': { de: ['laureat'], vers: ['en-convention'], par: AGENCE, terme: 'Établir la convention' },
  signer: {
    de: ['en-convention'],
    vers: ['en-convention', 'conventionne'],
    par: ['porteur', 'direction', 'grades'],
    terme: 'Signer la convention',
    entraine: true,
  },
  'rendre-compte': {
    de: ['conventionne', 'finance', 'realise'],
    vers: ['realise'],
    par: ['porteur', 'prestataire'],
    terme: 'Rendre compte de la réalisation',
  },
  controler: { de: ['realise', 'controle'], vers: ['controle'], par: AGENCE, terme: 'Contrôler la réalisation' },
  reevaluer: sur(['realise', 'controle'], ['porteur', 'prestataire', 'grades'], 'Réévaluer sur la même grille'),
  clore: {
    de: ['irrecevable', 'en-attente', 'ecarte', 'sans-suite', 'desiste', 'audite', 'non-finance', 'controle'],
    vers: ['clos'],
    par: ['ars'],
    terme: 'Clore le dossier',
  },
} as const satisfies Vie

const mission = {
  'commander-audit': { de: [NEANT], vers: ['commandee'], par: AGENCE, terme: 'Commander l’audit', entraine: true },
  cadrer: { de: ['commandee', 'cadree'], vers: ['cadree'], par: ['prestataire'], terme: 'Cadrer la mission' },
  planifier: { de: ['cadree', 'planifiee'], vers: ['planifiee'], par: ['prestataire'], terme: 'Planifier la visite' },
  autoevaluer: sur(['commandee', 'cadree', 'planifiee', 'sur-place'], ['porteur'], 'S’évaluer soi-même'),
  evaluer: { de: ['planifiee', 'sur-place'], vers: ['sur-place'], par: ['prestataire'], terme: 'Remplir la grille' },
  constater: { de: ['planifiee', 'sur-place'], vers: ['sur-place'], par: ['prestataire'], terme: 'Relever un constat' },
  'proposer-action': sur(['sur-place'], ['prestataire'], 'Proposer une action'),
  'remettre-rapport': { de: ['sur-place'], vers: ['remise'], par: ['prestataire'], terme: 'Remettre le rapport' },
  restituer: { de: ['remise'], vers: ['restituee'], par: ['prestataire'], terme: 'Restituer à l’organisme' },
  'prendre-position': sur(['restituee'], ['porteur'], 'Prendre position sur une action'),
  'clore-mission': { de: ['remise', 'restituee'], vers: ['close'], par: AGENCE, terme: 'Clore la mission d’audit' },
} as const satisfies Vie

const convention = {
  'etablir-convention': { de: [NEANT], vers: ['etablie'], par: AGENCE, terme: 'Établir la convention', entraine: true },
  signer: { de: ['etablie'], vers: ['etablie', 'signee'], par: ['porteur', 'direction', 'grades'], terme: 'Signer la convention' },
  verser: { de: ['signee'], vers: ['signee', 'soldee'], par: ['comptable'], terme: 'Verser', entraine: true },
} as const satisfies Vie

const versement = {
  'etablir-convention': { de: [NEANT], vers: ['prevu'], par: AGENCE, terme: 'Prévoir les versements', entraine: true },
  signer: { de: ['prevu'], vers: ['exigible'], par: ['porteur', 'direction', 'grades'], terme: 'Rendre l’avance exigible', entraine: true },
  'attester-service-fait': { de: ['prevu'], vers: ['exigible', 'perdu'], par: AGENCE, terme: 'Attester le service fait' },
  verser: { de: ['exigible'], vers: ['verse'], par: ['comptable'], terme: 'Verser' },
} as const satisfies Vie

/** L'appel lui-même : ce qui le concerne tout entier s'écrit dans son propre fil. */
const appel = {
  publier: { de: [NEANT, 'publie'], vers: ['publie'], par: ['ars'], terme: 'Publier l’appel' },
  convoquer: sur(['publie'], AGENCE, 'Convoquer ou déplacer une séance'),
  'declarer-interets': sur(['publie'], EXAMINATEURS, 'Déclarer ses intérêts'),
  'nommer-suppleant': sur(['publie'], AGENCE, 'Nommer un suppléant'),
  'ouvrir-seance': sur(['publie'], AGENCE, 'Ouvrir la séance'),
  'constater-quorum': sur(['publie'], AGENCE, 'Noter une arrivée ou un départ'),
  'lever-seance': sur(['publie'], AGENCE, 'Lever la séance'),
  'amender-proces-verbal': sur(['publie'], AGENCE, 'Amender le procès-verbal'),
  'approuver-proces-verbal': sur(['publie'], ['ars', 'grades', 'commission'], 'Approuver et signer le procès-verbal'),
  'poser-question': sur(['publie'], ['porteur'], 'Poser une question'),
  'affecter-question': sur(['publie'], AGENCE, 'Confier une question'),
  'repondre-question': sur(['publie'], AGENCE, 'Répondre à une question'),
  'publier-reponse': sur(['publie'], AGENCE, 'Publier une réponse'),
  'proposer-creneau': sur(['publie'], AGENCE, 'Offrir un créneau au téléphone'),
  'reserver-creneau': sur(['publie'], ['porteur'], 'Réserver un créneau'),
  'annuler-rendez-vous': sur(['publie'], ['porteur', ...AGENCE], 'Annuler un rendez-vous'),
  'retirer-creneau': sur(['publie'], AGENCE, 'Retirer un créneau'),
  selectionner: sur(['publie'], ['direction'], 'Arrêter la sélection'),
  'publier-resultats': sur(['publie'], ['ars'], 'Publier les résultats'),
  'deleguer-signature': sur(['publie'], ['direction'], 'Déléguer la signature'),
  'retirer-signature': sur(['publie'], ['direction'], 'Retirer une délégation de signature'),
  'declarer-infructueux': sur(['publie'], ['direction'], 'Déclarer un guichet infructueux'),
} as const satisfies Vie

/** L'organisme : son équipe, qui reçoit, change et perd des droits. */
const EQUIPE = { de: [NEANT, 'connu'], vers: ['connu'], par: ['porteur'] } as const
const organisme = {
  inviter: { ...EQUIPE, terme: 'Inviter une personne' },
  'annuler-invitation': { ...EQUIPE, terme: 'Annuler une invitation' },
  'accepter-invitation': { ...EQUIPE, terme: 'Accepter une invitation' },
  'demander-acces': { ...EQUIPE, terme: 'Demander à rejoindre une équipe' },
  'accepter-acces': { ...EQUIPE, terme: 'Accepter une demande' },
  'refuser-acces': { ...EQUIPE, terme: 'Refuser une demande' },
  'changer-droit': { ...EQUIPE, terme: 'Changer le droit d’une personne' },
  'retirer-personne': { ...EQUIPE, terme: 'Retirer une personne' },
  transmettre: { ...EQUIPE, terme: 'Transmettre ses droits et quitter l’équipe' },
  'quitter-equipe': { ...EQUIPE, terme: 'Quitter l’équipe' },
} as const satisfies Vie

export const VIES = { dossier, mission, convention, versement, appel, organisme } as const
export type GenreObjet = keyof typeof VIES

export const passage = (genre: GenreObjet, acte: string): Passage | undefined => (VIES[genre] as Vie)[acte]
/** L'acte mène-t-il de cet état à celui-là ? */
export const permet = (p: Passage, de: string, vers: string): boolean =>
  p.de.includes(de) && p.vers.includes(vers) && (p.reste !== true || de === vers)
export const etatsDe = (genre: GenreObjet): readonly string[] => [
  ...new Set(Object.values<Passage>(VIES[genre]).flatMap((p) => [...p.de, ...p.vers])),
]
export const ACTES: readonly string[] = [...new Set(Object.values(VIES).flatMap((v) => Object.keys(v)))]

/** Les actes qu'un rôle peut faire sur un objet dans cet état, dans l'ordre de la vie. */
export const actesPossibles = (genre: GenreObjet, etat: string, role: Role): readonly string[] =>
  Object.entries<Passage>(VIES[genre])
    .filter(([, p]) => p.entraine !== true && p.de.includes(etat) && p.par.includes(role))
    .map(([acte]) => acte)

/** Le diagramme Mermaid de la documentation. */
export const dessiner = (genre: GenreObjet): string =>
  [
    'stateDiagram-v2',
    ...Object.entries<Passage>(VIES[genre]).flatMap(([acte, p]) =>
      p.de.flatMap((de) =>
        p.vers.filter((v) => v !== de && permet(p, de, v)).map((v) => `  ${de === NEANT ? '[*]' : de} --> ${v}: ${acte}`),
      ),
    ),
  ].join('\n')
