import { EXAMINE, type Role } from '../vie.ts'

type Ton = 'neutre' | 'information' | 'succes' | 'attention' | 'erreur'
/** Un état dans les mots de qui le lit : le porteur apprend où il en est, l'agent ce qui est attendu. */
type Dire = { readonly porteur: string; readonly agent: string; readonly ton: Ton }

const DOSSIER: Readonly<Record<string, Dire>> = {
  brouillon: { porteur: 'Brouillon à compléter', agent: 'Brouillon', ton: 'neutre' },
  depose: { porteur: 'Déposé, en attente d’examen', agent: 'Déposé, recevabilité à examiner', ton: 'information' },
  retire: { porteur: 'Retiré', agent: 'Retiré', ton: 'neutre' },
  recevable: { porteur: 'En cours d’examen', agent: 'Recevable, avis et ordre du jour attendus', ton: 'information' },
  irrecevable: { porteur: 'Non recevable', agent: 'Irrecevable, à clore', ton: 'erreur' },
  inscrit: { porteur: 'En cours d’examen', agent: 'Inscrit en séance, décision attendue', ton: 'information' },
  decide: { porteur: 'En cours d’examen', agent: 'Décidé, à notifier', ton: 'attention' },
  laureat: { porteur: 'Retenu', agent: 'Lauréat', ton: 'succes' },
  'en-attente': { porteur: 'En liste d’attente', agent: 'En liste d’attente', ton: 'attention' },
  'sous-condition': { porteur: 'Retenu sous condition', agent: 'Retenu sous condition, à lever', ton: 'attention' },
  ecarte: { porteur: 'Non retenu', agent: 'Écarté', ton: 'neutre' },
  'sans-suite': { porteur: 'Sans suite', agent: 'Sans suite', ton: 'neutre' },
  desiste: { porteur: 'Désisté', agent: 'Désisté', ton: 'neutre' },
  'en-audit': { porteur: 'Audit en cours', agent: 'Audit en cours', ton: 'information' },
  audite: { porteur: 'Audit terminé', agent: 'Audité', ton: 'succes' },
  finance: { porteur: 'Actions financées', agent: 'Actions financées, à réaliser', ton: 'succes' },
  'non-finance': { porteur: 'Sans action financée', agent: 'Sans action financée', ton: 'neutre' },
  'en-convention': { porteur: 'Convention à signer', agent: 'Convention en signature', ton: 'attention' },
  conventionne: { porteur: 'Convention signée, à réaliser', agent: 'Conventionné, en réalisation', ton: 'information' },
  realise: { porteur: 'Réalisation déclarée', agent: 'Réalisé, à contrôler', ton: 'attention' },
  controle: { porteur: 'Contrôlé', agent: 'Contrôlé', ton: 'succes' },
  clos: { porteur: 'Clos', agent: 'Clos', ton: 'neutre' },
}

const AUTRES: Readonly<Record<string, string>> = {
  commandee: 'Commandée',
  cadree: 'Cadrée',
  planifiee: 'Planifiée',
  'sur-place': 'Sur place',
  remise: 'Rapport remis',
  restituee: 'Restituée',
  close: 'Close',
  etablie: 'À signer',
  signee: 'Signée',
  soldee: 'Soldée',
  prevu: 'Prévu',
  exigible: 'À verser',
  verse: 'Versé',
  perdu: 'Non dû',
}

export const direEtat = (genre: string, etat: string, role: Role): { readonly texte: string; readonly ton: Ton } => {
  const d = genre === 'dossier' ? DOSSIER[etat] : undefined
  if (d === undefined) return { texte: AUTRES[etat] ?? etat, ton: 'information' }
  return { texte: role === 'porteur' ? d.porteur : d.agent, ton: d.ton }
}

export const ETATS_DU_DOSSIER: readonly string[] = Object.keys(DOSSIER)

const GENRES: Readonly<Record<string, string>> = {
  dossier: 'Dossier',
  mission: 'Mission d’audit',
  convention: 'Convention',
  versement: 'Versement',
}
export const direGenre = (genre: string): string => GENRES[genre] ?? genre

/** Le chemin d'un dossier dans les grandes étapes, pour la frise : où il en est, ce qui est fait, ce qui vient. */
const ETAPES: readonly { readonly titre: string; readonly etape: string; readonly etats: readonly string[] }[] = [
  { titre: 'Préparation', etape: 'candidature', etats: ['brouillon'] },
  { titre: 'Examen', etape: 'instruction', etats: EXAMINE },
  {
    titre: 'Décision',
    etape: 'decision',
    etats: ['decide', 'en-attente', 'sous-condition', 'ecarte', 'sans-suite', 'desiste', 'irrecevable', 'retire'],
  },
  { titre: 'Audit', etape: 'audit', etats: ['laureat', 'en-audit', 'audite'] },
  { titre: 'Choix des actions', etape: 'financement', etats: ['non-finance'] },
  { titre: 'Convention', etape: 'convention', etats: ['laureat', 'en-convention'] },
  { titre: 'Réalisation', etape: 'suivi', etats: ['finance', 'conventionne', 'realise'] },
  { titre: 'Bilan', etape: 'suivi', etats: ['controle', 'clos'] },
]

export const etapesDe = (
  parcours: readonly string[],
  etat: string,
): readonly { readonly titre: string; readonly etat: 'faite' | 'en-cours' | 'a-venir' }[] => {
  const etapes = ETAPES.filter((e) => parcours.includes(e.etape) && !(e.titre === 'Choix des actions' && parcours.includes('convention')))
  const ici = etapes.findIndex((e) => e.etats.includes(etat))
  return etapes.map((e, rang) => ({
    titre: e.titre,
    etat: etat === 'clos' || rang < ici ? 'faite' : rang === ici ? 'en-cours' : 'a-venir',
  }))
}

/** La raison d'une action écartée ; un porteur n'y lit pas le numéro du dossier d'un autre. */
export const motifPour = (role: Role, dossier: string, motif: string): string =>
  role !== 'porteur'
    ? motif
    : motif.replace(/[\w-]+-\d{5}\/[\w.-]*\w/g, (code) =>
        code.startsWith(`${dossier}/`) ? code.slice(dossier.length + 1) : 'une action d’un autre organisme',
      )
