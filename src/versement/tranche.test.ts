import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { somme } from '../socle/montant.ts'
import { refus } from '../socle/refus.ts'
import { attester, echeancier, type Versement, verser } from './tranche.ts'

const tranches = unGuichet().argent.versements
const aide = fc.bigInt(1n, 750_000_00n)
const part = fc.integer({ min: 0, max: 100 })

describe('l’échéancier', () => {
  test('G-35 · l’avance est de 80 %, le solde de 20 %, au centime', () => {
    expect([echeancier(98_000_00n, tranches), echeancier(100_000_01n, tranches), echeancier(3n, tranches)]).toEqual([
      [78_400_00n, 19_600_00n],
      [80_000_01n, 20_000_00n],
      [2n, 1n],
    ])
  })

  test('G-35 · les tranches font l’aide, toujours', () => {
    fc.assert(fc.property(aide, (a) => somme(echeancier(a, tranches)) === a))
  })
})

describe('le service fait', () => {
  test('G-35 · tout est fait : le solde entier est dû, rien ne revient', () => {
    expect(attester(98_000_00n, 78_400_00n, 100)).toEqual({ du: 19_600_00n, tropPercu: 0n, reliquat: 0n, vers: 'exigible' })
  })

  test('G-37 · à la moitié le solde est perdu et le trop-perçu se dit ; à 80 % il est nul ; au-delà il est réduit', () => {
    expect(attester(98_000_00n, 78_400_00n, 50)).toEqual({ du: 0n, tropPercu: 29_400_00n, reliquat: 19_600_00n, vers: 'perdu' })
    expect(attester(98_000_00n, 78_400_00n, 80)).toEqual({ du: 0n, tropPercu: 0n, reliquat: 19_600_00n, vers: 'perdu' })
    expect(attester(98_000_00n, 78_400_00n, 81)).toEqual({ du: 980_00n, tropPercu: 0n, reliquat: 18_620_00n, vers: 'exigible' })
  })

  test('G-38 · un réajustement se paie avec le solde', () => {
    expect(attester(156_400_00n, 120_000_00n, 100)).toMatchObject({ du: 36_400_00n, reliquat: 0n })
  })

  test('G-37 · payé et rendu font l’aide ; rien n’est dû en plus de ce qui est acquis ; dû et trop-perçu s’excluent', () => {
    fc.assert(
      fc.property(aide, part, (a, p) => {
        const avance = echeancier(a, tranches)[0]!
        const s = attester(a, avance, p)
        expect(avance + s.du + s.reliquat).toBe(a)
        expect(s.du === 0n || s.tropPercu === 0n).toBe(true)
        expect([s.du >= 0n, s.tropPercu >= 0n, s.reliquat >= 0n, s.vers === (s.du > 0n ? 'exigible' : 'perdu')]).toEqual([
          true,
          true,
          true,
          true,
        ])
      }),
    )
  })

  test('G-37 · faire davantage ne rapporte jamais moins', () => {
    fc.assert(
      fc.property(aide, part, part, (a, p, q) => {
        const avance = echeancier(a, tranches)[0]!
        const [moins, plus] = [attester(a, avance, Math.min(p, q)), attester(a, avance, Math.max(p, q))]
        expect(plus.du >= moins.du && plus.tropPercu <= moins.tropPercu).toBe(true)
      }),
    )
  })
})

describe('verser', () => {
  const versement = (montant: bigint | null): Versement => ({
    id: 'd-avance',
    dossier: 'd',
    code: 'avance',
    part: 80,
    montant,
    reference: null,
  })
  const rien = { dejaUtilisee: 'non', conditions: [], seuil: 'sans' } as const

  test('G-35 · une tranche exigible se paie sous sa référence', () => {
    const fait = verser(versement(100n), 'M-1', rien, tranches[0])
    expect(fait.ok && fait.value).toEqual({ montant: 100n, reference: 'M-1' })
  })

  test('G-35, G-55 · pas deux fois sous la même référence, pas sans montant, pas pour rien', () => {
    expect(motifsDe(verser(versement(100n), 'M-1', { ...rien, dejaUtilisee: 'oui' }, tranches[0]))).toEqual(['reference-prise'])
    expect(motifsDe(verser(versement(null), 'M-1', rien, tranches[0]))).toEqual(['montant-inconnu'])
    expect(motifsDe(verser(versement(0n), 'M-1', rien, tranches[0]))).toEqual(['montant-nul'])
  })

  test('tout ce qui empêche de payer est dit d’un seul coup', () => {
    const tous = {
      dejaUtilisee: 'oui',
      conditions: [refus('attestation', 'Il manque une pièce.', 'Joignez-la.')],
      seuil: 'non-atteint',
    } as const
    expect(motifsDe(verser(versement(0n), 'M-1', tous, undefined))).toEqual([
      'attestation',
      'reference-prise',
      'seuil-non-atteint',
      'montant-nul',
    ])
  })
})
