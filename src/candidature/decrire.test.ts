import { expect, test } from 'vitest'
import { motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { decrire, type SaisieProjet } from './decrire.ts'

const saisie = (plus: Partial<SaisieProjet> = {}): SaisieProjet => ({
  rang: 1,
  retirer: false,
  titre: 'Sauvegarde',
  action: 'sauvegarde-deconnectee',
  objectifs: 'o',
  planning: 'p',
  ressources: 'r',
  indicateurs: 'i',
  depenses: [{ libelle: 'Baie', nature: 'materiel', montant: 100n }],
  devis: [],
  ...plus,
})

test('G-29 · un projet se décrit ; ses constats se séparent, ses dépenses ont des valeurs sûres', () => {
  const fait = decrire(unGuichet(), saisie({ constats: 'C1, C3 ;\n C4, ' }))
  expect(fait.ok && fait.value.projet).toMatchObject({
    constats: ['C1', 'C3', 'C4'],
    mutualise: null,
    depenses: [{ mois: null, autreFinanceur: null, autreMontant: 0n }],
  })
})

test('G-16 · G-17 · G-18 · G-19 · une action hors de l’appel et un rang de trop sont refusés ensemble', () => {
  expect(motifsDe(decrire(unGuichet(), saisie({ action: 'sensibilisation', rang: 11 })))).toEqual(['action-hors-appel', 'trop-de-projets'])
  expect(motifsDe(decrire(unGuichet(), saisie({ rang: 10 })))).toEqual([])
})

test('G-06 · l’audit ne demande pas de projet', () => {
  expect(motifsDe(decrire(unGuichet('audit'), saisie()))).toEqual(['sans-projets'])
})
