import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { lireAvis, lireHistoireDesAvis } from './avis.sql.ts'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const dossier = id('i-pharma')
const faire = (acte: string, ref: string, saisie: object) =>
  acteNomme(acte)!.faire(monde, { objet: dossier, saisie, par: partie.acteurs.get(ref)!, le: LE })

const NOTES = { 'referents-et-direction': 3, description: 3, coherence: 4, faisabilite: 3, budget: 3, mutualisation: 2 }
const avis = { notes: NOTES, conclusion: 'favorable', motif: 'Bon projet' }
const fonctions = async () => (await lireAvis(base, dossier)).map((a) => [a.fonction, a.rang, a.notes['budget']])

test('un avis revu s’ajoute au précédent, qui reste ; le dernier seul compte', async () => {
  const commentaires = { budget: 'Le devis est plus cher que les autres.', mutualisation: '' }
  const revu = await faire('donner-avis', 'rssi-ght', { ...avis, notes: { ...NOTES, budget: '1' }, commentaires })
  expect(revu.ok).toBe(true)
  expect(await fonctions()).toEqual([
    ['rssi-gcs', 1, 3],
    ['rssi-ght', 2, 1],
  ])
  const histoire = (await lireHistoireDesAvis(base, dossier)).filter((a) => a.fonction === 'rssi-ght')
  expect(histoire.map((a) => [a.rang, a.notes['budget'], a.commentaires])).toEqual([
    [1, 3, {}],
    [2, 1, { budget: commentaires.budget }],
  ])
})

test('la base elle-même refuse de changer ou d’effacer un avis', async () => {
  await expect(sql`update avis set notes = '{}' where dossier = ${dossier}`.execute(base)).rejects.toThrow('ne se modifie pas')
  await expect(sql`delete from avis where dossier = ${dossier}`.execute(base)).rejects.toThrow('ne se modifie pas')
})

test('une note qui n’en est pas une est refusée à sa place, avant d’atteindre le dossier', async () => {
  const fausse = await faire('donner-avis', 'ars', { ...avis, notes: { ...NOTES, budget: 'beaucoup' } })
  expect(fausse.ok || fausse.error.map((r) => [r.motif, r.champ])).toEqual([['saisie-invalide', 'notes.budget']])
})

test('G-42 · l’avis de qui se déporte ne compte plus, ni dans la liste, ni dans l’histoire', async () => {
  expect((await faire('declarer-deport', 'gcs', { motif: 'Je connais le fournisseur' })).ok).toBe(true)
  expect((await fonctions()).map(([fonction]) => fonction)).toEqual(['rssi-ght'])
  expect((await lireHistoireDesAvis(base, dossier)).some((a) => a.fonction === 'rssi-gcs')).toBe(false)
})
