import { confronter, decimale, type Fraction } from './fraction.ts'
import { type Grille, itemsDe, type Niveau, type Reponse, type Seuil } from './grille.ts'
import { type Contribution, estInconnue, type Note } from './score.ts'

/** Le niveau qu'une note atteint, et pourquoi pas plus haut. */
export type Position = {
  readonly atteint: Seuil
  /** Le niveau que le score seul donnerait. */
  readonly selonScore: Seuil
  /** Le niveau atteint si tout ce qu'on ignore se révélait au plus haut. */
  readonly possible: Seuil
  readonly retenuPar: 'score' | 'socle'
  /** Les items du socle sous leur minimum, même quand ils ne retiennent rien encore. */
  readonly verrous: readonly Verrou[]
}

/** Un item du socle qui n'a pas son minimum : ce qui est exigé, ce qui a été répondu (l'inconnu ne suffit jamais). */
export type Verrou = {
  readonly item: string
  readonly question: string
  readonly exige: Niveau
  readonly reponse: Reponse | 'sans-reponse'
}

/** `sans-objet` si la grille entière est non applicable : il n'y a alors ni score ni niveau. */
export const situer = (grille: Grille, note: Note): Position | 'sans-objet' => {
  if (note.score === 'sans-objet') return 'sans-objet'
  const verrous = verrousDe(grille, note.contributions)
  const selonScore = seuilAtteint(grille, note.score.retenu)
  const atteint = plafonner(grille, selonScore, verrous)
  const connus = verrous.filter((v) => !estInconnue(v.reponse))
  return {
    atteint,
    selonScore,
    possible: plafonner(grille, seuilAtteint(grille, note.score.haut), connus),
    retenuPar: atteint === selonScore ? 'score' : 'socle',
    verrous,
  }
}

const seuilAtteint = (grille: Grille, score: Fraction): Seuil => {
  const seuil = grille.seuils.findLast((s) => confronter(score, decimale(s.des)) >= 0)
  if (seuil === undefined) throw new Error(`La grille ${grille.code} n'a pas de seuil à zéro`)
  return seuil
}

const plafonner = (grille: Grille, seuil: Seuil, verrous: readonly Verrou[]): Seuil => {
  const plafond = grille.plafondSocle
  if (plafond === undefined || verrous.length === 0 || seuil.niveau <= plafond) return seuil
  return grille.seuils.findLast((s) => s.niveau <= plafond) ?? seuil
}

const verrousDe = (grille: Grille, contributions: readonly Contribution[]): readonly Verrou[] => {
  const reponses = new Map(contributions.map((c) => [c.item, c.reponse]))
  return itemsDe(grille).flatMap((item) => {
    const exige = item.niveaux.find((n) => n.niveau === item.socle)
    const reponse = reponses.get(item.code) ?? 'sans-reponse'
    if (exige === undefined || reponse === 'non-applicable') return []
    if (typeof reponse !== 'string' && reponse.niveau >= exige.niveau) return []
    return [{ item: item.code, question: item.question, exige, reponse }]
  })
}
