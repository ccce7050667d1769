import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { avecCle, estSiret } from './cles.ts'
import { direCle, direCleFausse, fautesDeFrappe, nettoyerCle, ressembleAUneCle } from './fautes.ts'

const chiffres = (n: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((c) => c.join(''))
const finess = chiffres(8).map(avecCle)
const siret = chiffres(8)
  .chain((siren) => chiffres(4).map((nic) => avecCle(`${avecCle(siren)}${nic}`)))
  .filter((s) => !s.startsWith('356000000'))
const genres = [
  ['siret', siret],
  ['finess', finess],
] as const
const valeurs = (saisi: string, genre: 'siret' | 'finess') => fautesDeFrappe(saisi, genre).map((f) => f.valeur)

describe.each(genres)('une faute dans un %s', (genre, cles) => {
  const n = genre === 'siret' ? 14 : 9

  test('un numéro juste n’en a pas', () => {
    fc.assert(
      fc.property(cles, (c) => {
        expect(fautesDeFrappe(c, genre)).toEqual([])
      }),
    )
  })

  test('deux voisins inversés : le bon numéro est proposé, sauf quand la clé ne voit pas l’inversion de 0 et 9', () => {
    fc.assert(
      fc.property(cles, fc.nat(n - 2), (c, r) => {
        const faux = `${c.slice(0, r)}${c[r + 1]}${c[r]}${c.slice(r + 2)}`
        fc.pre(faux !== c && !['09', '90'].includes(c.slice(r, r + 2)))
        expect(valeurs(faux, genre)).toContain(c)
      }),
    )
  })

  test('un chiffre oublié : le bon numéro est proposé', () => {
    fc.assert(
      fc.property(cles, fc.nat(n - 1), (c, r) => {
        expect(valeurs(c.slice(0, r) + c.slice(r + 1), genre)).toContain(c)
      }),
    )
  })

  test('un chiffre de trop : le bon numéro est proposé', () => {
    fc.assert(
      fc.property(cles, fc.nat(n), fc.nat(9), (c, r, d) => {
        expect(valeurs(`${c.slice(0, r)}${d}${c.slice(r)}`, genre)).toContain(c)
      }),
    )
  })

  test('un chiffre faux : le bon numéro est proposé, si aucune inversion ne l’explique déjà', () => {
    fc.assert(
      fc.property(cles, fc.nat(n - 1), fc.integer({ min: 1, max: 9 }), (c, r, ecart) => {
        const faux = `${c.slice(0, r)}${(Number(c[r]) + ecart) % 10}${c.slice(r + 1)}`
        const fautes = fautesDeFrappe(faux, genre)
        expect(fautes.some((f) => f.valeur === c) || fautes.every((f) => f.phrase.includes('inversés'))).toBe(true)
      }),
    )
  })

  test('la lettre O pour un zéro, quel que soit leur nombre', () => {
    fc.assert(
      fc.property(cles, (c) => {
        fc.pre(c.includes('0'))
        expect(valeurs(c.replaceAll('0', 'o'), genre)).toEqual([c])
      }),
    )
  })

  test('tout ce qui est proposé est juste, et n’est proposé qu’une fois', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9OIL]{8,15}$/), (saisi) => {
        const v = valeurs(saisi, genre)
        expect([v.every((x) => x.length === n), new Set(v).size]).toEqual([true, v.length])
      }),
    )
  })
})

test('ce qu’on colle est nettoyé ; un nom n’est pas un numéro', () => {
  expect(['FINESS : 97 030 001 4', 'n° 97.030.0014', 'Siret 772 201 489 00022', '772\u00a0201\u202f489-00022'].map(nettoyerCle)).toEqual([
    '970300014',
    '970300014',
    '77220148900022',
    '77220148900022',
  ])
  expect(['77220148900022', '2A0000014', '7722O148900022', 'EHPAD 12', 'Résidence des Tilleuls', '123'].map(ressembleAUneCle)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

test('la phrase nomme la faute quand elle est seule à expliquer ; sinon elle dit ce que l’on attend', () => {
  expect(estSiret('77220148900022')).toBe(true)
  expect(direCleFausse('7722O148900022', 'siret')).toBe(
    'Une lettre semble tapée à la place d’un chiffre : 772\u00a0201\u00a0489\u00a000022 ?',
  )
  expect(direCleFausse('772201489', 'siret')).toContain('est un SIREN')
  expect(direCleFausse('12345', 'siret')).toBe('Un SIRET a 14 chiffres ; vous en avez écrit 5.')
  expect(direCleFausse('772201489 00032', 'siret')).toContain('ne suit pas la clé de contrôle')
  expect([direCle('010000156'), direCle('77220148900022')]).toEqual(['010\u00a0000\u00a0156', '772\u00a0201\u00a0489\u00a000022'])
})
