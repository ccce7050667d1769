import { type Instant, type Jour, jourAvant, jourDe } from '../socle/temps.ts'
import type { Clauses } from './appel.ts'

/** Un siège est tenu par une fonction, jamais par un nom (G-42). */
export type Siege = { readonly fonction: string; readonly titre: string; readonly voix: 'deliberative' | 'consultative' }

export type Commission = {
  readonly titre: string
  readonly sieges: readonly Siege[]
  /** Sièges délibératifs présents au moins ; absent : tous ceux de la composition. */
  readonly quorum?: number
  readonly seances: readonly Seance[]
  /** Le siège qui préside ; au partage des voix, la sienne départage. Absent : la séance dit qui préside, et un partage ajourne. */
  readonly presidence?: string
  /** Des séances peuvent être ajoutées ou déplacées (G-20, G-22). */
  readonly ajoutPossible: boolean
  /** Délai de la décision après chaque commission (G-44). */
  readonly decisionSous?: { readonly semaines?: number; readonly jours?: number }
  readonly decideurs: readonly string[]
  readonly clause: Clauses
}

export type Seance = { readonly code: string; readonly jour: Jour; readonly clause: Clauses }

/**
 * « Les dossiers reçus seront traités à la commission suivant la date de dépôt » (G-21) : la première séance
 * dont le jour vient après le jour du dépôt, à l'heure de l'appel. Le jour même n'est pas *suivant*.
 */
export const seanceSuivante = <S extends { readonly jour: Jour }>(seances: readonly S[], depot: Instant, fuseau: string): S | undefined =>
  [...seances].sort((a, b) => Temporal.PlainDate.compare(a.jour, b.jour)).find((s) => jourAvant(jourDe(depot, fuseau), s.jour))

/** Les sièges qui votent ; les consultatifs sont entendus et ne comptent ni au quorum ni au vote. */
export const siegesVotants = (c: Pick<Commission, 'sieges'>): readonly Siege[] => c.sieges.filter((s) => s.voix === 'deliberative')

/** Vrai quand assez de sièges votants sont présents (par fonction) ; sans quorum dit, tous le sont (G-42). */
export const quorumAtteint = (c: Pick<Commission, 'sieges' | 'quorum'>, presents: readonly string[]): boolean => {
  const votants = siegesVotants(c)
  return votants.filter((s) => presents.includes(s.fonction)).length >= (c.quorum ?? votants.length)
}
