import { direMontant, type Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direInstant, direJour, type Instant, type Jour, jourAvant } from '../socle/temps.ts'

/** Les actes dont la signature se délègue. */
export const DELEGABLES = ['decider', 'revoir-decision'] as const
export type Delegable = (typeof DELEGABLES)[number]

/** Une délégation de signature, datée : à qui, pour quels actes, jusqu'à quel montant. `plafond` en centimes ; absent : sans limite. */
export type Signature = {
  readonly id: string
  readonly agent: string
  readonly nom: string
  readonly actes: readonly string[]
  readonly plafond: Montant | null
  readonly du: Jour
  readonly au: Jour
  /** L'arrêté qui la porte. */
  readonly reference: string
  readonly retireeLe: Instant | null
}

/** Délègue la signature : à un agent de l'agence, pour au moins un acte, sur des jours qui ne sont pas tous passés. */
export const deleguerSignature = (
  agents: readonly string[],
  demande: Pick<Signature, 'agent' | 'actes' | 'du' | 'au'>,
  aujourdhui: Jour,
): readonly Refus[] => [
  ...si(
    !agents.includes(demande.agent),
    'agent-inconnu',
    'Cette personne n’est pas un agent de l’agence.',
    'Choisissez une personne de la liste.',
    [],
    'agent',
  ),
  ...si(
    demande.actes.length === 0 || demande.actes.some((a) => !DELEGABLES.some((d) => d === a)),
    'acte-non-delegable',
    'Une délégation dit au moins un acte, de ceux qui se délèguent.',
    'Choisissez parmi les actes de la liste.',
    [],
    'actes',
  ),
  ...si(
    jourAvant(demande.au, demande.du),
    'dates-inversees',
    'Le dernier jour de la délégation vient avant le premier.',
    'Corrigez l’une des deux dates.',
    [],
    'au',
  ),
  ...si(
    jourAvant(demande.au, aujourdhui),
    'delegation-passee',
    'La délégation serait déjà finie.',
    'Choisissez un dernier jour à venir.',
    [],
    'au',
  ),
]

/** La délégation sous laquelle cette personne signe cet acte ce jour-là ; sinon, pourquoi chacune des siennes ne le permet pas. */
export const signer = (
  siennes: readonly Signature[],
  acte: Delegable,
  montant: Montant,
  aujourdhui: Jour,
  fuseau: string,
): Result<Signature, readonly Refus[]> => {
  const lues = siennes.map((s) => ({ s, refus: refusDeSigner(s, acte, montant, aujourdhui, fuseau) }))
  const valable = lues.find((l) => l.refus.length === 0)
  if (valable !== undefined) return ok(valable.s)
  if (lues.length > 0) return err(lues.flatMap((l) => l.refus))
  return err([
    refus(
      'sans-delegation',
      'La direction ne vous a pas délégué sa signature pour cet appel.',
      'Demandez-lui une délégation, ou laissez-la décider.',
      ['G-43'],
    ),
  ])
}

const refusDeSigner = (s: Signature, acte: Delegable, montant: Montant, aujourdhui: Jour, fuseau: string): readonly Refus[] => {
  const dates = `du ${direJour(s.du)} au ${direJour(s.au)}`
  return [
    ...si(
      s.retireeLe !== null,
      'delegation-retiree',
      `La délégation ${s.reference} a été retirée le ${s.retireeLe === null ? '' : direInstant(s.retireeLe, fuseau)}.`,
      'Laissez la direction décider.',
      ['G-43'],
    ),
    ...si(
      jourAvant(aujourdhui, s.du) || jourAvant(s.au, aujourdhui),
      'hors-delegation',
      `La délégation ${s.reference} vaut ${dates}.`,
      'Laissez la direction décider, ou demandez-lui une nouvelle délégation.',
      ['G-43'],
    ),
    ...si(
      !s.actes.includes(acte),
      'acte-non-delegue',
      `La délégation ${s.reference}, ${dates}, ne porte pas sur cet acte.`,
      'Laissez la direction le faire.',
      ['G-43'],
    ),
    ...si(
      s.plafond !== null && montant > s.plafond,
      'delegation-depassee',
      `La délégation ${s.reference}, ${dates}, va jusqu’à ${direMontant(s.plafond ?? 0n)} ; cette décision engage ${direMontant(montant)}.`,
      'Réduisez le montant, ou laissez la direction décider.',
      ['G-43'],
      'montant',
    ),
  ]
}

/** Qui a donné un avis sur un dossier n'en décide pas (G-42) ; qui en est écarté n'arrive pas jusqu'ici (`ecarter.actes.ts`). */
export const refusDePartPrise = (avis: readonly { readonly agent: string }[], par: string): readonly Refus[] =>
  si(
    avis.some((a) => a.agent === par),
    'part-prise',
    'Vous avez donné un avis sur ce dossier.',
    'Laissez la direction décider.',
    ['G-42'],
  )
