import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet, unJour } from '../../tests/constructeurs.ts'
import { planifier } from './planifier.ts'

const audit = unGuichet('candidature', 'cyber-esms-2023').audit!
const passi = [{ qualification: 'PASSI', du: unJour('2022-01-01'), au: unJour('2023-12-31') }]
const aujourdhui = unJour('2023-10-09')
const visite = (debut: string, duree: number) => planifier(audit, passi, { debut: unJour(debut), duree }, null, aujourdhui)

test('A-12 · quinze jours pleins de préavis, pas un de moins', () => {
  expect(visite('2023-10-24', 15)).toEqual({ ok: true, value: { debut: unJour('2023-10-24'), duree: 15, enRetard: false } })
  const refus = visite('2023-10-23', 15)
  expect(motifsDe(refus)).toEqual(['preavis-trop-court'])
  expect(clausesDe(refus)).toEqual(['A-12'])
})

test('A-15 · un jour et demi au plus, et plus que rien', () => {
  expect(motifsDe(visite('2023-10-24', 16))).toEqual(['visite-trop-longue'])
  expect(motifsDe(visite('2023-10-24', 0))).toEqual(['visite-vide'])
  expect(clausesDe(visite('2023-10-24', 16))).toEqual(['A-15'])
})

test('A-24 · c’est le jour de la visite que le prestataire doit être qualifié', () => {
  expect(motifsDe(visite('2024-01-02', 15))).toEqual(['qualification-absente'])
})

test('A-12, A-15, A-24 · une visite fausse en tout reçoit tous ses refus', () => {
  const refus = planifier(audit, [], { debut: unJour('2023-10-10'), duree: 30 }, null, aujourdhui)
  expect(motifsDe(refus)).toEqual(['visite-trop-longue', 'preavis-trop-court', 'qualification-absente'])
  expect(clausesDe(refus)).toEqual(['A-12', 'A-15', 'A-24'])
})

test('G-10 · planifier après le délai reste possible, et le retard se dit', () => {
  const guyane = unGuichet('audit').audit!
  const le = (jour: string) => planifier(guyane, passi, { debut: unJour('2023-11-20'), duree: 20 }, unJour('2023-10-31'), unJour(jour))
  expect([le('2023-10-31'), le('2023-11-01')].map((v) => v.ok && v.value.enRetard)).toEqual([false, true])
})

test('G-10 · sans préavis dans l’appel, seul un jour passé est refusé', () => {
  const guyane = unGuichet('audit').audit!
  const motifs = (debut: string) => motifsDe(planifier(guyane, passi, { debut: unJour(debut), duree: 10 }, null, aujourdhui))
  expect([motifs('2023-10-09'), motifs('2023-10-08')]).toEqual([[], ['preavis-trop-court']])
})

test('A-12 · le préavis se compte en jours civils, quel que soit le jour de l’annonce', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 40 }), (depart, ecart) => {
      const annonce = unJour('2022-01-01').add({ days: depart })
      const refus = motifsDe(planifier(audit, passi, { debut: annonce.add({ days: ecart }), duree: 10 }, null, annonce))
      return refus.includes('preavis-trop-court') === ecart < 15
    }),
  )
})
