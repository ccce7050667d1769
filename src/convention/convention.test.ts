import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCayenne, clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { type Convention, etablirConvention, signer } from './convention.ts'

const { argent } = unGuichet()
const le = aCayenne('2021-12-01 10:00')
const convention = (...signees: readonly string[]): Convention => ({
  id: 'c',
  dossier: 'd',
  type: 'Convention de financement',
  parties: argent.convention!.parties,
  montant: 100n,
  signatures: signees.map((partie) => ({ partie, le, nom: 'Jo' })),
})

test('G-36 · la convention porte l’aide engagée et ses trois parties', () => {
  const fait = etablirConvention(argent, 45_000_00n)
  expect(fait.ok && [fait.value.montant, fait.value.parties.map((p) => p.nom)]).toEqual([
    45_000_00n,
    ['GCS Guyasis', 'ARS Guyane', 'établissement'],
  ])
})

test('G-36 · sans aide engagée, pas de convention', () => {
  const refus = etablirConvention(argent, 0n)
  expect([motifsDe(refus), clausesDe(refus)]).toEqual([['sans-aide'], ['G-36']])
})

test('G-34 · l’audit n’en a pas', () => {
  expect(motifsDe(etablirConvention(unGuichet('audit').argent, 1n))).toEqual(['sans-convention'])
})

test('G-36 · chacun signe une fois, pour sa partie', () => {
  expect([motifsDe(signer(convention(), 'comptable')), motifsDe(signer(convention('ARS Guyane'), 'direction'))]).toEqual([
    ['non-signataire'],
    ['deja-signee'],
  ])
})

test('G-36 · elle vaut à la dernière signature, dans n’importe quel ordre', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['porteur', 'direction', 'grades'] as const, { minLength: 3 }), (ordre) => {
      const signees: string[] = []
      const completes = ordre.map((role) => {
        const s = signer(convention(...signees), role)
        if (!s.ok) throw new Error('refusée')
        signees.push(s.value.partie)
        return s.value.complete
      })
      expect(completes).toEqual([false, false, true])
    }),
  )
})
