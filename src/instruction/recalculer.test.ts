import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCayenne, unAppel, unJour } from '../../tests/constructeurs.ts'
import { type Inscription, recalculer } from './recalculer.ts'
import { inscrireAuJour, type Seance, seancesPrevues } from './seance.ts'

const FUSEAU = 'America/Cayenne'
const commission = unAppel().commission!
const prevues = seancesPrevues(commission, [])
const LE = aCayenne('2021-08-27 09:00')
const inscrit = (plus: Partial<Inscription> = {}): Inscription => ({
  ...{ dossier: 'd', organisme: 'o', depot: aCayenne('2021-09-10 08:00'), seance: 'seance-3', motif: null },
  ...plus,
})
const ajoutee = (jour: string): Seance => ({
  ...{ code: 'bis', jour: unJour(jour), ajoutee: true, convoqueeLe: null, ouverteLe: null, tenueLe: null },
})
const vers = (seances: readonly Seance[], i: Inscription, le = LE) => recalculer(seances, [i], le, FUSEAU).map((d) => d.seance)
const avec = (jour: string) => seancesPrevues(commission, [ajoutee(jour)])

describe('G-22 · une séance ajoutée ou déplacée', () => {
  test('G-21, G-22 · prend les dossiers dont elle suit le dépôt, et eux seuls', () => {
    expect([vers(avec('2021-09-15'), inscrit()), vers(avec('2021-09-10'), inscrit()), vers(avec('2021-10-15'), inscrit())]).toEqual([
      ['bis'],
      [],
      [],
    ])
  })

  test('G-20 · déplacée plus tard, elle laisse passer devant elle', () => {
    const seances = seancesPrevues(commission, [{ ...ajoutee('2021-11-15'), code: 'seance-3', ajoutee: false }])
    expect(vers(seances, inscrit())).toEqual(['seance-4'])
  })

  test('un dossier que quelqu’un a mis là avec un motif y reste ; une séance en cours garde les siens', () => {
    expect(vers(avec('2021-09-15'), inscrit({ motif: 'Pièce attendue' }))).toEqual([])
    const enCours = avec('2021-09-15').map((s) => (s.code === 'seance-3' ? { ...s, ouverteLe: LE } : s))
    expect(vers(enCours, inscrit())).toEqual([])
  })

  test('G-22 · ce qu’une séance levée n’a pas examiné passe à la suivante, même mis là avec un motif', () => {
    const levee = prevues.map((s) => (s.code === 'seance-3' ? { ...s, ouverteLe: LE, tenueLe: LE } : s))
    expect([vers(levee, inscrit()), vers(levee, inscrit({ motif: 'Pièce attendue' }))]).toEqual([['seance-4'], ['seance-4']])
    expect(vers(levee, inscrit(), aCayenne('2021-12-01 09:00'))).toEqual([])
  })

  test('G-21 · un dossier recalculé est là où l’inscription l’aurait mis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 90 }), (depot, jour) => {
        const seances = avec(unJour('2021-08-27').add({ days: jour }).toString())
        const le = aCayenne('2021-08-27 00:00')
        const i = inscrit({ depot: le.add({ hours: 24 * depot }), seance: 'seance-4' })
        const place = inscrireAuJour(
          commission,
          seances.filter((s) => s.code !== 'seance-1'),
          i.depot,
          { seance: undefined, motif: undefined, deja: undefined },
          FUSEAU,
        )
        expect(vers(seances, i, le)[0] ?? 'seance-4').toBe(place.ok ? place.value.seance : 'seance-4')
      }),
    )
  })
})
