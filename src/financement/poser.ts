import type { Guichet } from '../appel/appel.ts'
import { type Action as ActionDAudit, type Constat, criticite } from '../audit/mission.ts'
import type { Montant } from '../socle/montant.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import type { Probleme } from './arbitrage.ts'

/** Un candidat au financement : une action d'audit, ou un projet. Jours en dixièmes, coût en centimes. */
export type Candidat = {
  readonly code: string
  readonly dossier: string
  readonly organisme: string
  readonly titre: string
  readonly cout: Montant
  readonly jours: number
  readonly valeur: number
  readonly priorite: string
}

/** Ce que pèse une criticité : trois fois la précédente, pour qu'une faille critique ne s'échange pas contre deux mineures. */
const POIDS = [0, 1, 3, 9, 27] as const

/** Les actions d'un organisme que l'on peut financer : celles qu'il n'a pas refusées (A-17, A-18). */
export const candidatsDesActions = (
  de: { readonly dossier: string; readonly organisme: string },
  actions: readonly ActionDAudit[],
  constats: readonly Pick<Constat, 'code' | 'gravite'>[],
): readonly Candidat[] =>
  actions
    .filter((a) => a.position !== 'refuse')
    .map((a) => ({
      ...de,
      code: `${de.dossier}/${a.code}`,
      titre: a.titre,
      cout: a.cout,
      jours: a.jours,
      valeur: POIDS[criticite(a, constats)] ?? 0,
      priorite: 'unique',
    }))

/** Les actions qu'un organisme a refusées : elles ne concourent pas, et leur raison est la sienne (A-17, A-20). */
export const declinees = (dossier: string, actions: readonly ActionDAudit[]) =>
  actions
    .filter((a) => a.position === 'refuse')
    .map((a) => ({
      dossier,
      code: a.code,
      titre: a.titre,
      retenue: false,
      cout: a.cout,
      jours: a.jours,
      motif: `L’organisme ne mènera pas cette action${a.positionMotif === null ? '' : ` : « ${a.positionMotif} »`}.`,
    }))

/**
 * Pose le problème d'un guichet : son enveloppe (ou ce qu'il en reste), son plafond par organisme en euros et en jours
 * (A-23, G-38), ses priorités dans l'ordre du texte (G-16 à G-19).
 */
export const poser = (
  guichet: Guichet,
  candidats: readonly Candidat[],
  reste: Montant | undefined,
  plafond: Montant | undefined,
): Probleme => {
  const presentes = new Set(candidats.map((c) => c.priorite))
  const priorites = ['forte', 'moyenne', 'autre'].filter((p) => presentes.has(p))
  const jours = guichet.arbitrage?.joursMax
  return {
    titre: guichet.titre,
    ...(reste === undefined ? {} : { enveloppe: reste }),
    ...(plafond === undefined && jours === undefined
      ? {}
      : {
          plafondParOrganisme: {
            ...(plafond === undefined ? {} : { montant: plafond }),
            ...(jours === undefined ? {} : { jours: BigInt(jours) * 10n }),
          },
        }),
    ...(priorites.length === 0 ? {} : { priorites }),
    actions: candidats.map((c) => ({
      code: c.code,
      organisme: c.organisme,
      titre: c.titre,
      cout: c.cout,
      jours: BigInt(c.jours) * 10n,
      valeur: BigInt(c.valeur) * 100n,
      ...(priorites.length === 0 ? {} : { priorite: c.priorite }),
    })),
  }
}

/** La sélection attend que tous les audits soient clos, ou une dérogation motivée (A-18). */
export const refusDAttente = (guichet: Guichet, enCours: number, derogation: string | undefined): readonly Refus[] =>
  guichet.arbitrage?.apresTousLesAudits === true
    ? si(
        enCours > 0 && derogation === undefined,
        'audits-en-cours',
        `${enCours} audit${enCours > 1 ? 's ne sont pas clos' : ' n’est pas clos'} : la sélection compare toutes les actions proposées.`,
        'Attendez leur clôture, ou écrivez pourquoi vous passez outre.',
        guichet.arbitrage.clause,
        'derogation',
      )
    : []

export const sansArbitrage = refus(
  'sans-arbitrage',
  'Ce guichet ne prévoit pas de sélection.',
  'Choisissez un guichet qui en prévoit une.',
  [],
  'guichet',
)
