/** Ces actes restent toujours possibles sans que rien ne les attende : ils ne font pas une journée. */
export const SANS_ATTENTE: readonly string[] = [
  'retirer',
  'se-desister',
  'revoir-decision',
  'ecrire-message',
  'demander-complement',
  'completer',
  'retirer-complement',
  'demander-aide',
  'demander-precisions',
  'apporter-precisions',
  'declarer-deport',
  'confier',
  'demander-expertise',
  'reprendre-expertise',
  'rendre-expertise',
  'trancher',
  'expliquer-lien',
  'declarer-interets',
  'declarer-irrecevable',
  'reajuster',
  's-engager',
  'joindre',
  'decrire',
  'ordonner',
  'grouper',
  'deleguer',
  'reprendre-delegation',
  'accepter-delegation',
  'repondre-delegation',
  'joindre-delegation',
  'confirmer-participation',
  'refuser-participation',
  'retirer-participation',
  'revoir-composition',
  'repondre',
  'departager',
  'reprendre',
  'clore',
  'inscrire-ailleurs',
]

/** L'étape du guichet qu'un acte suppose : un guichet sans convention n'en propose pas. */
export const ETAPES_DES_ACTES: Readonly<Record<string, string>> = {
  'commander-audit': 'audit',
  'etablir-convention': 'convention',
  reajuster: 'convention',
  'rendre-compte': 'suivi',
  controler: 'suivi',
}

type Cible = { readonly id: string; readonly dossier: string }
const EN_PAGE: Readonly<Record<string, (a: Cible) => string>> = {
  completer: (a) => `/dossiers/${a.dossier}/complement`,
  deposer: (a) => `/dossiers/${a.dossier}/recapitulatif`,
  'donner-avis': (a) => `/dossiers/${a.dossier}/avis`,
  evaluer: (a) => `/missions/${a.id}`,
  autoevaluer: (a) => `/missions/${a.id}`,
  reevaluer: (a) => `/dossiers/${a.dossier}`,
  signer: (a) => `/dossiers/${a.dossier}/convention`,
}
/** Ces actes ont leur page ; les autres, la page commune. */
export const lienDActe = (acte: string, a: Cible): string => EN_PAGE[acte]?.(a) ?? `/actes/${acte}/${a.id}`
