import { expect, test } from 'vitest'
import { aCayenne, clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { reajuster } from './reajuster.ts'

const guichet = unGuichet()
const FUSEAU = 'America/Cayenne'
const APRES = aCayenne('2021-11-15 09:00')
const etat = {
  enveloppe: { guichet: 'investissement', total: 750_000_00n, engage: 700_000_00n, reste: 50_000_00n },
  accorde: 150_000_00n,
  eligible: 190_000_00n,
}
const demander = (montant: bigint, le = APRES) => reajuster(guichet, FUSEAU, etat, { montant, motif: 'Reliquat' }, le)

test('G-38 · après la clôture, le reliquat relève l’aide au-delà du plafond, par une décision qui le dit', () => {
  expect(demander(40_000_00n)).toEqual({ ok: true, value: { montant: 40_000_00n, motif: 'Reliquat', total: 190_000_00n } })
})

test('G-38 · jamais avant la fin de l’appel, à la seconde près', () => {
  expect(motifsDe(demander(10_000_00n, aCayenne('2021-10-31 23:59:59')))).toEqual(['avant-la-fin'])
  expect(motifsDe(demander(10_000_00n, aCayenne('2021-11-01 00:00:00')))).toEqual([])
})

test('G-33 · jamais au-delà de ce qui reste', () => {
  const refus = reajuster(guichet, FUSEAU, { ...etat, eligible: 900_000_00n }, { montant: 50_000_01n, motif: 'Reliquat' }, APRES)
  expect(motifsDe(refus)).toEqual(['fonds-insuffisants'])
  expect(clausesDe(refus)).toEqual(['G-33', 'G-38'])
  expect(motifsDe(reajuster(guichet, FUSEAU, { ...etat, enveloppe: undefined }, { montant: 1n, motif: 'x' }, APRES))).toEqual([
    'fonds-insuffisants',
  ])
})

test('G-39, G-41 · jamais au-delà du coût éligible', () => {
  expect(motifsDe(demander(40_000_01n))).toEqual(['cout-depasse'])
})

test('un complément nul, ou un appel sans réajustement, est refusé', () => {
  expect(motifsDe(demander(0n))).toEqual(['montant-nul'])
  const ara = unGuichet('candidature', 'cyber-esms-2023')
  expect(motifsDe(reajuster(ara, 'Europe/Paris', etat, { montant: 1n, motif: 'x' }, APRES))).toContain('non-reajustable')
})
