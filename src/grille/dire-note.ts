import { jamais } from '../socle/resultat.ts'
import type { Accord } from './ecart.ts'
import { decimale, direFraction, direPart } from './fraction.ts'
import type { Grille, Item, Reponse, Seuil } from './grille.ts'
import type { Position } from './niveau.ts'
import type { Note, Score } from './score.ts'

/** Une réponse en toutes lettres. */
export const direReponse = (item: Item, reponse: Reponse | 'sans-reponse'): string => {
  if (reponse === 'sans-reponse') return 'Sans réponse'
  if (reponse === 'je-ne-sais-pas') return 'Je ne sais pas'
  if (reponse === 'non-applicable') return 'Non applicable'
  return item.niveaux.find((n) => n.niveau === reponse.niveau)?.libelle ?? `Niveau ${reponse.niveau}`
}

export const direAccord = (accord: Accord): string => {
  switch (accord) {
    case 'accord':
      return 'D’accord'
    case 'surestime':
      return 'L’organisme s’est surestimé'
    case 'sous-estime':
      return 'L’organisme s’est sous-estimé'
    case 'ne-savait-pas':
      return 'L’organisme ne savait pas'
    case 'perimetre':
      return 'Désaccord sur ce qui s’applique'
    case 'non-audite':
      return 'L’auditeur n’a pas tranché'
    default:
      return jamais(accord)
  }
}

/** « 34,1 sur 100, entre 34,1 et 41 » ; la fourchette seulement si l'inconnu en ouvre une. */
export const direScore = (score: Score | 'sans-objet', echelle: number): string => {
  if (score === 'sans-objet') return 'Sans objet : aucune question ne s’applique'
  const [bas, haut] = [direFraction(score.bas), direFraction(score.haut)]
  return `${direFraction(score.retenu)} sur ${echelle}${bas === haut ? '' : `, entre ${bas} et ${haut} selon ce qu’on ignore`}`
}

export const direRepondu = ({ decompte, partRepondue }: Note): string => {
  const part = partRepondue === 'sans-objet' ? '' : ` (${direPart(partRepondue)})`
  const inconnues = decompte.jeNeSaisPas > 0 ? `, dont ${decompte.jeNeSaisPas} « je ne sais pas » à part` : ''
  return `${decompte.repondus} sur ${decompte.items - decompte.nonApplicables}${part}${inconnues}`
}

export const direNiveau = (s: Seuil): string => `${s.niveau}, ${s.libelle}`

/** Pourquoi ce niveau et pas le suivant : le score, ou un point du socle (A-01). */
export const direRaison = (grille: Grille, position: Position): string => {
  if (position.retenuPar === 'socle') {
    const n = position.verrous.length
    return `Le score donnerait le niveau ${direNiveau(position.selonScore)}, mais ${n === 1 ? 'un point du socle est sous son minimum' : `${n} points du socle sont sous leur minimum`}.`
  }
  const suivant = grille.seuils.find((s) => s.niveau > position.atteint.niveau)
  const debut = `Ce niveau commence à ${direFraction(decimale(position.atteint.des))} sur ${grille.echelle}`
  return suivant === undefined ? `${debut} ; c’est le plus haut.` : `${debut} ; le suivant, à ${direFraction(decimale(suivant.des))}.`
}
