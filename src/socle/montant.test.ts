import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { direMontant, euros, lireMontant, moindre, partager, somme } from './montant.ts'

const centimes = fc.bigInt(0n, 99_999_999_999_99n)

describe('lire et dire une somme', () => {
  test.each([
    ['150 000', 150_000_00n],
    ['150\u202f000\u00a0€', 150_000_00n],
    ['1 234,5 €', 1_234_50n],
    ['1234.50', 1_234_50n],
    ['0', 0n],
    ['99,90', 99_90n],
  ])('« %s » se lit', (texte, attendu) => {
    expect(lireMontant(texte)).toBe(attendu)
  })

  test.each(['', '-5', '1,234', '12 500 euros', 'beaucoup', '1e6', '1.2.3', '1234567890123'])(
    '« %s » n’est pas une somme au centime',
    (texte) => {
      expect(lireMontant(texte)).toBeUndefined()
    },
  )

  test('une somme dite se relit, au centime', () => {
    fc.assert(fc.property(centimes, (m) => lireMontant(direMontant(m)) === m))
  })

  test('les centimes ne se disent que s’il y en a, et le signe est un vrai moins', () => {
    expect([150_000_00n, 5n, -6_400_00n, 0n].map(direMontant)).toEqual([
      '150\u202f000\u00a0€',
      '0,05\u00a0€',
      '−6\u202f400\u00a0€',
      '0\u00a0€',
    ])
    expect(euros(0.29)).toBe(29n)
  })
})

describe('partager', () => {
  const parts = fc.array(fc.bigInt(0n, 100n), { minLength: 1, maxLength: 8 }).filter((p) => p.some((x) => x > 0n))

  test('le partage fait le total, au centime, et personne n’est loin de sa part', () => {
    fc.assert(
      fc.property(centimes, parts, (total, p) => {
        const partage = partager(total, p)
        expect(somme(partage)).toBe(total)
        const base = somme(p)
        partage.forEach((m, i) => {
          const exacte = (total * p[i]!) / base
          expect(m === exacte || m === exacte + 1n).toBe(true)
        })
      }),
    )
  })

  test('une part nulle ne reçoit rien', () => {
    fc.assert(fc.property(centimes, parts, (total, p) => partager(total, [...p, 0n]).at(-1) === 0n))
  })

  test('les centimes restants vont aux plus forts restes, puis aux premiers', () => {
    expect(partager(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(partager(1n, [20n, 80n])).toEqual([0n, 1n])
  })

  test('sans aucune part, le partage est une faute de programme', () => {
    expect(() => partager(1n, [0n])).toThrow('au moins une part')
  })
})

test('la moindre de plusieurs sommes', () => {
  expect(moindre(3n, 1n, 2n)).toBe(1n)
})
