import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confronter, direFraction, entier } from '../grille/fraction.ts'
import type { Jugement } from './avis.ts'
import { mesurer } from './mesure.ts'

const critere = { code: 'a', titre: 'A', clause: [] }
const mesure = (...jugements: readonly (Jugement | undefined)[]) =>
  mesurer(
    critere,
    jugements.map((j) => ({ notes: j === undefined ? {} : { a: j } })),
  )
const moyenne = (...jugements: readonly (Jugement | undefined)[]) => {
  const m = mesure(...jugements).moyenne
  return typeof m === 'string' ? m : direFraction(m)
}

describe('la moyenne d’un critère', () => {
  test('« sans objet » et « je ne peux pas juger » n’y entrent pas, et leur nombre se dit', () => {
    expect(moyenne(4, 'sans-objet', 3, 'ne-peut-juger')).toBe('3,5')
    expect(mesure(4, 'sans-objet', 3, 'ne-peut-juger')).toMatchObject({ notes: [3, 4], sansObjet: 1, nePeuventJuger: 1 })
    expect(confronter(mesure(5, 5, 5, 'sans-objet').moyenne as never, entier(5))).toBe(0)
  })

  test('un critère que personne n’a pu juger est inconnu ; que ceux qui pouvaient en juger disent sans objet, sort du compte', () => {
    expect([moyenne(), moyenne('ne-peut-juger'), moyenne(undefined), moyenne('sans-objet', 'ne-peut-juger')]).toEqual([
      'inconnue',
      'inconnue',
      'inconnue',
      'sans-objet',
    ])
  })

  test('ne pas pouvoir juger ne change la moyenne de personne, ni l’ordre des avis', () => {
    const jugement = fc.oneof(fc.nat(4), fc.constantFrom<Jugement>('sans-objet', 'ne-peut-juger'))
    fc.assert(
      fc.property(fc.array(jugement, { maxLength: 8 }), fc.nat(3), (lus, muets) => {
        expect(moyenne(...lus, ...Array<Jugement>(muets).fill('ne-peut-juger'))).toBe(moyenne(...lus))
        expect(moyenne(...lus.toReversed())).toBe(moyenne(...lus))
      }),
    )
  })
})
