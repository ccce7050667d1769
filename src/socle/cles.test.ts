import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { avecCle, estFiness, estSiret } from './cles.ts'

const chiffres = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((c) => c.join(''))
const siret = chiffres(8).chain((siren) => chiffres(4).map((nic) => avecCle(`${avecCle(`${siren}`)}${nic}`)))

describe('le SIRET', () => {
  test('bien formé, il passe ; un seul chiffre changé, il ne passe plus', () => {
    fc.assert(
      fc.property(siret, fc.nat(13), fc.integer({ min: 1, max: 9 }), (s, rang, ecart) => {
        fc.pre(!s.startsWith('356000000'))
        expect(estSiret(s)).toBe(true)
        const faux = `${s.slice(0, rang)}${(Number(s[rang]) + ecart) % 10}${s.slice(rang + 1)}`
        expect(estSiret(faux) && !faux.startsWith('356000000')).toBe(false)
      }),
    )
  })

  test('trop court, avec des espaces ou des lettres, il est refusé', () => {
    expect(['', '123', '873 000 000 00015', 'ABCDEFGHIJKLMN', '000000000000001'].map(estSiret)).toEqual(Array(5).fill(false))
  })

  test('les établissements de La Poste suivent leur propre somme', () => {
    expect([estSiret('35600000049837'), estSiret('35600000049838')]).toEqual([true, false])
  })
})

describe('le FINESS', () => {
  test('neuf caractères et leur clé', () => {
    fc.assert(fc.property(chiffres(8), (debut) => estFiness(avecCle(debut))))
    fc.assert(
      fc.property(chiffres(8), fc.integer({ min: 1, max: 9 }), (debut, ecart) => {
        const bon = avecCle(debut)
        expect(estFiness(`${bon.slice(0, 8)}${(Number(bon[8]) + ecart) % 10}`)).toBe(false)
      }),
    )
  })

  test('la Corse a une lettre en deuxième place, et nulle part ailleurs', () => {
    const cle = avecCle('20000001').slice(-1)
    expect([estFiness(`2A000001${cle}`), estFiness(`2B000001${cle}`), estFiness(`A2000001${cle}`)]).toEqual([true, true, false])
  })
})
