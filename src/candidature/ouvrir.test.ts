import { expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unDossier } from '../../tests/constructeurs.ts'
import { ouvrir } from './ouvrir.ts'

const { organisme } = unDossier()
const motifs = (...[guichet, o, existant, le]: [string, typeof organisme | undefined, string | undefined, string]) =>
  motifsDe(ouvrir(unAppel(), guichet, o, existant, aCayenne(le)))

test('G-06 · un brouillon s’ouvre à chaque guichet, même avant l’ouverture des dépôts', () => {
  expect(motifs('audit', organisme, undefined, '2021-06-01 08:00')).toEqual([])
  expect(motifs('investissement', organisme, undefined, '2021-10-31 23:59:59')).toEqual([])
})

test('G-02 · après la clôture, on le dit d’emblée ; un second dossier est refusé en même temps', () => {
  expect(motifs('audit', organisme, undefined, '2021-11-01 00:00:00')).toEqual(['hors-delai'])
  expect(motifs('audit', organisme, 'ssi-2021-00001', '2021-11-01 00:00:00')).toEqual(['hors-delai', 'deja-ouvert'])
})

test('un guichet inventé, un organisme inconnu : une phrase chacun', () => {
  expect(motifs('phase-3', organisme, undefined, '2021-09-01 08:00')).toEqual(['guichet-inconnu'])
  expect(motifs('audit', undefined, undefined, '2021-09-01 08:00')).toEqual(['organisme-inconnu'])
})
