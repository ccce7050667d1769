import { expect, test } from 'vitest'
import { aCayenne, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { declarerInfructueux } from './infructueux.ts'

const guichet = { ...unGuichet('audit'), choix: { ...unGuichet('audit').choix, infructueuxSous: 2 } }
const APRES = aCayenne('2021-11-01T00:00:00')

test('à moins de deux dossiers admissibles, un guichet clos est déclaré infructueux', () => {
  expect(declarerInfructueux(guichet, 'America/Cayenne', 1, APRES)).toEqual({ ok: true, value: { guichet: 'audit', admissibles: 1 } })
})

test('à deux dossiers il ne l’est pas, et jamais avant la clôture : les deux refus viennent ensemble', () => {
  expect(motifsDe(declarerInfructueux(guichet, 'America/Cayenne', 2, APRES))).toEqual(['assez-de-dossiers'])
  expect(motifsDe(declarerInfructueux(guichet, 'America/Cayenne', 2, aCayenne('2021-10-31T23:59:59')))).toEqual([
    'pas-encore-clos',
    'assez-de-dossiers',
  ])
})

test('un appel qui ne prévoit pas cette issue n’est jamais infructueux', () => {
  expect(motifsDe(declarerInfructueux(unGuichet('audit'), 'America/Cayenne', 0, APRES))).toEqual(['assez-de-dossiers'])
})
