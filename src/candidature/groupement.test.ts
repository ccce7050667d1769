import { expect, test } from 'vitest'
import { motifsDe, unDossier } from '../../tests/constructeurs.ts'
import type { Membre } from './dossier.ts'
import { compositionARevoir, manquesDuGroupement, partDuChef, presents } from './groupement.ts'
import { participer } from './participer.ts'

const membre = (organisme: string, reponse: Membre['reponse']): Membre => ({
  organisme,
  nom: organisme,
  nature: 'pharmacie',
  part: 20,
  sites: 0,
  reponse,
  reponduPar: null,
  courriel: null,
  invitation: null,
})
const groupe = (...reponses: readonly Membre['reponse'][]) => unDossier({ membres: reponses.map((r, i) => membre(`m${i}`, r)) })
const motifs = (refus: readonly { readonly motif: string }[]) => refus.map((r) => r.motif)

test('G-05 · le dépôt attend tous les membres, et les nomme', () => {
  expect(manquesDuGroupement(groupe('confirmee', 'confirmee'))).toEqual([])
  const manques = manquesDuGroupement(groupe('confirmee', 'attendue', 'refusee'))
  expect(motifs(manques)).toEqual(['membre-non-confirme', 'membre-non-confirme'])
  expect(manques.map((r) => r.phrase)).toEqual(['m1 n’a pas confirmé être du groupement.', 'm2 ne veut pas être du groupement.'])
})

test('G-05 · un départ après le dépôt est à revoir ; admis, il ne l’est plus, et la part est au chef de file', () => {
  expect(motifs(compositionARevoir(groupe('confirmee', 'retiree')))).toEqual(['composition-a-revoir'])
  expect(compositionARevoir(groupe('confirmee', 'partie'))).toEqual([])
  expect([presents(groupe('confirmee', 'partie', 'refusee')).length, partDuChef(groupe('confirmee', 'partie'))]).toEqual([1, 80])
})

test('répondre pour un membre demande de l’engager, ou son lien ; un étranger n’apprend pas qu’il en est', () => {
  const dossier = groupe('attendue')
  const de = (droit: 'lire' | 'ecrire' | 'deposer' | undefined, organisme = 'm0') =>
    motifsDe(participer(dossier, organisme, { genre: 'droit', droit }))
  expect([de('deposer'), de('ecrire'), de('lire'), de(undefined), de('deposer', 'ailleurs')]).toEqual([
    [],
    ['droit-insuffisant'],
    ['droit-insuffisant'],
    ['non-habilite'],
    ['non-habilite'],
  ])
  expect(motifsDe(participer(dossier, 'm0', { genre: 'lien' }))).toEqual([])
})
