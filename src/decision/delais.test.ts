import { describe, expect, test } from 'vitest'
import { unJour } from '../../tests/constructeurs.ts'
import { type Attendu, mesurerDelais, rappelsDus } from './delais.ts'

const attendu = (plus: Partial<Attendu> = {}): Attendu => ({
  ...{ dossier: 'd1', appel: 'ssi-2021', limite: unJour('2021-11-16'), reste: 'notifier' },
  ...plus,
})
const dus = (jour: string, faits: Parameters<typeof rappelsDus>[2] = [], attendus = [attendu()]) =>
  rappelsDus(attendus, () => unJour(jour), faits).map((r) => `${r.etape} ${r.attendus.length}`)

describe('G-44 · rappeler les décisions qui doivent arriver', () => {
  test('G-44 · à cinq jours, la veille, puis le lendemain de l’échéance ; jamais le jour d’avant', () => {
    expect(['2021-11-10', '2021-11-11', '2021-11-15', '2021-11-16', '2021-11-17'].map((j) => dus(j))).toEqual([
      [],
      ['J-5 1'],
      ['J-1 1'],
      ['J-1 1'],
      ['retard 1'],
    ])
  })

  test('G-44 · chaque étape une fois ; une étape manquée est dite avec la suivante', () => {
    const fait = (etape: 'J-5' | 'J-1') => ({ appel: 'ssi-2021', limite: unJour('2021-11-16'), etape })
    expect([dus('2021-11-12', [fait('J-5')]), dus('2021-11-15', [fait('J-5')]), dus('2021-11-15', [fait('J-5'), fait('J-1')])]).toEqual([
      [],
      ['J-1 1'],
      [],
    ])
    expect(rappelsDus([attendu()], () => unJour('2021-11-15'), [])[0]?.avec).toEqual(['J-5', 'J-1'])
  })

  test('G-44 · les dossiers d’une même échéance se rappellent ensemble', () => {
    expect(
      dus('2021-11-11', [], [attendu(), attendu({ dossier: 'd2' }), attendu({ dossier: 'd3', limite: unJour('2021-11-30') })]),
    ).toEqual(['J-5 2'])
  })
})

test('G-44 · la part arrivée à temps compte le dernier jour, et le délai médian se compte depuis la commission', () => {
  const delai = (notifiee: string) => ({ seance: unJour('2021-11-02'), notifiee: unJour(notifiee), limite: unJour('2021-11-16') })
  expect(mesurerDelais([delai('2021-11-16'), delai('2021-11-17'), delai('2021-11-04')])).toEqual({ aTemps: 2, total: 3, mediane: 14 })
  expect(mesurerDelais([])).toBeUndefined()
})
