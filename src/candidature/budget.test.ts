import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDe, uneLigne, unGuichet } from '../../tests/constructeurs.ts'
import { NATURES_DEPENSE } from '../appel/argent.ts'
import { err } from '../socle/resultat.ts'
import { compter, coupesDe, eligible, refusDeLigne } from './budget.ts'

const { depenses } = unGuichet().argent
const refus = (l: Parameters<typeof refusDeLigne>[0]) => motifsDe(err(refusDeLigne(l, depenses, 'projet.1')))

const lignes = fc.array(
  fc.record({
    libelle: fc.constant('Ligne'),
    nature: fc.constantFrom(...NATURES_DEPENSE),
    montant: fc.bigInt(0n, 1_000_000_00n),
    mois: fc.option(fc.integer({ min: 1, max: 60 })),
    autreFinanceur: fc.constant('DGOS'),
    autreMontant: fc.bigInt(0n, 1_000_000_00n),
  }),
  { maxLength: 8 },
)

describe('ce qui est éligible', () => {
  test('G-39 · le service loué est coupé à douze mois, ni plus ni moins', () => {
    const de = (mois: number) => eligible(uneLigne({ nature: 'saas', montant: 18_000_00n, mois }), depenses)
    expect([11, 12, 13, 18, 36].map(de)).toEqual([18_000_00n, 18_000_00n, 16_615_38n, 12_000_00n, 6_000_00n])
  })

  test('G-40 · le personnel interne, ou une nature que l’appel ne nomme pas, ne compte pour rien', () => {
    expect(eligible(uneLigne({ nature: 'personnel-interne' }), depenses)).toBe(0n)
    expect(eligible(uneLigne({ nature: 'autre' }), depenses)).toBe(0n)
  })

  test('un taux d’éligibilité s’applique après la coupe', () => {
    expect(
      eligible(uneLigne({ nature: 'saas', montant: 240_00n, mois: 24 }), [
        { nature: 'saas', eligible: true, moisMax: 12, taux: 50, clause: [] },
      ]),
    ).toBe(60_00n)
  })

  test('G-39, G-41 · ce qui est coupé et ce qui peut être accordé font le coût, au centime', () => {
    const regles = [
      { nature: 'saas', eligible: true, moisMax: 12, taux: 33, clause: [] } as const,
      ...depenses.filter((d) => d.nature !== 'saas'),
    ]
    fc.assert(
      fc.property(lignes, (ls) => {
        for (const l of ls) {
          const coupes = coupesDe(l, regles).map((c) => c.montant)
          expect(coupes.every((c) => c > 0n) || l.montant === 0n).toBe(true)
          expect(coupes.reduce((a, b) => a + b, compter([l], regles).net)).toBe(l.montant)
        }
      }),
    )
    expect(
      coupesDe(uneLigne({ nature: 'saas', montant: 18_000_00n, mois: 18, autreFinanceur: 'DGOS', autreMontant: 10_000_00n }), depenses),
    ).toEqual([
      { raison: 'duree', montant: 6_000_00n },
      { raison: 'autre-financeur', montant: 4_000_00n },
    ])
  })

  test('jamais plus que le coût ; et ce qu’on peut accorder n’est jamais plus que l’éligible ni que ce qui reste à payer', () => {
    fc.assert(
      fc.property(lignes, (ls) => {
        const c = compter(ls, depenses)
        expect([c.eligible <= c.total, c.net <= c.eligible, c.net >= 0n]).toEqual([true, true, true])
        for (const l of ls) expect(eligible(l, depenses) <= l.montant).toBe(true)
      }),
    )
  })

  test('G-41 · un euro payé par un autre n’est pas payé deux fois', () => {
    fc.assert(
      fc.property(lignes, (ls) => {
        const bornees = ls.map((l) => ({ ...l, autreMontant: l.autreMontant > l.montant ? l.montant : l.autreMontant }))
        const c = compter(bornees, depenses)
        expect(c.net + c.autres <= c.total).toBe(true)
      }),
    )
  })
})

describe('ce qui empêche une ligne', () => {
  test('G-39 · une dépense admise passe', () => {
    expect(refus(uneLigne())).toEqual([])
    expect(refus(uneLigne({ nature: 'saas', mois: 12 }))).toEqual([])
  })

  test('G-40 · la raison de l’appel est dite, avec sa clause', () => {
    const [r] = refusDeLigne(uneLigne({ nature: 'personnel-interne', libelle: 'Informaticien' }), depenses, 'projet.1')
    expect([r!.motif, r!.clause, r!.phrase, r!.champ]).toEqual([
      'depense-ineligible',
      ['G-40'],
      expect.stringMatching(/Informaticien.*salariés/),
      'projet.1',
    ])
  })

  test('G-41 · un autre financement plus grand que la dépense et sans nom : les deux se disent', () => {
    expect(refus(uneLigne({ autreMontant: 2_000_00n }))).toEqual(['cofinancement-excessif', 'financeur-manquant'])
    expect(refus(uneLigne({ autreMontant: 1_000_00n, autreFinanceur: 'DGOS' }))).toEqual([])
  })

  test('G-39 · un abonnement sans durée est refusé', () => {
    expect(refus(uneLigne({ nature: 'saas' }))).toEqual(['duree-manquante'])
  })
})
