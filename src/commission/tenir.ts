import type { Commission } from '../appel/commission.ts'
import type { Seance } from '../instruction/seance.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { direJour, type Jour, jourAvant } from '../socle/temps.ts'
import { codeDe, type Mouvement, noterPresents, type Occupation } from './presence.ts'
import type { Tenant } from './tenant.ts'

const INCONNUE = refus('seance-inconnue', 'Cette séance n’existe pas.', 'Choisissez une séance de l’appel.', [], 'seance')

/** Ouvre une séance, à son jour ou après : qui est là, et qui préside. */
export const ouvrirSeance = (
  commission: Commission | undefined,
  seance: Seance | undefined,
  tenants: readonly Tenant[],
  demande: { readonly presents: readonly string[]; readonly preside: string },
  aujourdhui: Jour,
): Result<Mouvement & { readonly preside: Occupation }, readonly Refus[]> => {
  if (commission === undefined || seance === undefined) return err([INCONNUE])
  const notes = noterPresents(tenants, [], demande.presents)
  const preside = tenants.find((t) => codeDe(t) === demande.preside)
  const tous = [
    ...refusDejaOuverte(seance),
    ...si(
      jourAvant(aujourdhui, seance.jour),
      'seance-a-venir',
      `La séance est prévue le ${direJour(seance.jour)}.`,
      'Attendez ce jour, ou déplacez-la.',
      commission.clause,
      'seance',
    ),
    ...(notes.ok ? [] : notes.error),
    ...si(
      preside === undefined || preside.voix !== 'deliberative' || !demande.presents.includes(demande.preside),
      'president-absent',
      'Qui préside doit être présent, à un siège qui délibère.',
      'Choisissez parmi les présents.',
      ['G-42'],
      'preside',
    ),
  ]
  return tous.length > 0 || !notes.ok || preside === undefined
    ? err(tous)
    : ok({ ...notes.value, preside: { siege: preside.siege, agent: preside.agent } })
}

/** Note les arrivées et les départs d'une séance ouverte. */
export const noterPresences = (
  seance: Seance | undefined,
  tenants: readonly Tenant[],
  tenus: readonly Occupation[],
  presents: readonly string[],
): Result<Mouvement, readonly Refus[]> => {
  if (seance === undefined) return err([INCONNUE])
  const notes = noterPresents(tenants, tenus, presents)
  const tous = [...refusPasOuverte(seance), ...(notes.ok ? [] : notes.error)]
  return tous.length > 0 || !notes.ok ? err(tous) : notes
}

/** Lève une séance ouverte ; les dossiers qu'elle n'a pas examinés restent à inscrire à une autre. */
export const leverSeance = (
  seance: Seance | undefined,
  inscrits: readonly string[],
  examines: readonly string[],
): Result<{ readonly examines: readonly string[]; readonly restent: readonly string[] }, readonly Refus[]> => {
  if (seance === undefined) return err([INCONNUE])
  const tous = refusPasOuverte(seance)
  return tous.length > 0 ? err(tous) : ok({ examines, restent: inscrits.filter((d) => !examines.includes(d)) })
}

const refusDejaOuverte = ({ ouverteLe, tenueLe, jour }: Seance): readonly Refus[] =>
  si(
    ouverteLe !== null,
    tenueLe === null ? 'seance-ouverte' : 'seance-levee',
    tenueLe === null ? `La séance du ${direJour(jour)} est déjà ouverte.` : `La séance du ${direJour(jour)} est levée.`,
    tenueLe === null ? 'Notez les arrivées et les départs sur sa page.' : 'Convoquez-en une nouvelle.',
    ['G-42'],
    'seance',
  )

const refusPasOuverte = ({ ouverteLe, tenueLe, jour }: Seance): readonly Refus[] => [
  ...si(
    ouverteLe === null,
    'seance-a-ouvrir',
    `La séance du ${direJour(jour)} n’est pas ouverte.`,
    'Ouvrez-la d’abord.',
    ['G-42'],
    'seance',
  ),
  ...si(
    tenueLe !== null,
    'seance-levee',
    `La séance du ${direJour(jour)} est levée.`,
    'Ses présents ne changent plus.',
    ['G-42'],
    'seance',
  ),
]
