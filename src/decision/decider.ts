import type { Guichet } from '../appel/appel.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Jour, jourAvant } from '../socle/temps.ts'
import { type EnAttente, type MieuxClasse, passeDevant, refusDePlace } from './attente.ts'
import type { Decision } from './decision.ts'
import { type AvisSuivi, direAvisSuivi, sEcarteDeLAvis } from './ecart.ts'
import { type Examen, refusDExamen } from './examen.ts'
import { aidePrevue, type Moyens, manqueDe, placesPrises, raisonsDeMoyens, refusDeMontant } from './moyens.ts'
import { PROPOSITIONS_DITES, type Proposition, sEcarteDuRang } from './proposition.ts'
import { FONDS, type Raison, refusDeRaisons } from './raisons.ts'
import { retient, type Sens } from './sens.ts'

/** Ce que le directeur a devant lui. */
export type Pieces = Moyens &
  Examen & {
    /** Les rangs des projets du dossier. */
    readonly projets: readonly number[]
    /** Ce que l'examen a établi ; les moyens y ajoutent les leurs. */
    readonly raisons: readonly Raison[]
    /** Les autres dossiers de la liste d'attente, dans leur ordre. */
    readonly attente: readonly EnAttente[]
    readonly aujourdhui: Jour
    /** Ce que le rang propose, quand l'appel a des places. */
    readonly proposition: Proposition | undefined
    /** Les dossiers mieux classés qui devraient le précéder dans la liste d'attente ; aucun s'il y est déjà et y garde sa place. */
    readonly mieuxClasses: readonly MieuxClasse[]
    /** L'avis de la commission, quand l'appel en a une et qu'elle l'a rendu. */
    readonly avisRendu: AvisSuivi | undefined
  }

/** `montant` absent : l'aide de la règle, au plus le plafond ; `projets` vide : tous ; `ordre` absent : la place qu'il a déjà, ou la dernière. */
export type Demande = {
  readonly sens: Sens
  readonly raisons: readonly string[]
  readonly motif?: string | undefined
  readonly montant?: Montant | undefined
  readonly projets: readonly number[]
  readonly condition?: string | undefined
  readonly conditionAvant?: Jour | undefined
  readonly ordre?: number | undefined
  /** Pourquoi s'écarter du rang, ou de l'avis de la commission. */
  readonly ecart?: string | undefined
}

/** Décide, dans la limite des fonds disponibles (G-43), des places et du plafond par porteur (G-38), et dit pourquoi. */
export const decider = (guichet: Guichet, pieces: Pieces, demande: Demande): Result<Decision, readonly Refus[]> => {
  const engage = retient(demande.sens) && pieces.aide !== 'plus-tard'
  const voulu = demande.montant ?? aidePrevue(pieces)
  const retenus = !retient(demande.sens) ? [] : demande.projets.length === 0 ? pieces.projets : demande.projets
  const offertes = [...pieces.raisons, ...raisonsDeMoyens(guichet, pieces, voulu)]
  const tous = [
    ...retenus
      .filter((r) => !pieces.projets.includes(r))
      .map((r) =>
        refus('projet-inconnu', `Le dossier n’a pas de projet de rang ${r}.`, 'Choisissez parmi ses projets.', ['G-29'], 'projets'),
      ),
    ...refusDExamen(pieces, demande.sens),
    ...refusDeListe(guichet, pieces, demande),
    ...refusDEcart(pieces, demande, engage ? voulu : undefined),
    ...refusDeCondition(demande, pieces.aujourdhui),
    ...(engage ? refusDeMontant(guichet, pieces, voulu) : []),
    ...refusDeRaisons(offertes, demande),
  ]
  if (tous.length > 0) return err(tous)
  const { condition, conditionAvant } = demande
  return ok({
    sens: demande.sens,
    raisons: offertes.filter((r) => demande.raisons.includes(r.code)),
    motif: demande.motif ?? '',
    montant: engage ? (voulu ?? 0n) : 0n,
    plafond: pieces.plafond ?? null,
    projets: pieces.projets.length === 0 ? null : retenus,
    condition:
      demande.sens === 'sous-condition' && condition !== undefined && conditionAvant !== undefined
        ? { texte: condition, avant: conditionAvant }
        : null,
    ecart:
      sEcarteDuRang(demande.sens, pieces.proposition) ||
      devance(pieces, demande) ||
      sEcarteDeLAvis(pieces.avisRendu, demande.sens, engage ? voulu : undefined)
        ? (demande.ecart ?? null)
        : null,
    manque: demande.raisons.includes(FONDS) ? (manqueDe(pieces, voulu) ?? null) : null,
  })
}

