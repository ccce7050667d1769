import type { Acteur, Perimetre } from '../journal/objet.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { jamais } from '../socle/resultat.ts'

/** Qui peut agir sur un objet : le droit le plus étroit de son rôle ; le refus ne dit rien de l'objet. */
export const peutAgir = (par: Acteur, objet: Perimetre): Refus | undefined => (estDuPerimetre(par, objet) ? undefined : HORS_PERIMETRE)

/** Lire suit le même périmètre qu'agir : ce qu'un rôle ne peut pas voir n'existe pas pour lui. */
export const peutLire = (par: Acteur, objet: Perimetre): Refus | undefined => peutAgir(par, objet)

/** Les constats d'un audit ne sont lus que de l'organisme, de son prestataire et des agents de l'appel. */
export const peutLireConstats = (par: Acteur, objet: Perimetre): Refus | undefined =>
  par.role === 'commission' || par.role === 'comptable' ? HORS_PERIMETRE : peutLire(par, objet)

const HORS_PERIMETRE = refus(
  'non-habilite',
  'Cette page ou cet acte ne vous est pas ouvert.',
  'Vérifiez que vous êtes connecté avec le bon compte, ou demandez l’accès à votre agence.',
)

const estDuPerimetre = (par: Acteur, objet: Perimetre): boolean => {
  switch (par.role) {
    case 'porteur':
      return objet.organisme === null || par.organismes.includes(objet.organisme)
    case 'prestataire':
      return par.prestataire !== undefined && par.prestataire === objet.prestataire
    case 'ars':
    case 'grades':
    case 'direction':
    case 'comptable':
    case 'commission':
      return par.agence === objet.agence
    default:
      return jamais(par.role)
  }
}
