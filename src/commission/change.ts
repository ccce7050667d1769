import { type Refus, refus } from '../socle/refus.ts'
import { direInstant } from '../socle/temps.ts'
import { type AvisRendu, direAvis } from './avis-rendu.ts'

/**
 * L'avis du dossier n'est plus celui que la personne avait sous les yeux : elle apprend qui l'a noté, quand, et ce qu'il dit.
 * @param vue combien d'avis de cette séance sa page montrait
 */
export const refusDAvisChange = (siens: readonly AvisRendu[], vue: number, fuseau: string): readonly Refus[] => {
  const dernier = siens.at(-1)
  if (dernier === undefined || siens.length === vue) return []
  return [
    refus(
      'avis-change',
      `${dernier.nom} a noté l’avis de la commission le ${direInstant(dernier.le, fuseau)} : ${direAvis(dernier)} Motifs : « ${dernier.motif} ».`,
      'Rien n’a été remplacé. Si l’avis est à corriger, dites pourquoi et envoyez-le de nouveau.',
    ),
  ]
}
