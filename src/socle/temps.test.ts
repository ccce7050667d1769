import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  avant,
  debut,
  direCloture,
  direEntre,
  direInstant,
  direJour,
  echeanceDe,
  estFuseau,
  finDeJournee,
  jourAvant,
  jourDe,
  lireJour,
} from './temps.ts'

const jour = (t: string) => Temporal.PlainDate.from(t)
const instant = (t: string) => Temporal.Instant.from(t)
const heures = (j: string, fuseau: string) =>
  finDeJournee(jour(j), fuseau)
    .since(debut(jour(j), fuseau))
    .total('hours')
const jours = fc.integer({ min: 0, max: 20_000 }).map((n) => jour('2000-01-01').add({ days: n }))
const fuseaux = fc.constantFrom('Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'America/Sao_Paulo', 'Australia/Lord_Howe')

describe('un jour a un début et une fin, là où il est', () => {
  test('G-02, A-07 · « jusqu’au 31 octobre » finit le lendemain à zéro heure locale', () => {
    expect(finDeJournee(jour('2021-10-31'), 'America/Cayenne').toString()).toBe('2021-11-01T03:00:00Z')
    expect(finDeJournee(jour('2023-10-15'), 'Europe/Paris').toString()).toBe('2023-10-15T22:00:00Z')
  })

  test('un jour de 23 heures, un de 25 heures, un jour qui ne commence pas à minuit', () => {
    expect([heures('2024-03-31', 'Europe/Paris'), heures('2023-10-29', 'Europe/Paris'), heures('2023-10-29', 'America/Cayenne')]).toEqual([
      23, 25, 24,
    ])
    expect(debut(jour('2018-11-04'), 'America/Sao_Paulo').toZonedDateTimeISO('America/Sao_Paulo').hour).toBe(1)
  })

  test('tout instant d’un jour est après son début et avant sa fin ; la fin est le début du suivant', () => {
    fc.assert(
      fc.property(jours, fuseaux, fc.integer({ min: 0, max: 86_399 }), (j, fuseau, s) => {
        const t = debut(j, fuseau).add({ seconds: s })
        expect(avant(t, finDeJournee(j, fuseau))).toBe(jourDe(t, fuseau).equals(j))
        expect(jourDe(finDeJournee(j, fuseau), fuseau).equals(j.add({ days: 1 }))).toBe(true)
      }),
    )
  })
})

describe('une échéance', () => {
  const fuseau = 'America/Cayenne'

  test('G-25, G-31 · un mois, douze mois, deux semaines : le jour local du départ compte', () => {
    expect(echeanceDe(instant('2021-08-01T02:30:00Z'), { mois: 1 }, fuseau).toString()).toBe('2021-08-31')
    expect(echeanceDe(instant('2021-11-16T12:00:00Z'), { mois: 12 }, fuseau).toString()).toBe('2022-11-16')
    expect(echeanceDe(instant('2021-11-02T12:00:00Z'), { semaines: 2 }, fuseau).toString()).toBe('2021-11-16')
    expect(echeanceDe(instant('2021-11-02T12:00:00Z'), { jours: 15 }, fuseau).toString()).toBe('2021-11-17')
  })

  test('un mois après le 31 janvier est le dernier jour de février', () => {
    expect(echeanceDe(instant('2022-01-31T12:00:00Z'), { mois: 1 }, fuseau).toString()).toBe('2022-02-28')
    expect(echeanceDe(instant('2020-02-29T12:00:00Z'), { mois: 12 }, fuseau).toString()).toBe('2021-02-28')
  })

  test('elle n’est jamais avant le départ, et un délai plus long ne finit pas plus tôt', () => {
    fc.assert(
      fc.property(jours, fuseaux, fc.nat(60), fc.nat(60), (j, f, a, b) => {
        const depart = debut(j, f).add({ hours: 1 })
        const [court, long] = [Math.min(a, b), Math.max(a, b)]
        expect(jourAvant(echeanceDe(depart, { mois: court }, f), j)).toBe(false)
        expect(jourAvant(echeanceDe(depart, { mois: long }, f), echeanceDe(depart, { mois: court }, f))).toBe(false)
      }),
    )
  })
})

describe('lire et dire', () => {
  test('un jour qui n’existe pas n’est pas un jour', () => {
    expect(['2021-02-29', '2021-13-01', '31/10/2021', '2021-1-1', ''].map(lireJour)).toEqual(Array(5).fill(undefined))
    expect(lireJour('2020-02-29')?.toString()).toBe('2020-02-29')
  })

  test('un fuseau se reconnaît par son nom entier', () => {
    expect(['America/Cayenne', 'Europe/Paris', 'Mars/Base', 'UTC', 'cayenne'].map(estFuseau)).toEqual([true, true, false, false, false])
  })

  test('un moment dit ses deux bouts ; dans la même minute, un seul', () => {
    const entre = (du: string, au: string) => direEntre(instant(du), instant(au), 'America/Cayenne').replaceAll('\u00a0', ' ')
    expect(entre('2021-11-01T13:05:00Z', '2021-11-01T13:40:00Z')).toBe('lundi 1er novembre 2021 entre 10 h 05 et 10 h 40, heure de Cayenne')
    expect(entre('2021-11-01T13:05:01Z', '2021-11-01T13:05:59Z')).toBe('lundi 1er novembre 2021 à 10 h 05, heure de Cayenne')
  })

  test('le premier du mois se dit « 1er », et l’heure dit de quel lieu', () => {
    expect(direJour(jour('2021-11-01'))).toBe('lundi 1er novembre 2021')
    expect(direInstant(instant('2021-11-01T13:05:00Z'), 'America/Cayenne')).toBe(
      'lundi 1er novembre 2021 à 10\u00a0h\u00a005, heure de Cayenne',
    )
  })

  test('A-08, G-02 · une clôture dit sa dernière minute admise, ici et à Paris', () => {
    expect(direCloture(instant('2021-11-01T03:00:00Z'), 'America/Cayenne')).toBe(
      'dimanche 31 octobre 2021 à 23\u00a0h\u00a059, heure de Cayenne (lundi 1er novembre 2021 à 3\u00a0h\u00a059 à Paris)',
    )
    expect(direCloture(instant('2023-10-15T22:00:00Z'), 'Europe/Paris')).toBe(
      'dimanche 15 octobre 2023 à 23\u00a0h\u00a059, heure de Paris',
    )
  })
})
