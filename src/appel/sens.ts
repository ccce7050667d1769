import type { Anomalie } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'
import { sensDesClauses } from './sens-clauses.ts'
import { sensDesCriteres } from './sens-criteres.ts'
import { sensDesDates } from './sens-dates.ts'
import { sensDesFaits } from './sens-faits.ts'
import { sensDesNombres } from './sens-nombres.ts'
import { sensDesNoms } from './sens-noms.ts'
import { sensDesQuestions } from './sens-questions.ts'

/** Ce que la plateforme connaît hors de l'appel, et qu'une définition peut nommer. */
export type NomsConnus = { readonly actes: readonly string[]; readonly grilles: readonly string[]; readonly actions: readonly string[] }

/** Ce qu'il faut pour contrôler une définition en entier : ces noms, et le contrôle des règles (`verifierRegles`, qui parle Publicodes). */
export type Connu = NomsConnus & { readonly verifierRegles: (appel: Pick<Appel, 'faits' | 'regles' | 'guichets'>) => readonly Anomalie[] }

/** Tout ce qu'une définition bien formée peut encore dire de faux ou d'incohérent. */
export const verifierSens = (appel: Appel, connu: Connu): readonly Anomalie[] => [
  ...sensDesDates(appel),
  ...sensDesNombres(appel),
  ...sensDesCriteres(appel),
  ...sensDesNoms(appel, connu),
  ...sensDesFaits(appel),
  ...sensDesQuestions(appel, connu),
  ...connu.verifierRegles(appel),
  ...sensDesClauses(appel, connu.actes),
]
