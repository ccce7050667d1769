import { expect, test } from 'vitest'
import { unAppel, unGuichet } from '../../tests/constructeurs.ts'
import { direFraction, entier } from '../grille/fraction.ts'
import type { Critere } from './appel.ts'
import { bornesDe, niveauxDe, surCent } from './echelle.ts'
import { sensDesCriteres } from './sens-criteres.ts'

const guichet = unGuichet()
const dits = (plus: Partial<Critere>) =>
  sensDesCriteres({
    ...unAppel(),
    guichets: [{ ...guichet, choix: { ...guichet.choix, criteres: [{ code: 'a', titre: 'A', clause: [], ...plus }] } }],
  }).map((a) => [a.chemin.slice(5).join('.'), a.phrase])
const niveaux = [
  { note: 0, sens: 'Rien' },
  { note: 5, sens: 'Tout' },
]

test('G-46 · G-48 · G-49 · G-50 · G-51 · G-52 · chaque note a son sens, en mots, pour les six critères notés', () => {
  const notes = guichet.choix.criteres.filter((c) => c.regle === undefined)
  for (const c of notes) expect(niveauxDe(c).map((n) => n.note)).toEqual([0, 1, 2, 3, 4])
  expect(new Set(notes.flatMap((c) => niveauxDe(c).map((n) => n.sens))).size).toBe(30)
})

test('un critère sans échelle se note de 0 à 4, dans des mots qui conviennent à tous', () => {
  expect(niveauxDe({}).map((n) => n.note)).toEqual([0, 1, 2, 3, 4])
  expect([bornesDe({}), bornesDe({ niveaux })]).toEqual([
    { bas: 0, haut: 4 },
    { bas: 0, haut: 5 },
  ])
})

test('une note se ramène de 0 à 100, exactement, sur l’échelle de son critère', () => {
  expect([0, 3, 4].map((n) => direFraction(surCent({}, entier(n))))).toEqual(['0', '75', '100'])
  expect(direFraction(surCent({ niveaux: [{ note: 2, sens: 'b' }, ...niveaux.slice(1)] }, entier(3)))).toBe('33,3')
})

test('une échelle juste, ou celle de la maison, n’a pas de défaut', () => {
  expect([dits({ niveaux, minimum: 3 }), dits({ minimum: 4 }), dits({ regle: 'r', minimum: 40 })]).toEqual([[], [], []])
})

test('une échelle d’une seule note, qui descend, ou qui se répète est un défaut, à sa place', () => {
  expect(dits({ niveaux: niveaux.slice(1) })).toEqual([
    ['niveaux', 'L’échelle du critère « a » n’a pas deux notes : elle ne distingue rien.'],
  ])
  expect(dits({ niveaux: [...niveaux, { note: 5, sens: 'Rien' }] })).toEqual([
    ['niveaux.2.note', 'La note 5 vient après 5 : les niveaux du critère « a » ne montent pas.'],
    ['niveaux.2.sens', 'Deux niveaux du critère « a » disent la même chose : « Rien »'],
  ])
})

test('un minimum hors de l’échelle, ou des niveaux sur un critère calculé, sont des défauts', () => {
  expect(dits({ minimum: 40 })).toEqual([['minimum', 'Le critère « a » se note de 0 à 4 : le minimum de 40 n’est pas sur son échelle.']])
  expect(dits({ regle: 'r', niveaux }).map(([place]) => place)).toEqual(['niveaux'])
})

test('des éclairages demandent des projets et quelqu’un pour les lire ; chacun une fois', () => {
  expect(dits({ eclairages: ['budgets', 'devis'] })).toEqual([])
  expect(dits({ eclairages: ['devis', 'devis'] }).map(([place]) => place)).toEqual(['eclairages'])
  expect(dits({ eclairages: ['devis'], regle: 'r' }).map(([place]) => place)).toEqual(['eclairages'])
  const audit = unGuichet('audit')
  const criteres = [{ code: 'a', titre: 'A', clause: [], eclairages: ['constats' as const] }]
  expect(sensDesCriteres({ ...unAppel(), guichets: [{ ...audit, choix: { ...audit.choix, criteres } }] }).map((a) => a.phrase)).toEqual([
    'Le guichet « audit » n’a pas de projets : rien n’éclaire le critère « a ».',
  ])
})
