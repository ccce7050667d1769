import type { Guichet } from '../appel/appel.ts'
import type { EtatEnveloppe } from '../appel/enveloppe.ts'
import { direMontant, type Montant, moindre } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { FONDS, PLACES, type Raison } from './raisons.ts'

/** Ce qui borne une aide. Montants en centimes ; `undefined` : la règle n'a pas pu conclure, ou l'appel ne borne pas. */
export type Moyens = {
  /** `plus-tard` : les actions se choisissent après les audits, la décision n'engage rien. */
  readonly aide: Montant | 'plus-tard' | undefined
  readonly eligible: Montant | undefined
  readonly plafond: Montant | undefined
  /** L'enveloppe, rendu ce que le dossier y engageait déjà : une correction remplace son propre montant. */
  readonly enveloppe: EtatEnveloppe | undefined
  /** Les dossiers qui tiennent une place, sans compter celui-ci. */
  readonly retenus: number
}

/** L'aide de la règle, au plus le plafond (G-38). */
export const aidePrevue = (m: Moyens): Montant | undefined => {
  if (m.aide === undefined || m.aide === 'plus-tard') return undefined
  return m.plafond === undefined ? m.aide : moindre(m.aide, m.plafond)
}

/** Ce qui manque à l'enveloppe pour engager ce montant. */
export const manqueDe = ({ enveloppe }: Moyens, montant: Montant | undefined): Montant | undefined =>
  enveloppe === undefined || montant === undefined || montant <= enveloppe.reste ? undefined : montant - enveloppe.reste

export const placesPrises = ({ choix }: Guichet, m: Moyens): boolean => choix.places !== undefined && m.retenus >= choix.places

/** Les raisons de refuser que les moyens donnent : plus de place, ou pas assez d'argent, avec ce qui manque au centime (G-43). */
export const raisonsDeMoyens = (guichet: Guichet, m: Moyens, montant: Montant | undefined): readonly Raison[] => {
  const manque = manqueDe(m, montant)
  return [
    ...(placesPrises(guichet, m)
      ? [{ code: PLACES, texte: `Les ${guichet.choix.places ?? 0} places de l’appel sont prises.`, clause: guichet.choix.clause }]
      : []),
    ...(manque === undefined
      ? []
      : [
          {
            code: FONDS,
            texte: `Il manque ${direMontant(manque)} dans l’enveloppe : l’aide serait de ${direMontant(montant ?? 0n)}, il reste ${direMontant(m.enveloppe?.reste ?? 0n)}.`,
            clause: [...(guichet.argent.enveloppe?.clause ?? []), 'G-43'],
          },
        ]),
  ]
}

/** Tout ce qui s'oppose à ce montant : plafond (G-38), part que l'appel peut aider (G-39, G-41), enveloppe (G-43). */
export const refusDeMontant = (guichet: Guichet, m: Moyens, montant: Montant | undefined): readonly Refus[] => {
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
  const manque = manqueDe(m, montant)
  return [
    ...si(
      m.plafond !== undefined && montant > m.plafond,
      'plafond-depasse',
      `${direMontant(montant)} dépasse le plafond par porteur, ${direMontant(m.plafond ?? 0n)}.`,
      plafond?.reajustable === true
        ? 'Accordez le plafond ; un réajustement restera possible sur les reliquats.'
        : 'Accordez au plus le plafond.',
      plafond?.clause ?? [],
      'montant',
    ),
    ...si(
      m.eligible !== undefined && montant > m.eligible,
      'cout-depasse',
      `${direMontant(montant)} dépasse la part du dossier que l’appel peut aider, ${direMontant(m.eligible ?? 0n)}.`,
      'Accordez au plus cette part.',
      guichet.argent.depenses.flatMap((d) => d.clause),
      'montant',
    ),
    ...si(
      enveloppe !== undefined && manque !== undefined,
      'fonds-insuffisants',
      `Il reste ${direMontant(m.enveloppe?.reste ?? 0n)} dans l’enveloppe ; ${direMontant(montant)} ne peuvent pas être engagés : il manque ${direMontant(manque ?? 0n)}.`,
      'Réduisez le montant, placez le dossier en attente, ou écartez-le faute de fonds.',
      [...(enveloppe?.clause ?? []), 'G-43'],
      'montant',
    ),
  ]
}
