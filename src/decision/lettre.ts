import { voiesDeRecours } from '../appel/recours.ts'
import { courrier, rappelDuDepot } from '../candidature/courrier.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Bloc, Lettre } from '../plateforme/pdf/lettre.ts'
import { direInstant, direJour, type Instant, type Jour, jourDe } from '../socle/temps.ts'
import type { DecisionLue } from './decision.ts'
import { direRaisons } from './raisons.ts'
import { refuse, retient, type Sens } from './sens.ts'
import { teneur } from './teneur.ts'

/** Ce que la lettre dit en plus de la décision, tel que c'est le jour où elle part. */
export type Contexte = {
  readonly le: Instant
  readonly seance: Jour | undefined
  /** Les engagements dont la date court de cette notification (G-31). */
  readonly echeances: readonly { readonly engagement: string; readonly jour: Jour }[]
  /** La réserve de l'avis que la commission a rendu ; `null` : aucune. */
  readonly reserve: string | null
  /** La place dans la liste d'attente, à partir de 1. */
  readonly place: number | undefined
  /** La décision notifiée que celle-ci remplace. */
  readonly precedente: DecisionLue | undefined
}

/** La lettre d'une décision : ce qui est décidé, pourquoi, ce qu'il faut faire et quand, comment la contester. */
export const lettreDeDecision = (lu: DossierLu, decision: DecisionLue, contexte: Contexte): Lettre => {
  const { appel } = lu
  return courrier(lu, {
    titre: TITRES[decision.sens],
    reference: reference(decision),
    de: decideurs(lu),
    le: contexte.le,
    blocs: [
      { genre: 'paragraphe', texte: rappel(lu, decision, contexte.seance) },
      ...revision(decision, contexte, appel.fuseau),
      { genre: 'titre', texte: 'La décision' },
      ...teneur(lu, decision, contexte.place),
      ...reserve(decision, contexte),
      { genre: 'titre', texte: 'Ses raisons' },
      { genre: 'liste', items: direRaisons(decision) },
      ...fondements(lu, decision),
      ...(retient(decision.sens) ? obligations(lu, contexte) : []),
      ...signature(lu, decision),
      { genre: 'titre', texte: 'Contester cette décision' },
      { genre: 'liste', items: voiesDeRecours(appel) },
    ],
  })
}

/** Le dossier et le rang de sa décision : « ssi-2021-00042/1 ». */
const reference = (d: Pick<DecisionLue, 'dossier' | 'rang'>): string => `${d.dossier}/${d.rang}`

const TITRES: Readonly<Record<Sens, string>> = {
  retenu: 'Votre demande est retenue',
  'sous-condition': 'Votre demande est retenue sous condition',
  'en-attente': 'Votre demande est placée en liste d’attente',
  ecarte: 'Votre demande n’est pas retenue',
  'sans-suite': 'Il n’est pas donné suite à votre demande',
}

const rappel = (lu: DossierLu, d: DecisionLue, seance: Jour | undefined): string => {
  const examine = seance === undefined ? '' : ` La commission l’a examiné le ${direJour(seance)}.`
  return `${rappelDuDepot(lu)}${examine} La décision ci-dessous a été prise le ${direJour(jourDe(d.le, lu.appel.fuseau))}.`
}

/** Une décision revue dit celle qu'elle remplace, et pourquoi. */
const revision = (d: DecisionLue, { precedente }: Contexte, fuseau: string): readonly Bloc[] => {
  if (d.revision === null) return []
  const notifiee = precedente?.notifieeLe ?? null
  const quand = notifiee === null ? '' : ` le ${direJour(jourDe(notifiee, fuseau))}`
  return [{ genre: 'paragraphe', texte: `Elle remplace celle qui vous avait été notifiée${quand}. ${d.revision}` }]
}

/** La réserve de la commission, si les raisons choisies ne la disent pas déjà (G-43). */
const reserve = (d: DecisionLue, { reserve: dite }: Contexte): readonly Bloc[] =>
  dite === null || !retient(d.sens) || d.raisons.some((r) => r.texte.includes(dite))
    ? []
    : [
        { genre: 'titre', texte: 'La réserve de la commission' },
        { genre: 'paragraphe', texte: dite },
      ]

/** Un refus dit les clauses de l'appel qui le fondent. */
const fondements = ({ appel }: DossierLu, d: DecisionLue): readonly Bloc[] => {
  const clauses = [...new Set(d.raisons.flatMap((r) => r.clause))].flatMap((c) => {
    const texte = appel.clauses[c]?.texte
    return texte === undefined ? [] : [`${c}. ${texte}`]
  })
  if (!refuse(d.sens) || clauses.length === 0) return []
  return [
    { genre: 'paragraphe', texte: clauses.length === 1 ? 'Cette clause de l’appel la fonde :' : 'Ces clauses de l’appel la fondent :' },
    { genre: 'liste', items: clauses },
  ]
}

/** Ce que le porteur a promis, chaque date qui court de cette lettre comprise, et ce qui suit s'il n'y est pas. */
const obligations = ({ dossier, guichet }: DossierLu, { echeances }: Contexte): readonly Bloc[] => {
  const dues = guichet.engagements.filter((e) => dossier.engagements.includes(e.code))
  if (dues.length === 0) return []
  return [
    { genre: 'titre', texte: 'Vos engagements' },
    {
      genre: 'liste',
      items: dues.map((e) => {
        const jour = echeances.find((x) => x.engagement === e.code)?.jour
        return [e.texte, ...(jour === undefined ? [] : [`Au plus tard le ${direJour(jour)}.`]), e.consequence].join(' ')
      }),
    },
  ]
}

const decideurs = ({ appel }: DossierLu): readonly string[] => appel.commission?.decideurs ?? ['Direction générale']

const signature = (lu: DossierLu, d: DecisionLue): readonly Bloc[] => [
  { genre: 'titre', texte: 'Signature' },
  {
    genre: 'faits',
    faits: [
      { nom: 'Pour', valeur: decideurs(lu).join(', ') },
      { nom: 'Signé', valeur: d.signature === null ? d.nom : `${d.nom}, par délégation (${d.signature.reference})` },
      { nom: 'Le', valeur: direInstant(d.le, lu.appel.fuseau) },
    ],
  },
]
