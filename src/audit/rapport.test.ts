import { expect, test } from 'vitest'
import { clausesDe, motifsDe } from '../../tests/constructeurs.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { criticite, direJours } from './mission.ts'
import { cloreMission, proposerAction, remettreRapport } from './rapport.ts'

const grille = (code: string): Grille => ({
  code,
  version: 1,
  titre: `Grille ${code}`,
  presentation: '',
  editeur: '',
  source: '',
  licence: '',
  statut: 'exemple',
  echelle: 1,
  seuils: [],
  domaines: [
    {
      code: 'd',
      titre: 'D',
      poids: 1,
      items: ['i1', 'i2'].map((i) => ({ code: i, question: i, poids: 1, niveaux: [{ niveau: 0, libelle: 'Non' }], actions: [] })),
    },
  ],
})
const remplie: Reponses = { i1: { niveau: 0 }, i2: 'je-ne-sais-pas' }
const C1 = { code: 'C1', gravite: 4 }
const C2 = { code: 'C2', gravite: 2 }

test('A-16 · un rapport complet se remet, et compte ses constats', () => {
  expect(remettreRapport([{ grille: grille('a'), reponses: remplie }], [C1, C2], [{ constats: ['C1'] }])).toEqual({
    ok: true,
    value: { constats: 2, critiques: 1, actions: 1 },
  })
})

test('A-16 · un constat critique sans action empêche la remise et il est nommé ; un constat modéré, non', () => {
  const refus = remettreRapport([], [C1, C2], [{ constats: ['C2'] }])
  expect(motifsDe(refus)).toEqual(['critique-sans-action'])
  expect(refus.ok ? '' : refus.error[0]!.phrase).toContain('C1')
})

test('A-13 · chaque grille est répondue en entier ; « je ne sais pas » répond', () => {
  const refus = remettreRapport(
    [
      { grille: grille('a'), reponses: remplie },
      { grille: grille('b'), reponses: { i1: 'je-ne-sais-pas' } },
    ],
    [C2],
    [{ constats: ['C2'] }],
  )
  expect(refus.ok ? [] : refus.error.map((r) => [r.motif, r.champ])).toEqual([['grille-incomplete', 'b']])
})

test('A-16 · un rapport vide reçoit tous ses refus', () => {
  expect(motifsDe(remettreRapport([{ grille: grille('a'), reponses: {} }], [], []))).toEqual([
    'grille-incomplete',
    'sans-constat',
    'sans-action',
  ])
})

test('A-05 · une action a la criticité du plus grave de ses constats', () => {
  expect(criticite({ constats: ['C1', 'C2'] }, [C1, C2])).toBe(4)
  expect(criticite({ constats: [] }, [C1, C2])).toBe(0)
  expect(proposerAction({ genre: 'g', constats: ['C2'] }, [C1, C2], ['g'])).toEqual({ ok: true, value: { criticite: 2 } })
})

test('A-05 · une action sans constat, ou d’un genre hors du catalogue, est refusée', () => {
  const refus = proposerAction({ genre: 'x', constats: [] }, [C1], ['g'])
  expect(motifsDe(refus)).toEqual(['sans-constat', 'genre-inconnu'])
  expect(clausesDe(refus)).toEqual(['A-05', 'A-16'])
  expect(motifsDe(proposerAction({ genre: 'g', constats: ['C1', 'C9'] }, [C1], ['g']))).toEqual(['constat-inconnu'])
})

test('A-17 · pas de clôture sans restitution ni position sur chaque action', () => {
  const actions = [
    { code: 'A1', position: null },
    { code: 'A2', position: 'refuse' as const },
  ]
  const refus = cloreMission('exigee', 'non', actions)
  expect(motifsDe(refus)).toEqual(['sans-restitution', 'position-manquante'])
  expect(refus.ok ? '' : refus.error[1]!.phrase).toMatch(/: A1\.$/)
  expect(cloreMission('libre', 'non', actions)).toEqual({ ok: true, value: { actions: 2 } })
})

test('A-17 · tout refuser est aussi une position', () => {
  expect(motifsDe(cloreMission('exigee', 'oui', [{ code: 'A1', position: 'refuse' }]))).toEqual([])
})

test.each([
  [5, '0,5 jour'],
  [10, '1 jour'],
  [15, '1,5 jour'],
  [20, '2 jours'],
])('%i dixièmes se disent « %s »', (dixiemes, phrase) => {
  expect(direJours(dixiemes).replace('\u00a0', ' ')).toBe(phrase)
})
