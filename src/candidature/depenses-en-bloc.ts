import type { Bloc } from '../plateforme/pdf/lettre.ts'
import type { DepenseDite } from './instantane.ts'

/** Les dépenses d'un projet dans un document : une ligne chacune. */
export const depensesEnBloc = (depenses: readonly Omit<DepenseDite, 'aide'>[]): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Dépense', largeur: 4, alignement: 'gauche' },
    { titre: 'Nature', largeur: 3, alignement: 'gauche' },
    { titre: 'Durée', largeur: 2, alignement: 'gauche' },
    { titre: 'Autre financeur', largeur: 3, alignement: 'gauche' },
    { titre: 'Coût', largeur: 2, alignement: 'droite' },
  ],
  lignes: depenses.map((d) => [d.libelle, d.nature, d.duree, d.autre, d.montant]),
})
