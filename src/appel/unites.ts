/** L'unité d'un produit ou d'un quotient, réduite. Le pour cent se multiplie sans laisser d'unité. */
export const croiserUnites = (a: string, b: string, op: '*' | '/'): string => {
  const [na, da] = decomposer(a)
  const [nb, db] = decomposer(b)
  if (op === '/') return composer([...na, ...db], [...da, ...nb])
  const haut = [...na, ...nb].filter((u) => u !== '%')
  return composer(haut, [...da, ...db])
}

/** « lit.€/lit » se réduit en « € » ; sans unité : vide. */
export const reduireUnite = (unite: string | undefined): string => composer(...decomposer(unite ?? ''))

const decomposer = (unite: string): readonly [readonly string[], readonly string[]] => {
  const [haut = '', ...bas] = unite.split('/')
  return [nomsDe(haut), bas.flatMap(nomsDe)]
}

const nomsDe = (produit: string): readonly string[] => {
  const noms = produit.split('.').map((u) => u.trim())
  return noms.filter((u) => u !== '')
}

const composer = (haut: readonly string[], bas: readonly string[]): string => {
  const reste = [...bas]
  const garde = haut.filter((u) => {
    const rang = reste.indexOf(u)
    if (rang >= 0) reste.splice(rang, 1)
    return rang < 0
  })
  return [garde.sort().join('.'), ...reste.sort()].join('/')
}
