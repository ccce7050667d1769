import type { Guichet } from '../appel/appel.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export type EngagementsPris = { readonly engagements: readonly string[] }

/** Prend les engagements que l'appel demande ; l'échéance de chacun courra de l'instant que le texte dit (G-25, G-31). */
export const sEngager = (guichet: Guichet, codes: readonly string[]): Result<EngagementsPris, readonly Refus[]> => {
  const inconnus = codes.filter((c) => !guichet.engagements.some((e) => e.code === c))
  return inconnus.length === 0
    ? ok({ engagements: [...new Set(codes)] })
    : err(
        inconnus.map((c) =>
          refus('engagement-inconnu', `L’engagement « ${c} » n’existe pas dans cet appel.`, 'Rechargez la page.', [], 'engagements'),
        ),
      )
}
