import type { Question, Valeur } from '../appel/questionnaire.ts'
import { direHeure, direJour, type Instant, jourDe } from '../socle/temps.ts'
import type { Auteur } from './concurrence.ts'
import { direReponse } from './dire-reponse.ts'

/** Quand on lit : à quel instant, dans quel fuseau. */
export type Lecture = { readonly le: Instant; readonly fuseau: string }

/** « à 22 h 10 », « hier à 18 h 02 », « mardi 12 octobre 2021 à 9 h 30 ». */
export const direMoment = (quand: Instant, { le, fuseau }: Lecture): string => {
  const jour = jourDe(quand, fuseau)
  const ici = jourDe(le, fuseau)
  const heure = `à ${direHeure(quand, fuseau)}`
  if (jour.equals(ici)) return heure
  return jour.equals(ici.subtract({ days: 1 })) ? `hier ${heure}` : `${direJour(jour)} ${heure}`
}

/** « Mme X a répondu « Oui » à 22 h 10. » ; une réponse effacée se dit aussi. */
export const direVersion = (q: Question, valeur: Valeur | null, auteur: Auteur | undefined, moi: string, lecture: Lecture): string => {
  const dite = valeur === null ? undefined : `«\u00a0${direReponse(q, valeur)}\u00a0»`
  if (auteur === undefined) return `La réponse était ${dite ?? 'vide'}.`
  return `${auteur.id === moi ? 'Vous avez' : `${auteur.nom} a`} ${dite === undefined ? 'effacé la réponse' : `répondu ${dite}`} ${direMoment(auteur.le, lecture)}.`
}
