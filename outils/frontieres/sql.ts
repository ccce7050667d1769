/** Lecture de SQL par mots : assez pour savoir quelles tables un texte nomme, et de quelle façon. */

const DEBUTS = /\b(select|insert\s+into|update|delete\s+from|with|from|join|truncate|alter\s+table|create|lock\s+table|merge\s+into)\b/i

/** Un texte a-t-il l'air d'être du SQL ? */
export const semblent = (texte: string): boolean => DEBUTS.test(texte)

const mots = (texte: string): readonly string[] =>
  texte
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, ' ? ')
    .toLowerCase()
    .match(/"[^"]+"|[a-z_][\w$]*|[(),.;]|[^\s\w]/g) ?? []

const AVANT = new Set(['from', 'join', 'into', 'update', 'using', 'table', 'references', 'truncate', 'on'])
const PASSER = new Set(['only', 'lateral', 'if', 'not', 'exists', 'table', 'public', '.'])
const CLAUSES = new Set([
  'where',
  'set',
  'on',
  'join',
  'left',
  'right',
  'inner',
  'cross',
  'full',
  'natural',
  'group',
  'order',
  'limit',
  'for',
  'union',
  'select',
  'values',
  'returning',
  'using',
  'when',
  'having',
  'window',
])

/** Une table nommée, et le mot qui la précède (`from`, `references`…). */
export type Mention = { readonly table: string; readonly apres: string }

/** Les tables nommées, sans les noms que le texte définit lui-même par `with`. */
export const mentions = (texte: string): readonly Mention[] => {
  const tous = mots(texte)
  const definis = new Set(tous.filter((_, rang) => estDefinition(tous, rang)))
  return tous
    .flatMap((mot, rang) => (AVANT.has(mot) && !estFaux(tous, rang) ? tablesApres(tous, rang) : []))
    .filter(({ table }) => !definis.has(table))
}

/** `… as (`, `… as materialized (`, `nom (colonnes) as (` : une table de la requête elle-même. */
const estDefinition = (tous: readonly string[], rang: number): boolean => {
  if (!['with', 'recursive', ','].includes(tous[rang - 1] ?? '')) return false
  let suite = rang + 1
  if (tous[suite] === '(') suite = tous.indexOf(')', suite) + 1
  if (tous[suite] !== 'as') return false
  const apres = tous.slice(suite + 1, suite + 4)
  return apres[0] === '(' || (apres[0] === 'materialized' && apres[1] === '(') || (apres[0] === 'not' && apres[2] === '(')
}

/** `is distinct from x`, `do update set`, `for update`, `on conflict` ne nomment pas de table ; `create table` la crée. */
const estFaux = (tous: readonly string[], rang: number): boolean => {
  const [mot, avant] = [tous[rang], tous[rang - 1]]
  if (mot === 'from') return avant === 'distinct'
  if (mot === 'table') return avant === 'create'
  if (mot === 'update') return ['do', 'for', 'before', 'after', 'or', 'key', 'on'].includes(avant ?? '')
  return mot === 'on' && tous[rang - 1] === ')'
}

const tablesApres = (tous: readonly string[], debut: number): readonly Mention[] => {
  const apres = tous[debut] ?? ''
  const trouvees: Mention[] = []
  let rang = debut + 1
  while (rang < tous.length) {
    while (PASSER.has(tous[rang] ?? '')) rang++
    const nom = (tous[rang] ?? '').replaceAll('"', '')
    if (/^[a-z_]/.test(nom) && !CLAUSES.has(nom)) trouvees.push({ table: nom, apres })
    rang = apres === 'from' ? apresVirgule(tous, rang) : tous.length
  }
  return trouvees
}

/** Dans « from a x, (select …) y, b », le rang qui suit la prochaine virgule de même niveau ; la fin s'il n'y en a pas. */
const apresVirgule = (tous: readonly string[], debut: number): number => {
  let niveau = 0
  for (let rang = debut; rang < tous.length; rang++) {
    const mot = tous[rang] ?? ''
    if (mot === '(') niveau++
    if (mot === ')' && --niveau < 0) return tous.length
    if (niveau === 0 && (mot === ';' || CLAUSES.has(mot))) return tous.length
    if (niveau === 0 && mot === ',') return rang + 1
  }
  return tous.length
}

const CREATION =
  /\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(table|materialized\s+view|view)\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?([a-z_][\w]*)"?/gi

/** Ce qu'une migration crée. */
export const creations = (texte: string): readonly { readonly nom: string; readonly vue: boolean }[] =>
  [...texte.replace(/--[^\n]*/g, ' ').matchAll(CREATION)].map(([, sorte = '', nom = '']) => ({
    nom: nom.toLowerCase(),
    vue: /view/i.test(sorte),
  }))
