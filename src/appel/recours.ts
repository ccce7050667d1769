import type { Appel } from './appel.ts'

/** Les voies et délais de recours, à dire avec toute décision ; le délai est celui de la loi, le tribunal celui de l'appel. */
export const voiesDeRecours = (appel: Ecrire & Pick<Appel, 'recours'>): readonly string[] => {
  const { recours } = appel
  return [
    `Dans les deux mois qui suivent la notification, vous pouvez demander à l’agence de revoir sa décision, par écrit : ${recours?.gracieux ?? ouEcrire(appel)}. Sans réponse au bout de deux mois, elle refuse.`,
    recours === undefined
      ? 'Dans les deux mois qui suivent la notification, ou la réponse de l’agence à cette demande, vous pouvez saisir le tribunal administratif dont dépend l’agence.'
      : `Dans les deux mois qui suivent la notification, ou la réponse de l’agence à cette demande, vous pouvez saisir le ${recours.tribunal}, ${recours.adresse}.`,
    'Le tribunal se saisit aussi en ligne, sans avocat obligatoire, sur www.telerecours.fr.',
  ]
}

type Ecrire = Pick<Appel, 'agence' | 'renseignements' | 'contacts'>

/** L'agence, et l'adresse où elle répond sur cet appel, si la définition en dit une. */
const ouEcrire = ({ agence, renseignements, contacts }: Ecrire): string => {
  const courriel = renseignements?.courriel ?? contacts[0]?.courriel
  return courriel === undefined ? agence.nom : `${agence.nom}, ${courriel}`
}
