import { type Anomalie, suggerer } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'
import { porteurs } from './porteurs.ts'

/** Une clause citée est décrite, une clause décrite est portée : par un élément de l'appel, ou par un acte qui existe. */
export const sensDesClauses = (appel: Appel, actes: readonly string[]): readonly Anomalie[] => {
  const tous = porteurs(appel)
  const citees = new Set(tous.map((p) => p.clause))
  const decrites = Object.keys(appel.clauses)
  return [
    ...tous
      .filter((p) => !(p.clause in appel.clauses))
      .map((p) => ({
        chemin: p.chemin,
        phrase: `La clause « ${p.clause} » est citée mais n’est pas décrite.`,
        remede: `${suggerer(p.clause, decrites)} Sinon, décrivez-la sous « clauses: ».`,
      })),
    ...Object.entries(appel.clauses).flatMap(([id, { acte }]): readonly Anomalie[] => {
      if (acte !== undefined && !actes.includes(acte))
        return [{ chemin: ['clauses', id, 'acte'], phrase: `L’acte « ${acte} » n’existe pas.`, remede: suggerer(acte, actes) }]
      if (acte !== undefined || citees.has(id)) return []
      return [
        {
          chemin: ['clauses', id],
          sur: 'cle',
          phrase: `Rien ne porte la clause « ${id} ».`,
          remede: 'Citez-la dans l’élément qui la met en œuvre, ou nommez l’acte qui la porte : « acte: … ».',
        },
      ]
    }),
  ]
}
