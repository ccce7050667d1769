import {
  A_DECLARER,
  ABSENT,
  BUREAU,
  CONNECTES,
  CONSTATS,
  DECIDENT,
  EQUIPE,
  EXAMEN,
  INSTRUCTION,
  JUGES,
  PORTEURS,
  SANS_ROLE,
} from './attendus.ts'
import type { Envoi } from './monde.ts'
import type { Ids, Personne } from './personnes.ts'

/**
 * Un envoi, et pour qui il répond autre chose que l'absence. `absent` : le même envoi, vers ce qui n'existe pas ; non dit, l'envoi ne
 * vise rien de protégé. Un envoi peut viser plusieurs choses : le dossier déposé, le brouillon.
 */
export type Vise = {
  readonly chemin: string
  readonly envoi?: Envoi
  readonly absent?: { readonly chemin: string; readonly envoi?: Envoi }
  readonly ouverte: readonly Personne[] | 'tous'
  /** L'envoi ne trouve rien dans ce que la personne lit : elle n'apprend que cela. */
  readonly dedans?: 'rien'
}
export type EnvoiAttendu = (ids: Ids) => readonly Vise[]

const publique =
  (chemin: string, ouverte: Vise['ouverte'] = 'tous'): EnvoiAttendu =>
  () => [{ chemin, ouverte }]
const personnelle = (chemin: string): EnvoiAttendu => publique(chemin, CONNECTES)
/** Un secret inventé n'ouvre rien à personne. */
const parSecret = (chemin: string): EnvoiAttendu => publique(chemin, [])
const vers = (chemin: string, absent: string, ouverte: Vise['ouverte'], envoi: Envoi = {}): Vise => ({
  ...{ chemin, ouverte, envoi },
  absent: { chemin: absent, envoi },
})
const surLe = (dossier: string, suite: string, ouverte: readonly Personne[], envoi?: Envoi): Vise =>
  vers(`/dossiers/${dossier}${suite}`, `/dossiers/${ABSENT}${suite}`, ouverte, envoi)
/** Déposé, le dossier existe aussi pour qui doit encore dire ses intérêts : tout ce qu'il y envoie le mène à le faire. */
const surLeDepose = ({ investissement }: Ids, suite: string, ouverte: readonly Personne[], envoi?: Envoi): Vise =>
  surLe(investissement, suite, [...ouverte, ...A_DECLARER], envoi)
/** Au brouillon, l'équipe écrit, ou apprend pourquoi non ; déposé, elle est menée ailleurs. */
const duBrouillon =
  (suite: string, envoi?: Envoi): EnvoiAttendu =>
  (ids) => [surLe(ids.brouillon, suite, EQUIPE, envoi), surLeDepose(ids, suite, EQUIPE, envoi)]
/** Une chose précise du brouillon, qui n'y est pas : rien à personne, et l'équipe d'un dossier déposé l'apprend. */
const dansLeBrouillon =
  (suite: string, envoi?: Envoi): EnvoiAttendu =>
  (ids) => [{ ...surLe(ids.brouillon, suite, EQUIPE, envoi), dedans: 'rien' }, surLeDepose(ids, suite, EQUIPE, envoi)]
const deLAppel =
  (suite: string, ouverte: Vise['ouverte'], envoi?: Envoi): EnvoiAttendu =>
  () => [vers(`/appels/ssi-2021${suite}`, `/appels/inconnu${suite}`, ouverte, envoi)]

const duProcesVerbal =
  (suite: string, ouverte: Vise['ouverte']): EnvoiAttendu =>
  () => [vers(`/seances/ssi-2021/seance-3-bis/proces-verbal${suite}`, `/seances/inconnu/seance-3-bis/proces-verbal${suite}`, ouverte)]

const REPONSE = { champs: { 'reponse.referent-cyber-nomme': 'oui' } }
const FORGE = { champs: { motif: 'FORGE', texte: 'FORGE', titre: 'FORGE', nom: 'FORGE', part: '99' } }

