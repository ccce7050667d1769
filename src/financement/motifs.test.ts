import fc from 'fast-check'
import { expect, test } from 'vitest'
import { action, enumerer, problemes } from '../../tests/arbitrages.ts'
import type { Probleme } from './arbitrage.ts'
import { controlerSelection } from './controlerSelection.ts'
import { direMotif } from './motifs.phrases.ts'
import { motiver } from './motifs.ts'

const motifs = (probleme: Probleme) => {
  const codes = enumerer(probleme) ?? []
  return Object.fromEntries(
    motiver(
      probleme,
      probleme.actions.filter((a) => codes.includes(a.code)),
    ).map((m) => [m.code, m.motif]),
  )
}
const phrase = (probleme: Probleme, code: string) => direMotif(motifs(probleme)[code]!).replace(/[\u00a0\u202f]/g, ' ')

test('l’enveloppe épuisée dit ce qu’il reste et ce qu’il fallait', () => {
  const probleme = {
    enveloppe: 25_000n,
    actions: [action('A', 'un', { cout: 20_000n, valeur: 900n }), action('B', 'deux', { cout: 10_000n })],
  }
  expect(phrase(probleme, 'B')).toBe(
    'Enveloppe de 250 € : il reste 50 €, l’action en demande 100 €. Prendre la place de A ne serait pas mieux : A vaut 9, elle vaut 1.',
  )
})

test('les plafonds de l’organisme, en jours puis en euros', () => {
  const jours = { plafondParOrganisme: { jours: 500n }, actions: [action('A', 'un', { jours: 450n, valeur: 900n }), action('B', 'un')] }
  expect(phrase(jours, 'B')).toMatch(/^Plafond de 5 jours par organisme : il reste 0,5 jour, l’action en demande 1 jour\./)
  const montant = { plafondParOrganisme: { montant: 15_000_000n }, actions: [action('A', 'un', { cout: 16_000_000n })] }
  expect(phrase(montant, 'A')).toBe('Plafond de 150 000 € par organisme : l’action en demande 160 000 € à elle seule.')
})

test('l’exclusion vaut dans les deux sens', () => {
  const probleme = { actions: [action('A', 'un', { valeur: 500n }), action('B', 'un', { exclut: ['A'] })] }
  expect(phrase(probleme, 'B')).toBe('Incompatible avec A, qui est retenue.')
  const inverse = { actions: [action('A', 'un', { exclut: ['B'] }), action('B', 'un', { valeur: 500n })] }
  expect(phrase(inverse, 'A')).toBe('Incompatible avec B, qui est retenue.')
})

test('un prérequis écarté écarte ce qui le suppose', () => {
  const probleme = { enveloppe: 100n, actions: [action('A', 'un', { cout: 500n }), action('B', 'un', { prerequis: ['A'] })] }
  expect(phrase(probleme, 'B')).toBe('Elle suppose A, qui n’est pas retenue.')
})

test('une contrainte générale est nommée', () => {
  const probleme = { actions: [action('A', 'un')], contraintesGenerales: [{ nom: 'journées', plafond: 50n, poids: { A: 100n } }] }
  expect(phrase(probleme, 'A')).toBe('Limite « journées » de 0,5 : l’action en demande 1 à elle seule.')
})

test('à ressources égales, la retenue est nommée avec ce qui départage', () => {
  const lot = (valeurs: readonly bigint[], couts: readonly bigint[]): Probleme => ({
    enveloppe: 100n,
    actions: valeurs.map((valeur, i) => action(`A${i}`, 'un', { valeur, cout: couts[i]! })),
  })
  expect(phrase(lot([300n, 200n], [100n, 100n]), 'A1')).toMatch(
    /À ressources égales ou moindres, A0 passe avant elle : A0 vaut 3, elle vaut 2\./,
  )
  expect(phrase(lot([300n, 300n], [90n, 100n]), 'A1')).toMatch(/les deux valent 3, mais A0 coûte moins/)
  expect(phrase(lot([300n, 300n], [100n, 100n]), 'A1')).toMatch(/l’ordre des organismes puis des codes départage/)
})

test('G-16 · une action forte passe avant une moyenne de plus grande valeur, et le motif le dit', () => {
  const probleme: Probleme = {
    enveloppe: 100n,
    priorites: ['forte', 'moyenne'],
    actions: [action('A', 'un', { priorite: 'moyenne', valeur: 900n }), action('B', 'deux', { priorite: 'forte', valeur: 100n })],
  }
  expect(phrase(probleme, 'A')).toMatch(/B est d’une priorité plus forte/)
})

test('une action sans valeur est écartée comme telle', () => {
  expect(phrase({ actions: [action('A', 'un', { valeur: 0n })] }, 'A')).toMatch(/valeur est nulle/)
})

test('A-20 · un motif dit vrai : l’échange qu’il cite tient, la limite qu’il cite manque', () => {
  fc.assert(
    fc.property(problemes({ organismes: 2, actionsParOrganisme: 4, liensEntreOrganismes: 'oui' }), (probleme) => {
      const codes = enumerer(probleme)
      if (codes === undefined) return
      for (const [code, motif] of Object.entries(motifs(probleme))) {
        expect(direMotif(motif)).toMatch(/\.$/)
        const genres = controlerSelection(probleme, [...codes, code]).map((v) => v.genre)
        if (motif.genre !== 'sans-valeur') expect(genres).not.toEqual([])
        if ('engage' in motif) expect(motif.engage + motif.demande).toBeGreaterThan(motif.plafond)
        const contre = 'echange' in motif ? motif.echange?.contre : undefined
        if (contre !== undefined) expect(controlerSelection(probleme, [...codes.filter((c) => c !== contre), code])).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})
