import type { Grille, Reponses } from '../grille/grille.ts'
import { itemsDe, reponseA } from '../grille/grille.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Action, type Constat, CRITIQUE, criticite } from './mission.ts'

export type Rapport = { readonly constats: number; readonly critiques: number; readonly actions: number }

/**
 * Remet le rapport et le plan d'actions. Chaque grille est répondue en entier (« je ne sais pas » en est une réponse),
 * et chaque constat critique a au moins une action qui y répond.
 */
export const remettreRapport = (
  grilles: readonly { readonly grille: Grille; readonly reponses: Reponses }[],
  constats: readonly Pick<Constat, 'code' | 'gravite'>[],
  actions: readonly Pick<Action, 'constats'>[],
): Result<Rapport, readonly Refus[]> => {
  const tous = [
    ...grilles.flatMap(({ grille, reponses }) => {
      const restent = itemsDe(grille).filter((i) => reponseA(reponses, i.code) === 'sans-reponse').length
      return si(
        restent > 0,
        'grille-incomplete',
        `La grille « ${grille.titre} » attend encore ${restent} réponse${restent > 1 ? 's' : ''}.`,
        'Répondez à chaque question ; « je ne sais pas » est une réponse.',
        ['A-13', 'A-16'],
        grille.code,
      )
    }),
    ...si(constats.length === 0, 'sans-constat', 'Le rapport n’a aucun constat.', 'Relevez au moins un constat, même mineur.', [
      'A-16',
      'G-08',
    ]),
    ...si(actions.length === 0, 'sans-action', 'Le plan d’actions est vide.', 'Proposez au moins une action.', ['A-16']),
    ...constats
      .filter((c) => c.gravite === CRITIQUE && !actions.some((a) => a.constats.includes(c.code)))
      .map((c) =>
        refus('critique-sans-action', `Le constat critique ${c.code} n’a pas d’action.`, 'Proposez une action qui y répond.', ['A-16']),
      ),
  ]
  if (tous.length > 0) return err(tous)
  return ok({ constats: constats.length, critiques: constats.filter((c) => c.gravite === CRITIQUE).length, actions: actions.length })
}

/** Propose une action : elle répond à des constats qui existent, et sa sorte est au catalogue. */
export const proposerAction = (
  action: Pick<Action, 'constats' | 'genre'>,
  constats: readonly Pick<Constat, 'code' | 'gravite'>[],
  genres: readonly string[],
): Result<{ readonly criticite: number }, readonly Refus[]> => {
  const inconnus = action.constats.filter((c) => !constats.some((x) => x.code === c))
  const tous = [
    ...si(
      action.constats.length === 0,
      'sans-constat',
      'Une action répond à au moins un constat.',
      'Choisissez les constats auxquels elle répond.',
      ['A-05', 'A-16'],
      'constats',
    ),
    ...inconnus.map((c) =>
      refus(
        'constat-inconnu',
        `Le constat ${c} n’existe pas dans cette mission.`,
        'Choisissez parmi les constats relevés.',
        ['A-16'],
        'constats',
      ),
    ),
    ...si(
      !genres.includes(action.genre),
      'genre-inconnu',
      'Ce genre d’action n’est pas au catalogue.',
      'Choisissez un genre de la liste.',
      ['A-16'],
      'genre',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ criticite: criticite(action, constats) })
}

/** Clôt la mission : restituée quand l'appel le veut, l'organisme ayant pris position sur chaque action. */
export const cloreMission = (
  restitution: 'exigee' | 'libre',
  restituee: 'oui' | 'non',
  actions: readonly Pick<Action, 'code' | 'position'>[],
): Result<{ readonly actions: number }, readonly Refus[]> => {
  const muettes = actions.filter((a) => a.position === null)
  const tous = [
    ...si(
      restitution === 'exigee' && restituee === 'non',
      'sans-restitution',
      'Le rapport n’a pas été présenté à l’organisme.',
      'Faites la restitution avant de clore.',
      ['A-17'],
    ),
    ...si(
      restitution === 'exigee' && muettes.length > 0,
      'position-manquante',
      `L’organisme n’a pas dit ce qu’il peut faire pour : ${muettes.map((a) => a.code).join(', ')}.`,
      'Attendez sa position sur chaque action.',
      ['A-17'],
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ actions: actions.length })
}
