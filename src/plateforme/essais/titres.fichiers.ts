import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Le titre d'un essai et son fichier, relatif au projet. */
export type Titre = { readonly titre: string; readonly fichier: string }

/**
 * Les titres de tous les essais (`test`, `it`, et leurs variantes `.each`, `.prop`…) sous `src/` et `tests/`.
 * `undefined` quand l'analyseur, outil de développement, n'est pas installé : on ne devine pas.
 */
export const lireTitres = async (racine: string): Promise<readonly Titre[] | undefined> => {
  const oxc = await import('oxc-parser').catch(() => undefined)
  if (oxc === undefined) return undefined
  const fichiers = (await Array.fromAsync(glob('{src,tests}/**/*.test.{ts,tsx}', { cwd: racine })))
    .map((f) => f.replaceAll('\\', '/'))
    .sort()
  const parFichier = await Promise.all(
    fichiers.map(async (fichier) => {
      const { program } = oxc.parseSync(fichier, await readFile(join(racine, fichier), 'utf8'))
      return titresDe(program).map((titre) => ({ titre, fichier }))
    }),
  )
  return parFichier.flat()
}

const titresDe = (noeud: unknown): readonly string[] => {
  if (Array.isArray(noeud)) return noeud.flatMap(titresDe)
  if (!estBloc(noeud)) return []
  const premier = Array.isArray(noeud['arguments']) ? noeud['arguments'][0] : undefined
  const ici = noeud['type'] === 'CallExpression' && estEssai(noeud['callee']) ? texteDe(premier) : []
  return [...ici, ...Object.values(noeud).flatMap(titresDe)]
}

/** `test(…)`, `test.each(…)(…)`, `it.skipIf(…)(…)` : le nom tout au bout de la chaîne. Un essai sauté ne montre rien. */
const estEssai = (appele: unknown): boolean => {
  if (!estBloc(appele)) return false
  if (appele['type'] === 'Identifier') return appele['name'] === 'test' || appele['name'] === 'it'
  if (appele['type'] === 'MemberExpression') {
    const nom = estBloc(appele['property']) ? appele['property']['name'] : undefined
    return nom !== 'skip' && nom !== 'todo' && estEssai(appele['object'])
  }
  return appele['type'] === 'CallExpression' && estEssai(appele['callee'])
}

const texteDe = (noeud: unknown): readonly string[] => {
  if (!estBloc(noeud)) return []
  if (noeud['type'] === 'Literal') return typeof noeud['value'] === 'string' ? [noeud['value']] : []
  if (noeud['type'] !== 'TemplateLiteral' || !Array.isArray(noeud['quasis'])) return []
  const morceaux = noeud['quasis'].map((q: unknown) => (estBloc(q) && estBloc(q['value']) ? String(q['value']['cooked']) : ''))
  return [morceaux.join('…')]
}

const estBloc = (n: unknown): n is Readonly<Record<string, unknown>> => typeof n === 'object' && n !== null
