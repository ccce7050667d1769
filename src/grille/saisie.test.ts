import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Grille, Item } from './grille.ts'
import { verifierReponses } from './reponses.ts'
import { lireReponses } from './saisie.ts'

const item = (code: string, plus: Partial<Item> = {}): Item => ({
  code,
  question: `Question ${code}`,
  poids: 1,
  niveaux: [0, 1, 3].map((niveau) => ({ niveau, libelle: `Niveau ${niveau}` })),
  actions: [],
  ...plus,
})
const grille: Grille = {
  code: 'essai',
  version: 1,
  titre: 'Essai',
  presentation: '',
  editeur: '',
  source: '',
  licence: '',
  statut: 'exemple',
  echelle: 1,
  seuils: [],
  domaines: [{ code: 'd', titre: 'D', poids: 1, items: [item('a'), item('b', { nonApplicable: 'Sans wifi.' })] }],
}
const lire = (frappe: Readonly<Record<string, unknown>>) => lireReponses(grille, frappe)
const refus = (frappe: Readonly<Record<string, unknown>>) => {
  const lu = lire(frappe)
  return lu.ok ? [] : lu.error.map((r) => [r.motif, r.champ])
}

test('A-01 · un niveau se lit nombre ou texte, « je ne sais pas » et « non applicable » se lisent tels quels', () => {
  expect(lire({ a: 3, b: '1' })).toEqual({ ok: true, value: { a: { niveau: 3 }, b: { niveau: 1 } } })
  expect(lire({ a: 'je-ne-sais-pas', b: 'non-applicable' })).toEqual({ ok: true, value: { a: 'je-ne-sais-pas', b: 'non-applicable' } })
})

test('un item laissé vide reste sans réponse : ni zéro, ni « je ne sais pas »', () => {
  expect(lire({ a: '', b: null })).toEqual({ ok: true, value: {} })
})

test.each([[' '], [true], [[]], [['1']], [2], ['2'], ['1,5'], [{}], [Number.NaN]])('« %j » n’est pas un niveau', (v) => {
  expect(refus({ a: v })).toEqual([['niveau-impossible', 'reponses.a']])
})

test('A-01 · « non applicable » n’est admis que si l’item le prévoit', () => {
  expect(refus({ a: 'non-applicable' })).toEqual([['niveau-impossible', 'reponses.a']])
})

test('toutes les réponses impossibles sont dites à la fois, et aucune n’est gardée', () => {
  expect(refus({ a: 2, b: 9, x: 1, toString: 1 })).toEqual([
    ['niveau-impossible', 'reponses.a'],
    ['niveau-impossible', 'reponses.b'],
    ['item-inconnu', 'reponses.x'],
    ['item-inconnu', 'reponses.toString'],
  ])
})

test('ce qui est lu est toujours une réponse que la grille sait noter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.anything()), (frappe) => {
      const lu = lire(frappe)
      return !lu.ok || verifierReponses(grille, lu.value).length === 0
    }),
  )
})
