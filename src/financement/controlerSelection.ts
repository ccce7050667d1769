import type { Montant } from '../socle/montant.ts'
import type { Action, Centiemes, Probleme } from './arbitrage.ts'
import { poidsDe, total } from './arbitrage.ts'

export type Violation =
  | { readonly genre: 'action-inconnue' | 'action-en-double'; readonly code: string }
  | { readonly genre: 'enveloppe'; readonly plafond: Montant; readonly engage: Montant }
  | { readonly genre: 'plafond-organisme-montant'; readonly organisme: string; readonly plafond: Montant; readonly engage: Montant }
  | { readonly genre: 'plafond-organisme-jours'; readonly organisme: string; readonly plafond: Centiemes; readonly engage: Centiemes }
  | { readonly genre: 'contrainte-generale'; readonly nom: string; readonly plafond: Centiemes; readonly engage: Centiemes }
  | { readonly genre: 'prerequis-manquant'; readonly code: string; readonly prerequis: string }
  | { readonly genre: 'exclusion'; readonly code: string; readonly exclue: string }

/**
 * Refait tous les comptes d'une liste d'actions, en entiers, depuis le problème lui-même : la réponse d'un
 * solveur n'est jamais crue. Liste vide si chaque contrainte est tenue (A-23, G-33, G-38).
 */
export const controlerSelection = (probleme: Probleme, retenues: readonly string[]): readonly Violation[] => {
  const codes = new Set(retenues)
  const actions = probleme.actions.filter((a) => codes.has(a.code))
  return [
    ...reconnaitre(probleme, retenues),
    ...enveloppe(probleme, actions),
    ...Object.entries(Object.groupBy(actions, (a) => a.organisme)).flatMap(([organisme, siennes]) =>
      plafonds(probleme, organisme, siennes ?? []),
    ),
    ...generales(probleme, actions),
    ...actions.flatMap((a) => liens(a, codes)),
  ]
}

const reconnaitre = ({ actions }: Probleme, retenues: readonly string[]): readonly Violation[] => {
  const connus = new Set(actions.map((a) => a.code))
  return [
    ...retenues.filter((code) => !connus.has(code)).map((code): Violation => ({ genre: 'action-inconnue', code })),
    ...retenues.filter((code, i) => retenues.indexOf(code) !== i).map((code): Violation => ({ genre: 'action-en-double', code })),
  ]
}

const enveloppe = ({ enveloppe: plafond }: Probleme, actions: readonly Action[]): readonly Violation[] => {
  const engage = total(actions, (a) => a.cout)
  return plafond !== undefined && engage > plafond ? [{ genre: 'enveloppe', plafond, engage }] : []
}

const plafonds = ({ plafondParOrganisme }: Probleme, organisme: string, siennes: readonly Action[]): readonly Violation[] => {
  const { montant, jours } = plafondParOrganisme ?? {}
  const euros = total(siennes, (a) => a.cout)
  const duree = total(siennes, (a) => a.jours)
  return [
    ...(montant !== undefined && euros > montant
      ? [{ genre: 'plafond-organisme-montant', organisme, plafond: montant, engage: euros } as const]
      : []),
    ...(jours !== undefined && duree > jours
      ? [{ genre: 'plafond-organisme-jours', organisme, plafond: jours, engage: duree } as const]
      : []),
  ]
}

const generales = ({ contraintesGenerales }: Probleme, actions: readonly Action[]): readonly Violation[] =>
  (contraintesGenerales ?? []).flatMap((contrainte) => {
    const engage = total(actions, (a) => poidsDe(contrainte, a.code))
    const { nom, plafond } = contrainte
    return engage > plafond ? [{ genre: 'contrainte-generale', nom, plafond, engage } as const] : []
  })

const liens = (action: Action, codes: ReadonlySet<string>): readonly Violation[] => [
  ...(action.prerequis ?? [])
    .filter((prerequis) => !codes.has(prerequis))
    .map((prerequis): Violation => ({ genre: 'prerequis-manquant', code: action.code, prerequis })),
  ...(action.exclut ?? [])
    .filter((exclue) => codes.has(exclue))
    .map((exclue): Violation => ({ genre: 'exclusion', code: action.code, exclue })),
]
