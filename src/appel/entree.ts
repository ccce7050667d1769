import type { Instant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import type { Appel, Guichet } from './appel.ts'
import { fenetreDe } from './fenetre.ts'

export type Entree = { readonly texte: string; readonly href: string }

/** Par où commencer un dossier : un guichet clos n'a plus d'entrée ; avant l'ouverture on peut déjà préparer. */
export const entreeDe = (appel: Appel, guichet: Guichet, visiteur: Role | 'personne', le: Instant): Entree | undefined => {
  if (fenetreDe(guichet, appel.fuseau, le).etat === 'close') return undefined
  const ouvrir = `/appels/${appel.code}/ouvrir/${guichet.code}`
  if (visiteur === 'porteur') return { texte: 'Ouvrir un dossier', href: ouvrir }
  return visiteur === 'personne'
    ? { texte: 'Se connecter pour ouvrir un dossier', href: `/connexion?retour=${encodeURIComponent(ouvrir)}` }
    : undefined
}
