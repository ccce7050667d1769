import type { Choix } from '../appel/appel.ts'
import type { DecisionLue } from './decision.ts'
import { retient, type Sens } from './sens.ts'

/** Un dossier encore en lice : il tient une place, il attend dans la liste (selon sa clé), ou rien n'est décidé. */
export type EnLice = { readonly id: string; readonly rang: number } & (
  | { readonly sort: 'tient' | 'a-decider' }
  | { readonly sort: 'attend'; readonly cle: number }
)

/** Où en est un dossier après ses décisions ; `undefined` : il n'est plus en lice. */
export const sortDe = (
  etat: string,
  derniere: Pick<DecisionLue, 'sens' | 'ordre' | 'rendueLe'> | undefined,
): { readonly sort: 'tient' | 'a-decider' } | { readonly sort: 'attend'; readonly cle: number } | undefined => {
  if (derniere === undefined) return { sort: 'a-decider' }
  if (retient(derniere.sens)) return derniere.rendueLe === null ? { sort: 'tient' } : undefined
  return derniere.ordre !== null && ['decide', 'en-attente'].includes(etat) ? { sort: 'attend', cle: derniere.ordre } : undefined
}

/** Ce que le rang propose, que la direction suit ou dont elle s'écarte avec un motif (A-04). */
export type Proposition = 'retenir' | 'attente' | 'ecarter'

/**
 * Les places libres vont aux dossiers à décider dont le rang entre dans les places, puis à la liste d'attente dans son ordre, puis aux
 * autres. Un appel sans places ne propose rien.
 */
export const proposer = (choix: Pick<Choix, 'places' | 'listeAttente'>, enLice: readonly EnLice[]): ReadonlyMap<string, Proposition> => {
  const { places, listeAttente } = choix
  if (places === undefined) return new Map()
  const ordre = enLice.toSorted((a, b) => a.rang - b.rang)
  const dedans = ordre.filter((d, i) => d.sort === 'a-decider' && i < places)
  const attendent = ordre.filter((d) => d.sort === 'attend').toSorted((a, b) => a.cle - b.cle)
  const dehors = ordre.filter((d, i) => d.sort === 'a-decider' && i >= places)
  const libres = Math.max(0, places - ordre.filter((d) => d.sort === 'tient').length)
  const file = [...dedans, ...attendent, ...dehors]
  return new Map(file.map((d, i) => [d.id, i < libres ? 'retenir' : listeAttente === true ? 'attente' : 'ecarter']))
}

/** La décision donne-t-elle ou retire-t-elle une place contre la proposition ? Un refus se tire de l'examen, pas du rang. */
export const sEcarteDuRang = (sens: Sens, proposition: Proposition | undefined): boolean =>
  proposition !== undefined && (retient(sens) ? proposition !== 'retenir' : sens === 'en-attente' && proposition === 'retenir')

export const PROPOSITIONS_DITES: Readonly<Record<Proposition, string>> = {
  retenir: 'une place',
  attente: 'la liste d’attente',
  ecarter: 'aucune place',
}
