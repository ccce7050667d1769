import type { Montant } from '../socle/montant.ts'
import type { Clauses } from './appel.ts'
import type { Depense, NatureDepense } from './argent.ts'

/** Une ligne de dépense d'un projet : sa nature, sa somme, et le nombre de mois d'un service loué. */
export type Ligne = { readonly nature: NatureDepense; readonly montant: Montant; readonly mois?: number }

/** Ce que l'appel retient d'une ligne. Une nature dont il ne dit rien est à vérifier : ni admise, ni refusée. */
export type Eligibilite =
  | { readonly genre: 'admise'; readonly eligible: Montant; readonly ecarte: Montant; readonly raison?: string; readonly clause: Clauses }
  | { readonly genre: 'refusee'; readonly raison: string; readonly clause: Clauses }
  | { readonly genre: 'a-verifier'; readonly raison: 'nature-non-dite' | 'duree-inconnue' }

/** Retient, coupe ou écarte une ligne : service loué coupé à son nombre de mois (G-39), nature refusée (G-40), part au prorata. */
export const eligibiliteDe = (depenses: readonly Depense[], ligne: Ligne): Eligibilite => {
  const regle = depenses.find((d) => d.nature === ligne.nature)
  if (regle === undefined) return { genre: 'a-verifier', raison: 'nature-non-dite' }
  if (!regle.eligible) return { genre: 'refusee', raison: regle.raison ?? '', clause: regle.clause }
  if (regle.moisMax !== undefined && (ligne.mois === undefined || ligne.mois <= 0)) return { genre: 'a-verifier', raison: 'duree-inconnue' }
  const eligible = auProrata(coupe(ligne, regle), regle)
  const ecarte = ligne.montant - eligible
  const raison = ecarte > 0n && regle.raison !== undefined ? { raison: regle.raison } : {}
  return { genre: 'admise', eligible, ecarte, ...raison, clause: regle.clause }
}

const coupe = ({ montant, mois }: Ligne, { moisMax }: Depense): Montant =>
  moisMax === undefined || mois === undefined || mois <= moisMax ? montant : (montant * BigInt(moisMax)) / BigInt(mois)

const auProrata = (montant: Montant, { taux }: Depense): Montant => (taux === undefined ? montant : (montant * BigInt(taux)) / 100n)
