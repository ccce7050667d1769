import { parcourirLAuvergneRhoneAlpes } from './auvergne-rhone-alpes.ts'
import { parcourirLaGuyane } from './guyane.ts'

/** Les appels que l'on sait parcourir à la main, d'un bout à l'autre. */
export const APPELS_PARCOURUS = [
  { titre: 'Guyane 2021', scenario: 'guyane-2021', depart: '2021-07-12T12:00:00Z', parcourir: parcourirLaGuyane },
  { titre: 'Auvergne-Rhône-Alpes 2023', scenario: 'ara-2023', depart: '2023-09-04T08:00:00Z', parcourir: parcourirLAuvergneRhoneAlpes },
] as const
