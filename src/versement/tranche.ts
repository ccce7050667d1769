import type { Tranche } from '../appel/argent.ts'
import { direMontant, type Montant, partager } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Une tranche telle qu'elle vit. `montant` : centimes, connu seulement quand elle est exigible. */
export type Versement = {
  readonly id: string
  readonly dossier: string
  readonly code: string
  readonly part: number
  readonly montant: Montant | null
  readonly reference: string | null
}

/** Les montants prévus des tranches : leur somme fait l'aide, au centime (G-35). */
export const echeancier = (aide: Montant, tranches: readonly Pick<Tranche, 'part'>[]): readonly Montant[] =>
  partager(
    aide,
    tranches.map((t) => BigInt(t.part)),
  )

export type ServiceFait = {
  readonly du: Montant
  readonly tropPercu: Montant
  readonly reliquat: Montant
  readonly vers: 'exigible' | 'perdu'
}

/**
 * Le solde après contrôle (G-35, G-37) : l'aide se compte sur la part constatée faite, et l'on en retire ce qui est déjà versé.
 * Si l'avance dépasse ce qui était dû, le solde est perdu et le trop-perçu est dit ; ce qui ne sera pas payé revient à l'enveloppe.
 * @param partFaite en pour cent entiers
 */
export const attester = (aide: Montant, dejaVerse: Montant, partFaite: number): ServiceFait => {
  const acquis = (aide * BigInt(partFaite)) / 100n
  const du = acquis > dejaVerse ? acquis - dejaVerse : 0n
  const paye = dejaVerse + du
  return { du, tropPercu: dejaVerse > acquis ? dejaVerse - acquis : 0n, reliquat: aide - paye, vers: du > 0n ? 'exigible' : 'perdu' }
}

/** Verse une tranche exigible, une seule fois, sous une référence comptable qui ne sert pas deux fois. */
export const verser = (
  versement: Versement,
  reference: string,
  obstacles: {
    readonly dejaUtilisee: 'oui' | 'non'
    readonly conditions: readonly Refus[]
    readonly seuil: 'atteint' | 'non-atteint' | 'sans'
  },
  tranche: Tranche | undefined,
): Result<{ readonly montant: Montant; readonly reference: string }, readonly Refus[]> => {
  const clause = tranche?.clause ?? []
  if (versement.montant === null)
    return err([
      refus('montant-inconnu', 'Le montant de cette tranche n’est pas encore arrêté.', 'Attendez la signature ou le service fait.', clause),
    ])
  const tous = [
    ...obstacles.conditions,
    ...si(
      obstacles.dejaUtilisee === 'oui',
      'reference-prise',
      `La référence « ${reference} » a déjà servi à un versement.`,
      'Vérifiez que vous ne payez pas deux fois ; donnez la bonne référence.',
      clause,
      'reference',
    ),
    ...si(
      obstacles.seuil === 'non-atteint',
      'seuil-non-atteint',
      'Le seuil qui ouvre cette tranche n’est pas atteint ou pas établi.',
      'Attendez la preuve de l’indicateur.',
      clause,
    ),
    ...si(
      versement.montant === 0n,
      'montant-nul',
      `Il n’y a rien à verser (${direMontant(versement.montant)}).`,
      'Vérifiez le service fait.',
      clause,
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ montant: versement.montant, reference })
}
