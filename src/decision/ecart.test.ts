import { expect, test } from 'vitest'
import type { SensDAvis } from '../commission/sens-d-avis.ts'
import { sEcarteDeLAvis } from './ecart.ts'
import { SENS } from './sens.ts'

const suivent = (sens: SensDAvis) => SENS.filter((s) => !sEcarteDeLAvis({ sens, montant: null }, s, undefined))

test('G-43 · chaque avis a ses décisions ; les autres s’en écartent', () => {
  expect([suivent('favorable'), suivent('favorable-avec-reserve'), suivent('favorable-sous-condition'), suivent('defavorable')]).toEqual([
    ['retenu'],
    ['retenu', 'sous-condition'],
    ['sous-condition'],
    ['ecarte', 'sans-suite'],
  ])
})

test('G-43 · un centime de plus ou de moins que le montant proposé est un écart ; sans montant, ou sans avis, non', () => {
  const avis = { sens: 'favorable', montant: 100n } as const
  expect([99n, 100n, 101n, undefined].map((m) => sEcarteDeLAvis(avis, 'retenu', m))).toEqual([true, false, true, false])
  expect(sEcarteDeLAvis({ ...avis, montant: null }, 'retenu', 5n)).toBe(false)
  expect(sEcarteDeLAvis(undefined, 'ecarte', undefined)).toBe(false)
})
