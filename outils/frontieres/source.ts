import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { champ, type Noeud, noeuds, texteDe } from './noeuds.ts'

/** Un fichier de `src/`, lu par un vrai analyseur. Les chemins sont relatifs à `src/`. */
export type Source = {
  readonly chemin: string
  /** Le premier dossier ; absent pour un fichier posé à la racine de `src/`. */
  readonly etape: string | undefined
  /** `pur` sans suffixe, sinon le suffixe ; `essai` pour un `.test.`. */
  readonly genre: string
  readonly imports: readonly Import[]
  readonly noeuds: readonly Noeud[]
}

/** `vers` : un chemin relatif à `src/`, un paquet, un module de Node ; `calcule` : on ne peut pas le suivre. */
export type Import = { readonly sorte: 'fichier' | 'paquet' | 'node' | 'calcule'; readonly vers: string; readonly type: boolean }

export const lireSources = (src: string): readonly Source[] =>
  globSync('**/*.{ts,tsx,mts}', { cwd: src })
    .filter((chemin) => !chemin.endsWith('.d.ts'))
    .map((chemin) => chemin.replaceAll('\\', '/'))
    .sort()
    .map((chemin) => lireSource(chemin, readFileSync(join(src, chemin), 'utf8')))

const lireSource = (chemin: string, texte: string): Source => {
  const lu = parseSync(chemin, texte, { sourceType: 'module', preserveParens: false })
  const faute = lu.errors.find((e) => String(e.severity) === 'Error')
  if (faute !== undefined) throw new Error(`src/${chemin} : ${faute.message}`)
  const tous = [...noeuds(lu.program)]
  const [premier = '', ...suite] = chemin.split('/')
  return {
    chemin,
    etape: suite.length > 0 ? premier : undefined,
    genre: genreDe(chemin),
    imports: tous.flatMap((n) => importDe(n).map((vers) => ({ ...situer(chemin, vers), type: estDeType(n) }))),
    noeuds: tous,
  }
}

export const genreDe = (chemin: string): string => {
  const morceaux = posix
    .basename(chemin)
    .replace(/\.m?tsx?$/, '')
    .split('.')
  if (morceaux.includes('test')) return 'essai'
  return morceaux.length === 1 ? 'pur' : (morceaux.at(-1) ?? 'pur')
}

/** Tout ce qui fait entrer un autre fichier : statique, réexport, dynamique, type, require, new URL(…, import.meta.url). */
const importDe = (n: Noeud): readonly (string | undefined)[] => {
  const sources = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']
  if (sources.includes(n.type)) return champ(n, 'source') === undefined ? [] : [texteDe(champ(n, 'source'))]
  if (n.type === 'ImportExpression' || n.type === 'TSImportType') return [texteDe(champ(n, 'source') ?? champ(n, 'argument'))]
  if (n.type === 'TSExternalModuleReference') return [texteDe(champ(n, 'expression'))]
  const appele = champ(n, 'callee')
  const argument = Array.isArray(n['arguments']) ? n['arguments'][0] : undefined
  if (n.type === 'CallExpression' && appele?.['name'] === 'require') return [texteDe(argument)]
  if (n.type === 'NewExpression' && appele?.['name'] === 'URL') {
    const adresse = texteDe(argument)
    return adresse !== undefined && /^\.{1,2}\/.*\.m?[jt]sx?$/.test(adresse) ? [adresse] : []
  }
  return []
}

/** Un import de types s'efface : il n'entre pas à l'exécution. */
const estDeType = (n: Noeud): boolean => n['importKind'] === 'type' || n['exportKind'] === 'type' || n.type === 'TSImportType'

const situer = (depuis: string, vers: string | undefined): Omit<Import, 'type'> => {
  if (vers === undefined) return { sorte: 'calcule', vers: 'import calculé' }
  if (vers.startsWith('node:')) return { sorte: 'node', vers }
  if (vers.startsWith('/')) return { sorte: 'fichier', vers: vers.replace(/^\/src\//, '') }
  if (!vers.startsWith('.'))
    return {
      sorte: 'paquet',
      vers: vers
        .split('/')
        .slice(0, vers.startsWith('@') ? 2 : 1)
        .join('/'),
    }
  return { sorte: 'fichier', vers: posix.normalize(posix.join(dirname(depuis), vers.replace(/\?.*$/, ''))) }
}
