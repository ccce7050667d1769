import { expect, test } from 'vitest'
import { unActeur } from '../../tests/constructeurs.ts'
import { manquesDuVisiteur, nomsReconnus, VISITEUR } from './question.ts'

test('G-01 · un nom se reconnaît entier ou par un mot qui le distingue, sans accent ni majuscule', () => {
  const noms = ['Clinique du Fleuve Doré', 'Saint-Georges', '97300000000012']
  expect(nomsReconnus('Notre CLINIQUE DU FLEUVE DORE partage un référent.', noms)).toEqual(['Clinique du Fleuve Doré'])
  expect(nomsReconnus('À fleuve ouvert, le SIRET 97300000000012.', noms)).toEqual(['Clinique du Fleuve Doré', '97300000000012'])
  expect(nomsReconnus('Une clinique à saint-georges.', noms)).toEqual(['Saint-Georges'])
})

test('un mot que tous les organismes portent ne désigne personne', () => {
  expect(nomsReconnus('Un centre hospitalier peut-il partager son référent ?', ['Centre hospitalier du Fleuve', ''])).toEqual([])
})

test('un visiteur dit son nom et son courriel ; une personne connue n’a pas à le faire', () => {
  expect(manquesDuVisiteur(VISITEUR, {}).map((r) => r.motif)).toEqual(['sans-nom', 'sans-courriel'])
  expect(manquesDuVisiteur(VISITEUR, { nom: 'Jo', courriel: 'jo@exemple' }).map((r) => r.motif)).toEqual(['sans-courriel'])
  expect(manquesDuVisiteur(VISITEUR, { nom: 'Jo', courriel: 'jo@exemple.fr' })).toEqual([])
  expect(manquesDuVisiteur(unActeur({ role: 'porteur' }), {})).toEqual([])
})
