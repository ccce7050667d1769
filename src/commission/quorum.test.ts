import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unAppel } from '../../tests/constructeurs.ts'
import type { Commission } from '../appel/commission.ts'
import { direQuorum } from './deliberation.ts'
import { quorumDe, votantsDe } from './quorum.ts'

const commission = unAppel().commission!
const SIEGES = commission.sieges.map((s) => s.fonction)
/** Chaque siège a un titulaire, qui porte son nom. */
const tenants = SIEGES.map((siege) => ({ siege, agent: `t-${siege}` }))
const la = (sieges: readonly string[]) => sieges.map((siege) => ({ siege, agent: `t-${siege}` }))
const quorum = (sieges: readonly string[], ecartes: readonly string[] = [], c: Commission = commission) =>
  quorumDe(c, tenants, la(sieges), ecartes)

describe('G-42 · le quorum d’un dossier', () => {
  test('G-42 · les cinq sièges, ou le quorum que l’appel dit ; les absents sont nommés', () => {
    expect([quorum(SIEGES).atteint, quorum(SIEGES.slice(1)).atteint]).toEqual([true, false])
    expect(quorum(SIEGES.slice(1)).manquent).toEqual(['Responsable sécurité du groupement hospitalier de territoire'])
    expect([
      quorum(SIEGES.slice(2), [], { ...commission, quorum: 3 }).atteint,
      quorum(SIEGES.slice(3), [], { ...commission, quorum: 3 }).atteint,
    ]).toEqual([true, false])
  })

  test('G-42 · qui est écarté n’a pas de voix ; son siège n’est ni présent ni exigé s’il n’a pas d’autre tenant', () => {
    const q = quorum(SIEGES, ['t-rssi-ght'])
    expect([q.atteint, q.exiges, q.votants.map((v) => v.fonction)]).toEqual([true, 4, SIEGES.slice(1)])
  })

  test('G-42 · un suppléant peut tenir le siège de qui est écarté : le siège reste exigé', () => {
    const avecSuppleant = [...tenants, { siege: 'rssi-ght', agent: 'suppleant' }]
    const ecartes = ['t-rssi-ght']
    expect(quorumDe(commission, avecSuppleant, la(SIEGES), ecartes)).toMatchObject({ atteint: false, exiges: 5 })
    const remplace = [...la(SIEGES.slice(1)), { siege: 'rssi-ght', agent: 'suppleant' }]
    expect(quorumDe(commission, avecSuppleant, remplace, ecartes)).toMatchObject({ atteint: true, exiges: 5 })
  })

  test('G-42 · un siège consultatif ne délibère pas et ne compte pas', () => {
    const c = { ...commission, sieges: [...commission.sieges, { fonction: 'usagers', titre: 'Usagers', voix: 'consultative' as const }] }
    expect(votantsDe(c, [{ siege: 'usagers', agent: 'u' }], [])).toEqual([])
    expect(quorumDe(c, tenants, la(SIEGES.slice(1)), []).atteint).toBe(false)
  })

  test('G-42 · tous écartés : personne ne délibère, le quorum n’est pas réuni, et personne ne manque', () => {
    const tous = quorum(
      SIEGES,
      SIEGES.map((s) => `t-${s}`),
    )
    expect([tous.atteint, direQuorum(tous)]).toEqual([false, 'Quorum non réuni : aucun siège ne délibère, 0 exigé.'])
  })

  const presents = fc.subarray(SIEGES)
  test('G-42 · une arrivée ne défait jamais un quorum réuni', () => {
    fc.assert(
      fc.property(presents, presents, fc.subarray(SIEGES), fc.integer({ min: 1, max: 5 }), (avant, plus, ecartes, n) => {
        const c = { ...commission, quorum: n }
        const sans = ecartes.map((s) => `t-${s}`)
        const tot = quorumDe(c, tenants, la(avant), sans)
        const tard = quorumDe(c, tenants, la([...new Set([...avant, ...plus])]), sans)
        expect(tard.exiges).toBe(tot.exiges)
        expect(!tot.atteint || tard.atteint).toBe(true)
      }),
    )
  })

  test('G-42 · l’ordre des arrivées ne change ni le quorum ni ceux qui délibèrent', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SIEGES), fc.subarray(SIEGES), (ordre, ecartes) => {
        const sans = ecartes.map((s) => `t-${s}`)
        const range = SIEGES.filter((s) => ordre.includes(s))
        expect(quorumDe(commission, tenants, la(ordre), sans)).toEqual(quorumDe(commission, tenants, la(range), sans))
      }),
    )
  })

  test('G-42 · qui est écarté d’un dossier n’y compte jamais', () => {
    fc.assert(
      fc.property(presents, fc.subarray(SIEGES), (venus, ecartes) => {
        const sans = ecartes.map((s) => `t-${s}`)
        const q = quorumDe(commission, tenants, la(venus), sans)
        expect(q.votants.filter((v) => sans.includes(v.agent))).toEqual([])
      }),
    )
  })
})
