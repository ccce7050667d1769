import type { Critere } from '../appel/appel.ts'
import { type Avis, CONCLUSIONS, type Conclusion } from './avis.ts'

/** Un critère sur lequel des avis s'écartent : la note la plus basse et la plus haute. */
export type Ecart = { readonly titre: string; readonly bas: number; readonly haut: number }

/** Ce qui sépare les avis : les critères aux notes les plus écartées, trois au plus ; rien si tous s'accordent. */
export const ecartsDe = (criteres: readonly Critere[], avis: readonly Pick<Avis, 'notes'>[]): readonly Ecart[] =>
  criteres
    .flatMap((c) => {
      const notes = avis.flatMap((a) => (a.notes[c.code] === undefined ? [] : [a.notes[c.code] ?? 0]))
      return notes.length === 0 ? [] : [{ titre: c.titre, bas: Math.min(...notes), haut: Math.max(...notes) }]
    })
    .filter((e) => e.haut > e.bas)
    .toSorted((a, b) => b.haut - b.bas - (a.haut - a.bas) || (a.titre < b.titre ? -1 : 1))
    .slice(0, 3)

export const compterConclusions = (
  avis: readonly Pick<Avis, 'conclusion'>[],
): readonly { readonly conclusion: Conclusion; readonly nombre: number }[] =>
  CONCLUSIONS.map((conclusion) => ({ conclusion, nombre: avis.filter((a) => a.conclusion === conclusion).length })).filter(
    (c) => c.nombre > 0,
  )
