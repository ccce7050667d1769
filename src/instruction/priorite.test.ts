import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classer, prioriser } from './priorite.ts'

const facteur = (code: string, points: number | undefined) => ({ code, titre: code, points, manquants: points === undefined ? [code] : [] })

test('A-27 · la priorité est la somme des facteurs connus ; un inconnu est compté à part, jamais caché', () => {
  expect(prioriser([facteur('a', 3), facteur('b', undefined), facteur('c', 2)])).toMatchObject({
    points: 5,
    inconnus: 1,
    facteurs: { length: 3 },
  })
})

test('A-27 · à points égaux, le premier déposé ; au même instant, l’ordre des numéros', () => {
  const depot = (s: number) => Temporal.Instant.fromEpochMilliseconds(s * 1000)
  const d = (id: string, points: number, s: number) => ({ id, priorite: { points }, deposeLe: depot(s) })
  const range = classer([d('d', 1, 5), d('c', 2, 9), d('b', 2, 3), d('a', 2, 9)])
  expect(range.map((x) => [x.rang, x.id])).toEqual([
    [1, 'b'],
    [2, 'a'],
    [3, 'c'],
    [4, 'd'],
  ])
})

test('A-27 · le classement ne dépend pas de l’ordre de lecture', () => {
  const dossier = fc.record({
    id: fc.uuid(),
    priorite: fc.record({ points: fc.nat(5) }),
    deposeLe: fc.nat(5).map((s) => Temporal.Instant.fromEpochMilliseconds(s)),
  })
  fc.assert(
    fc.property(fc.uniqueArray(dossier, { selector: (x) => x.id, maxLength: 12 }), (ds) => {
      expect(classer(ds).map((x) => x.id)).toEqual(classer(ds.toReversed()).map((x) => x.id))
    }),
  )
})
