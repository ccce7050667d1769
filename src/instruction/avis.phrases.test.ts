import { expect, test } from 'vitest'
import { compterEnMots, direChangements, direJugement } from './avis.phrases.ts'
import type { Avis } from './avis.ts'

const BUDGET = { code: 'budget', titre: 'Budget', clause: [] }
const avis = (plus: Partial<Avis>): Avis => ({
  ...{ fonction: 'x', notes: { budget: 2 }, commentaires: {}, conclusion: 'favorable', motif: 'Bon' },
  ...plus,
})

test('un avis revu dit ce qui a changé, et rien d’autre', () => {
  const dits = (plus: Partial<Avis>) => direChangements([BUDGET], avis({}), avis(plus))
  expect(dits({})).toEqual([])
  expect(dits({ notes: { budget: 3 } })).toEqual(['« Budget » : 2 → 3'])
  expect(dits({ notes: { budget: 'ne-peut-juger' }, commentaires: { budget: 'x' }, conclusion: 'reserve', motif: 'Autre' })).toEqual([
    '« Budget » : 2 → ne peut pas juger',
    '« Budget » : commentaire récrit',
    'conclusion : favorable → favorable avec réserve',
    'raison récrite',
  ])
})

test('un jugement et un compte se lisent en mots', () => {
  expect([3, 'sans-objet', 'ne-peut-juger', undefined].map((j) => direJugement(BUDGET, j as never))).toEqual([
    '3 sur 4',
    'sans objet',
    'ne peut pas juger',
    'sans réponse',
  ])
  expect(
    compterEnMots([
      { conclusion: 'favorable', nombre: 2 },
      { conclusion: 'reserve', nombre: 1 },
    ]),
  ).toBe('2 favorables, 1 favorable avec réserve')
})
