/** Un nœud de l'arbre syntaxique (ESTree), lu sans présumer de sa forme. */
export type Noeud = { readonly type: string; readonly [champ: string]: unknown }

export const estNoeud = (v: unknown): v is Noeud => typeof v === 'object' && v !== null && 'type' in v && typeof v.type === 'string'

/** Le nœud et tous ses descendants, dans l'ordre du texte. */
export function* noeuds(v: unknown): Generator<Noeud> {
  if (Array.isArray(v)) for (const element of v) yield* noeuds(element)
  if (!estNoeud(v)) return
  yield v
  for (const [nom, valeur] of Object.entries(v)) if (nom !== 'parent' && typeof valeur === 'object') yield* noeuds(valeur)
}

export const champ = (n: Noeud, nom: string): Noeud | undefined => {
  const valeur = n[nom]
  return estNoeud(valeur) ? valeur : undefined
}

/** Le texte d'une chaîne littérale, ou d'un gabarit sans trou. */
export const texteDe = (v: unknown): string | undefined => {
  if (!estNoeud(v)) return undefined
  if (v.type === 'TSLiteralType') return texteDe(v['literal'])
  if (v.type === 'Literal' && typeof v['value'] === 'string') return v['value']
  return v.type === 'TemplateLiteral' && Array.isArray(v['expressions']) && v['expressions'].length === 0 ? gabarit(v) : undefined
}

/** Le texte d'un gabarit ; chaque trou y devient « $ ». */
export const gabarit = (n: Noeud): string => {
  const morceaux = Array.isArray(n['quasis']) ? n['quasis'] : []
  return morceaux.map((m: { readonly value?: { readonly cooked?: string | null } }) => m.value?.cooked ?? '').join(' $ ')
}
