import type { Critere } from '../appel/appel.ts'
import { bornesDe } from '../appel/echelle.ts'
import { type Avis, CONCLUSIONS, type Conclusion } from './avis.ts'
import { mesurer } from './mesure.ts'

/** Un critère sur lequel des avis s'écartent : la note la plus basse, la plus haute, et la plus haute que l'on puisse donner. */
export type Ecart = { readonly titre: string; readonly bas: number; readonly haut: number; readonly sur: number }

/** Ce qui sépare les avis : les critères aux notes les plus écartées sur leur échelle, trois au plus ; rien si tous s'accordent. */
export const ecartsDe = (criteres: readonly Critere[], avis: readonly Pick<Avis, 'notes'>[]): readonly Ecart[] =>
  criteres
    .flatMap((c) => {
      const { notes } = mesurer(c, avis)
      const [bas, haut] = [notes[0], notes.at(-1)]
      if (bas === undefined || haut === undefined || bas === haut) return []
      const echelle = bornesDe(c)
      return [{ titre: c.titre, bas, haut, sur: echelle.haut, part: (haut - bas) / (echelle.haut - echelle.bas) }]
    })
    .toSorted((a, b) => b.part - a.part || (a.titre < b.titre ? -1 : 1))
    .slice(0, 3)
    .map(({ part: _, ...ecart }) => ecart)

export const compterConclusions = (
  avis: readonly Pick<Avis, 'conclusion'>[],
): readonly { readonly conclusion: Conclusion; readonly nombre: number }[] =>
  CONCLUSIONS.map((conclusion) => ({ conclusion, nombre: avis.filter((a) => a.conclusion === conclusion).length })).filter(
    (c) => c.nombre > 0,
  )
