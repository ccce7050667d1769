import type { Appel } from './appel.ts'
import type { Faits, LectureDesRegles } from './condition.ts'
import { evaluer, montant } from './regles.publicodes.ts'

/** Les règles d'un appel lues pour un dossier, telles que les parts pures les demandent (bureau, aide, tranche, classement). */
export const lectureDesRegles = (appel: Pick<Appel, 'faits' | 'regles'>, faits: Faits): LectureDesRegles => ({
  vrai: (regle) => {
    const { valeur } = evaluer(appel, regle, faits)
    return typeof valeur === 'boolean' ? valeur : undefined
  },
  nombre: (regle) => {
    const { valeur } = evaluer(appel, regle, faits)
    return typeof valeur === 'number' ? valeur : undefined
  },
  montant: (regle) => {
    const lu = montant(appel, regle, faits)
    return lu.ok ? lu.value : undefined
  },
})
