import { type Commission, siegesVotants } from '../appel/commission.ts'
import { fonctionsEcartees } from '../instruction/conflit.ts'
import type { AvisRendu } from './avis-rendu.ts'
import type { Quorum, Votant } from './deliberation.ts'
import type { Occupation } from './presence.ts'
import type { Tenant } from './tenant.ts'

/** Les sièges délibératifs présents, dont l'occupant n'est pas écarté du dossier (G-42). L'ordre est celui de la composition. */
export const votantsDe = (
  commission: Pick<Commission, 'sieges'>,
  presents: readonly Occupation[],
  ecartes: readonly string[],
): readonly Votant[] =>
  siegesVotants(commission).flatMap((s) => {
    const occupant = presents.find((p) => p.siege === s.fonction && !ecartes.includes(p.agent))
    return occupant === undefined ? [] : [{ ...s, agent: occupant.agent }]
  })

/**
 * Le quorum d'un dossier : les sièges qui y délibèrent, contre ceux que l'appel exige (G-42, « a minima »). Un siège dont tous les
 * tenants sont écartés, suppléant compris, n'y est ni présent ni exigé (docs/decisions/038).
 */
export const quorumDe = (
  commission: Commission,
  tenants: readonly Pick<Tenant, 'siege' | 'agent'>[],
  presents: readonly Occupation[],
  ecartes: readonly string[],
): Quorum => {
  const ecartees = fonctionsEcartees(
    tenants.map((t) => ({ id: t.agent, fonctions: [t.siege] })),
    ecartes,
  )
  const siegent = siegesVotants(commission).filter((s) => !ecartees.includes(s.fonction))
  const votants = votantsDe(commission, presents, ecartes)
  const exiges = Math.min(commission.quorum ?? siegent.length, siegent.length)
  return {
    atteint: votants.length >= exiges && votants.length > 0,
    exiges,
    votants,
    manquent: siegent.filter((s) => !votants.some((v) => v.fonction === s.fonction)).map((s) => s.titre),
  }
}

/** Le quorum d'un avis déjà délibéré : ceux qui y ont siégé, contre ce qu'il demandait alors. Absent d'un avis qui ne l'a pas gardé. */
export const quorumGarde = (
  commission: Pick<Commission, 'sieges'>,
  { participants, exiges }: Pick<AvisRendu, 'participants' | 'exiges'>,
): Quorum | undefined =>
  exiges === null ? undefined : { atteint: true, exiges, votants: votantsDe(commission, participants, []), manquent: [] }
