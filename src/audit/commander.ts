import type { Certificat, Marche } from '../acteurs/prestataire.ts'
import type { Audit } from '../appel/appel.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Jour, jourAvant } from '../socle/temps.ts'
import { direJours } from './mission.ts'

export type Commande = { readonly marche: string; readonly prestataire: string; readonly jours: number }

/**
 * Commande un audit sur le marché de l'opérateur (A-25, G-09), à un prestataire qualifié ce jour-là.
 * @param consommes les dixièmes de jour déjà commandés sur ce marché
 */
export const commander = (
  audit: Audit | undefined,
  marche: (Marche & { readonly prestataire: string }) | undefined,
  certificats: readonly Certificat[],
  consommes: number,
  jours: number,
  le: Jour,
): Result<Commande, readonly Refus[]> => {
  const clause = audit === undefined ? [] : clausesPropres(audit, ['A-25', 'G-09'])
  if (audit === undefined) return err([refus('sans-audit', 'Ce guichet ne prévoit pas d’audit.', 'Passez à l’étape suivante du dossier.')])
  if (marche === undefined)
    return err([
      refus('marche-inconnu', 'Ce marché n’existe pas pour votre agence.', 'Choisissez un marché de la liste.', clause, 'marche'),
    ])
  const reste = marche.jours - consommes
  const acheteur = audit.marche?.pouvoirAdjudicateur
  const tous = [
    ...refusDeQualification(audit, certificats, le),
    ...si(
      acheteur !== undefined && marche.pouvoirAdjudicateur !== acheteur,
      'marche-d-un-autre',
      `Ce marché est celui de ${marche.pouvoirAdjudicateur} ; l’appel demande un marché de ${acheteur ?? ''}.`,
      'Choisissez un titulaire du marché de l’opérateur.',
      clause,
      'marche',
    ),
    ...si(
      jourAvant(le, marche.du) || jourAvant(marche.au, le),
      'marche-clos',
      `Le marché court du ${direJour(marche.du)} au ${direJour(marche.au)}.`,
      'Commandez sur un marché en cours.',
      clause,
      'marche',
    ),
    ...si(
      jours > reste,
      'marche-epuise',
      `Il reste ${direJours(Math.max(0, reste))} à commander sur ce marché.`,
      'Réduisez la commande ou faites étendre le marché.',
      clause,
      'jours',
    ),
    ...si(
      jours === 0,
      'commande-vide',
      'La commande doit compter au moins une fraction de jour.',
      'Indiquez les jours commandés.',
      clause,
      'jours',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ marche: marche.id, prestataire: marche.prestataire, jours })
}

/** Une qualification vaut entre deux dates ; c'est celle de la visite qui compte, et celle de la commande déjà. */
export const refusDeQualification = (audit: Audit, certificats: readonly Certificat[], le: Jour): readonly Refus[] =>
  audit.qualifications
    .filter((q) => !certificats.some((c) => c.qualification === q && !jourAvant(le, c.du) && !jourAvant(c.au, le)))
    .map((q) =>
      refus(
        'qualification-absente',
        `Le prestataire n’est pas qualifié ${q} le ${direJour(le)}.`,
        'Choisissez un prestataire qualifié à cette date, ou faites enregistrer son certificat.',
        clausesPropres(audit, ['A-24', 'G-09']),
      ),
    )

/** Parmi les clauses d'audit de l'appel, celles qu'un refus met en cause ; toutes si l'appel ne les distingue pas. */
export const clausesPropres = (audit: Audit, clauses: readonly string[]): readonly string[] => {
  const siennes = audit.clause.filter((c) => clauses.includes(c))
  return siennes.length > 0 ? siennes : audit.clause
}
