import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import type { Instant } from '../socle/temps.ts'
import { type Complement, estEnRetard } from './complement.ts'

/** Où en est une demande : complétée, retirée, en retard, attendue. */
export const EtatDuComplement = ({
  complement: c,
  le,
  fuseau,
}: {
  readonly complement: Complement
  readonly le: Instant
  readonly fuseau: string
}) => {
  if (c.completeeLe !== null) return <Etiquette ton="succes">Complété</Etiquette>
  if (c.retireeLe !== null) return <Etiquette ton="neutre">Demande retirée</Etiquette>
  return estEnRetard(c, le, fuseau) ? <Etiquette ton="erreur">Échéance passée</Etiquette> : <Etiquette ton="attention">Attendu</Etiquette>
}
