import type { Commission } from '../appel/commission.ts'
import type { Seance } from '../instruction/seance.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Jour, jourAvant } from '../socle/temps.ts'
import type { AvisRendu, Condition } from './avis-rendu.ts'
import type { Bornes } from './bornes.ts'
import { direQuorum, type Issue, type Quorum, type Votant } from './deliberation.ts'
import { depouiller, refusDeVote, type Voter } from './scrutin.ts'
import { estFavorable, type SensDAvis } from './sens-d-avis.ts'

/** Ce que la commission dit d'un dossier. `montant` en centimes ; absent : celui de la règle. */
export type Demande = {
  readonly propose: SensDAvis
  readonly motif: string
  readonly reserve?: string | undefined
  readonly condition?: string | undefined
  readonly conditionAvant?: Jour | undefined
  readonly montant?: Montant | undefined
  readonly mode: 'consensus' | 'vote'
  readonly voix: Voter
  readonly objections?: string | undefined
  readonly rectification?: string | undefined
}

/** La séance et le dossier, au moment de délibérer. */
export type EnSeance = {
  readonly commission: Commission
  readonly seance: Seance
  readonly inscrit: 'ici' | 'ailleurs'
  readonly quorum: Quorum
  /** Le siège qui préside, et dont la voix départage si l'appel le dit. */
  readonly preponderante: string | undefined
  /** L'avis déjà rendu par cette séance, qu'un nouvel avis corrigerait. */
  readonly precedent: Pick<AvisRendu, 'sens'> | undefined
  readonly procesVerbal: 'a-approuver' | 'approuve'
  /** La séance ouverte à l'inscription qui suit celle-ci. */
  readonly suivante: Pick<Seance, 'code' | 'jour'> | undefined
  /** `sans` : ce guichet n'engage pas d'argent à la décision. */
  readonly bornes: Bornes | 'sans'
  readonly aujourdhui: Jour
}

/** Ce que la délibération établit ; le rejet d'une proposition aussi est un fait. */
export type Delibere = Required<Pick<Demande, 'propose' | 'motif' | 'mode'>> & {
  readonly issue: Issue
  readonly sens: SensDAvis | null
  readonly reserve: string | null
  readonly condition: Condition | null
  readonly montant: Montant | null
  readonly objections: string | null
  readonly report: { readonly code: string; readonly jour: Jour } | null
  readonly rectification: string | null
  readonly votants: readonly Votant[]
  readonly exiges: number
  readonly voix: Voter
}

/** La commission rend son avis sur un dossier, par consensus ou par vote, à quorum réuni et sans ceux qui s'en sont écartés (G-42). */
export const adopterAvis = (s: EnSeance, d: Demande): Result<Delibere, readonly Refus[]> => {
  const nommer = (siege: string): string => s.commission.sieges.find((x) => x.fonction === siege)?.titre ?? siege
  const issue = d.mode === 'vote' ? depouiller(d.voix, s.preponderante).issue : 'adopte'
  const sens = issue === 'rejete' ? null : issue === 'partage' ? 'ajourne' : d.propose
  const tous = [
    ...refusDeSeance(s),
    ...si(!s.quorum.atteint, 'sans-quorum', direQuorum(s.quorum), 'Notez les arrivées, ou laissez ce dossier pour une autre séance.', [
      'G-42',
    ]),
    ...(d.mode === 'vote' ? refusDeVote(d.voix, s.quorum.votants, nommer) : refusDeConsensus(d)),
    ...refusDeTeneur(s, d),
    ...si(
      sens === 'ajourne' && s.suivante === undefined,
      'sans-seance',
      'Aucune séance à venir ne peut reprendre ce dossier.',
      'Convoquez une séance supplémentaire, puis ajournez.',
      ['G-22'],
      'propose',
    ),
    ...si(
      s.precedent?.sens != null && d.rectification === undefined,
      'correction-sans-motif',
      'La commission a déjà rendu un avis sur ce dossier.',
      'Dites pourquoi il est corrigé ; l’avis précédent reste lisible.',
      [],
      'rectification',
    ),
  ]
  if (tous.length > 0) return err(tous)
  return ok({
    propose: d.propose,
    motif: d.motif,
    mode: d.mode,
    issue,
    sens,
    reserve: d.propose === 'favorable-avec-reserve' ? (d.reserve ?? null) : null,
    condition:
      d.propose === 'favorable-sous-condition' && d.condition !== undefined && d.conditionAvant !== undefined
        ? { texte: d.condition, avant: d.conditionAvant }
        : null,
    montant: montantPropose(s.bornes, d) ?? null,
    objections: d.objections ?? null,
    report: sens === 'ajourne' && s.suivante !== undefined ? { code: s.suivante.code, jour: s.suivante.jour } : null,
    rectification: d.rectification ?? null,
    votants: s.quorum.votants,
    exiges: s.quorum.exiges,
    voix: d.mode === 'vote' ? d.voix : {},
  })
}

