import { CsvError, parse } from 'csv-parse'

/**
 * Le fichier « StockEtablissement », une ligne à la fois, colonnes en minuscules. `place` : la ligne du fichier.
 * @throws si ce n'en est pas un
 */
export async function* lireSirene(
  octets: NodeJS.ReadableStream,
): AsyncGenerator<{ readonly place: string; readonly brute: Readonly<Record<string, string>> }> {
  const lecteur = parse({
    bom: true,
    delimiter: [',', ';'],
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    columns: nommer,
  })
  octets.on('error', (erreur) => lecteur.destroy(erreur))
  try {
    for await (const { record, info } of octets.pipe(lecteur)) yield { place: `ligne ${info.lines}`, brute: record }
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur
    throw new Error(`La ligne ${String(erreur['lines'])} ne se lit pas : un guillemet manque, ou est mal placé.`)
  }
}

const nommer = (entete: readonly string[]): string[] => {
  const noms = entete.map((n) => n.trim().toLowerCase())
  if (noms.includes('siret') && noms.includes('etatadministratifetablissement')) return noms
  throw new Error('Ce fichier n’a pas les colonnes de « StockEtablissement » (siret, etatAdministratifEtablissement…).')
}
