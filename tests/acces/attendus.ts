import type { Ids, Personne } from './personnes.ts'

/** Qui ouvre une route. `absent` : la même adresse, vers ce qui n'existe pas ; une personne à qui la route est fermée n'y voit aucune différence. */
export type Attendu = {
  readonly chemin: (ids: Ids) => string
  readonly absent?: string
  readonly ouverte: readonly Personne[] | 'tous'
  /** Qui lit ce qui l'entoure : il sait que cela existe, et apprend seulement que ceci n'y est pas. */
  readonly dedans?: readonly Personne[]
}

export const EQUIPE = ['lecteur', 'redacteur', 'deposant'] as const
export const PORTEURS = [...EQUIPE, 'autre-organisme', 'autre-appel', 'membre', 'membre-parti'] as const
/** Qui n'a aucun rôle peut encore devenir porteur. */
export const SANS_ROLE = ['sans-role', 'ancien-membre', 'expert', 'collaborateur'] as const
export const INSTRUCTION = ['ars', 'grades'] as const
export const JUGES = [...INSTRUCTION, 'commission', 'direction'] as const
/** Avant d'avoir dit ses intérêts, un membre de la commission est mené à le faire : la page existe pour lui, son contenu non. */
export const A_DECLARER = ['commission-a-declarer'] as const
/** Qui décide lit ce qui a été examiné ; un délégataire ne lit ni les messages, ni l'audit, ni la convention. */
export const EXAMEN = [...JUGES, 'delegataire'] as const
const DOSSIER = [...EQUIPE, ...EXAMEN, 'comptable'] as const
export const CONSTATS = [...EQUIPE, ...INSTRUCTION, 'direction', 'auditeur'] as const
export const CONNECTES = [
  ...[...SANS_ROLE, ...PORTEURS, ...JUGES, ...A_DECLARER, 'delegataire', 'comptable', 'auditeur'],
  ...['ars-ecarte', 'grades-ecarte', 'commission-ecartee', 'direction-ecartee'],
  ...['autre-ars', 'autre-grades', 'autre-commission', 'autre-direction', 'autre-comptable', 'autre-auditeur'],
] as readonly Personne[]
/** Écartés d'un dossier, ces agents gardent les pages de l'appel : ce qu'elles montrent du dossier est éprouvé à part. */
const DE_L_APPEL = [...EXAMEN, ...A_DECLARER, 'ars-ecarte', 'grades-ecarte', 'commission-ecartee', 'direction-ecartee'] as const
/** L'agence et son opérateur, même écartés d'un dossier. */
export const BUREAU = [...INSTRUCTION, 'ars-ecarte', 'grades-ecarte'] as const
export const DECIDENT = ['direction', 'delegataire', 'direction-ecartee'] as const

export const ABSENT = 'ssi-2021-99999'
const publique = (chemin: string): Attendu => ({ chemin: () => chemin, ouverte: 'tous' })
const personnelle = (chemin: string): Attendu => ({ chemin: () => chemin, ouverte: CONNECTES })
/** Un secret d'un seul usage : inventé, il n'ouvre rien à personne. Les bons ont leurs essais, avec leur destinataire. */
const parSecret = (chemin: string): Attendu => ({ chemin: () => chemin, ouverte: [] })
const duDossier = (suite: string, ouverte: Attendu['ouverte']): Attendu => ({
  chemin: (ids) => `/dossiers/${ids.investissement}${suite}`,
  absent: `/dossiers/${ABSENT}${suite}`,
  ouverte: ouverte === 'tous' ? ouverte : [...ouverte, ...A_DECLARER],
})
/** Une page de brouillon : l'équipe d'un dossier déposé est menée ailleurs, tous les autres ne savent pas qu'il existe. */
const duBrouillon = (suite: string): Attendu => duDossier(suite, EQUIPE)
const deLaMission = (suite: string): Attendu => ({
  chemin: (ids) => `/missions/${ids.audit}-audit${suite}`,
  absent: `/missions/${ABSENT}-audit${suite}`,
  ouverte: CONSTATS,
})
const deLAppel = (suite: string, ouverte: Attendu['ouverte']): Attendu => ({
  chemin: () => `/appels/ssi-2021${suite}`,
  absent: `/appels/inconnu${suite}`,
  ouverte,
})

