import fc from 'fast-check'
import { expect, test } from 'vitest'
import { action, enumerer, problemes } from '../../tests/arbitrages.ts'
import { interroger } from './oracle.ts'

const repondre = (retenues: readonly string[] | undefined) =>
  retenues === undefined ? { genre: 'sans-solution' } : { genre: 'optimale', retenues }

test('la méthode exacte donne la liste de l’énumération complète, départage compris', () => {
  fc.assert(
    fc.property(problemes({ organismes: 3, actionsParOrganisme: 3, liensEntreOrganismes: 'non' }), (probleme) => {
      expect(interroger(probleme)).toEqual(repondre(enumerer(probleme)))
    }),
    { numRuns: 400 },
  )
})

test('un seul organisme et des contraintes générales restent à sa portée, planchers compris', () => {
  fc.assert(
    fc.property(problemes({ organismes: 1, actionsParOrganisme: 8, liensEntreOrganismes: 'oui' }), (probleme) => {
      expect(interroger(probleme)).toEqual(repondre(enumerer(probleme)))
    }),
    { numRuns: 100 },
  )
})

test('elle dit quand elle ne s’applique pas', () => {
  const commune = { actions: [action('A', 'un'), action('B', 'deux', { prerequis: ['A'] })] }
  expect(interroger(commune)).toEqual({ genre: 'hors-de-portee', raison: 'contrainte-commune' })
  const foule = { actions: Array.from({ length: 40 }, (_, i) => action(`A${i}`, 'un')) }
  expect(interroger(foule)).toEqual({ genre: 'hors-de-portee', raison: 'trop-de-lots' })
  const enormes = { priorites: ['a', 'b'], actions: ['a', 'b'].map((p) => action(p, 'un', { priorite: p, valeur: 10n ** 12n })) }
  expect(interroger(enormes)).toEqual({ genre: 'hors-de-portee', raison: 'valeurs-trop-grandes' })
})
