import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCayenne, unJour } from '../../tests/constructeurs.ts'
import { delaiDExamen, type Suspension } from './delai.ts'

const FUSEAU = 'America/Cayenne'
const depot = aCayenne('2021-08-20 10:00')
const demande = (plus: Partial<Suspension> = {}): Suspension => ({
  ...{ demandeeLe: aCayenne('2021-09-01 09:00'), jusquAu: unJour('2021-09-15'), completeeLe: null, retireeLe: null },
  ...plus,
})
const delai = (le: string, suspensions: readonly Suspension[] = []) => {
  const { jour, joursSuspendus, suspendu } = delaiDExamen(depot, suspensions, aCayenne(le), FUSEAU)
  return [String(jour), joursSuspendus, suspendu === undefined ? 'court' : 'suspendu']
}

test('sans complément, deux mois depuis le dépôt, à l’heure de l’appel', () => {
  expect(delai('2021-10-20 10:00')).toEqual(['2021-10-20', 0, 'court'])
  const tard = delaiDExamen(aCayenne('2021-08-31 23:59'), [], depot, FUSEAU)
  expect(String(tard.jour)).toBe('2021-10-31')
})

test('G-53 · une demande de complément arrête le délai, la réponse le fait repartir', () => {
  expect(delai('2021-08-31 09:00', [demande()])).toEqual(['2021-10-20', 0, 'court'])
  expect(delai('2021-09-06 09:00', [demande()])).toEqual(['2021-10-25', 5, 'suspendu'])
  expect(delai('2021-09-20 09:00', [demande({ completeeLe: aCayenne('2021-09-10 18:00') })])).toEqual(['2021-10-29', 9, 'court'])
})

test('G-53 · sans réponse, le délai repart à la fin du temps laissé, à l’instant près ; une réponse tardive n’y change rien', () => {
  expect(delai('2021-09-15 23:59:59', [demande()])).toEqual(['2021-11-03', 14, 'suspendu'])
  expect(delai('2021-09-16 00:00', [demande()])).toEqual(['2021-11-04', 15, 'court'])
  expect(delai('2021-09-30 10:00', [demande({ completeeLe: aCayenne('2021-09-25 10:00') })])).toEqual(['2021-11-04', 15, 'court'])
})

test('une demande retirée rend le délai ; deux demandes s’ajoutent', () => {
  expect(delai('2021-10-10 10:00', [demande({ retireeLe: aCayenne('2021-09-02 09:00') })])).toEqual(['2021-10-21', 1, 'court'])
  const seconde = demande({
    demandeeLe: aCayenne('2021-09-20 09:00'),
    jusquAu: unJour('2021-09-30'),
    completeeLe: aCayenne('2021-09-22 09:00'),
  })
  expect(delai('2021-10-10 10:00', [demande({ completeeLe: aCayenne('2021-09-03 09:00') }), seconde])).toEqual(['2021-10-24', 4, 'court'])
})

test('le temps qui passe ne rapproche jamais la fin du délai', () => {
  const instants = fc.tuple(fc.nat(120), fc.nat(120)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  fc.assert(
    fc.property(instants, fc.option(fc.nat(40), { nil: null }), ([tot, tard], reponse) => {
      const s = demande({ completeeLe: reponse === null ? null : aCayenne('2021-09-01 09:00').add({ hours: 24 * reponse + 1 }) })
      const a = (jours: number) => delaiDExamen(depot, [s], depot.add({ hours: 24 * jours }), FUSEAU).jour
      expect(Temporal.PlainDate.compare(a(tot), a(tard))).toBeLessThanOrEqual(0)
    }),
  )
})
