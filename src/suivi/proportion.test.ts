import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparer, direPart, intervalleDe, SEUIL } from './proportion.ts'

const p = (nombre: number, sur: number) => ({ nombre, sur })

test('l’intervalle de Wilson, sur des valeurs connues', () => {
  for (const [nombre, sur, bas, haut] of [
    [5, 10, 23.7, 76.3],
    [0, 10, 0, 27.8],
    [10, 10, 72.2, 100],
    [81, 263, 25.5, 36.6],
  ] as const) {
    const i = intervalleDe(p(nombre, sur))!
    expect([i.bas * 100, i.haut * 100].map((x) => Math.round(x * 10) / 10)).toEqual([bas, haut])
  }
})

test('sous cinq réponses, ni taux ni conclusion : le nombre seul', () => {
  expect(intervalleDe(p(3, SEUIL - 1))).toBeUndefined()
  expect(direPart(p(3, 4))).toBe('Trop peu de dossiers pour conclure')
  expect(comparer(p(0, 4), p(90, 100))).toBe('trop-peu')
  expect(comparer(p(0, 97), p(3, 100))).toBe('trop-peu')
  expect(direPart(p(5, 10))).toBe('50\u00a0% (entre 24\u00a0% et 76\u00a0%)')
})

test('un groupe s’écarte quand le hasard ne l’explique pas, et seulement alors', () => {
  expect(comparer(p(2, 30), p(60, 100))).toBe('moins-souvent')
  expect(comparer(p(29, 30), p(60, 100))).toBe('plus-souvent')
  expect(comparer(p(16, 30), p(60, 100))).toBe('comme-les-autres')
  // Sept sur dix contre neuf sur dix des autres : sur dix dossiers, rien ne le distingue.
  expect(comparer(p(7, 10), p(88, 100))).toBe('comme-les-autres')
})

test('quels que soient les nombres, la part est dans son intervalle, qui reste entre 0 et 1 et se resserre avec eux', () => {
  fc.assert(
    fc.property(fc.integer({ min: SEUIL, max: 2_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (sur, part) => {
      const nombre = Math.round(sur * part)
      const i = intervalleDe(p(nombre, sur))!
      const deuxFois = intervalleDe(p(nombre * 2, sur * 2))!
      expect(i.bas).toBeGreaterThanOrEqual(0)
      expect(i.haut).toBeLessThanOrEqual(1)
      expect(nombre / sur).toBeGreaterThanOrEqual(i.bas - 1e-9)
      expect(nombre / sur).toBeLessThanOrEqual(i.haut + 1e-9)
      expect(deuxFois.haut - deuxFois.bas).toBeLessThan(i.haut - i.bas)
    }),
  )
})

test('un groupe et son contraire se disent l’inverse, jamais tous deux plus souvent', () => {
  const nombre = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(nombre, nombre, nombre, nombre, (a, b, c, d) => {
      const [un, deux] = [p(a, a + b), p(c, c + d)]
      const tous = p(a + c, a + b + c + d)
      const inverse = { 'plus-souvent': 'moins-souvent', 'moins-souvent': 'plus-souvent' } as Readonly<Record<string, string>>
      const dit = comparer(un, tous)
      expect(comparer(deux, tous)).toBe(inverse[dit] ?? dit)
    }),
  )
})
