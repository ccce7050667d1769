import { expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import { ordonner } from './ordonner.ts'

const projets = [{ numero: 4 }, { numero: 1 }, { numero: 3 }]

test('G-29 · un projet monte ou descend d’un rang, son numéro ne change pas', () => {
  expect(ordonner(projets, 1, 'monter')).toEqual({ ok: true, value: { numeros: [1, 4, 3] } })
  expect(ordonner(projets, 1, 'descendre')).toEqual({ ok: true, value: { numeros: [4, 3, 1] } })
})

test('le premier ne monte pas, le dernier ne descend pas, un projet retiré n’a pas de rang', () => {
  expect(motifsDe(ordonner(projets, 4, 'monter'))).toEqual(['deja-au-bout'])
  expect(motifsDe(ordonner(projets, 3, 'descendre'))).toEqual(['deja-au-bout'])
  expect(motifsDe(ordonner(projets, 2, 'monter'))).toEqual(['projet-inconnu'])
})
