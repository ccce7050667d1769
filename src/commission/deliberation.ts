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

/** « Quorum réuni : 5 sièges délibèrent, 5 sont exigés. » */
export const direQuorum = (q: Quorum): string => {
  const la =
    q.votants.length === 0 ? 'aucun siège ne délibère' : `${q.votants.length} siège${q.votants.length > 1 ? 's délibèrent' : ' délibère'}`
  const exiges = `${q.exiges} exigé${q.exiges > 1 ? 's' : ''}`
  const manquent = q.atteint || q.manquent.length === 0 ? '' : ` Manquent : ${q.manquent.join(', ')}.`
  return `Quorum ${q.atteint ? 'réuni' : 'non réuni'} : ${la}, ${exiges}.${manquent}`
}
