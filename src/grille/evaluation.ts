import { direNiveau, direRepondu, direScore } from './dire-note.ts'
import type { Evaluation, Grille } from './grille.ts'
import { situer } from './niveau.ts'
import { noter } from './score.ts'

/** Une grille qui se note et se dit elle-même (A-01, A-02) : ce qu'on ignore est montré et n'élève jamais rien. */
export const evaluationDe = (grille: Grille): Evaluation => ({
  grille,
  dire: (reponses) => {
    const note = noter(grille, reponses)
    if (!note.ok) return 'Réponses données sur une autre version de la grille'
    const position = situer(grille, note.value)
    return [
      ...(position === 'sans-objet' ? [] : [`Niveau ${direNiveau(position.atteint)}`]),
      `Score : ${direScore(note.value.score, note.value.echelle)}`,
      `Répondu : ${direRepondu(note.value)}`,
    ].join('\n')
  },
  niveau: (reponses) => {
    const note = noter(grille, reponses)
    const position = note.ok ? situer(grille, note.value) : 'sans-objet'
    return position === 'sans-objet' ? undefined : position.atteint.niveau
  },
})
