import { type Jour, jourAvant } from '../socle/temps.ts'

/** Ce qui se dit d'une date, et le jour où on le dit. */
export type EtapeDatee<E extends string> = { readonly etape: E; readonly jour: Jour }

/**
 * Ce qu'il faut dire aujourd'hui, une étape au plus ; une étape manquée est rattrapée par la suivante (`avec` : toutes celles que celle-ci vaut).
 * Une étape dont le jour ne suit pas celui de la demande n'a pas lieu.
 */
export const etapeDue = <E extends string>(
  etapes: readonly EtapeDatee<E>[],
  demande: Jour,
  aujourdhui: Jour,
  faites: readonly E[],
): { readonly etape: E; readonly avec: readonly E[] } | undefined => {
  const venues = etapes.filter((e) => jourAvant(demande, e.jour) && !jourAvant(aujourdhui, e.jour)).map((e) => e.etape)
  const etape = venues.at(-1)
  return etape === undefined || faites.includes(etape) ? undefined : { etape, avec: venues.filter((e) => !faites.includes(e)) }
}

export type EtapeDuComplement = 'J-3' | 'passee'

/** Trois jours avant le dernier, puis le lendemain du dernier. */
export const etapesDuComplement = (jusquAu: Jour): readonly EtapeDatee<EtapeDuComplement>[] => [
  { etape: 'J-3', jour: jusquAu.add({ days: -3 }) },
  { etape: 'passee', jour: jusquAu.add({ days: 1 }) },
]
