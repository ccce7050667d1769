import { type Montant, somme } from '../socle/montant.ts'
import { type Jour, jourAvant } from '../socle/temps.ts'
import type { Abondement, Enveloppe } from './argent.ts'

/** Ce que vaut l'enveloppe d'un appel un jour donné : une redistribution d'un territoire à un autre n'y change rien. */
export const dotationLe = (e: Enveloppe, le: Jour): Montant =>
  e.montant + somme(venus(e, le).flatMap((a) => (a.de === undefined ? [a.montant] : [])))

/** La part d'un territoire un jour donné, relevée de ce qu'il reçoit, diminuée de ce qu'il donne ; `undefined` s'il n'en a pas. */
export const partDuTerritoire = (e: Enveloppe, territoire: string, le: Jour): Montant | undefined => {
  const part = e.repartition?.find((p) => p.territoire === territoire)
  if (part === undefined) return undefined
  const recu = venus(e, le).filter((a) => a.vers === territoire)
  const donne = venus(e, le).filter((a) => a.de === territoire)
  return part.montant + somme(recu.map((a) => a.montant)) - somme(donne.map((a) => a.montant))
}

const venus = (e: Enveloppe, le: Jour): readonly Abondement[] => e.abondements.filter((a) => !jourAvant(le, a.le))