/** Chaque page de l'application, et qui l'ouvre. Une route nouvelle sans sa ligne fait échouer l'essai. */
export const PAGES: Readonly<Record<string, Attendu>> = {
  '/sante': publique('/sante'),
  // Sans la clé des mesures, cette page n'existe pour personne (`sante.http.test.ts`).
  '/metrics': { chemin: () => '/metrics', absent: '/metriques-absentes', ouverte: [] },
  '/connexion': publique('/connexion'),
  '/connexion/lien': publique('/connexion/lien?jeton=invente'),
  '/connexion/identite': { ...publique('/connexion/identite'), ouverte: [] },
  '/connexion/api/callback/openid': parSecret('/connexion/api/callback/openid'),
  '/saisie-gardee': parSecret('/saisie-gardee'),
  '/compte': personnelle('/compte'),
  '/compte/nom': personnelle('/compte/nom'),
  '/compte/donnees': personnelle('/compte/donnees'),
  '/compte/donnees.json': personnelle('/compte/donnees.json'),
  '/compte/donnees.pdf': personnelle('/compte/donnees.pdf'),
  '/compte/effacer': personnelle('/compte/effacer'),
  '/invitations/:jeton': parSecret('/invitations/invente'),
  '/organismes/:id/rejoindre': {
    chemin: (ids) => `/organismes/${ids.organisme}/rejoindre`,
    absent: '/organismes/inconnu/rejoindre',
    ouverte: [...PORTEURS, ...SANS_ROLE],
  },
  '/equipes': { chemin: () => '/equipes', ouverte: [...PORTEURS, ...SANS_ROLE] },
  '/organismes/:id/equipe': {
    chemin: (ids) => `/organismes/${ids.organisme}/equipe`,
    absent: '/organismes/inconnu/equipe',
    ouverte: EQUIPE,
  },
  '/organismes/:id/equipe/:agent': {
    chemin: (ids) => `/organismes/${ids.organisme}/equipe/lecteur`,
    absent: '/organismes/inconnu/equipe/lecteur',
    ouverte: ['deposant'],
    dedans: EQUIPE,
  },
  '/donnees-personnelles': publique('/donnees-personnelles'),
  '/accessibilite': publique('/accessibilite'),
  '/mentions-legales': publique('/mentions-legales'),
  '/plan-du-site': publique('/plan-du-site'),
  '/': publique('/'),
  '/appels': publique('/appels'),
  '/appels/:code': deLAppel('', 'tous'),
  '/appels/:code/appel.pdf': deLAppel('/appel.pdf', 'tous'),
  '/appels/:code/agenda.ics': deLAppel('/agenda.ics', 'tous'),
  '/appels/:code/eligibilite/:guichet': deLAppel('/eligibilite/audit', 'tous'),
  '/appels/:code/questions': deLAppel('/questions', 'tous'),
  '/appels/:code/questions/poser': deLAppel('/questions/poser', 'tous'),
  '/appels/:code/questions/bureau': deLAppel('/questions/bureau', BUREAU),
  '/appels/:code/questions/suivi/:secret': parSecret('/appels/ssi-2021/questions/suivi/invente'),
  '/appels/:code/questions/:id{[0-9]+}': { ...deLAppel('/questions/1', BUREAU), absent: '/appels/ssi-2021/questions/9999' },
  '/appels/:code/ouvrir/:guichet': deLAppel('/ouvrir/investissement', [...PORTEURS, ...SANS_ROLE]),
  '/appels/:code/ouvrir/:guichet/organisme': deLAppel('/ouvrir/investissement/organisme', [...PORTEURS, ...SANS_ROLE]),
  '/appels/:code/classement/:guichet': deLAppel('/classement/investissement', [...BUREAU, ...DECIDENT]),
  '/appels/:code/classement/:guichet/decider': deLAppel('/classement/investissement/decider', DECIDENT),
  '/appels/:code/interets': deLAppel('/interets', DE_L_APPEL),
  '/appels/:code/signatures': deLAppel('/signatures', ['ars', 'ars-ecarte', ...DECIDENT]),
  '/appels/:code/arbitrage/:guichet': deLAppel('/arbitrage/investissement', [...BUREAU, 'direction', 'direction-ecartee']),
  '/appels/:code/equite': deLAppel('/equite', [...BUREAU, 'direction', 'direction-ecartee']),
  '/appels/:code/:fichier{equite\\.[a-z]+}': deLAppel('/equite.csv', [...BUREAU, 'direction', 'direction-ecartee']),
  '/seances/:appel': { chemin: () => '/seances/ssi-2021', absent: '/seances/inconnu', ouverte: DE_L_APPEL },
  '/seances/:appel/:code': { chemin: () => '/seances/ssi-2021/seance-3-bis', absent: '/seances/inconnu/seance-3-bis', ouverte: DE_L_APPEL },
  '/seances/:appel/:code/documents.pdf': {
    chemin: () => '/seances/ssi-2021/seance-3-bis/documents.pdf',
    absent: '/seances/inconnu/seance-3-bis/documents.pdf',
    ouverte: DE_L_APPEL,
  },
  '/seances/:appel/:code/proces-verbal.pdf': {
    chemin: () => '/seances/ssi-2021/seance-3-bis/proces-verbal.pdf',
    absent: '/seances/inconnu/seance-3-bis/proces-verbal.pdf',
    ouverte: DE_L_APPEL,
  },
  '/seances/:appel/:code/proces-verbal': {
    chemin: () => '/seances/ssi-2021/seance-3-bis/proces-verbal',
    absent: '/seances/inconnu/seance-3-bis/proces-verbal',
    ouverte: DE_L_APPEL,
  },
  '/seances/:appel/:code/:dossier': {
    chemin: (ids) => `/seances/ssi-2021/seance-3-bis/${ids.investissement}`,
    absent: '/seances/ssi-2021/seance-3-bis/inconnu',
    ouverte: [...EXAMEN, ...A_DECLARER],
  },
  '/dossiers': personnelle('/dossiers'),
  '/:fichier{dossiers\\.[a-z]+}': personnelle('/dossiers.csv'),
  // Qui n'agit pas en nombre n'a pas la page ; qui le fait apprend, d'un dossier fermé comme d'un numéro inventé, qu'aucun n'est choisi.
  '/lots': {
    chemin: (ids) => `/lots?acte=confier&qui=coches&dossier=${ids.investissement}`,
    absent: `/lots?acte=confier&qui=coches&dossier=${ABSENT}`,
    ouverte: INSTRUCTION,
  },
  '/lots/suivi/:lot{[0-9a-f-]{36}}': {
    chemin: (ids) => `/lots/suivi/${ids.lot}`,
    absent: '/lots/suivi/00000000-0000-0000-0000-000000000000',
    ouverte: ['ars'],
  },
  '/dossiers/:id': duDossier('', DOSSIER),
  '/dossiers/:id/avis': duDossier('/avis', EXAMEN),
  '/expertises/:jeton': parSecret('/expertises/invente'),
  '/expertises/:jeton/pieces/:piece': parSecret('/expertises/invente/pieces/1'),
  '/dossiers/:id/recevabilite': duDossier('/recevabilite', EXAMEN),
  '/dossiers/:id/irrecevabilite.pdf': { ...duDossier('/irrecevabilite.pdf', []), dedans: DOSSIER },
  '/dossiers/:id/decision/:lettre{[0-9]{1,4}(?:-caducite)?\\.pdf}': duDossier('/decision/1.pdf', DOSSIER),
  '/dossiers/:id/depot': duDossier('/depot', DOSSIER),
  '/dossiers/:id/depot/:empreinte': { ...duDossier(`/depot/${'0'.repeat(64)}`, []), dedans: DOSSIER },
  '/dossiers/:id/recu': duDossier('/recu', DOSSIER),
  '/dossiers/:id/recu.pdf': duDossier('/recu.pdf', DOSSIER),
  '/dossiers/:id/fichiers/:numero': { ...duDossier('/fichiers/0', []), dedans: DOSSIER },
  '/dossiers/:id/messages': duDossier('/messages', [...EQUIPE, ...JUGES]),
  '/dossiers/:id/messages/:message/fichiers/:rang': { ...duDossier('/messages/0/fichiers/1', []), dedans: DOSSIER },
  '/dossiers/:id/convention': duDossier('/convention', [...EQUIPE, ...INSTRUCTION, 'direction', 'comptable']),
  '/dossiers/:id/convention.pdf': duDossier('/convention.pdf', [...EQUIPE, ...INSTRUCTION, 'direction', 'comptable']),
  '/dossiers/:id/reevaluation/:grille': duDossier('/reevaluation/treize-questions', [...EQUIPE, ...INSTRUCTION, 'direction']),
  '/dossiers/:id/participation': duDossier('/participation', []),
  '/dossiers/:id/sections': duBrouillon('/sections'),
  '/dossiers/:id/sections/:code': duBrouillon('/sections/une'),
  '/dossiers/:id/delegations': duBrouillon('/delegations'),
  '/dossiers/:id/reprise': duBrouillon('/reprise'),
  '/dossiers/:id/projets': duBrouillon('/projets'),
  '/dossiers/:id/projets/:projet': duBrouillon('/projets/1'),
  '/dossiers/:id/projets/:projet/budget': duBrouillon('/projets/1/budget'),
  '/dossiers/:id/projets/:projet/depenses/:ligne': duBrouillon('/projets/1/depenses/1'),
  '/dossiers/:id/projets/:projet/devis/:rang': duBrouillon('/projets/1/devis/1'),
  '/dossiers/:id/groupement': duBrouillon('/groupement'),
  '/dossiers/:id/recapitulatif': duBrouillon('/recapitulatif'),
  '/dossiers/:id/pieces': duBrouillon('/pieces'),
  '/dossiers/:id/receptions/:reception': duBrouillon('/receptions/0'),
  '/dossiers/:id/lettres/:code': duBrouillon('/lettres/lettre'),
  '/dossiers/:id/complement': duBrouillon('/complement'),
  '/delegations/liens/:jeton': parSecret('/delegations/liens/invente'),
  '/delegations/:numero': parSecret('/delegations/0'),
  '/participations/:jeton': parSecret('/participations/invente'),
  '/rappels/:cle{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}': parSecret('/rappels/00000000-0000-0000-0000-000000000000'),
  '/missions/:id': deLaMission(''),
  '/missions/:id/grilles/:code': deLaMission('/grilles/treize-questions'),
  '/missions/:id/constats': deLaMission('/constats'),
  '/missions/:id/rapport': deLaMission('/rapport'),
  '/missions/:id/rapport.pdf': deLaMission('/rapport.pdf'),
  '/courriels-non-remis': {
    chemin: () => '/courriels-non-remis',
    ouverte: [...BUREAU, 'autre-ars', 'autre-grades'],
  },
  '/actes/:acte/:objet': parSecret('/actes/inconnu/inconnu'),
}

