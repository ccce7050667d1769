import { direMotif, direMotifOrganisme } from './motifs.phrases.ts'
import { ecrireCentiemes } from './nombres.ts'
import type { Selection } from './selection.ts'

/** Une sélection pour une machine : chaque nombre est un texte décimal exact, comme dans le fichier d'entrée. */
export const ecrireSelection = (selection: Selection): string =>
  JSON.stringify(
    {
      ...selection,
      ecartees: selection.ecartees.map((e) => ({ ...e, phrase: direMotif(e.motif) })),
      organismesEcartes: selection.organismesEcartes.map((o) => ({ ...o, phrase: direMotifOrganisme(selection, o.organisme) })),
    },
    (_, valeur: unknown) => (typeof valeur === 'bigint' ? ecrireCentiemes(valeur) : valeur),
    2,
  )
