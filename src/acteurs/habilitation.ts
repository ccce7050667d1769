import type { Acteur, Perimetre } from '../journal/objet.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { jamais } from '../socle/resultat.ts'
import type { Droit } from '../vie.ts'
import { EXIGENCES, suffit } from './droits.ts'

/** Qui peut faire un acte sur un objet : le droit le plus étroit de son rôle. Hors du périmètre, le refus ne dit rien de l'objet. */
export const peutAgir = (par: Acteur, objet: Perimetre, acte: string): Refus | undefined => {
  const exige = par.role === 'porteur' ? EXIGENCES[acte] : undefined
  if (exige === 'dehors') return undefined
  if (!estDuPerimetre(par, objet)) return HORS_PERIMETRE
  if (par.role !== 'porteur' || objet.organisme === null) return undefined
  // Un acte qui n'est à aucun porteur n'est pas une question de droit dans l'équipe.
  if (exige === undefined) return HORS_PERIMETRE
  return suffit(par.droits[objet.organisme], exige) ? undefined : refusDeDroit(exige)
}

/** Ce qu'un rôle ne peut pas voir n'existe pas pour lui ; dans un organisme, tous ceux qui ont un droit lisent. */
export const peutLire = (par: Acteur, objet: Perimetre): Refus | undefined => (estDuPerimetre(par, objet) ? undefined : HORS_PERIMETRE)

/** Les constats d'un audit ne sont lus que de l'organisme, de son prestataire et des agents de l'appel. */
export const peutLireConstats = (par: Acteur, objet: Perimetre): Refus | undefined =>
  par.role === 'commission' || par.role === 'comptable' || par.role === 'delegataire' ? HORS_PERIMETRE : peutLire(par, objet)

export const HORS_PERIMETRE = refus(
  'non-habilite',
  'Cette page ou cet acte ne vous est pas ouvert.',
  'Vérifiez que vous êtes connecté avec le bon compte, ou demandez l’accès à votre agence.',
)

/** Le refus opposé à qui est de l'équipe sans en avoir le droit. */
export const refusDeDroit = (exige: Droit): Refus => DROIT_INSUFFISANT[exige]

const DROIT_INSUFFISANT: Readonly<Record<Droit, Refus>> = {
  lire: HORS_PERIMETRE,
  ecrire: refus(
    'droit-insuffisant',
    'Vous pouvez lire ce dossier, pas le remplir.',
    'Demandez à une personne de votre équipe qui peut écrire ; la page de l’équipe les nomme.',
  ),
  deposer: refus(
    'droit-insuffisant',
    'Cet acte engage votre organisme : votre droit ne le permet pas.',
    'Demandez à une personne de votre équipe qui peut déposer ; la page de l’équipe les nomme.',
  ),
}

const estDuPerimetre = (par: Acteur, objet: Perimetre): boolean => {
  switch (par.role) {
    case 'porteur':
      return objet.organisme === null || par.organismes.includes(objet.organisme)
    case 'prestataire':
      return par.prestataire !== undefined && par.prestataire === objet.prestataire
    case 'ars':
    case 'grades':
    case 'direction':
    case 'delegataire':
    case 'comptable':
    case 'commission':
      return par.agence === objet.agence
    default:
      return jamais(par.role)
  }
}
