import { NATURES } from '../acteurs/organisme.ts'
import type { Colonne } from '../plateforme/tableur/feuille.ts'
import { type Instant, jourDe } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { estDeLAgence } from './choix.ts'
import { direEtat } from './etats.ts'
import type { Ligne } from './liste.ts'

/** Comment une ligne se dit : l'heure de l'agence, les titres que l'appel donne. */
export type Dire = { readonly fuseau: string; readonly appel: (l: Ligne) => string; readonly guichet: (l: Ligne) => string }

/** Ce qu'un export montre : ce que la liste du même rôle montre et permet de filtrer, rien d'autre. */
export const colonnesDExport = (role: Role, dire: Dire): readonly Colonne<Ligne>[] => {
  const jour = (le: Instant | null) => (le === null ? null : jourDe(le, dire.fuseau))
  const communes: readonly Colonne<Ligne>[] = [
    { titre: 'Dossier', largeur: 20, cellule: (l) => l.dossier },
    { titre: 'Organisme', largeur: 40, cellule: (l) => l.organisme },
    { titre: 'Appel', largeur: 30, cellule: dire.appel },
    { titre: 'Guichet', largeur: 30, cellule: dire.guichet },
    { titre: 'État', largeur: 35, cellule: (l) => direEtat('dossier', l.etat, role).texte },
    { titre: 'Depuis le', largeur: 12, cellule: (l) => jour(l.depuis) },
    { titre: 'Déposé le', largeur: 12, cellule: (l) => jour(l.deposeLe) },
    { titre: 'Échéance', largeur: 12, cellule: (l) => l.echeance },
    { titre: 'Messages non lus', largeur: 10, cellule: (l) => l.nonLus },
  ]
  if (!estDeLAgence(role)) return communes
  return [
    ...communes,
    { titre: 'Département', largeur: 12, cellule: (l) => l.departement },
    { titre: 'Nature de l’organisme', largeur: 30, cellule: (l) => NATURES[l.nature] ?? l.nature },
    { titre: 'Accordé', largeur: 16, cellule: (l) => l.montant },
    { titre: 'En charge', largeur: 25, cellule: (l) => l.charge },
    { titre: 'À vérifier', largeur: 10, cellule: (l) => (l.aVerifier ? 'Oui' : 'Non') },
  ]
}
