import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BrouillonEnCours, ETAPES, heureDuRappel, type RappelFait, rappelsDus } from './rappels.ts'

const FUSEAUX = ['America/Cayenne', 'Europe/Paris', 'Indian/Reunion'] as const
const brouillon = (fuseau: string, cloture: string, ouvert: string): BrouillonEnCours => ({
  dossier: 'd1',
  ouvertLe: Temporal.PlainDateTime.from(ouvert).toZonedDateTime(fuseau).toInstant(),
  cloture: Temporal.PlainDateTime.from(cloture).toZonedDateTime(fuseau).toInstant(),
  fuseau,
})
const enGuyane = brouillon('America/Cayenne', '2021-11-01T00:00', '2021-09-01T10:00')
const dus = (b: BrouillonEnCours, le: string, faits: readonly RappelFait[] = []) =>
  rappelsDus([b], Temporal.PlainDateTime.from(le).toZonedDateTime(b.fuseau).toInstant(), faits).map((r) => [r.etape, ...r.avec])
const fait = (etape: RappelFait['etape']): RappelFait => ({ dossier: 'd1', cloture: enGuyane.cloture, etape })

test('chaque rappel vient à son heure, pas une seconde avant', () => {
  expect(dus(enGuyane, '2021-10-24T23:59:59')).toEqual([])
  expect(dus(enGuyane, '2021-10-25T00:00')).toEqual([['J-7', 'J-7']])
  expect(dus(enGuyane, '2021-10-29T23:59:59', [fait('J-7')])).toEqual([])
  expect(dus(enGuyane, '2021-10-30T00:00', [fait('J-7')])).toEqual([['J-2', 'J-2']])
  expect(dus(enGuyane, '2021-10-31T18:00', [fait('J-7'), fait('J-2')])).toEqual([['H-6', 'H-6']])
})

test('un serveur éteint à l’heure dite rattrape en un seul courriel, et jamais après la clôture', () => {
  expect(dus(enGuyane, '2021-10-31T20:00')).toEqual([['H-6', 'J-7', 'J-2', 'H-6']])
  expect(dus(enGuyane, '2021-10-31T23:59:59.999', [fait('J-7')])).toEqual([['H-6', 'J-2', 'H-6']])
  expect(dus(enGuyane, '2021-11-01T00:00')).toEqual([])
})

test('un brouillon ouvert dans les derniers jours ne reçoit pas les rappels d’avant lui', () => {
  const tardif = brouillon('America/Cayenne', '2021-11-01T00:00', '2021-10-28T09:00')
  expect(dus(tardif, '2021-10-28T09:05')).toEqual([])
  expect(dus(tardif, '2021-10-30T00:00')).toEqual([['J-2', 'J-2']])
})

test('sept jours se comptent au calendrier : un changement d’heure dans la semaine ne déplace pas le rappel', () => {
  // Dans la nuit du 30 au 31 octobre 2021, Paris recule d'une heure ; le 27 mars 2022, elle avance.
  for (const [cloture, attendu] of [
    ['2021-11-02T17:00', '2021-10-26T17:00'],
    ['2022-03-29T17:00', '2022-03-22T17:00'],
  ] as const) {
    const b = brouillon('Europe/Paris', cloture, '2021-01-01T00:00')
    const heure = heureDuRappel('J-7', b.cloture, b.fuseau).toZonedDateTimeISO(b.fuseau).toPlainDateTime()
    expect(heure.toString({ smallestUnit: 'minute' })).toBe(attendu)
  }
  const b = brouillon('Europe/Paris', '2021-10-31T04:00', '2021-01-01T00:00')
  expect(heureDuRappel('H-6', b.cloture, b.fuseau).until(b.cloture).total('hours')).toBe(6)
})

test('une clôture reportée est une autre clôture : ses rappels repartent', () => {
  const reportee = { ...enGuyane, cloture: enGuyane.cloture.add({ hours: 24 * 14 }) }
  const tous = ETAPES.map(fait)
  expect(rappelsDus([reportee], heureDuRappel('J-7', reportee.cloture, reportee.fuseau), tous)).toHaveLength(1)
})

test('quels que soient les passages, un brouillon reçoit chaque rappel une fois au plus, un à la fois, tous avant la clôture', () => {
  const instant = fc.integer({ min: 0, max: 60 * 24 * 16 })
  fc.assert(
    fc.property(
      fc.constantFrom(...FUSEAUX),
      fc.integer({ min: 0, max: 364 }),
      instant,
      fc.array(instant, { minLength: 1, maxLength: 30 }),
      (fuseau, jour, ouverture, minutes) => {
        const cloture = Temporal.PlainDate.from('2021-01-15').add({ days: jour }).toZonedDateTime(fuseau).toInstant()
        const debut = cloture.subtract({ hours: 24 * 14 })
        const b: BrouillonEnCours = { dossier: 'd1', ouvertLe: debut.add({ minutes: ouverture }), cloture, fuseau }
        const faits: RappelFait[] = []
        const dits: string[] = []
        for (const minute of minutes.toSorted((x, y) => x - y)) {
          const le = debut.add({ minutes: minute })
          const lot = rappelsDus([b], le, faits)
          expect(lot.length).toBeLessThanOrEqual(1)
          for (const r of lot) {
            expect(Temporal.Instant.compare(le, cloture)).toBe(-1)
            expect(r.avec).toContain(r.etape)
            expect(faits.some((f) => r.avec.includes(f.etape))).toBe(false)
            dits.push(r.etape)
            faits.push(...r.avec.map((etape) => ({ dossier: 'd1', cloture, etape })))
          }
          // Après un passage, rien n'est plus dû à cet instant.
          expect(rappelsDus([b], le, faits)).toEqual([])
        }
        expect(new Set(dits).size).toBe(dits.length)
        expect(dits).toEqual(ETAPES.filter((e) => dits.includes(e)))
      },
    ),
  )
})
