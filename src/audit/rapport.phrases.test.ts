import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Action, Constat } from './mission.ts'
import { classerActions, composer } from './rapport.phrases.ts'

const constat = (code: string, gravite: number): Constat => ({
  code,
  gravite,
  domaine: 'technique',
  item: null,
  titre: `Faille ${code}`,
  description: 'Vu',
})
const action = (code: string, plus: Partial<Action>): Action => ({
  code,
  titre: `Action ${code}`,
  genre: 'x',
  constats: [],
  cout: 1_000_00n,
  jours: 10,
  complexite: 2,
  delaiMois: 3,
  position: null,
  positionMotif: null,
  ...plus,
})

test('A-05, A-16 · l’action qui répond au constat critique vient d’abord ; à égalité, la plus simple, la plus rapide, la moins chère', () => {
  const constats = [constat('C1', 4), constat('C2', 3), constat('C3', 1)]
  const rangees = classerActions(
    [
      action('A1', { constats: ['C3'], complexite: 1 }),
      action('A2', { constats: ['C2'], complexite: 2 }),
      action('A3', { constats: ['C2'], complexite: 1 }),
      action('A4', { constats: ['C1'], delaiMois: 6 }),
      action('A5', { constats: ['C1'], delaiMois: 2, cout: 9_000_00n }),
      action('A6', { constats: ['C1'], delaiMois: 2 }),
    ],
    constats,
  )
  expect(rangees.map((a) => [a.code, a.priorite])).toEqual([
    ['A6', 1],
    ['A5', 1],
    ['A4', 1],
    ['A3', 1],
    ['A2', 2],
    ['A1', 3],
  ])
})

test('A-16 · le plan garde toutes les actions, et leur ordre ne dépend pas de celui où elles ont été proposées', () => {
  const constats = [constat('C1', 4), constat('C2', 2)]
  const uneAction = fc.record({
    complexite: fc.integer({ min: 1, max: 3 }),
    delaiMois: fc.integer({ min: 1, max: 36 }),
    grave: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(uneAction, { maxLength: 12 }), (tirees) => {
      const actions = tirees.map((t, i) => action(`A${i}`, { ...t, constats: [t.grave ? 'C1' : 'C2'] }))
      const codes = (liste: readonly Action[]) => classerActions(liste, constats).map((a) => a.code)
      expect(codes(actions)).toEqual(codes(actions.toReversed()))
      expect(codes(actions).toSorted()).toEqual(actions.map((a) => a.code).toSorted())
    }),
  )
})

test('A-16 · la synthèse nomme les constats critiques, le coût du plan et ce qui est à engager tout de suite', () => {
  const rapport = composer({ cadrage: null, restitution: null }, [], [constat('C1', 4)], [action('A1', { constats: ['C1'] })])
  expect(rapport.synthese).toEqual([
    'L’audit relève 1 constat, dont 1 critique : Faille C1 (C1).',
    'Le plan compte 1 action, pour 1\u202f000\u00a0€ ; à engager tout de suite : Action A1 (A1).',
  ])
})
