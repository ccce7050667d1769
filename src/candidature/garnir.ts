import type { Guichet } from '../appel/appel.ts'
import { type Question, questionsDe } from '../appel/questionnaire.ts'
import { evaluationDe } from '../grille/evaluation.ts'
import type { Grille } from '../grille/grille.ts'

/** Un site de l'organisme, tel que le registre le connaît. */
export type Site = { readonly finess: string; readonly nom: string; readonly commune: string }
export type Garniture = { readonly sites: readonly Site[]; readonly grille: (code: string) => Grille }

/** Le guichet prêt à être rempli : les sites de l'organisme sont des valeurs, chaque grille est là. Tout le reste le lit tel quel. */
export const garnir = (guichet: Guichet, avec: Garniture): Guichet =>
  questionsDe(guichet.sections).some((q) => q.genre === 'sites' || q.genre === 'grille')
    ? { ...guichet, sections: guichet.sections.map((s) => ({ ...s, questions: s.questions.map((q) => garnirLa(q, avec)) })) }
    : guichet

export const demandeLesSites = (guichet: Guichet): boolean => questionsDe(guichet.sections).some((q) => q.genre === 'sites')

const garnirLa = (q: Question, { sites, grille }: Garniture): Question => {
  if (q.genre === 'sites') return { ...q, valeurs: sites.map((s) => ({ code: s.finess, libelle: `${s.nom}, ${s.commune}` })) }
  return q.genre === 'grille' && q.grille !== undefined ? { ...q, evaluation: evaluationDe(grille(q.grille)) } : q
}
