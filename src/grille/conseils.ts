import type { ActionType } from './catalogue.ts'
import { additionner, confronter, type Fraction, multiplier, retrancher } from './fraction.ts'
import { type Grille, itemsDe, type Reponse } from './grille.ts'
import { situer } from './niveau.ts'
import { type Note, valeurDe } from './score.ts'

/** Les actions conseillées, les plus utiles d'abord ; `inconnues` : les codes que ce catalogue n'a pas. */
export type Conseils = { readonly conseils: readonly Conseil[]; readonly inconnues: readonly string[] }

/** Une action, toutes les raisons de la mener, et les points qu'elle rendrait si chaque item visé atteignait son niveau. */
export type Conseil = { readonly action: ActionType; readonly motifs: readonly Motif[]; readonly gain: Fraction }

export type Motif =
  | {
      readonly genre: 'item'
      readonly item: string
      readonly reponse: Reponse | 'sans-reponse'
      readonly vise: number
      readonly verrou: boolean
      readonly gain: Fraction
    }
  | { readonly genre: 'niveau'; readonly niveau: number }

/**
 * Du niveau et des réponses aux actions. L'inconnu appelle l'action comme le plus bas niveau ; le non applicable, jamais.
 * Ordre : ce qui lève un verrou du socle, puis la priorité (forte, moyenne, aucune), puis le gain, puis le code.
 */
export const conseiller = (grille: Grille, note: Note, catalogue: readonly ActionType[]): Conseils => {
  const motifs = [...motifsDesItems(grille, note), ...motifsDuNiveau(grille, note)]
  const codes = [...new Set(motifs.map((m) => m.action))]
  const conseils = codes.flatMap((code) => {
    const action = catalogue.find((a) => a.code === code)
    const siens = motifs.filter((m) => m.action === code).map((m) => m.motif)
    return action === undefined
      ? []
      : [{ action, motifs: siens, gain: additionner(siens.flatMap((m) => (m.genre === 'item' ? [m.gain] : []))) }]
  })
  return {
    conseils: conseils.toSorted(parUtilite),
    inconnues: codes.filter((code) => !catalogue.some((a) => a.code === code)),
  }
}

type MotifDAction = { readonly action: string; readonly motif: Motif }

const motifsDesItems = (grille: Grille, note: Note): readonly MotifDAction[] => {
  const position = situer(grille, note)
  const verrous = new Set(position === 'sans-objet' ? [] : position.verrous.map((v) => v.item))
  const parItem = new Map(note.contributions.map((c) => [c.item, c]))
  return itemsDe(grille).flatMap((item) => {
    const contribution = parItem.get(item.code)
    if (contribution === undefined || contribution.reponse === 'non-applicable') return []
    const { reponse, valeur, pointsMax } = contribution
    return item.actions
      .filter((a) => typeof reponse === 'string' || reponse.niveau < a.sous)
      .map((a): MotifDAction => {
        const gain = multiplier(pointsMax, retrancher(valeurDe(item, { niveau: a.sous }), valeur))
        return { action: a.code, motif: { genre: 'item', item: item.code, reponse, vise: a.sous, verrou: verrous.has(item.code), gain } }
      })
  })
}

const motifsDuNiveau = (grille: Grille, note: Note): readonly MotifDAction[] => {
  const position = situer(grille, note)
  if (position === 'sans-objet') return []
  return position.atteint.actions.map((action) => ({ action, motif: { genre: 'niveau', niveau: position.atteint.niveau } }))
}

const parUtilite = (a: Conseil, b: Conseil): number =>
  Number(leveUnVerrou(b)) - Number(leveUnVerrou(a)) ||
  rang(a.action) - rang(b.action) ||
  confronter(b.gain, a.gain) ||
  (a.action.code < b.action.code ? -1 : 1)

const leveUnVerrou = (conseil: Conseil): boolean => conseil.motifs.some((m) => m.genre === 'item' && m.verrou)

const rang = (action: ActionType): number => (action.priorite === undefined ? 2 : action.priorite.rang === 'forte' ? 0 : 1)
