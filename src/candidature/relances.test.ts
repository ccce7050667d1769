import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suiteDuSilence } from '../appel/silence.ts'
import { type EtapeDuComplement, etapeDue, etapesDuComplement } from './relances.ts'

const jour = (t: string) => Temporal.PlainDate.from(t)
const DERNIER = jour('2021-11-12')
const due = (aujourdhui: string, faites: readonly EtapeDuComplement[] = [], demande = '2021-11-01') =>
  etapeDue(etapesDuComplement(DERNIER), jour(demande), jour(aujourdhui), faites)

test('G-53 · un complément se rappelle trois jours avant son dernier jour, et se constate manquant le lendemain, pas avant', () => {
  expect(due('2021-11-08')).toBeUndefined()
  expect(due('2021-11-09')).toEqual({ etape: 'J-3', avec: ['J-3'] })
  expect(due('2021-11-12', ['J-3'])).toBeUndefined()
  expect(due('2021-11-13', ['J-3'])).toEqual({ etape: 'passee', avec: ['passee'] })
  expect(due('2021-12-30', ['J-3', 'passee'])).toBeUndefined()
})

test('un serveur éteint à l’heure dite ne dit que le dernier ; une demande de deux jours n’a pas de rappel d’avant elle', () => {
  expect(due('2021-11-20')).toEqual({ etape: 'passee', avec: ['J-3', 'passee'] })
  expect(due('2021-11-10', [], '2021-11-09')).toBeUndefined()
  expect(due('2021-11-13', [], '2021-11-10')).toEqual({ etape: 'passee', avec: ['passee'] })
})

test('ce qui suit un silence : ce que dit l’appel, l’examen s’il n’en dit rien, l’examen pour un dossier déjà recevable', () => {
  const strict = { complements: { jours: 15, sansReponse: 'irrecevable', clause: ['XE-09'] } } as const
  expect([suiteDuSilence(strict, 'depose'), suiteDuSilence(strict, 'recevable'), suiteDuSilence({}, 'depose')]).toEqual([
    'irrecevable',
    ...['examiner-en-l-etat', 'examiner-en-l-etat'],
  ])
})

test('quels que soient les passages, chaque étape est dite une fois au plus, dans l’ordre', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }), (delai, passages) => {
      const demande = jour('2021-11-01')
      const faites: EtapeDuComplement[] = []
      const dites: EtapeDuComplement[] = []
      for (const n of passages.toSorted((a, b) => a - b)) {
        const e = etapeDue(etapesDuComplement(demande.add({ days: delai })), demande, demande.add({ days: n }), faites)
        if (e === undefined) continue
        dites.push(e.etape)
        faites.push(...e.avec)
      }
      expect(new Set(faites).size).toBe(faites.length)
      expect(dites).toEqual((['J-3', 'passee'] as const).filter((x) => dites.includes(x)))
    }),
  )
})
