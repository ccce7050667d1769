import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { refus } from '../socle/refus.ts'
import { decider, type Pieces } from './decider.ts'

const guichet = unGuichet()
const PLAFOND = 150_000_00n
const enveloppe = (reste: bigint) => ({ guichet: 'investissement', total: 750_000_00n, engage: 750_000_00n - reste, reste })
const pieces = (plus: Partial<Pieces> = {}): Pieces => ({
  commission: 'tenue',
  avis: 2,
  retenus: 0,
  aide: 80_000_00n,
  eligible: 80_000_00n,
  plafond: PLAFOND,
  enveloppe: enveloppe(750_000_00n),
  projets: [1, 2],
  organisme: 'verifie',
  empechements: [],
  ...plus,
})
const retenir = (plus: Partial<Pieces> = {}, montant?: bigint, projets: readonly number[] = []) =>
  decider(guichet, pieces(plus), { sens: 'retenu', motif: 'Utile', montant, projets })

describe('retenir', () => {
  test('G-43 · sans montant dit, l’aide est celle de la règle ; tous les projets sont retenus', () => {
    const fait = retenir()
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([80_000_00n, [1, 2]])
  })

  test('G-38 · l’aide s’arrête au plafond ; le dire au centime près passe, un centime de plus non', () => {
    const large = { aide: 200_000_00n, eligible: 200_000_00n }
    const fait = retenir(large)
    expect(fait.ok && fait.value.montant).toBe(PLAFOND)
    expect([motifsDe(retenir(large, PLAFOND)), motifsDe(retenir(large, PLAFOND + 1n))]).toEqual([[], ['plafond-depasse']])
  })

  test('G-43 · le dernier euro de l’enveloppe s’engage, pas un centime de plus', () => {
    expect([motifsDe(retenir({ enveloppe: enveloppe(80_000_00n) })), motifsDe(retenir({ enveloppe: enveloppe(79_999_99n) }))]).toEqual([
      [],
      ['fonds-insuffisants'],
    ])
    expect(clausesDe(retenir({ enveloppe: enveloppe(0n) }))).toEqual(['G-33', 'G-43'])
  })

  test('G-39 · jamais plus que le coût éligible', () => {
    expect([motifsDe(retenir({}, 80_000_00n)), motifsDe(retenir({}, 80_000_01n))]).toEqual([[], ['cout-depasse']])
  })

  test('tout ce qui s’y oppose est dit d’un seul coup', () => {
    const tous = retenir(
      { commission: 'sans-quorum', avis: 0, enveloppe: enveloppe(0n), empechements: [refus('nature-admise', 'Non.', 'Rien.')] },
      PLAFOND + 1n,
      [1, 9],
    )
    expect(motifsDe(tous)).toEqual([
      'projet-inconnu',
      'sans-quorum',
      'sans-avis',
      'nature-admise',
      'plafond-depasse',
      'cout-depasse',
      'fonds-insuffisants',
    ])
  })

  test('une aide qu’on ne sait pas calculer n’est pas zéro : elle se dit', () => {
    expect([motifsDe(retenir({ aide: undefined })), motifsDe(retenir({ aide: undefined }, 10n))]).toEqual([['aide-inconnue'], []])
  })

  test('ce qui est accordé respecte toujours les trois bornes', () => {
    const m = fc.bigInt(0n, 400_000_00n)
    fc.assert(
      fc.property(m, m, m, fc.option(m, { nil: undefined }), (aide, eligible, reste, montant) => {
        const r = retenir({ aide, eligible, enveloppe: enveloppe(reste) }, montant)
        if (!r.ok) return
        expect([r.value.montant <= PLAFOND, r.value.montant <= eligible, r.value.montant <= reste]).toEqual([true, true, true])
      }),
    )
  })
})

describe('la commission d’abord', () => {
  test('G-21, G-42 · sans séance, sans quorum ou sans avis, pas de décision, même pour écarter', () => {
    const ecarter = (plus: Partial<Pieces>) => motifsDe(decider(guichet, pieces(plus), { sens: 'ecarte', motif: 'x', projets: [] }))
    expect([
      ecarter({ commission: 'a-venir' }),
      ecarter({ commission: 'sans-quorum' }),
      ecarter({ avis: 0 }),
      ecarter({ commission: 'sans' }),
    ]).toEqual([['commission-a-venir'], ['sans-quorum'], ['sans-avis'], []])
  })

  test('G-43 · écarter n’engage rien, même sans fonds', () => {
    const fait = decider(guichet, pieces({ enveloppe: enveloppe(0n) }), { sens: 'ecarte', motif: 'Faute de fonds', projets: [] })
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([0n, []])
  })
})

test('un organisme que personne n’a vérifié : rien ne se décide, même pour écarter', () => {
  const decide = (sens: 'retenu' | 'ecarte', organisme: Pieces['organisme']) =>
    motifsDe(decider(guichet, pieces({ organisme }), { sens, motif: 'x', projets: [] }))
  expect([decide('retenu', 'a-verifier'), decide('ecarte', 'a-verifier'), decide('retenu', 'verifie')]).toEqual([
    ['organisme-a-verifier'],
    ['organisme-a-verifier'],
    [],
  ])
})

describe('les places et l’attente', () => {
  const ara = unGuichet('candidature', 'cyber-esms-2023')
  const sens = (s: 'retenu' | 'en-attente', retenus: number) =>
    motifsDe(decider(ara, pieces({ retenus, aide: 'plus-tard', projets: [] }), { sens: s, motif: 'x', projets: [] }))

  test('A-04 · la dixième place se prend, la onzième non : il reste la liste d’attente', () => {
    expect([sens('retenu', 9), sens('retenu', 10), sens('en-attente', 10)]).toEqual([[], ['places-epuisees'], []])
  })

  test('A-18 · quand les actions se choisissent après les audits, retenir n’engage rien', () => {
    const fait = decider(ara, pieces({ aide: 'plus-tard', projets: [] }), { sens: 'retenu', motif: 'x', montant: 9n, projets: [] })
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([0n, null])
  })

  test('un appel sans liste d’attente le dit', () => {
    expect(motifsDe(decider(guichet, pieces(), { sens: 'en-attente', motif: 'x', projets: [] }))).toEqual(['sans-liste-attente'])
  })
})
