import type { Guichet } from '../appel/appel.ts'
import { derniereCloture } from '../appel/calendrier.ts'
import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { avant, direInstant, type Instant } from '../socle/temps.ts'

export type Reajustement = { readonly montant: Montant; readonly motif: string; readonly total: Montant }

/**
 * Réajuste l'aide d'un porteur à la fin de l'appel, sur ce qui reste, par une décision qui le dit (G-38) :
 * c'est la seule voie au-delà du plafond, et jamais au-delà de la part que l'appel peut aider.
 * @param accorde l'aide déjà engagée pour ce dossier
 */
export const reajuster = (
  guichet: Guichet,
  fuseau: string,
  etat: { readonly enveloppe: EtatEnveloppe | undefined; readonly accorde: Montant; readonly eligible: Montant },
  demande: { readonly montant: Montant; readonly motif: string },
  le: Instant,
): Result<Reajustement, readonly Refus[]> => {
  const fin = derniereCloture(guichet.periodes, fuseau)
  const clause = guichet.argent.plafond?.clause ?? []
  const reste = etat.enveloppe?.reste ?? 0n
  const total = etat.accorde + demande.montant
  const tous = [
    ...si(
      guichet.argent.plafond?.reajustable !== true,
      'non-reajustable',
      'Cet appel ne prévoit pas de réajustement.',
      'Gardez l’aide accordée.',
      clause,
    ),
    ...si(
      avant(le, fin),
      'avant-la-fin',
      `Le réajustement se fait à la fin de l’appel, après le ${direInstant(fin, fuseau)}.`,
      'Attendez la clôture.',
      clause,
    ),
    ...si(demande.montant === 0n, 'montant-nul', 'Le réajustement doit ajouter une somme.', 'Indiquez le complément.', clause, 'montant'),
    ...si(
      demande.montant > reste,
      'fonds-insuffisants',
      `Il reste ${direMontant(reste)} dans l’enveloppe.`,
      'Demandez au plus ce reliquat.',
      [...clause, 'G-33'],
      'montant',
    ),
    ...si(
      total > etat.eligible,
      'cout-depasse',
      `L’aide atteindrait ${direMontant(total)} ; l’appel peut aider ${direMontant(etat.eligible)} de ce dossier.`,
      'Réduisez le complément.',
      ['G-39', 'G-41'],
      'montant',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ ...demande, total })
}
