import { type Fait, Pourquoi } from '../plateforme/dsfr/reperes.html.tsx'
import type { Appel, Clauses } from './appel.ts'

/** « Pourquoi ? » d'une règle de l'appel : ses clauses en clair, les faits lus, ce qui changerait le résultat. */
export const PourquoiClauses = ({
  appel,
  clause,
  faits,
  changerait,
}: {
  readonly appel: Pick<Appel, 'clauses'>
  readonly clause: Clauses
  readonly faits?: readonly Fait[]
  readonly changerait?: string
}) =>
  clause.length === 0 ? null : (
    <Pourquoi
      clause={clause.join(', ')}
      texte={clause.flatMap((c) => appel.clauses[c]?.texte ?? []).join(' ')}
      faits={faits ?? []}
      {...(changerait === undefined ? {} : { changerait })}
    />
  )
