import type { Argent } from '../appel/argent.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Role } from '../vie.ts'

/** Une partie signe par un rôle : l'établissement par son porteur, l'agence par sa direction, l'opérateur par le sien (G-36). */
export type Partie = NonNullable<Argent['convention']>['parties'][number]
export type Convention = {
  readonly id: string
  readonly dossier: string
  readonly type: string
  readonly parties: readonly Partie[]
  readonly montant: Montant
  readonly signatures: readonly { readonly partie: string; readonly le: Temporal.Instant; readonly nom: string }[]
}

/** Établit la convention à trois parties (G-36) : elle porte l'aide engagée, jamais une autre somme. */
export const etablirConvention = (
  argent: Argent,
  engage: Montant,
): Result<{ readonly type: string; readonly parties: readonly Partie[]; readonly montant: Montant }, readonly Refus[]> => {
  const { convention } = argent
  if (convention === undefined)
    return err([refus('sans-convention', 'Ce guichet ne prévoit pas de convention.', 'Passez à l’étape suivante du dossier.')])
  return engage > 0n
    ? ok({ type: convention.type, parties: convention.parties, montant: engage })
    : err([
        refus(
          'sans-aide',
          `Aucune aide n’est engagée pour ce dossier (${direMontant(engage)}).`,
          'Faites d’abord décider le montant.',
          convention.clause,
        ),
      ])
}

/** Signe pour sa partie, une fois ; la convention vaut quand toutes ont signé. */
export const signer = (
  convention: Convention,
  role: Role,
): Result<{ readonly partie: string; readonly complete: boolean }, readonly Refus[]> => {
  const partie = convention.parties.find((p) => p.signe === role)
  if (partie === undefined)
    return err([
      refus('non-signataire', 'Vous n’êtes pas une partie de cette convention.', 'Elle est signée par les parties qu’elle nomme.', [
        'G-36',
      ]),
    ])
  const deja = convention.signatures.some((s) => s.partie === partie.nom)
  const refuses = si(deja, 'deja-signee', `${partie.nom} a déjà signé.`, 'Attendez les autres signatures.', ['G-36'])
  if (refuses.length > 0) return err(refuses)
  return ok({ partie: partie.nom, complete: convention.signatures.length + 1 === convention.parties.length })
}
