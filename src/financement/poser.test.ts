import { expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import type { Action } from '../audit/mission.ts'
import { err } from '../socle/resultat.ts'
import { type Candidat, candidatsDesActions, declinees, poser, refusDAttente } from './poser.ts'

const ara = unGuichet('candidature', 'cyber-esms-2023')
const guyane = unGuichet()
const action = (plus: Partial<Action>): Action => ({
  code: 'A1',
  titre: 'Sauvegarde',
  genre: 'sauvegarde-deconnectee',
  constats: ['C1'],
  cout: 6_000_00n,
  jours: 30,
  complexite: 2,
  delaiMois: 3,
  position: 'peut',
  positionMotif: null,
  ...plus,
})
const de = { dossier: 'd1', organisme: 'og' }
const candidat = (plus: Partial<Candidat>): Candidat => ({
  ...de,
  code: 'd1/A1',
  titre: 'T',
  cout: 1n,
  jours: 15,
  valeur: 9,
  priorite: 'unique',
  ...plus,
})

test('A-17, A-18 · une action refusée par l’organisme ne concourt pas ; avec ou sans aide, elle concourt', () => {
  const actions = [action({}), action({ code: 'A2', position: 'avec-aide' }), action({ code: 'A3', position: 'refuse' })]
  expect(candidatsDesActions(de, actions, []).map((c) => c.code)).toEqual(['d1/A1', 'd1/A2'])
})

test('A-05, A-18 · la valeur suit la criticité : une critique l’emporte sur deux majeures', () => {
  const valeur = (gravite: number) => candidatsDesActions(de, [action({})], [{ code: 'C1', gravite }])[0]!.valeur
  expect([1, 2, 3, 4].map(valeur)).toEqual([1, 3, 9, 27])
  expect(candidatsDesActions(de, [action({ constats: ['C9'] })], [{ code: 'C1', gravite: 4 }])[0]!.valeur).toBe(0)
})

test('A-20 · une action déclinée garde la raison de l’organisme', () => {
  const lignes = declinees('d1', [action({}), action({ code: 'A3', position: 'refuse', positionMotif: 'Serveur remplacé en juin' })])
  expect(lignes).toMatchObject([
    { dossier: 'd1', code: 'A3', retenue: false, motif: 'L’organisme ne mènera pas cette action : « Serveur remplacé en juin ».' },
  ])
  expect(declinees('d1', [action({ position: 'refuse' })])[0]!.motif).toBe('L’organisme ne mènera pas cette action.')
})

test('A-23 · cinq jours par organisme : dixièmes à l’entrée, centièmes dans le problème', () => {
  const probleme = poser(ara, [candidat({})], 60_000_00n, undefined)
  expect(probleme.plafondParOrganisme).toEqual({ jours: 500n })
  expect(probleme.actions[0]).toMatchObject({ jours: 150n, valeur: 900n })
  expect(probleme.enveloppe).toBe(60_000_00n)
  expect(probleme.priorites).toBeUndefined()
  expect('priorite' in probleme.actions[0]!).toBe(false)
})

test('G-16, G-38 · les priorités présentes sont posées dans l’ordre du texte, avec le plafond en euros', () => {
  const probleme = poser(guyane, [candidat({ priorite: 'moyenne' }), candidat({ code: 'd1/2', priorite: 'forte' })], undefined, 150_000_00n)
  expect(probleme.priorites).toEqual(['forte', 'moyenne'])
  expect(probleme.plafondParOrganisme).toMatchObject({ montant: 150_000_00n })
  expect(probleme.enveloppe).toBeUndefined()
})

test('A-18 · un audit ouvert retient la sélection, sauf dérogation motivée', () => {
  const opposes = refusDAttente(ara, 2, undefined)
  const refus = err(opposes)
  expect(motifsDe(refus)).toEqual(['audits-en-cours'])
  expect(clausesDe(refus)).toContain('A-18')
  expect(opposes[0]!.phrase).toContain('2 audits ne sont pas clos')
  expect(refusDAttente(ara, 2, 'Le prestataire est empêché')).toEqual([])
  expect(refusDAttente(ara, 0, undefined)).toEqual([])
})

test('A-18 · un guichet qui n’attend pas les audits ne retient rien', () => {
  expect(refusDAttente({ ...ara, arbitrage: { ...ara.arbitrage!, apresTousLesAudits: false } }, 5, undefined)).toEqual([])
})