/** La direction décide ; quand elle ne suit pas la commission, elle dit pourquoi (G-43). */
const refusDEcart = ({ avisRendu }: Pieces, { sens, ecart }: Demande, montant: Montant | undefined): readonly Refus[] =>
  si(
    ecart === undefined && sEcarteDeLAvis(avisRendu, sens, montant),
    'ecart-d-avis-sans-motif',
    `La commission a rendu un ${avisRendu === undefined ? 'avis' : direAvisSuivi(avisRendu)}.`,
    'Suivez son avis, ou dites pourquoi vous vous en écartez.',
    ['G-43'],
    'ecart',
  )

const devance = ({ attente, mieuxClasses }: Pieces, { sens, ordre }: Pick<Demande, 'sens' | 'ordre'>): boolean =>
  sens === 'en-attente' && passeDevant(attente, mieuxClasses, ordre)

const refusDeListe = (guichet: Guichet, p: Pieces, { sens, ordre, ecart }: Demande): readonly Refus[] => {
  const { places, listeAttente, clause } = guichet.choix
  return [
    ...si(
      retient(sens) && placesPrises(guichet, p),
      'places-epuisees',
      `Les ${places ?? 0} places de l’appel sont prises.`,
      listeAttente === true ? 'Placez ce dossier en liste d’attente.' : 'Écartez ce dossier, ou attendez un désistement.',
      clause,
      'sens',
    ),
    ...si(
      sens === 'en-attente' && listeAttente !== true,
      'sans-liste-attente',
      'Cet appel n’a pas de liste d’attente.',
      'Retenez ou écartez le dossier.',
      clause,
      'sens',
    ),
    ...(sens === 'en-attente' ? refusDePlace(p.attente, ordre, clause) : []),
    ...si(
      ecart === undefined && devance(p, { sens, ordre }) && !sEcarteDuRang(sens, p.proposition),
      'ecart-sans-motif',
      'Un dossier mieux classé n’est pas encore décidé, ou se trouverait derrière lui dans la liste d’attente.',
      'Décidez d’abord des dossiers mieux classés, ou dites pourquoi vous passez devant eux.',
      clause,
      'ecart',
    ),
    ...si(
      ecart === undefined && sEcarteDuRang(sens, p.proposition) && !(retient(sens) && placesPrises(guichet, p)),
      'ecart-sans-motif',
      `Son rang donne à ce dossier ${p.proposition === undefined ? '' : PROPOSITIONS_DITES[p.proposition]}.`,
      'Dites pourquoi vous vous en écartez.',
      clause,
      'ecart',
    ),
  ]
}

/** Une condition se lève avant une date à venir ; sans elle, ou sans date, l'aide resterait en suspens. */
const refusDeCondition = ({ sens, condition, conditionAvant }: Demande, aujourdhui: Jour): readonly Refus[] => {
  if (sens !== 'sous-condition') {
    return si(
      condition !== undefined,
      'condition-de-trop',
      'Une condition est écrite, et la décision n’en porte pas.',
      'Choisissez « Retenir sous condition », ou effacez la condition.',
      [],
      'condition',
    )
  }
  return [
    ...si(
      condition === undefined,
      'condition-manquante',
      'Dites ce qui doit être vrai pour que l’aide soit acquise.',
      'Écrivez la condition en une phrase.',
      [],
      'condition',
    ),
    ...si(
      conditionAvant === undefined || !jourAvant(aujourdhui, conditionAvant),
      'condition-sans-date',
      'La condition doit pouvoir être levée avant une date à venir.',
      'Choisissez un jour après aujourd’hui.',
      [],
      'conditionAvant',
    ),
  ]
}
