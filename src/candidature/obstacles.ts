import type { Verdict } from '../appel/condition.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import type { Refus } from '../socle/refus.ts'
import type { Instant } from '../socle/temps.ts'
import { opposesAuDepot } from './deposer.ts'
import type { DossierLu } from './dossier-lu.ts'
import { pageDeLaQuestion } from './parties.ts'

/** Ce qui s'oppose au dépôt, et la page du dossier où le lever, s'il y en a une. */
export type Obstacle = { readonly refus: Refus; readonly chemin: string | undefined }

/** Tout ce qui s'oppose au dépôt à cet instant : exactement ce que l'acte refuserait. */
export const obstaclesDe = (lu: DossierLu, le: Instant): readonly Obstacle[] =>
  opposesAuDepot(lu.dossier, lu.appel, lu.guichet, lu, le).map((refus) => ({ refus, chemin: cheminDe(refus, lu) }))

/** Où lever un refus, à partir de la page du dossier. */
export const cheminDe = (refus: Refus, lu: DossierLu): string | undefined => {
  const { champ } = refus
  if (champ === undefined) {
    const verdict = lu.verdicts.find((v) => v.condition.code === refus.motif)
    return verdict === undefined ? undefined : cheminDuVerdict(verdict, lu)
  }
  if (champ.startsWith('piece.')) return `pieces#${champ}`
  // « projet.2 », « projet.2.budget », « projet.2.depenses.3 » : la page du projet, de son budget, de la dépense.
  if (champ.startsWith('projet.')) return `projets/${champ.slice('projet.'.length).replaceAll('.', '/')}`
  if (champ === 'projets' || champ === 'groupement') return champ
  if (champ.startsWith('engagement.')) return `recapitulatif#${champ}`
  const page = pageDeLaQuestion(lu.guichet.sections, champ)
  return page === undefined ? undefined : `${page}#r.${champ}`
}

/** La question dont la réponse ferait changer un verdict. */
export const cheminDuVerdict = (verdict: Verdict, { guichet }: Pick<DossierLu, 'guichet'>): string | undefined => {
  const question = questionsDe(guichet.sections).find((q) => q.fait !== undefined && q.fait in verdict.faits)
  const page = question === undefined ? undefined : pageDeLaQuestion(guichet.sections, question.code)
  return page === undefined ? undefined : `${page}#r.${question?.code ?? ''}`
}
