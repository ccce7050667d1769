import { evaluer } from '../appel/regles.publicodes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { AU_PLUS, type Priorite, prioriser } from './priorite.ts'
import type { Calcules } from './total.ts'

/** Les facteurs de risque que l'appel publie, lus sur ce dossier. */
export const prioriteDe = ({ appel, guichet, faits }: Pick<DossierLu, 'appel' | 'guichet' | 'faits'>): Priorite =>
  prioriser(
    (guichet.choix.priorite ?? []).map((f) => {
      const { valeur, manquants } = evaluer(appel, f.regle, faits)
      const points = typeof valeur === 'number' ? valeur : undefined
      return { code: f.code, titre: f.titre, points, manquants, poids: f.poids ?? 1, auPlus: f.auPlus ?? AU_PLUS }
    }),
  )

/** Ce que rendent les règles des critères calculés (G-45, G-47), lues sur ce dossier. */
export const calculesDe = ({ appel, guichet, faits }: Pick<DossierLu, 'appel' | 'guichet' | 'faits'>): Calcules =>
  Object.fromEntries(
    guichet.choix.criteres.flatMap((c) => {
      if (c.regle === undefined) return []
      const { valeur } = evaluer(appel, c.regle, faits)
      return [[c.code, typeof valeur === 'string' ? undefined : valeur]]
    }),
  )
