import { champ, type Noeud } from './noeuds.ts'
import { IMPURS } from './regles.ts'
import type { Source } from './source.ts'
import type { Entorse } from './verifier.ts'

const POURQUOI =
  'du code pur ne touche ni l’heure, ni le hasard, ni l’attente, ni la machine : recevez la valeur en argument (`le`, `par`…), ou donnez au fichier le suffixe de sa langue.'

/** Un fichier sans suffixe se relit et se rejoue à l'identique : rien du monde n'y entre que par ses arguments. */
export const impuretes = (sources: readonly Source[]): readonly Entorse[] =>
  sources
    .filter(
      ({ genre, etape, chemin }) =>
        ['pur', 'phrases'].includes(genre) && (etape !== undefined || chemin === 'vie.ts' || chemin === 'parcours.ts'),
    )
    .flatMap((source) => {
      const proprietes = new Set(source.noeuds.flatMap(nomsDeProprietes))
      const objets = new Set(source.noeuds.flatMap((n) => impurete(n, proprietes)))
      return [...objets].map((objet) => ({ regle: 'pur', fichier: source.chemin, objet, phrase: `${objet} : ${POURQUOI}` }))
    })

const impurete = (n: Noeud, proprietes: ReadonlySet<unknown>): readonly string[] => {
  if (n['async'] === true) return ['async']
  switch (n.type) {
    case 'AwaitExpression':
      return ['await']
    case 'MetaProperty':
      return ['import.meta']
    case 'ForOfStatement':
      return n['await'] === true ? ['for await'] : []
    case 'MemberExpression':
      return membreImpur(n)
    case 'Identifier':
      return typeof n['name'] === 'string' && IMPURS.includes(n['name']) && !proprietes.has(n) ? [n['name']] : []
    default:
      return []
  }
}

const membreImpur = (n: Noeud): readonly string[] => {
  const nom = `${champ(n, 'object')?.['name']}.${nomDuMembre(n)}`
  return ['Temporal.Now', 'Math.random'].includes(nom) ? [nom] : []
}

const nomDuMembre = (n: Noeud): unknown => {
  const membre = champ(n, 'property')
  return membre?.['name'] ?? membre?.['value']
}

/** `x.process` ou `{ process: 1 }` nomment une propriété, pas le processus ; `{ process }` et `x[process]`, si. */
const nomsDeProprietes = (n: Noeud): readonly unknown[] => {
  if (n['computed'] === true || n['shorthand'] === true) return []
  if (n.type === 'MemberExpression') return [n['property']]
  return ['Property', 'PropertyDefinition', 'MethodDefinition', 'TSPropertySignature', 'TSMethodSignature'].includes(n.type)
    ? [n['key']]
    : []
}
