import fc from 'fast-check'
import { expect, test } from 'vitest'
import { action, enumerer, problemes } from '../../tests/arbitrages.ts'
import type { Probleme } from './arbitrage.ts'
import { arbitrer } from './arbitrer.ts'
import { controlerSelection } from './controlerSelection.ts'
import { interroger } from './oracle.ts'
import { direRefus } from './refus.phrases.ts'
import type { ReponseOracle, Selection } from './selection.ts'

const HORS: ReponseOracle = { genre: 'hors-de-portee', raison: 'contrainte-commune' }
const optimale = (...retenues: string[]) => ({ genre: 'optimale', retenues }) as const

/** La sélection établie depuis l'énumération complète, sans solveur. */
const choisir = (probleme: Probleme): Selection | undefined => {
  const retenues = enumerer(probleme)
  const issue = arbitrer(probleme, {
    highs: retenues === undefined ? { genre: 'sans-solution' } : optimale(...retenues),
    oracle: HORS,
    secondes: 1,
  })
  return issue.ok ? issue.value : undefined
}

test('toute sélection tient ses contraintes, et ses comptes s’additionnent', () => {
  fc.assert(
    fc.property(problemes({ organismes: 2, actionsParOrganisme: 4, liensEntreOrganismes: 'oui' }), (probleme) => {
      const selection = choisir(probleme)
      if (selection === undefined) return
      expect(controlerSelection(probleme, selection.retenues)).toEqual([])
      expect(selection.parOrganisme.reduce((s, o) => s + o.cout, 0n)).toBe(selection.cout)
      expect(selection.parOrganisme.reduce((s, o) => s + o.valeur, 0n)).toBe(selection.valeur)
      if (probleme.enveloppe !== undefined) expect(selection.cout + selection.reliquat!).toBe(probleme.enveloppe)
    }),
  )
})

test('A-20 · chaque action écartée a un motif et un seul, et chaque organisme écarté est nommé', () => {
  fc.assert(
    fc.property(problemes({ organismes: 2, actionsParOrganisme: 4, liensEntreOrganismes: 'oui' }), (probleme) => {
      const selection = choisir(probleme)
      if (selection === undefined) return
      const codes = [...selection.retenues, ...selection.ecartees.map((e) => e.code)]
      expect(codes.toSorted()).toEqual(probleme.actions.map((a) => a.code).toSorted())
      const servis = new Set(probleme.actions.filter((a) => selection.retenues.includes(a.code)).map((a) => a.organisme))
      expect(selection.organismesEcartes.map((o) => o.organisme)).toEqual(['A', 'B'].filter((o) => !servis.has(o)))
    }),
  )
})

test('le fichier peut être écrit dans n’importe quel ordre : la liste est la même', () => {
  const tirage = problemes({ organismes: 3, actionsParOrganisme: 4, liensEntreOrganismes: 'non' })
  const melange = tirage.chain((p) => fc.tuple(fc.constant(p), fc.shuffledSubarray([...p.actions], { minLength: p.actions.length })))
  fc.assert(
    fc.property(melange, ([probleme, actions]) => {
      expect(interroger({ ...probleme, actions })).toEqual(interroger(probleme))
    }),
    { numRuns: 200 },
  )
})

const deux: Probleme = { enveloppe: 100n, actions: [action('A', 'un', { valeur: 300n }), action('B', 'deux', { valeur: 200n })] }

test('deux méthodes qui ne s’accordent pas ne publient rien', () => {
  const issue = arbitrer(deux, { highs: optimale('B'), oracle: optimale('A'), secondes: 1 })
  expect(issue.ok).toBe(false)
  expect(!issue.ok && issue.error.map(direRefus).join()).toMatch(/ne s’accordent pas .*valeur 2.*valeur 3/)
  expect(arbitrer(deux, { highs: { genre: 'sans-solution' }, oracle: optimale('A'), secondes: 1 })).toMatchObject({
    error: [{ genre: 'desaccord' }],
  })
  expect(arbitrer(deux, { highs: optimale('A'), oracle: { genre: 'sans-solution' }, secondes: 1 })).toMatchObject({
    error: [{ genre: 'desaccord' }],
  })
})

test('une liste du solveur qui dépasse l’enveloppe est refusée, même s’il la dit optimale', () => {
  const issue = arbitrer(deux, { highs: optimale('A', 'B'), oracle: HORS, secondes: 1 })
  expect(issue).toMatchObject({ ok: false, error: [{ genre: 'selection-invalide', methode: 'highs' }] })
})

test('sans preuve ou hors délai, rien n’est proposé', () => {
  const refus = [
    { genre: 'temps-depasse' },
    { genre: 'preuve-absente', statut: 13, annonce: 3, borne: 4 },
    { genre: 'sans-solution' },
  ] as const
  for (const highs of refus) {
    const issue = arbitrer(deux, { highs, oracle: HORS, secondes: 60 })
    expect(issue).toMatchObject({ ok: false, error: [{ genre: highs.genre }] })
    expect(!issue.ok && direRefus(issue.error[0]!)).toMatch(/\.$/)
  }
})
