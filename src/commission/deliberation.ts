import type { Siege } from '../appel/commission.ts'

/** La voix d'un siège qui délibère, et ce que les voix font d'une proposition. */
export const VOIX = ['pour', 'contre', 'abstention'] as const
export type Voix = (typeof VOIX)[number]
export type Issue = 'adopte' | 'rejete' | 'partage'

/** Un siège qui délibère sur un dossier, et qui le tient. */
export type Votant = Siege & { readonly agent: string }

/** Les sièges qui délibèrent sur un dossier, contre ceux que l'appel exige (G-42) ; les titres de ceux qui manquent. */
export type Quorum = {
  readonly atteint: boolean
  readonly exiges: number
  readonly votants: readonly Votant[]
  readonly manquent: readonly string[]
}
