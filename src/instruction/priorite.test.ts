import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classer, type Facteur, prioriser, relire } from './priorite.ts'

const facteur = (code: string, points: number | undefined, plus: Partial<Facteur> = {}): Facteur => ({
  ...{ code, titre: code, points, manquants: points === undefined ? [code] : [], poids: 1, auPlus: 4 },
  ...plus,
})

test('A-27 · la priorité est la somme des facteurs connus ; un inconnu est compté à part, jamais caché', () => {
  expect(prioriser([facteur('a', 3), facteur('b', undefined), facteur('c', 2)])).toMatchObject({
    points: 5,
    inconnus: 1,
    facteurs: { length: 3 },
  })
})

test('A-27 · chaque facteur pèse ce que l’appel publie ; un fait supposé garde sa fourchette', () => {
  const suppose = facteur('b', 2, { manquants: ['sauvegardes'], poids: 3 })
  expect(prioriser([facteur('a', 3, { poids: 2 }), suppose, facteur('c', undefined, { auPlus: 5 })])).toMatchObject({
    points: 12,
    bas: 6,
    haut: 23,
    inconnus: 1,
  })
})

test('A-27 · une priorité gardée avant les poids se lit comme si chacun valait un ; une entière se lit telle quelle', () => {
  const ancienne = {
    points: 3,
    inconnus: 1,
    facteurs: [
      { code: 'a', titre: 'a', points: 3, manquants: [] },
      { code: 'b', titre: 'b', points: undefined, manquants: ['b'] },
    ],
  }
  expect(relire(ancienne)).toMatchObject({
    points: 3,
    bas: 3,
    haut: 7,
    inconnus: 1,
    facteurs: [
      { poids: 1, auPlus: 4 },
      { poids: 1, auPlus: 4 },
    ],
  })
  const entiere = prioriser([facteur('a', 3, { poids: 2 }), facteur('b', undefined)])
  expect(relire(entiere)).toEqual(entiere)
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
