import type { Appel, SansReponse } from '../appel/appel.ts'
import { suiteDuSilence } from '../appel/silence.ts'
import { direJour, type Instant, type Jour, jourDe } from '../socle/temps.ts'
import { type Complement, complementOuvert, estEnRetard } from './complement.ts'

/** Un complément demandé qui n'est pas venu, et ce que l'appel en prévoit : une proposition à l'agent, avec de quoi la motiver. */
export type ComplementTu = {
  readonly jusquAu: Jour
  readonly suite: SansReponse
  readonly clause: readonly string[]
  readonly motif: string
}

export const complementTu = (
  appel: Pick<Appel, 'complements' | 'fuseau'>,
  etat: string,
  complements: readonly Complement[],
  le: Instant,
): ComplementTu | undefined => {
  const ouvert = complementOuvert(complements)
  if (ouvert === undefined || !estEnRetard(ouvert, le, appel.fuseau)) return undefined
  return {
    jusquAu: ouvert.jusquAu,
    suite: suiteDuSilence(appel, etat),
    clause: appel.complements?.clause ?? [],
    motif: `Le complément demandé le ${direJour(jourDe(ouvert.demandeeLe, appel.fuseau))} était attendu le ${direJour(ouvert.jusquAu)} au plus tard. Il n’est pas venu.`,
  }
}
