import { type Refus, refus } from '../socle/refus.ts'
import type { Issue, Voix, Votant } from './deliberation.ts'

/** La voix de chaque siège, nommé : un siège n'en a qu'une. */
export type Voter = Readonly<Record<string, Voix>>
export type Depouillement = { readonly pour: number; readonly contre: number; readonly abstentions: number; readonly issue: Issue }

/**
 * Compte les voix, à la majorité de celles exprimées : une abstention ne penche d'aucun côté.
 * @param preponderante le siège dont la voix départage, si l'appel le dit et qu'il vote
 */
export const depouiller = (voix: Voter, preponderante: string | undefined): Depouillement => {
  const compter = (v: Voix): number => Object.values(voix).filter((x) => x === v).length
  const [pour, contre] = [compter('pour'), compter('contre')]
  const departage = preponderante === undefined ? undefined : voix[preponderante]
  return {
    pour,
    contre,
    abstentions: compter('abstention'),
    issue: pour !== contre ? (pour > contre ? 'adopte' : 'rejete') : ISSUES[departage ?? 'abstention'],
  }
}
const ISSUES = { pour: 'adopte', contre: 'rejete', abstention: 'partage' } as const satisfies Readonly<Record<Voix, Issue>>

/** « 3 pour, 1 contre, 1 abstention ». */
export const direVoix = (participants: readonly { readonly siege: string; readonly voix: Voix | null }[]): string => {
  const voix = participants.flatMap((p) => (p.voix === null ? [] : [[p.siege, p.voix] as const]))
  const { pour, contre, abstentions } = depouiller(Object.fromEntries(voix), undefined)
  return `${pour} pour, ${contre} contre, ${abstentions} abstention${abstentions > 1 ? 's' : ''}`
}

/** Chaque siège qui délibère dit sa voix, fût-ce une abstention ; aucun autre n'en a. */
export const refusDeVote = (voix: Voter, votants: readonly Votant[], nommer: (siege: string) => string): readonly Refus[] => [
  ...votants
    .filter((v) => voix[v.fonction] === undefined)
    .map((v) =>
      refus(
        'voix-manquante',
        `Le siège « ${v.titre} » n’a pas dit sa voix.`,
        'Notez pour, contre ou abstention.',
        ['G-42'],
        `voix.${v.fonction}`,
      ),
    ),
  ...Object.keys(voix)
    .filter((siege) => !votants.some((v) => v.fonction === siege))
    .map((siege) =>
      refus(
        'voix-sans-droit',
        `Le siège « ${nommer(siege)} » n’a pas de voix sur ce dossier : il est absent, consultatif, ou qui le tient est écarté.`,
        'Retirez sa voix, ou notez d’abord l’arrivée de qui le tient.',
        ['G-42'],
        `voix.${siege}`,
      ),
    ),
]
