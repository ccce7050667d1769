import type { Certificat } from '../acteurs/prestataire.ts'
import type { Audit } from '../appel/appel.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Jour, jourAvant } from '../socle/temps.ts'
import { clausesPropres, refusDeQualification } from './commander.ts'
import { direJours } from './mission.ts'

/** `enRetard` : le délai que l'appel donne pour planifier est passé (G-10) ; la visite se fait quand même, et cela se dit. */
export type Visite = { readonly debut: Jour; readonly duree: number; readonly enRetard: boolean }

/**
 * Planifie la visite : au plus la durée de l'appel, au moins son préavis, un prestataire qualifié ce jour-là.
 * @param limite le dernier jour pour planifier, quand l'appel en fixe un (G-10)
 */
export const planifier = (
  audit: Audit,
  certificats: readonly Certificat[],
  demande: { readonly debut: Jour; readonly duree: number },
  limite: Jour | null,
  aujourdhui: Jour,
): Result<Visite, readonly Refus[]> => {
  const plusTot = aujourdhui.add({ days: audit.preavis ?? 0 })
  const tous = [
    ...si(
      audit.dureeMax !== undefined && demande.duree > audit.dureeMax,
      'visite-trop-longue',
      `L’audit dure au plus ${direJours(audit.dureeMax ?? 0)} sur place ; la demande est de ${direJours(demande.duree)}.`,
      'Réduisez la visite ; le reste se fait à distance.',
      clausesPropres(audit, ['A-15']),
      'duree',
    ),
    ...si(
      demande.duree === 0,
      'visite-vide',
      'La visite doit durer.',
      'Indiquez sa durée, par exemple 1,5 jour.',
      clausesPropres(audit, ['A-15']),
      'duree',
    ),
    ...si(
      jourAvant(demande.debut, plusTot),
      'preavis-trop-court',
      audit.preavis === undefined
        ? `Le ${direJour(demande.debut)} est déjà passé.`
        : `L’organisme doit être prévenu au moins ${audit.preavis} jours avant : pas de visite avant le ${direJour(plusTot)}.`,
      'Choisissez un jour plus tardif.',
      clausesPropres(audit, ['A-12']),
      'debut',
    ),
    ...refusDeQualification(audit, certificats, demande.debut),
  ]
  return tous.length > 0 ? err(tous) : ok({ ...demande, enRetard: limite !== null && jourAvant(limite, aujourdhui) })
}
