import type { EtapeDatee } from '../candidature/relances.ts'
import type { Jour } from '../socle/temps.ts'

export type EtapeDeCondition = 'J-14' | 'J-3' | 'passee'

/** Deux semaines puis trois jours avant le dernier, puis le lendemain du dernier. */
export const etapesDeCondition = (avant: Jour): readonly EtapeDatee<EtapeDeCondition>[] => [
  { etape: 'J-14', jour: avant.add({ days: -14 }) },
  { etape: 'J-3', jour: avant.add({ days: -3 }) },
  { etape: 'passee', jour: avant.add({ days: 1 }) },
]
