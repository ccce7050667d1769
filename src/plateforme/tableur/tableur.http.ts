import { archiver, type Partie } from './archive.zip.ts'
import type { Colonne, Format } from './feuille.ts'
import { debutOds, FEUILLE_ODS, FIN_ODS, ligneOds, PARTIES_ODS, TYPE_ODS } from './ods.ts'
import { ligneCsv, MARQUE } from './valeurs.ts'
import { debutXlsx, FEUILLE_XLSX, FIN_XLSX, ligneXlsx, partiesXlsx } from './xlsx.ts'

/** Une feuille à écrire : ses lignes arrivent par tranches, et partent de même. */
export type Feuille<L> = {
  readonly titre: string
  readonly colonnes: readonly Colonne<L>[]
  readonly tranches: AsyncIterable<readonly L[]>
}

/** Un fichier de tableur à télécharger, écrit au fil de la lecture : sa longueur ne change pas la mémoire qu'il prend. */
export const telecharger = <L>(format: Format, nom: string, feuille: Feuille<L>): Response =>
  new Response(enFlux(ECRIVAINS[format](feuille)), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${nom}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })

const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: TYPE_ODS,
  csv: 'text/csv; charset=utf-8',
}

const ECRIVAINS: Readonly<Record<Format, <L>(feuille: Feuille<L>) => AsyncGenerator<Uint8Array>>> = {
  csv: (f) => enOctets(entourer(MARQUE + ligneCsv(f.colonnes.map((c) => c.titre)), textes(f, ligneCsv), '')),
  xlsx: (f) =>
    archiver([
      ...fixes(partiesXlsx(f.titre)),
      { chemin: FEUILLE_XLSX, morceaux: entourer(debutXlsx(f.colonnes), textes(f, ligneXlsx), FIN_XLSX) },
    ]),
  ods: (f) =>
    archiver([
      { chemin: 'mimetype', nu: TYPE_ODS },
      ...fixes(PARTIES_ODS),
      { chemin: FEUILLE_ODS, morceaux: entourer(debutOds(f.titre, f.colonnes), textes(f, ligneOds), FIN_ODS) },
    ]),
}

const fixes = (parties: Readonly<Record<string, string>>): readonly Partie[] =>
  Object.entries(parties).map(([chemin, texte]) => ({ chemin, morceaux: [texte] }))

async function* textes<L>({ colonnes, tranches }: Feuille<L>, ligne: typeof ligneCsv): AsyncGenerator<string> {
  for await (const tranche of tranches) yield tranche.map((l) => ligne(colonnes.map((c) => c.cellule(l)))).join('')
}
async function* entourer(debut: string, milieu: AsyncIterable<string>, fin: string): AsyncGenerator<string> {
  yield debut
  yield* milieu
  yield fin
}
async function* enOctets(morceaux: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const morceau of morceaux) yield Buffer.from(morceau)
}

/** Un lecteur qui s'en va arrête la lecture de la base. */
const enFlux = (morceaux: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (sortie) => {
      const { done, value } = await morceaux.next()
      if (done === true) sortie.close()
      else sortie.enqueue(value)
    },
    cancel: async () => {
      await morceaux.return(undefined)
    },
  })
