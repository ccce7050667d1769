import type { Appel } from './appel.ts'

/** Les voies et délais de recours, à dire avec toute décision ; le délai est celui de la loi, le tribunal celui de l'appel. */
export const voiesDeRecours = ({ agence, recours }: Pick<Appel, 'agence' | 'recours'>): readonly string[] => [
  `Dans les deux mois qui suivent la notification, vous pouvez demander à l’agence de revoir sa décision, par écrit : ${recours?.gracieux ?? agence.nom}. Sans réponse au bout de deux mois, elle refuse.`,
  recours === undefined
    ? 'Dans les deux mois qui suivent la notification, ou la réponse de l’agence à cette demande, vous pouvez saisir le tribunal administratif dont dépend l’agence.'
    : `Dans les deux mois qui suivent la notification, ou la réponse de l’agence à cette demande, vous pouvez saisir le ${recours.tribunal}, ${recours.adresse}.`,
  'Le tribunal se saisit aussi en ligne, sans avocat obligatoire, sur www.telerecours.fr.',
]
