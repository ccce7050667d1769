import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VOIX } from './deliberation.ts'
import { depouiller, direVoix, refusDeVote, type Voter } from './scrutin.ts'

const siege = (fonction: string) => ({ fonction, titre: `Siège ${fonction}`, voix: 'deliberative' as const, agent: `t-${fonction}` })

describe('G-42 · compter les voix', () => {
  test('G-42 · la majorité des voix exprimées ; une abstention ne penche d’aucun côté', () => {
    const issue = (voix: Voter) => depouiller(voix, undefined).issue
    expect([
      issue({ a: 'pour', b: 'abstention', c: 'abstention' }),
      issue({ a: 'pour', b: 'contre', c: 'contre' }),
      issue({ a: 'pour', b: 'contre', c: 'abstention' }),
      issue({ a: 'abstention' }),
    ]).toEqual(['adopte', 'rejete', 'partage', 'partage'])
  })

  test('les voix se disent au singulier comme au pluriel', () => {
    const dit = (...voix: readonly ('pour' | 'contre' | 'abstention' | null)[]) =>
      direVoix(voix.map((v, i) => ({ siege: `s${i}`, voix: v })))
    expect([dit('pour', 'pour', 'contre', 'abstention'), dit('pour', 'abstention', 'abstention', null)]).toEqual([
      '2 pour, 1 contre, 1 abstention',
      '1 pour, 0 contre, 2 abstentions',
    ])
  })

  test('au partage, la voix de qui préside départage si l’appel le dit ; s’il s’abstient, le partage reste', () => {
    const partagees: Voter = { a: 'pour', b: 'contre' }
    expect([
      depouiller(partagees, 'a').issue,
      depouiller(partagees, 'b').issue,
      depouiller({ ...partagees, c: 'abstention' }, 'c').issue,
    ]).toEqual(['adopte', 'rejete', 'partage'])
    expect(depouiller({ a: 'pour', b: 'contre', c: 'contre' }, 'a').issue).toBe('rejete')
  })

  test('chaque siège présent dit sa voix, aucun autre n’en a ; tout ce qui manque est dit d’un coup', () => {
    const refuses = refusDeVote({ a: 'pour', z: 'contre' }, [siege('a'), siege('b'), siege('c')], (s) => `Siège ${s}`)
    expect(refuses.map((r) => [r.motif, r.champ])).toEqual([
      ['voix-manquante', 'voix.b'],
      ['voix-manquante', 'voix.c'],
      ['voix-sans-droit', 'voix.z'],
    ])
    expect(refusDeVote({ a: 'abstention' }, [siege('a')], String)).toEqual([])
  })

  test('G-42 · l’ordre où les voix sont dites ne change rien, et toutes sont comptées', () => {
    const vote = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...VOIX)), { selector: ([s]) => s })
    fc.assert(
      fc.property(vote, fc.constantFrom(undefined, 'a', 'b'), (voix, preponderante) => {
        const d = depouiller(Object.fromEntries(voix), preponderante)
        expect(depouiller(Object.fromEntries(voix.toReversed()), preponderante)).toEqual(d)
        expect(d.pour + d.contre + d.abstentions).toBe(voix.length)
      }),
    )
  })
})
