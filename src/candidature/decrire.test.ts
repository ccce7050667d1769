import { expect, test } from 'vitest'
import { motifsDe, unDossier, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import { direProjet } from './champs-projet.ts'
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

test('G-29 · un projet se décrit : ce qui est dit devient ses réponses, ses dépenses ont des valeurs sûres', () => {
  const fait = decrire(unGuichet(), unDossier(), saisie({ numero: 2, constats: 'C1, C3' }), undefined)
  expect(fait.ok && fait.value).toMatchObject({
    reponses: { 'projet:2:titre': 'Sauvegarde', 'projet:2:constats': 'C1, C3' },
    budget: { numero: 2, depenses: [{ mois: null, autreFinanceur: null, autreMontant: 0n }], devis: [] },
  })
})

test('ce qui n’est pas dit d’un projet, ou est redit pareil, n’est pas récrit', () => {
  const connu = unProjet({ titre: 'Sauvegarde', constats: ['C1', 'C3'] })
  const dite = saisie({ titre: 'Sauvegarde', constats: 'C1, C3', objectifs: undefined, indicateurs: 'Trois essais' })
  const fait = decrire(unGuichet(), unDossier({ projets: [connu] }), dite, undefined)
  expect(fait.ok && Object.keys(fait.value.reponses)).not.toContain('projet:1:objectifs')
  expect(fait.ok && Object.keys(fait.value.reponses)).not.toContain('projet:1:constats')
  expect(fait.ok && fait.value.reponses).toMatchObject({ 'projet:1:indicateurs': 'Trois essais' })
})

test('un projet se lit de ses réponses : sans titre son numéro en tient lieu, ses constats se séparent, un genre inconnu n’est pas dit', () => {
  expect(direProjet(3, { action: 'je-ne-sais-pas', constats: 'C1, C3 ;\n C4, ', mutualise: null })).toEqual({
    titre: 'Projet 3',
    action: '',
    ...{ objectifs: '', planning: '', ressources: '', indicateurs: '' },
    constats: ['C1', 'C3', 'C4'],
    mutualise: null,
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

test('un budget qui n’a pas vu le dernier ne le remplace pas ; celui qui l’a vu, si', () => {
  const dossier = unDossier({ projets: [unProjet({ revision: 3 })] })
  const change = decrire(unGuichet(), dossier, saisie({ vue: 2 }), 'Mme X')
  expect(!change.ok && change.error.map((r) => [r.motif, r.phrase])).toEqual([
    ['projet-change', 'Mme X a changé le budget de ce projet pendant que vous l’écriviez.'],
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
