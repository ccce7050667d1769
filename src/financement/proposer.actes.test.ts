import { expect, test } from 'vitest'
import { unGuichet } from '../../tests/constructeurs.ts'
import { proposer } from './financement.actes.ts'
import { type Candidat, poser } from './poser.ts'

const guichet = unGuichet('candidature', 'cyber-esms-2023')
const candidat = (code: string, plus: Partial<Candidat> = {}): Candidat => ({
  code: `d1/${code}`,
  dossier: 'd1',
  organisme: 'og',
  titre: code,
  cout: 6_000_00n,
  jours: 30,
  valeur: 27,
  priorite: 'unique',
  ...plus,
})

test('A-23 · deux actions de trois jours ne se financent pas ensemble chez le même organisme, et l’écartée dit le plafond', async () => {
  const candidats = [candidat('A1'), candidat('A2', { valeur: 9 })]
  const propose = await proposer(poser(guichet, candidats, 60_000_00n, undefined), candidats)
  expect(propose.ok && propose.value.lignes.map((l) => [l.code, l.retenue])).toEqual([
    ['A1', true],
    ['A2', false],
  ])
  expect(propose.ok && propose.value.lignes[1]!.motif).toContain('plafond de jours par organisme')
})

test('A-19 · les mêmes actions chez deux organismes se financent toutes deux tant que l’enveloppe le permet', async () => {
  const candidats = [candidat('A1'), candidat('A2', { code: 'd2/A2', dossier: 'd2', organisme: 'og2' })]
  const propose = await proposer(poser(guichet, candidats, 12_000_00n, undefined), candidats)
  expect(propose).toMatchObject({ ok: true, value: { cout: 12_000_00n, reliquat: 0n } })
})

test('A-20 · quand les organismes ont tout décliné, la sélection se fait quand même, vide', async () => {
  expect(await proposer(poser(guichet, [], 60_000_00n, undefined), [])).toEqual({
    ok: true,
    value: { lignes: [], cout: 0n, methodes: [], reliquat: 60_000_00n },
  })
})
