import { HORS_PERIMETRE, refusDeDroit } from '../acteurs/habilitation.ts'
import type { Refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Droit } from '../vie.ts'
import type { Dossier } from './dossier.ts'

/** De quel droit quelqu'un répond pour un membre : celui qu'il tient dans son équipe, ou le lien reçu à l'adresse donnée. */
export type Titre = { readonly genre: 'droit'; readonly droit: Droit | undefined } | { readonly genre: 'lien' }

export type Participation = { readonly membre: string; readonly nom: string; readonly part: number }

/**
 * Répond pour un membre du groupement : il en est, n'en est pas, ou s'en va (G-05). Qui n'a rien à voir avec ce membre
 * n'apprend pas qu'il en est.
 */
export const participer = (dossier: Dossier, organisme: string, titre: Titre): Result<Participation, readonly Refus[]> => {
  const membre = dossier.membres.find((m) => m.organisme === organisme)
  if (membre === undefined) return err([HORS_PERIMETRE])
  if (titre.genre === 'droit' && titre.droit !== 'deposer')
    return err([titre.droit === undefined ? HORS_PERIMETRE : refusDeDroit('deposer')])
  return ok({ membre: organisme, nom: membre.nom, part: membre.part })
}