/** Chaque envoi de l'application autre qu'un acte. Une route nouvelle sans sa ligne fait échouer l'essai. */
export const ENVOIS: Readonly<Record<string, EnvoiAttendu>> = {
  'POST /connexion': publique('/connexion'),
  'POST /connexion/lien': publique('/connexion/lien'),
  'POST /saisie-gardee/oublier': publique('/saisie-gardee/oublier'),
  'POST /compte/nom': personnelle('/compte/nom'),
  'POST /compte/role': publique('/compte/role'),
  'POST /compte/sessions/fermer': publique('/compte/sessions/fermer'),
  'POST /compte/sessions/autres': publique('/compte/sessions/autres'),
  'POST /compte/effacer': personnelle('/compte/effacer'),
  'POST /deconnexion': publique('/deconnexion'),
  'POST /invitations/:jeton': parSecret('/invitations/invente'),
  'POST /organismes/:id/rejoindre': (ids) => [
    vers(`/organismes/${ids.organisme}/rejoindre`, '/organismes/inconnu/rejoindre', [...PORTEURS, ...SANS_ROLE]),
  ],
  'POST /organismes/:id/equipe/actes/:acte': (ids) => [
    vers(`/organismes/${ids.organisme}/equipe/actes/inviter`, '/organismes/inconnu/equipe/actes/inviter', EQUIPE, {
      champs: { nom: 'FORGE', courriel: 'forge@exemple.fr', droit: 'deposer' },
    }),
  ],
  'POST /appels/:code/ouvrir/:guichet/organisme': deLAppel('/ouvrir/investissement/organisme', [...PORTEURS, ...SANS_ROLE]),
  // L'organisme d'un autre, dont le dossier existe déjà, répond comme un organisme inventé.
  'POST /appels/:code/ouvrir/:guichet': (ids) => {
    const chemin = '/appels/ssi-2021/ouvrir/investissement'
    const de = (organisme: string) => ({ champs: { organisme } })
    return [{ chemin, envoi: de(ids.organisme), absent: { chemin, envoi: de('inconnu') }, ouverte: EQUIPE }]
  },
  'POST /dossiers/:id/sections/:code': duBrouillon('/sections/gouvernance', REPONSE),
  'POST /dossiers/:id/reponses/:question': duBrouillon('/reponses/referent-cyber-nomme', { ...REPONSE, json: true }),
  'POST /appels/:code/questions/poser': deLAppel('/questions/poser', 'tous'),
  'POST /appels/:code/questions/suivi/:secret/:acte': parSecret('/appels/ssi-2021/questions/suivi/invente/reserver-creneau'),
  'POST /appels/:code/questions/:id{[0-9]+}/:acte': () => [
    vers('/appels/ssi-2021/questions/1/repondre-question', '/appels/ssi-2021/questions/9999/repondre-question', BUREAU),
  ],
  'POST /dossiers/:id/messages': (ids) => [
    surLeDepose(ids, '/messages', [...EQUIPE, ...JUGES], { fichier: 'fichiers' }),
    surLe(ids.brouillon, '/messages', [...EQUIPE, ...INSTRUCTION], { fichier: 'fichiers' }),
  ],
  'POST /dossiers/:id/delegations': duBrouillon('/delegations', {
    champs: { nom: 'FORGE', courriel: 'forge@exemple.fr', questions: 'lieux' },
  }),
  'POST /dossiers/:id/delegations/:numero/reprendre': duBrouillon('/delegations/0/reprendre'),
  'POST /delegations/liens/:jeton': parSecret('/delegations/liens/invente'),
  'POST /delegations/:numero': (ids) => [vers(`/delegations/${ids.delegation}`, '/delegations/9999', ['collaborateur'], REPONSE)],
  'POST /delegations/:numero/pieces/:code': (ids) => [
    vers(`/delegations/${ids.delegation}/pieces/note-commission`, '/delegations/9999/pieces/note-commission', ['collaborateur'], {
      fichier: 'fichier.note-commission',
    }),
  ],
  'POST /dossiers/:id/participation/:organisme/:acte': (ids) => {
    const suite = `/participation/${ids.membre}/confirmer-participation`
    return [surLe(ids.brouillon, suite, ['membre']), surLeDepose(ids, suite, [])]
  },
  'POST /participations/:jeton/:acte': parSecret('/participations/invente/confirmer-participation'),
  'POST /dossiers/:id/reprise': duBrouillon('/reprise'),
  'POST /dossiers/:id/projets': duBrouillon('/projets', FORGE),
  'POST /dossiers/:id/projets/:projet': duBrouillon('/projets/1', FORGE),
  'POST /dossiers/:id/projets/:projet/budget': duBrouillon('/projets/1/budget', FORGE),
  'POST /dossiers/:id/projets/:projet/depenses/:ligne': duBrouillon('/projets/1/depenses/1', FORGE),
  'POST /dossiers/:id/projets/:projet/devis/:rang': duBrouillon('/projets/1/devis/1', FORGE),
  'POST /dossiers/:id/groupement': duBrouillon('/groupement', FORGE),
  'POST /dossiers/:id/recapitulatif': duBrouillon('/recapitulatif'),
  'POST /dossiers/:id/pieces/:code': duBrouillon('/pieces/note-commission', { fichier: 'fichier.note-commission' }),
  'POST /dossiers/:id/fichiers/:numero/retirer': duBrouillon('/fichiers/0/retirer'),
  'POST /dossiers/:id/receptions': duBrouillon('/receptions', { champs: { nom: 'forge.pdf', taille: '9', piece: 'note-commission' } }),
  'PATCH /dossiers/:id/receptions/:reception': dansLeBrouillon('/receptions/0'),
  'DELETE /dossiers/:id/receptions/:reception': dansLeBrouillon('/receptions/0'),
  'POST /dossiers/:id/lettres/:code': dansLeBrouillon('/lettres/lettre', FORGE),
  'POST /dossiers/:id/complement': (ids) => [surLeDepose(ids, '/complement', EQUIPE), surLe(ids.brouillon, '/complement', EQUIPE)],
  'POST /rappels/:cle{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}': publique('/rappels/00000000-0000-0000-0000-000000000000'),
  'POST /dossiers/:id/avis': (ids) => [surLeDepose(ids, '/avis', EXAMEN, FORGE), surLe(ids.brouillon, '/avis', [], FORGE)],
  'POST /expertises/:jeton': parSecret('/expertises/invente'),
  'POST /missions/:id/grilles/:code': (ids) => [
    vers(`/missions/${ids.audit}-audit/grilles/treize-questions`, `/missions/${ABSENT}-audit/grilles/treize-questions`, CONSTATS),
  ],
  'POST /seances/:appel/:code/:dossier': (ids) => {
    const seance = '/seances/ssi-2021/seance-3-bis'
    return [vers(`${seance}/${ids.investissement}`, `${seance}/${ABSENT}`, [...INSTRUCTION, ...A_DECLARER], FORGE)]
  },
  'POST /seances/:appel/:code/proces-verbal': duProcesVerbal('', [...BUREAU, ...A_DECLARER]),
  'POST /seances/:appel/:code/proces-verbal/approuver': duProcesVerbal('/approuver', [
    ...BUREAU,
    'commission',
    'commission-ecartee',
    ...A_DECLARER,
  ]),
  'POST /appels/:code/classement/:guichet/decider': deLAppel('/classement/investissement/decider', DECIDENT),
  'POST /appels/:code/classement/:guichet/decider/apercu': deLAppel('/classement/investissement/decider/apercu', DECIDENT),
  'POST /vues': personnelle('/vues'),
  'POST /vues/:id{[0-9]{1,15}}/effacer': personnelle('/vues/0/effacer'),
  'POST /lots/suivi/:lot{[0-9a-f-]{36}}': (ids) => [
    vers(`/lots/suivi/${ids.lot}`, '/lots/suivi/00000000-0000-0000-0000-000000000000', ['ars']),
  ],
  // Un dossier qu'on ne lit pas ne se glisse pas dans un lot : la page répond comme pour un numéro inventé.
  'POST /lots/:acte': (ids) => {
    const de = (dossiers: string) => ({ champs: { dossiers, agent: 'ars' } })
    const confirme = (dossiers: string) => ({ champs: { ...de(dossiers).champs, lot: '22222222-2222-4222-8222-222222222222' } })
    const absent = { chemin: '/lots/confier', envoi: de(ABSENT) }
    return [
      { chemin: '/lots/confier', envoi: de(ids.investissement), absent, ouverte: INSTRUCTION },
      { chemin: '/lots/confier', envoi: de(ids.brouillon), absent, ouverte: [] },
      // Confirmé, le lot est à qui l'a confirmé le premier ; un dossier fermé n'y entre pas plus qu'un numéro inventé.
      {
        ...{ chemin: '/lots/confier', envoi: confirme(ids.investissement), ouverte: INSTRUCTION, dedans: 'rien' },
        absent: { chemin: '/lots/confier', envoi: confirme(ABSENT) },
      },
    ]
  },
  'POST /dossiers/:id/reevaluation/:grille': (ids) => [
    surLeDepose(ids, '/reevaluation/treize-questions', [...EQUIPE, ...INSTRUCTION, 'direction']),
    { ...surLe(ids.brouillon, '/reevaluation/treize-questions', EQUIPE), dedans: 'rien' },
  ],
  'POST /courriels-non-remis/:id{[0-9]{1,15}}': (ids) => [
    // Le premier qui s'en occupe en est le dernier.
    { ...vers(`/courriels-non-remis/${ids.courriel}`, '/courriels-non-remis/999999', INSTRUCTION), dedans: 'rien' },
  ],
  'POST /appels/:code/interets': deLAppel('/interets', [...EXAMEN, ...BUREAU, ...DECIDENT, 'commission-ecartee', ...A_DECLARER]),
  // L'acte a sa page : l'adresse commune y mène, quel que soit l'appel.
  'ALL /actes/declarer-interets/:appel': publique('/actes/declarer-interets/ssi-2021'),
  'ALL /favicon.ico': publique('/favicon.ico'),
  'ALL /favicon.svg': publique('/favicon.svg'),
  'POST /actes/:acte/:objet': parSecret('/actes/inconnu/inconnu'),
  'ALL /actes/donner-avis/:id': (ids) => [
    { chemin: `/actes/donner-avis/${ids.investissement}`, absent: { chemin: `/actes/donner-avis/${ABSENT}` }, ouverte: A_DECLARER },
  ],
}
