import fc from 'fast-check'
import { expect, test } from 'vitest'
import { action, problemes } from '../../tests/arbitrages.ts'
import { direDefaut } from './refus.phrases.ts'
import { verifierProbleme } from './verifierProbleme.ts'

test('un problème bien formé n’a aucun défaut', () => {
  fc.assert(
    fc.property(problemes({ organismes: 2, actionsParOrganisme: 4, liensEntreOrganismes: 'oui' }), (p) => verifierProbleme(p).length === 0),
  )
})

test('tous les défauts sont dits d’un coup, chacun à sa place', () => {
  const defauts = verifierProbleme({
    enveloppe: -1n,
    priorites: ['forte', 'forte'],
    actions: [
      action('A', 'un', { cout: -5n, priorite: 'forte', prerequis: ['B'] }),
      action('B', 'un', { priorite: 'faible', prerequis: ['A', 'Z'] }),
      action('A', 'deux', { exclut: ['A'], valeur: 10n ** 13n }),
    ],
    contraintesGenerales: [
      { nom: 'x', plafond: 1n, poids: { A: 1n, Q: 1n } },
      { nom: 'x', plafond: 1n, poids: {} },
    ],
  })
  expect(defauts.map((d) => `${d.genre} ${d.chemin}`)).toEqual([
    'nombre-negatif enveloppe',
    'priorite-en-double priorites[1]',
    'code-en-double actions[2].code',
    'nombre-negatif actions[0].cout',
    'priorite-inconnue actions[1].priorite',
    'action-inconnue actions[1].prerequis[1]',
    'nombre-trop-grand actions[2].valeur',
    'priorite-manquante actions[2].priorite',
    'exclut-elle-meme actions[2].exclut[0]',
    'nom-en-double contraintesGenerales[1].nom',
    'action-inconnue contraintesGenerales[0].poids.Q',
  ])
  for (const defaut of defauts) expect(direDefaut(defaut)).toMatch(/\. \p{Lu}.*\.$/u)
})

test('un cycle de prérequis est nommé une fois, du début à la fin', () => {
  const actions = [
    action('A', 'un', { prerequis: ['B'] }),
    action('B', 'un', { prerequis: ['C'] }),
    action('C', 'un', { prerequis: ['B'] }),
  ]
  expect(verifierProbleme({ actions })).toEqual([{ genre: 'prerequis-en-cycle', chemin: 'actions[1].prerequis', codes: ['B', 'C'] }])
  expect(verifierProbleme({ actions: [action('A', 'un', { prerequis: ['A'] })] })).toMatchObject([
    { genre: 'prerequis-en-cycle', codes: ['A'] },
  ])
})

test('sans action, il n’y a rien à choisir', () => {
  expect(verifierProbleme({ actions: [] })).toEqual([{ genre: 'aucune-action', chemin: 'actions' }])
})
