import { expect, test } from 'vitest'
import { compterConclusions, ecartsDe } from './dispersion.ts'

const CRITERES = ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, titre: code.toUpperCase(), clause: [] }))

test('étant donné des avis qui s’écartent, les trois critères les plus disputés viennent d’abord', () => {
  const avis = [{ notes: { a: 4, b: 0, c: 2, d: 1, e: 3 } }, { notes: { a: 3, b: 4, c: 2, d: 3, e: 0 } }]
  expect(ecartsDe(CRITERES, avis)).toEqual([
    { titre: 'B', bas: 0, haut: 4, sur: 4 },
    { titre: 'E', bas: 0, haut: 3, sur: 4 },
    { titre: 'D', bas: 1, haut: 3, sur: 4 },
  ])
})

test('étant donné un seul avis, ou des avis qui s’accordent, rien ne les sépare', () => {
  expect(ecartsDe(CRITERES, [{ notes: { a: 1 } }])).toEqual([])
  expect(ecartsDe(CRITERES, [{ notes: { a: 1 } }, { notes: { a: 1 } }])).toEqual([])
})

test('un écart se mesure sur l’échelle de son critère ; qui ne peut pas juger n’écarte personne', () => {
  const sur100 = [
    { note: 0, sens: 'rien' },
    { note: 100, sens: 'tout' },
  ]
  const criteres = [{ code: 'a', titre: 'A', clause: [], niveaux: sur100 }, CRITERES[1]!]
  const avis = [{ notes: { a: 60, b: 1 } }, { notes: { a: 80, b: 3 } }, { notes: { a: 'ne-peut-juger', b: 'sans-objet' } }] as const
  expect(ecartsDe(criteres, avis)).toEqual([
    { titre: 'B', bas: 1, haut: 3, sur: 4 },
    { titre: 'A', bas: 60, haut: 80, sur: 100 },
  ])
})

test('les conclusions se comptent, sans citer celles que personne n’a données', () => {
  expect(compterConclusions([{ conclusion: 'favorable' }, { conclusion: 'defavorable' }, { conclusion: 'favorable' }])).toEqual([
    { conclusion: 'favorable', nombre: 2 },
    { conclusion: 'defavorable', nombre: 1 },
  ])
})
