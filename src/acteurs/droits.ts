import { DROITS, type Droit } from '../vie.ts'

/** Ce qu'un acte de porteur demande de qui le fait ; `dehors` : il se fait sans être de l'équipe, et vérifie lui-même de quel droit. */
export type Exigence = Droit | 'dehors'

/**
 * Quel droit pour quel acte de porteur. Écrire prépare, déposer engage l'organisme : le partage est ici, et nulle part ailleurs.
 * Un acte de porteur qui n'y est pas ne se fait pas (`droits.test.ts` les compare à `vie.ts`).
 */
export const EXIGENCES: Readonly<Record<string, Exigence>> = {
  'poser-question': 'lire',
  ouvrir: 'ecrire',
  repondre: 'ecrire',
  departager: 'ecrire',
  decrire: 'ecrire',
  reprendre: 'ecrire',
  ordonner: 'ecrire',
  joindre: 'ecrire',
  'retirer-piece': 'ecrire',
  grouper: 'ecrire',
  deleguer: 'ecrire',
  'reprendre-delegation': 'ecrire',
  'demander-aide': 'ecrire',
  'ecrire-message': 'ecrire',
  completer: 'ecrire',
  'reserver-creneau': 'lire',
  'annuler-rendez-vous': 'lire',
  'apporter-precisions': 'ecrire',
  autoevaluer: 'ecrire',
  reevaluer: 'ecrire',
  's-engager': 'deposer',
  'accepter-lettre': 'deposer',
  deposer: 'deposer',
  retirer: 'deposer',
  'se-desister': 'deposer',
  'prendre-position': 'deposer',
  signer: 'deposer',
  'rendre-compte': 'deposer',
  inviter: 'deposer',
  'annuler-invitation': 'deposer',
  'accepter-acces': 'deposer',
  'refuser-acces': 'deposer',
  'changer-droit': 'deposer',
  'retirer-personne': 'deposer',
  transmettre: 'deposer',
  'quitter-equipe': 'lire',
  rattacher: 'dehors',
  'accepter-invitation': 'dehors',
  'demander-acces': 'dehors',
  'accepter-delegation': 'dehors',
  'repondre-delegation': 'dehors',
  'joindre-delegation': 'dehors',
  'confirmer-participation': 'dehors',
  'refuser-participation': 'dehors',
  'retirer-participation': 'dehors',
  'rendre-expertise': 'dehors',
}

/** Le droit tenu suffit-il ? Une exigence inconnue n'est jamais satisfaite. */
export const suffit = (tenu: Droit | undefined, exige: Droit | undefined): boolean =>
  tenu !== undefined && exige !== undefined && DROITS.indexOf(tenu) >= DROITS.indexOf(exige)

/** Un droit, dit à qui le tient ou le donne. */
export const DROITS_DITS: Readonly<Record<Droit, string>> = {
  lire: 'Lire les dossiers',
  ecrire: 'Lire et remplir les dossiers',
  deposer: 'Lire, remplir, déposer et signer',
}

/** Les noms de ceux qui ont un droit, ou un plus fort : « Jo Fictif, Camille Essai ». */
export const nomsDe = (equipe: readonly { readonly nom: string; readonly droit: Droit }[], droit: Droit): string =>
  equipe
    .filter((e) => suffit(e.droit, droit))
    .map((e) => e.nom)
    .join(', ')
