import { direNiveau, direRaison, direRepondu, direScore } from '../grille/dire-note.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { situer } from '../grille/niveau.ts'
import { noter } from '../grille/score.ts'
import { direMontant, somme } from '../socle/montant.ts'
import { type Action, type Cadrage, type Constat, CRITIQUE, criticite, type Mission } from './mission.ts'

/** Une action et sa place au plan. `priorite` : 1 à engager tout de suite, 2 ensuite, 3 quand on peut. */
export type ActionClassee = Action & { readonly criticite: number; readonly priorite: 1 | 2 | 3 }
export type Maturite = {
  readonly titre: string
  readonly score: string
  readonly repondu: string
  readonly niveau: string
  readonly raison: string
}

/** Un rapport d'audit, composé des seules données de la mission : la page et le PDF disent la même chose (A-16). */
export type RapportCompose = {
  readonly synthese: readonly string[]
  readonly maturites: readonly Maturite[]
  readonly constats: readonly Constat[]
  readonly actions: readonly ActionClassee[]
  readonly rencontres: readonly string[]
  readonly cadrage: Cadrage
}

export const composer = (
  mission: Pick<Mission, 'cadrage' | 'restitution'>,
  grilles: readonly { readonly grille: Grille; readonly reponses: Reponses }[],
  constats: readonly Constat[],
  actions: readonly Action[],
): RapportCompose => {
  const maturites = grilles.flatMap(maturiteDe)
  const classees = classerActions(actions, constats)
  const { cadrage, restitution } = mission
  return {
    synthese: synthetiser(maturites, constats, classees),
    maturites,
    constats: constats.toSorted((a, b) => b.gravite - a.gravite || (a.code < b.code ? -1 : 1)),
    actions: classees,
    rencontres: [...new Set([...(cadrage?.personnes ?? []), ...(restitution?.participants ?? [])])],
    cadrage: cadrage ?? { documents: [], personnes: [], sites: [] },
  }
}

/** La règle de priorité, dite au lecteur du rapport. */
export const REGLE_DE_PRIORITE =
  'Une action est de priorité 1 si elle répond à un constat critique, ou à un constat majeur sans difficulté ; de priorité 2 si elle répond à un autre constat majeur, ou à un constat modéré sans difficulté ; de priorité 3 sinon. À priorité égale viennent d’abord la plus critique, puis la plus simple, la plus rapide et la moins chère.'

/** L'ordre du plan : ce que l'action corrige, puis sa difficulté, son délai et son coût (A-05, A-16). */
export const classerActions = (actions: readonly Action[], constats: readonly Constat[]): readonly ActionClassee[] =>
  actions
    .map((a) => ({ ...a, criticite: criticite(a, constats) }))
    .map((a) => ({ ...a, priorite: prioriteDe(a) }))
    .toSorted(
      (a, b) =>
        a.priorite - b.priorite ||
        b.criticite - a.criticite ||
        a.complexite - b.complexite ||
        a.delaiMois - b.delaiMois ||
        Number(a.cout - b.cout) ||
        (a.code < b.code ? -1 : 1),
    )

const prioriteDe = (a: { readonly criticite: number; readonly complexite: number }): 1 | 2 | 3 => {
  const rang = a.criticite + (a.complexite === 1 ? 1 : 0)
  if (a.criticite === CRITIQUE || rang >= CRITIQUE) return 1
  return a.criticite === 3 || rang >= 3 ? 2 : 3
}

const maturiteDe = ({ grille, reponses }: { readonly grille: Grille; readonly reponses: Reponses }): readonly Maturite[] => {
  const note = noter(grille, reponses)
  if (!note.ok) return []
  const position = situer(grille, note.value)
  return [
    {
      titre: grille.titre,
      score: direScore(note.value.score, grille.echelle),
      repondu: direRepondu(note.value),
      niveau: position === 'sans-objet' ? 'Sans objet' : direNiveau(position.atteint),
      raison: position === 'sans-objet' ? '' : direRaison(grille, position),
    },
  ]
}

/** Ce qu'une direction lit en une minute : le niveau, ce qui menace, ce qu'il faut faire et ce que cela coûte. */
const synthetiser = (
  maturites: readonly Maturite[],
  constats: readonly Constat[],
  actions: readonly ActionClassee[],
): readonly string[] => {
  const critiques = constats.filter((c) => c.gravite === CRITIQUE)
  const premieres = actions.filter((a) => a.priorite === 1)
  return [
    ...maturites.map((m) => `${m.titre} : niveau ${m.niveau} ; score de ${m.score}.`),
    `L’audit relève ${compter(constats.length, 'constat')}, dont ${critiques.length === 0 ? 'aucun critique' : `${compter(critiques.length, 'critique')} : ${critiques.map((c) => `${c.titre} (${c.code})`).join(', ')}`}.`,
    `Le plan compte ${compter(actions.length, 'action')}, pour ${direMontant(somme(actions.map((a) => a.cout)))} ; ${premieres.length === 0 ? 'aucune n’est à engager tout de suite' : `à engager tout de suite : ${premieres.map((a) => `${a.titre} (${a.code})`).join(', ')}`}.`,
  ]
}

const compter = (n: number, mot: string): string => `${n} ${mot}${n > 1 ? 's' : ''}`

/** Dit à la fin du rapport. */
export const AUDIT_DE_CONTROLE =
  'Un audit de contrôle est recommandé quand les actions seront faites : il reprend les mêmes grilles et vérifie que chaque constat est levé.'