/** Ce que chacun peut lire du dossier visé, où qu'il le cherche : un mot planté là ne doit paraître chez personne d'autre. */
export const CANARIS: Readonly<Record<string, readonly Personne[]>> = {
  'CANARI-MESSAGE': [...EQUIPE, ...JUGES],
  // Le porteur a écrit avant de déposer : l'agence le lit (G-32), sauf qui est écarté du dossier.
  'CANARI-BROUILLON': [...EQUIPE, ...INSTRUCTION],
  'CANARI-AVIS': EXAMEN,
  'CANARI-DECISION': DOSSIER,
  // Le motif de la commission, tel que le scénario le dit : ni le porteur, ni qui est écarté du dossier ne le lit, procès-verbal compris.
  'la plus fragile du littoral': EXAMEN,
  'CANARI-EXPERT': EXAMEN,
  'CANARI-COURRIEL': [...INSTRUCTION],
  'Sauvegardes toujours branchées': CONSTATS,
}

/** Les personnes d'un rôle qui peuvent agir sur le dossier visé. */
export const PAR_ROLE: Readonly<Record<string, readonly Personne[]>> = {
  porteur: EQUIPE,
  ars: ['ars'],
  grades: ['grades'],
  commission: ['commission', ...A_DECLARER],
  direction: ['direction'],
  delegataire: ['delegataire'],
  comptable: ['comptable'],
  prestataire: ['auditeur'],
}
/** Sur l'appel lui-même agissent aussi les écartés d'un dossier, et tout porteur, même sans organisme encore. */
export const AUSSI_SUR_L_APPEL: Readonly<Record<string, readonly Personne[]>> = {
  ars: ['ars-ecarte'],
  grades: ['grades-ecarte'],
  direction: ['direction-ecartee'],
  commission: ['commission-ecartee'],
  porteur: ['autre-organisme', 'autre-appel', 'membre', 'membre-parti', ...SANS_ROLE],
}
