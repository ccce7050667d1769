import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Critere } from '../appel/appel.ts'
import { confronter, entier } from '../grille/fraction.ts'
import type { Jugement } from './avis.ts'
import { direTotal, totalDe } from './total.ts'

const A: Critere = { code: 'a', titre: 'A', poids: 3, minimum: 2, clause: [] }
const B: Critere = { code: 'b', titre: 'B', poids: 1, clause: [] }
const avis = (a: Jugement, b: Jugement) => ({ notes: { a, b } })
const dire = (...lus: ReturnType<typeof avis>[]) => direTotal(totalDe([A, B], lus, {})!)

describe('la note d’un dossier', () => {
  test('sans poids, il n’y a pas de note', () => {
    expect(totalDe([{ code: 'a', titre: 'A', clause: [] }], [avis(3, 3)], {})).toBeUndefined()
  })

  test('elle est exacte : la moyenne des avis, puis celle des poids, sur 100', () => {
    expect(dire(avis(4, 0), avis(2, 2))).toBe('62,5 sur 100')
    expect(dire(avis(4, 0), avis(4, 0), avis(3, 0))).toBe('68,7 sur 100')
  })

  test('un critère dont la moyenne connue n’atteint pas son minimum est nommé', () => {
    const sous = (...lus: readonly Jugement[]) =>
      totalDe(
        [A, B],
        lus.map((a) => avis(a, 4)),
        {},
      )!.sousMinimum.map((c) => c.code)
    expect([sous(1, 2), sous(2), sous('ne-peut-juger'), sous('sans-objet')]).toEqual([['a'], [], [], []])
  })

  test('un critère que personne n’a pu juger laisse un intervalle, jamais un nombre', () => {
    expect(dire(avis('ne-peut-juger', 4))).toBe('entre 25 et 100 sur 100')
    expect(dire()).toBe('entre 0 et 100 sur 100')
    expect(totalDe([A, B], [avis('ne-peut-juger', 4)], {})!.inconnus).toEqual([A])
  })

  test('un critère sans objet sort du compte avec son poids ; si tous le sont, on ne sait rien du dossier', () => {
    expect(dire(avis('sans-objet', 2))).toBe('50 sur 100')
    expect(dire(avis('sans-objet', 'sans-objet'))).toBe('entre 0 et 100 sur 100')
  })

  test('un critère calculé compte pour ce que rend sa règle, et reste inconnu tant qu’elle ne rend rien', () => {
    const calcule: Critere = { code: 'c', titre: 'C', poids: 1, regle: 'r', minimum: 50, clause: [] }
    const lire = (c: number | boolean | undefined) => totalDe([B, calcule], [avis(0, 4)], { c })!
    expect([80, true, undefined].map((c) => direTotal(lire(c)))).toEqual(['90 sur 100', '100 sur 100', 'entre 50 et 100 sur 100'])
    expect([lire(40).sousMinimum, lire(undefined).sousMinimum]).toEqual([[calcule], []])
  })

  test('ignorer une note élargit l’intervalle sans jamais passer devant ce que l’on savait', () => {
    const jugement = fc.oneof(fc.nat(4), fc.constant<Jugement>('ne-peut-juger'))
    fc.assert(
      fc.property(fc.array(fc.tuple(jugement, fc.nat(4)), { minLength: 1, maxLength: 6 }), (lus) => {
        const su = totalDe(
          [A, B],
          lus.map(([a, b]) => avis(a, b)),
          {},
        )!
        const ignore = totalDe(
          [A, B],
          lus.map(([, b]) => avis('ne-peut-juger', b)),
          {},
        )!
        expect(confronter(ignore.bas, su.bas)).toBeLessThanOrEqual(0)
        expect(confronter(ignore.haut, su.haut)).toBeGreaterThanOrEqual(0)
        expect(confronter(su.bas, entier(0)) >= 0 && confronter(su.haut, entier(100)) <= 0).toBe(true)
      }),
    )
  })
})
