import { direIciEtAParis, direJour, type Instant, jourDe } from '../socle/temps.ts'
import type { DossierLu } from './dossier-lu.ts'
import { type Obstacle, obstaclesDe } from './obstacles.ts'
import { type Partie, partiesDe } from './parties.ts'

/** Le courriel d'un rappel : pour quand exactement, ce qui reste, par où commencer. */
export const direRappel = (
  lu: DossierLu,
  le: Instant,
  cloture: Instant,
): { readonly objet: string; readonly texte: string; readonly chemin: string } => {
  const { dossier, appel, guichet } = lu
  const derniere = cloture.subtract({ minutes: 1 })
  const { reste, premiere } = resteDe(lu, le)
  return {
    objet: `À déposer au plus tard le ${direJour(jourDe(derniere, appel.fuseau))}, dossier ${dossier.id}`,
    texte: [
      `Votre dossier ${dossier.id}, « ${guichet.titre} », n’est pas encore déposé.`,
      `La dernière minute pour le déposer est le ${direIciEtAParis(derniere, appel.fuseau)}. Un dossier reçu après n’est pas recevable.`,
      ...(reste.length === 0
        ? ['Tout est rempli : il reste à relire, puis à déposer.']
        : [reste.length === 1 ? 'Il reste ceci :' : `Il reste ${reste.length} choses :`, reste.map((r) => `- ${r}`).join('\n')]),
      'Si vous ne voulez plus déposer ce dossier, retirez-le : vous ne recevrez plus de rappel.',
    ].join('\n\n'),
    chemin: `/dossiers/${dossier.id}/${premiere}`,
  }
}

/** Ce que le dépôt refuserait à cette heure, compté par page, et la première de ces pages. */
const resteDe = (lu: DossierLu, le: Instant): { readonly reste: readonly string[]; readonly premiere: string } => {
  const obstacles = obstaclesDe(lu, le)
  const pages = partiesDe(lu).flatMap((p) => {
    const points = obstacles.filter((o) => estDe(p, o)).length
    return points === 0 ? [] : [{ chemin: p.chemin, dit: `${p.titre} : ${points === 1 ? 'un point' : `${points} points`}` }]
  })
  const ailleurs = obstacles.filter((o) => o.chemin === undefined).map((o) => o.refus.phrase)
  return { reste: [...pages.map((p) => p.dit), ...ailleurs], premiere: pages[0]?.chemin ?? 'recapitulatif' }
}

const estDe = ({ chemin }: Partie, o: Obstacle): boolean => {
  const page = o.chemin?.split(/[?#]/)[0]
  return page !== undefined && (page === chemin || page.startsWith(`${chemin}/`))
}
