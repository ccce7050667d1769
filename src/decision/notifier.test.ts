import { expect, test } from 'vitest'
import { aCayenne, unAppel, unGuichet, unJour } from '../../tests/constructeurs.ts'
import { aNotifierAvant, notifier } from './notifier.ts'

const appel = unAppel()
const limite = unJour('2021-11-16')
const de = (sens: 'retenu' | 'en-attente' | 'ecarte', le: string) =>
  notifier(appel, unGuichet(), { sens, aNotifierAvant: limite }, aCayenne(le))

test('G-44 · deux semaines après la commission ; la dernière seconde du jour est à temps, minuit ne l’est plus', () => {
  expect(aNotifierAvant(appel, unJour('2021-11-02'))?.toString()).toBe('2021-11-16')
  expect([de('retenu', '2021-11-16 23:59:59').enRetard, de('retenu', '2021-11-17 00:00:00').enRetard]).toEqual([false, true])
})

test('G-44 · sans séance ou sans délai, rien n’est en retard', () => {
  expect([aNotifierAvant(appel, undefined), aNotifierAvant({}, unJour('2021-11-02'))]).toEqual([null, null])
  expect(notifier(appel, unGuichet(), { sens: 'retenu', aNotifierAvant: null }, aCayenne('2030-01-01 00:00')).enRetard).toBe(false)
})

test('G-31 · les douze mois courent de la notification, pour un lauréat seulement', () => {
  expect(de('retenu', '2021-11-16 23:59:59').echeances.map((e) => `${e.engagement} ${e.jour}`)).toEqual(['realiser-projets 2022-11-16'])
  expect(de('ecarte', '2021-11-16 10:00').echeances).toEqual([])
})

test('G-31 · une décision revue qui n’en fait plus un lauréat arrête ce qui courait de la première notification', () => {
  const [retenu, attente, ecarte] = (['retenu', 'en-attente', 'ecarte'] as const).map((s) => de(s, '2021-11-10 10:00').cessent)
  expect([retenu, attente]).toEqual([[], ['realiser-projets']])
  expect(ecarte).toEqual(unGuichet().engagements.map((e) => e.code))
})

test('chaque décision mène à son état', () => {
  expect((['retenu', 'en-attente', 'ecarte'] as const).map((s) => de(s, '2021-11-10 10:00').vers)).toEqual([
    'laureat',
    'en-attente',
    'ecarte',
  ])
})
