import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Groupe } from './equite.ts'
import { SEUIL } from './proportion.ts'
import { REUNIS, regrouper } from './regrouper.ts'

const groupe = (code: string, sur: number, nombre = 0, deposes = sur): Groupe => ({ axe: 'departement', code, deposes, nombre, sur })

test('038 · un groupe de moins de cinq réponses ne sort pas seul, et ne se retrouve pas en ôtant les autres du total', () => {
  expect(regrouper([groupe('973', 40), groupe('971', 12), groupe('972', 3), groupe('974', 4)]).map((g) => [g.code, g.sur])).toEqual([
    ['973', 40],
    ['971', 12],
    [REUNIS, 7],
  ])
  // Un seul petit : le moins grand des autres le rejoint, sinon le total le rendrait.
  expect(regrouper([groupe('973', 40), groupe('971', 12), groupe('972', 1)]).map((g) => [g.code, g.sur])).toEqual([
    ['973', 40],
    [REUNIS, 13],
  ])
  expect(regrouper([groupe('973', 40), groupe('971', SEUIL)]).map((g) => g.code)).toEqual(['973', '971'])
})

test('quels que soient les groupes, les sommes restent, et aucune ligne n’est sous le seuil si une autre sort', () => {
  const unGroupe = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
  fc.assert(
    fc.property(fc.array(unGroupe, { maxLength: 15 }), (tailles) => {
      const groupes = tailles.map(([sur, plus], i) => groupe(String(i), sur, Math.floor(sur / 2), sur + plus))
      const sortis = regrouper(groupes)
      for (const quoi of ['sur', 'nombre', 'deposes'] as const)
        expect(sortis.reduce((n, g) => n + g[quoi], 0)).toBe(groupes.reduce((n, g) => n + g[quoi], 0))
      if (sortis.length > 1) for (const g of sortis) expect(g.sur).toBeGreaterThanOrEqual(SEUIL)
    }),
  )
})
