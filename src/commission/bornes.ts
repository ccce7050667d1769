import { aideDe } from '../appel/aide.ts'
import type { Guichet } from '../appel/appel.ts'
import type { LectureDesRegles } from '../appel/condition.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { type Montant, moindre } from '../socle/montant.ts'

/** Ce que l'appel permet d'accorder à un dossier, et l'aide que sa règle calcule, au plus le plafond ; en centimes. */
export type Bornes = { readonly plafond: Montant | undefined; readonly eligible: Montant | undefined; readonly aide: Montant | undefined }

/** Quand les actions se choisissent après les audits, la décision n'engage pas encore d'argent. */
export const engageALaDecision = (g: Pick<Guichet, 'arbitrage'>): boolean => g.arbitrage?.objet !== 'actions'

/** Ce que la règle accorderait à un dossier dont l'avis reste à rendre ; tant qu'elle ne peut conclure, son coût éligible, au plus le plafond. */
export const attenduDe = (bornes: Bornes | 'sans'): Montant | undefined => {
  if (bornes === 'sans') return undefined
  const { aide, eligible, plafond } = bornes
  return aide ?? (eligible === undefined || plafond === undefined ? (eligible ?? plafond) : moindre(eligible, plafond))
}

/** Les bornes d'un montant à proposer ; `sans` : le guichet n'accorde pas de somme à cette étape (aide en nature, choix d'actions). */
export const bornesDe = (
  guichet: Guichet,
  dossier: Pick<Dossier, 'projets'>,
  regles: Pick<LectureDesRegles, 'vrai' | 'montant'>,
): Bornes | 'sans' => {
  if (!engageALaDecision(guichet) || guichet.argent.aide.every((c) => c.montant === undefined)) return 'sans'
  const aide = aideDe(guichet.argent, regles)
  return {
    plafond: aide.plafond,
    eligible: guichet.projets === undefined ? undefined : compterProjets(dossier.projets, guichet.argent.depenses).net,
    aide: aide.certaine ? aide.total : undefined,
  }
}
