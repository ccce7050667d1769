import type { Guichet } from '../appel/appel.ts'
import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import { direMontant, type Montant, moindre } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export const SENS = ['retenu', 'en-attente', 'ecarte'] as const
export type Sens = (typeof SENS)[number]
export type Decision = {
  readonly sens: Sens
  readonly motif: string
  readonly montant: Montant
  readonly plafond: Montant | null
  readonly projets: readonly number[] | null
}

/** Ce que le directeur a devant lui. Montants en centimes ; `undefined` : la règle n'a pas pu conclure. */
export type Pieces = {
  /** La commission de la séance du dossier, quand l'appel en a une ; `quorum` : a-t-il été atteint. */
  readonly commission: 'sans' | 'a-venir' | 'sans-quorum' | 'tenue'
  readonly avis: number
  readonly retenus: number
  /** `plus-tard` : les actions se choisissent après les audits, la décision n'engage rien. */
  readonly aide: Montant | 'plus-tard' | undefined
  readonly eligible: Montant | undefined
  readonly plafond: Montant | undefined
  readonly enveloppe: EtatEnveloppe | undefined
  /** Les rangs des projets du dossier. */
  readonly projets: readonly number[]
  /** L'organisme, hors des registres, attend encore qu'un agent le vérifie. */
  readonly organisme: 'verifie' | 'a-verifier'
  readonly empechements: readonly Refus[]
}

/**
 * Décide, dans la limite des fonds disponibles (G-43), des places et du plafond par porteur (G-38).
 * @param demande `montant` absent : l'aide que la règle de l'appel calcule, au plus le plafond
 */
export const decider = (
  guichet: Guichet,
  pieces: Pieces,
  demande: { readonly sens: Sens; readonly motif: string; readonly montant?: Montant | undefined; readonly projets: readonly number[] },
): Result<Decision, readonly Refus[]> => {
  const retenu = demande.sens === 'retenu'
  const engage = retenu && pieces.aide !== 'plus-tard'
  const montant = engage ? (demande.montant ?? aidePrevue(pieces)) : 0n
  const { places, listeAttente, clause } = guichet.choix
  const retenus = !retenu ? [] : demande.projets.length === 0 ? pieces.projets : demande.projets
  const tous = [
    ...retenus
      .filter((r) => !pieces.projets.includes(r))
      .map((r) =>
        refus('projet-inconnu', `Le dossier n’a pas de projet de rang ${r}.`, 'Choisissez parmi ses projets.', ['G-29'], 'projets'),
      ),
    ...refusDOrganisme(pieces),
    ...refusDeCommission(pieces),
    ...(retenu ? pieces.empechements : []),
    ...si(
      retenu && places !== undefined && pieces.retenus >= places,
      'places-epuisees',
      `Les ${places ?? 0} places de l’appel sont prises.`,
      listeAttente === true ? 'Placez ce dossier en liste d’attente.' : 'Écartez ce dossier, ou attendez un désistement.',
      clause,
      'sens',
    ),
    ...si(
      demande.sens === 'en-attente' && listeAttente !== true,
      'sans-liste-attente',
      'Cet appel n’a pas de liste d’attente.',
      'Retenez ou écartez le dossier.',
      clause,
      'sens',
    ),
    ...(engage ? refusDeMontant(guichet, pieces, montant) : []),
  ]
  return tous.length > 0
    ? err(tous)
    : ok({
        sens: demande.sens,
        motif: demande.motif,
        montant: montant ?? 0n,
        plafond: pieces.plafond ?? null,
        projets: pieces.projets.length === 0 ? null : retenus,
      })
}

const aidePrevue = (p: Pieces): Montant | undefined => {
  if (p.aide === undefined || p.aide === 'plus-tard') return undefined
  return p.plafond === undefined ? p.aide : moindre(p.aide, p.plafond)
}

const refusDOrganisme = (p: Pieces): readonly Refus[] =>
  si(
    p.organisme === 'a-verifier',
    'organisme-a-verifier',
    'L’organisme n’est pas au registre tel qu’il s’est déclaré, et personne ne l’a vérifié.',
    'Un agent de l’agence ou de l’opérateur doit d’abord vérifier l’organisme, sur la page du dossier.',
  )

const refusDeCommission = (p: Pieces): readonly Refus[] => [
  ...si(
    p.commission === 'a-venir',
    'commission-a-venir',
    'La commission n’a pas encore examiné ce dossier.',
    'Attendez sa séance, ou inscrivez-le à l’ordre du jour.',
    ['G-21', 'G-42'],
  ),
  ...si(
    p.commission === 'sans-quorum',
    'sans-quorum',
    'La séance s’est tenue sans le quorum que l’appel exige.',
    'Convoquez une nouvelle séance.',
    ['G-42'],
  ),
  ...si(p.avis === 0, 'sans-avis', 'Aucun avis n’a été donné sur ce dossier.', 'Recueillez au moins un avis avant de décider.', ['G-42']),
]

const refusDeMontant = (guichet: Guichet, p: Pieces, montant: Montant | undefined): readonly Refus[] => {
  const { plafond, enveloppe } = guichet.argent
  if (montant === undefined) {
    return [
      refus(
        'aide-inconnue',
        'L’aide ne peut pas être calculée : il manque des faits au dossier.',
        'Demandez des précisions, ou dites le montant accordé.',
        [],
        'montant',
      ),
    ]
  }
  return [
    ...si(
      p.plafond !== undefined && montant > p.plafond,
      'plafond-depasse',
      `${direMontant(montant)} dépasse le plafond par porteur, ${direMontant(p.plafond ?? 0n)}.`,
      plafond?.reajustable === true
        ? 'Accordez le plafond ; un réajustement restera possible sur les reliquats.'
        : 'Accordez au plus le plafond.',
      plafond?.clause ?? [],
      'montant',
    ),
    ...si(
      p.eligible !== undefined && montant > p.eligible,
      'cout-depasse',
      `${direMontant(montant)} dépasse le coût éligible du dossier, ${direMontant(p.eligible ?? 0n)}.`,
      'Accordez au plus le coût éligible.',
      guichet.argent.depenses.flatMap((d) => d.clause),
      'montant',
    ),
    ...si(
      enveloppe !== undefined && montant > (p.enveloppe?.reste ?? 0n),
      'fonds-insuffisants',
      `Il reste ${direMontant(p.enveloppe?.reste ?? 0n)} dans l’enveloppe ; ${direMontant(montant)} ne peuvent pas être engagés.`,
      'Réduisez le montant, placez le dossier en attente, ou écartez-le faute de fonds.',
      [...(enveloppe?.clause ?? []), 'G-43'],
      'montant',
    ),
  ]
}
