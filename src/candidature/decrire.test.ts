import { expect, test } from 'vitest'
import { motifsDe, unDossier, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import { decrire, type SaisieProjet } from './decrire.ts'

const saisie = (plus: Partial<SaisieProjet> = {}): SaisieProjet => ({
  numero: 1,
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
  const fait = decrire(unGuichet(), unDossier(), saisie({ constats: 'C1, C3 ;\n C4, ' }), undefined)
  expect(fait.ok && fait.value.projet).toMatchObject({
    constats: ['C1', 'C3', 'C4'],
    mutualise: null,
    depenses: [{ mois: null, autreFinanceur: null, autreMontant: 0n }],
  })
})

test('G-16 · G-17 · G-18 · G-19 · une action hors de l’appel et un projet de trop sont refusés ensemble', () => {
  const dix = Array.from({ length: 10 }, (_, i) => unProjet({ rang: i + 1 }))
  const plein = unDossier({ projets: dix, dernierProjet: 10 })
  expect(motifsDe(decrire(unGuichet(), plein, saisie({ action: 'sensibilisation', numero: 11 }), undefined))).toEqual([
    'action-hors-appel',
    'trop-de-projets',
  ])
  expect(
    motifsDe(decrire(unGuichet(), unDossier({ projets: dix.slice(1), dernierProjet: 10 }), saisie({ numero: 11 }), undefined)),
  ).toEqual([])
  expect(motifsDe(decrire(unGuichet(), plein, saisie({ numero: 10 }), undefined))).toEqual([])
})

test('une description qui n’a pas vu la dernière ne la remplace pas ; celle qui l’a vue, si', () => {
  const dossier = unDossier({ projets: [unProjet({ revision: 3 })] })
  const change = decrire(unGuichet(), dossier, saisie({ vue: 2 }), 'Mme X')
  expect(!change.ok && change.error.map((r) => [r.motif, r.phrase])).toEqual([
    ['projet-change', 'Mme X a changé ce projet pendant que vous l’écriviez.'],
  ])
  expect(motifsDe(decrire(unGuichet(), dossier, saisie({ vue: 3 }), 'Mme X'))).toEqual([])
  expect(motifsDe(decrire(unGuichet(), dossier, saisie(), 'Mme X'))).toEqual([])
})

test('un projet retiré ne revient pas sous son numéro : ses devis le portent encore', () => {
  expect(motifsDe(decrire(unGuichet(), unDossier({ projets: [], dernierProjet: 1 }), saisie(), undefined))).toEqual(['projet-retire'])
})

test('G-06 · l’audit ne demande pas de projet', () => {
  expect(motifsDe(decrire(unGuichet('audit'), unDossier(), saisie(), undefined))).toEqual(['sans-projets'])
})
