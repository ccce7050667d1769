import fc from 'fast-check'
import { expect, test } from 'vitest'
import { motifsDe, unDossier, unGuichet } from '../../tests/constructeurs.ts'
import { grouper, type Part } from './grouper.ts'

const dossier = unDossier()
const connus = ['a', 'b', 'c'].map((id) => ({ ...dossier.organisme, id }))
const motifs = (membres: readonly Part[], guichet = unGuichet()) => motifsDe(grouper(guichet, dossier, membres, connus))

test('G-05 · des membres connus et leurs parts ; cent pour cent passe, cent un non', () => {
  expect(
    motifs([
      { organisme: 'a', part: 60 },
      { organisme: 'b', part: 40 },
    ]),
  ).toEqual([])
  expect(
    motifs([
      { organisme: 'a', part: 60 },
      { organisme: 'b', part: 41 },
    ]),
  ).toEqual(['parts-excessives'])
})

test('G-05 · inconnu, en double, chef de file répété : tout se dit', () => {
  expect(
    motifs([
      { organisme: 'a', part: 50 },
      { organisme: 'a', part: 60 },
      { organisme: 'z', part: 0 },
    ]),
  ).toEqual(['organisme-inconnu', 'membre-en-double', 'parts-excessives'])
  expect(motifs([{ organisme: 'ehpad', part: 1 }])).toEqual(['organisme-inconnu', 'membre-en-double'])
})

test('un appel qui ne reçoit pas de groupe le dit ; une liste vide le défait', () => {
  const seul = unGuichet('candidature', 'cyber-esms-2023')
  expect([motifs([{ organisme: 'a', part: 10 }], seul), motifs([], seul)]).toEqual([['groupe-refuse'], []])
})

test('G-05 · la part du chef de file et celles des membres font toujours cent', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 3 }), (parts) => {
      const membres = parts.map((part, i) => ({ organisme: connus[i]!.id, part }))
      const total = parts.reduce((n, p) => n + p, 0)
      expect(motifs(membres)).toEqual(total > 100 ? ['parts-excessives'] : [])
    }),
  )
})
