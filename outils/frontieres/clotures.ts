import { CLOTURES } from './regles.ts'
import type { Source } from './source.ts'
import type { Entorse } from './verifier.ts'

/**
 * Ce qu'il faut lire pour comprendre un fichier, lui compris, reste à portée de mémoire. Pour un fichier pur les imports de
 * types comptent ; pour une page HTTP, qui se lit par les noms des types, seulement ce qui s'exécute. Le socle et la plateforme
 * n'y comptent pas : ils sont l'alphabet de tous (docs/decisions/018, 036).
 */
export const clotures = (sources: readonly Source[]): readonly Entorse[] => {
  const parChemin = new Map(sources.map((source) => [source.chemin, source]))
  return sources.flatMap(({ chemin, genre, etape }) => {
    const limite = etape === undefined ? undefined : CLOTURES[genre]
    const taille = limite === undefined ? 0 : duMetier(cloture(chemin, parChemin, genre === 'http' ? 'execution' : 'lecture'))
    if (limite === undefined || taille <= limite) return []
    const phrase = `il fait lire ${taille} fichiers, la limite est ${limite} : au-delà, personne ne le garde en tête. Séparez ses idées.`
    return [{ regle: 'cloture', fichier: chemin, objet: String(limite), phrase }]
  })
}

const duMetier = (chemins: ReadonlySet<string>): number => [...chemins].filter((chemin) => !/^(socle|plateforme)\//.test(chemin)).length

const cloture = (depart: string, parChemin: ReadonlyMap<string, Source>, sens: 'lecture' | 'execution'): ReadonlySet<string> => {
  const vus = new Set<string>()
  const aVoir = [depart]
  for (let chemin = aVoir.pop(); chemin !== undefined; chemin = aVoir.pop()) {
    const source = parChemin.get(chemin)
    if (source === undefined || vus.has(chemin)) continue
    vus.add(chemin)
    aVoir.push(...source.imports.filter(({ sorte, type }) => sorte === 'fichier' && (sens === 'lecture' || !type)).map(({ vers }) => vers))
  }
  return vus
}
