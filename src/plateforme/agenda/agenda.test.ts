import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agenda } from './agenda.ics.ts'
import type { Evenement } from './evenement.ts'

const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const ecrire = (...evenements: readonly Evenement[]): string => agenda({ nom: 'Appel de Guyane', le: LE, evenements })
const cloture: Evenement = {
  id: 'ssi-2021-audit-cloture@palier',
  titre: 'Clôture des dépôts',
  quand: { debut: Temporal.Instant.from('2021-11-01T02:59:00Z'), fin: Temporal.Instant.from('2021-11-01T03:00:00Z') },
  lieu: 'En ligne',
  description: '23 h 59, heure de Cayenne ; 3 h 59 à Paris',
  url: 'https://palier.exemple.fr/appels/ssi-2021',
}

test('une clôture de Cayenne s’écrit à l’instant juste, en heure universelle', () => {
  const lignes = ecrire(cloture).split('\r\n')
  expect(lignes).toContain('DTSTART:20211101T025900Z')
  expect(lignes).toContain('DTEND:20211101T030000Z')
  expect(lignes).toContain('SUMMARY:Clôture des dépôts')
})

test('une journée reste un jour, sans heure ni fuseau', () => {
  const texte = ecrire({ id: 'seance', titre: 'Commission', quand: { journee: Temporal.PlainDate.from('2021-11-15') } })
  expect(texte).toContain('DTSTART;VALUE=DATE:20211115')
  expect(texte).not.toContain('DTEND')
})

test('la même date récrite plus tard remplace la première', () => {
  const sequence = (le: Temporal.Instant) => Number(/SEQUENCE:(\d+)/.exec(agenda({ nom: '', le, evenements: [cloture] }))?.[1])
  expect(sequence(LE.add({ seconds: 1 }))).toBeGreaterThan(sequence(LE))
})

test('un agenda sans date est encore un agenda', () => {
  expect(ecrire()).toMatch(/^BEGIN:VCALENDAR[\s\S]*END:VCALENDAR$/)
})

test('quel que soit le titre, il ne s’échappe pas de sa ligne, et aucune ligne ne dépasse 75 octets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (titre) => {
      const lignes = ecrire({ ...cloture, titre }).split('\r\n')
      expect(lignes.filter((l) => l.startsWith('BEGIN:VEVENT'))).toHaveLength(1)
      expect(lignes.filter((l) => Buffer.byteLength(l) > 75)).toEqual([])
      expect(lignes.filter((l) => /[\r\n]/.test(l))).toEqual([])
    }),
  )
})
