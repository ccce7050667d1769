import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ajouter, confronter, decimale, direFraction, direPart, fraction, retrancher } from './fraction.ts'

test('un score affiché est tronqué : il n’atteint jamais un seuil que le score exact n’atteint pas', () => {
  expect(direFraction(fraction(7999n, 100n))).toBe('79,9')
  expect(direFraction(fraction(60n, 1n))).toBe('60')
  expect(direFraction(fraction(-25n, 10n))).toBe('−2,5')
  expect(direFraction(fraction(-1n, 100n))).toBe('0')
  expect(direPart(fraction(7n, 8n))).toBe('87,5\u00a0%')
})

test('un nombre d’au plus trois décimales est exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (n) => {
      expect(decimale(n / 1000)).toEqual(fraction(BigInt(n), 1000n))
    }),
  )
})

test('retrancher défait ajouter, et l’ordre suit', () => {
  const une = fc.tuple(fc.bigInt({ min: -999n, max: 999n }), fc.bigInt({ min: 1n, max: 999n })).map(([n, d]) => fraction(n, d))
  fc.assert(
    fc.property(une, une, (a, b) => {
      expect(retrancher(ajouter(a, b), b)).toEqual(a)
      expect(confronter(ajouter(a, b), a)).toBe(b.n > 0n ? 1 : b.n < 0n ? -1 : 0)
    }),
  )
})