/** Le montant dit, ou celui de la règle quand elle conclut. */
const montantPropose = (bornes: Bornes | 'sans', { montant, propose }: Demande): Montant | undefined =>
  montant ?? (bornes === 'sans' || !estFavorable(propose) ? undefined : bornes.aide)

const refusDeSeance = ({ seance, inscrit, precedent, procesVerbal }: EnSeance): readonly Refus[] => [
  ...si(
    inscrit === 'ailleurs' && precedent === undefined,
    'hors-ordre-du-jour',
    `Ce dossier n’est pas à l’ordre du jour du ${direJour(seance.jour)}.`,
    'Inscrivez-le d’abord à cette séance.',
    ['G-21'],
    'seance',
  ),
  ...si(
    seance.ouverteLe === null,
    'seance-a-ouvrir',
    `La séance du ${direJour(seance.jour)} n’est pas ouverte.`,
    'Ouvrez-la en notant les présents.',
    ['G-42'],
    'seance',
  ),
  ...si(
    seance.tenueLe !== null && precedent === undefined,
    'seance-levee',
    `La séance du ${direJour(seance.jour)} est levée.`,
    'Inscrivez le dossier à une autre séance.',
    ['G-42'],
    'seance',
  ),
  ...si(
    procesVerbal === 'approuve',
    'proces-verbal-approuve',
    'Le procès-verbal de cette séance est approuvé : ses avis ne se corrigent plus.',
    'Inscrivez le dossier à une autre séance pour un nouvel avis.',
    ['G-42'],
    'seance',
  ),
]

const refusDeConsensus = (d: Demande): readonly Refus[] =>
  si(
    Object.keys(d.voix).length > 0,
    'voix-de-trop',
    'Des voix sont notées, et l’avis est rendu par consensus.',
    'Choisissez « Par un vote », ou effacez les voix.',
    ['G-42'],
    'mode',
  )

/** Ce que chaque avis doit dire, et ce qu'il ne peut pas dire. */
const refusDeTeneur = ({ bornes, aujourdhui }: EnSeance, d: Demande): readonly Refus[] => [
  ...si(
    (d.propose === 'favorable-avec-reserve') !== (d.reserve !== undefined),
    d.reserve === undefined ? 'reserve-manquante' : 'reserve-de-trop',
    d.reserve === undefined ? 'La réserve n’est pas dite.' : 'Une réserve est écrite, et l’avis n’en porte pas.',
    d.reserve === undefined ? 'Écrivez-la en une phrase.' : 'Choisissez « Favorable avec réserve », ou effacez-la.',
    [],
    'reserve',
  ),
  ...si(
    d.propose !== 'favorable-sous-condition' && d.condition !== undefined,
    'condition-de-trop',
    'Une condition est écrite, et l’avis n’en porte pas.',
    'Choisissez « Favorable sous condition », ou effacez-la.',
    [],
    'condition',
  ),
  ...si(
    d.propose === 'favorable-sous-condition' && d.condition === undefined,
    'condition-manquante',
    'La condition n’est pas dite.',
    'Écrivez-la en une phrase.',
    [],
    'condition',
  ),
  ...si(
    d.propose === 'favorable-sous-condition' && (d.conditionAvant === undefined || !jourAvant(aujourdhui, d.conditionAvant)),
    'condition-sans-date',
    'La condition doit pouvoir être levée avant une date à venir.',
    'Choisissez un jour après aujourd’hui.',
    [],
    'conditionAvant',
  ),
  ...refusDeMontant(bornes, d),
]

const refusDeMontant = (bornes: EnSeance['bornes'], { montant, propose }: Demande): readonly Refus[] => {
  if (montant === undefined) return []
  if (bornes === 'sans' || !estFavorable(propose))
    return [
      refus(
        'montant-de-trop',
        bornes === 'sans' ? 'Ce guichet n’accorde pas de somme à cette étape.' : 'Un montant ne se propose qu’avec un avis favorable.',
        'Effacez le montant.',
        [],
        'montant',
      ),
    ]
  const limite = [bornes.plafond, bornes.eligible].filter((m) => m !== undefined).toSorted((a, b) => (a < b ? -1 : 1))[0]
  return si(
    limite !== undefined && montant > limite,
    'montant-excessif',
    `${direMontant(montant)} dépasse ce que l’appel permet d’accorder à ce dossier, ${direMontant(limite ?? 0n)}.`,
    'Proposez au plus ce montant.',
    ['G-38', 'G-39'],
    'montant',
  )
}
