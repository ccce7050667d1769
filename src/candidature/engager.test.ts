import { expect, test } from 'vitest'
import { motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { sEngager } from './engager.ts'

test('G-31, G-37 · les engagements de l’appel se prennent, une fois chacun', () => {
  const fait = sEngager(unGuichet(), ['realiser-projets', 'accepter-controle', 'realiser-projets'])
  expect(fait.ok && fait.value.engagements).toEqual(['realiser-projets', 'accepter-controle'])
  expect(motifsDe(sEngager(unGuichet(), []))).toEqual([])
})

test('deux engagements inventés font deux refus', () => {
  expect(motifsDe(sEngager(unGuichet(), ['promettre', 'realiser-projets', 'jurer']))).toEqual(['engagement-inconnu', 'engagement-inconnu'])
})
