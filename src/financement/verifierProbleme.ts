import type { Action, Probleme } from './arbitrage.ts'
import { poidsDe } from './arbitrage.ts'

/** `chemin` désigne la place dans le problème, comme `actions[3].cout`. */
export type DefautProbleme =
  | { readonly genre: 'aucune-action'; readonly chemin: string }
  | { readonly genre: 'trop-d-actions'; readonly chemin: string; readonly plafond: number }
  | { readonly genre: 'code-en-double' | 'nom-en-double' | 'priorite-en-double'; readonly chemin: string; readonly code: string }
  | { readonly genre: 'nombre-negatif' | 'nombre-trop-grand'; readonly chemin: string }
  | { readonly genre: 'action-inconnue'; readonly chemin: string; readonly code: string }
  | { readonly genre: 'exclut-elle-meme'; readonly chemin: string; readonly code: string }
  | { readonly genre: 'prerequis-en-cycle'; readonly chemin: string; readonly codes: readonly string[] }
  | { readonly genre: 'priorite-manquante'; readonly chemin: string; readonly admises: readonly string[] }
  | { readonly genre: 'priorite-inconnue'; readonly chemin: string; readonly priorite: string; readonly admises: readonly string[] }

/** Dix milliards, en centièmes : au-delà, une somme d'actions pourrait ne plus être un entier sûr du solveur. */
const PLAFOND_NOMBRE = 10n ** 12n
const PLAFOND_ACTIONS = 5000

/** Tous les défauts d'un problème, d'un coup ; liste vide s'il peut être arbitré. */
export const verifierProbleme = (probleme: Probleme): readonly DefautProbleme[] => [
  ...nombreDActions(probleme),
  ...plafonds(probleme),
  ...doubles(probleme.priorites ?? [], 'priorite-en-double', (i) => `priorites[${i}]`),
  ...doubles(
    probleme.actions.map((a) => a.code),
    'code-en-double',
    (i) => `actions[${i}].code`,
  ),
  ...probleme.actions.flatMap((action, i) => [
    ...nombre(action.cout, `actions[${i}].cout`),
    ...nombre(action.jours, `actions[${i}].jours`),
    ...nombre(action.valeur, `actions[${i}].valeur`),
    ...priorite(probleme, action, `actions[${i}].priorite`),
    ...liens(probleme, action, i),
  ]),
  ...cycles(probleme.actions),
  ...contraintes(probleme),
]

const nombreDActions = ({ actions }: Probleme): readonly DefautProbleme[] => {
  if (actions.length === 0) return [{ genre: 'aucune-action', chemin: 'actions' }]
  return actions.length > PLAFOND_ACTIONS ? [{ genre: 'trop-d-actions', chemin: 'actions', plafond: PLAFOND_ACTIONS }] : []
}

const plafonds = ({ enveloppe, plafondParOrganisme }: Probleme): readonly DefautProbleme[] => [
  ...nombre(enveloppe ?? 0n, 'enveloppe'),
  ...nombre(plafondParOrganisme?.montant ?? 0n, 'plafondParOrganisme.montant'),
  ...nombre(plafondParOrganisme?.jours ?? 0n, 'plafondParOrganisme.jours'),
]

const nombre = (n: bigint, chemin: string): readonly DefautProbleme[] => {
  if (n < 0n) return [{ genre: 'nombre-negatif', chemin }]
  return tropGrand(n, chemin)
}

const tropGrand = (n: bigint, chemin: string): readonly DefautProbleme[] =>
  n > PLAFOND_NOMBRE || n < -PLAFOND_NOMBRE ? [{ genre: 'nombre-trop-grand', chemin }] : []

const doubles = (
  noms: readonly string[],
  genre: 'code-en-double' | 'nom-en-double' | 'priorite-en-double',
  chemin: (i: number) => string,
): readonly DefautProbleme[] => {
  const premiers = new Map(noms.map((nom, i) => [nom, i] as const).reverse())
  return noms.flatMap((code, i) => (premiers.get(code) === i ? [] : [{ genre, chemin: chemin(i), code }]))
}

const priorite = ({ priorites }: Probleme, action: Action, chemin: string): readonly DefautProbleme[] => {
  const admises = priorites ?? []
  if (action.priorite === undefined) return admises.length === 0 ? [] : [{ genre: 'priorite-manquante', chemin, admises }]
  return admises.includes(action.priorite) ? [] : [{ genre: 'priorite-inconnue', chemin, priorite: action.priorite, admises }]
}

const liens = ({ actions }: Probleme, action: Action, i: number): readonly DefautProbleme[] => {
  const connu = (code: string) => actions.some((a) => a.code === code)
  const cites = [
    ...(action.prerequis ?? []).map((code, k) => ({ code, chemin: `actions[${i}].prerequis[${k}]` })),
    ...(action.exclut ?? []).map((code, k) => ({ code, chemin: `actions[${i}].exclut[${k}]` })),
  ]
  const inconnues = cites.filter(({ code }) => !connu(code)).map((c): DefautProbleme => ({ genre: 'action-inconnue', ...c }))
  const rang = (action.exclut ?? []).indexOf(action.code)
  return rang < 0 ? inconnues : [...inconnues, { genre: 'exclut-elle-meme', chemin: `actions[${i}].exclut[${rang}]`, code: action.code }]
}

/** Chaque cycle une fois, nommé depuis la première de ses actions dans le fichier. */
const cycles = (actions: readonly Action[]): readonly DefautProbleme[] => {
  const prerequis = new Map(actions.map((a) => [a.code, a.prerequis ?? []]))
  const etats = new Map<string, 'en-cours' | 'vue'>()
  const trouves: DefautProbleme[] = []
  const suivre = (code: string, chemin: readonly string[]): void => {
    if (etats.get(code) === 'vue') return
    if (etats.get(code) === 'en-cours') {
      const codes = chemin.slice(chemin.indexOf(code))
      trouves.push({ genre: 'prerequis-en-cycle', chemin: `actions[${actions.findIndex((a) => a.code === code)}].prerequis`, codes })
      return
    }
    etats.set(code, 'en-cours')
    for (const suivant of prerequis.get(code) ?? []) suivre(suivant, [...chemin, code])
    etats.set(code, 'vue')
  }
  for (const { code } of actions) suivre(code, [])
  return trouves
}

const contraintes = ({ actions, contraintesGenerales }: Probleme): readonly DefautProbleme[] => {
  const liste = contraintesGenerales ?? []
  const codes = new Set(actions.map((a) => a.code))
  return [
    ...doubles(
      liste.map((c) => c.nom),
      'nom-en-double',
      (i) => `contraintesGenerales[${i}].nom`,
    ),
    ...liste.flatMap((contrainte, i) => [
      ...tropGrand(contrainte.plafond, `contraintesGenerales[${i}].plafond`),
      ...Object.keys(contrainte.poids).flatMap((code): readonly DefautProbleme[] => {
        const chemin = `contraintesGenerales[${i}].poids.${code}`
        return codes.has(code) ? tropGrand(poidsDe(contrainte, code), chemin) : [{ genre: 'action-inconnue', chemin, code }]
      }),
    ]),
  ]
}
