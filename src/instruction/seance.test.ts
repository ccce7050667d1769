import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unJour } from '../../tests/constructeurs.ts'
import { seanceSuivante } from '../appel/commission.ts'
import { convoquer, inscrireAuJour, type Seance, seancesPossibles, seancesPrevues } from './seance.ts'

const fuseau = 'America/Cayenne'
const commission = unAppel().commission!
const seance = (code: string, jour: string, plus: Partial<Seance> = {}): Seance => ({
  code,
  jour: unJour(jour),
  ajoutee: false,
  convoqueeLe: null,
  ouverteLe: null,
  tenueLe: null,
  ...plus,
})
const prevues = seancesPrevues(commission, [])
const le = aCayenne('2021-08-27 09:00')

describe('les séances', () => {
  test('G-20 · celles du texte, dans l’ordre ; déplacée ou ajoutée, une séance prend sa vraie place', () => {
    expect(prevues.map((s) => s.jour.toString())).toEqual(['2021-08-16', '2021-09-01', '2021-10-01', '2021-11-02'])
    const tenues = [seance('seance-2', '2021-10-05'), seance('bis', '2021-09-10', { ajoutee: true })]
    expect(seancesPrevues(commission, tenues).map((s) => s.code)).toEqual(['seance-1', 'bis', 'seance-3', 'seance-2', 'seance-4'])
    expect(seancesPrevues(undefined, [])).toEqual([])
  })

  test('G-20, G-22 · déplacer garde le code, ajouter en crée une', () => {
    const d = convoquer(commission, prevues, { code: 'seance-2', jour: unJour('2021-09-03') }, fuseau, le)
    const a = convoquer(commission, prevues, { code: 'bis', jour: unJour('2021-08-27') }, fuseau, le)
    expect([d.ok && d.value.ajoutee, a.ok && a.value.ajoutee]).toEqual([false, true])
  })

  test('G-20 · ni hier, ni sur une autre, ni une séance tenue : tout se dit', () => {
    const tenue = [...prevues.filter((s) => s.code !== 'seance-1'), seance('seance-1', '2021-08-16', { ouverteLe: le, tenueLe: le })]
    const motifs = (code: string, jour: string, c = commission) => motifsDe(convoquer(c, tenue, { code, jour: unJour(jour) }, fuseau, le))
    expect([motifs('seance-1', '2021-09-06'), motifs('seance-2', '2021-08-26'), motifs('seance-2', '2021-10-01')]).toEqual([
      ['seance-tenue'],
      ['jour-passe'],
      ['jour-pris'],
    ])
    expect(motifs('bis', '2021-08-16', { ...commission, ajoutPossible: false })).toEqual(['jour-passe', 'ajout-impossible', 'jour-pris'])
    expect(motifsDe(convoquer(undefined, [], { code: 'x', jour: unJour('2021-12-01') }, fuseau, le))).toEqual(['sans-commission'])
  })
})

describe('inscrire un dossier', () => {
  const motifs = (depot: string, demande: { seance?: string; motif?: string; deja?: string } = {}, seances: readonly Seance[] = prevues) =>
    motifsDe(
      inscrireAuJour(commission, seances, aCayenne(depot), { seance: demande.seance, motif: demande.motif, deja: demande.deja }, fuseau),
    )
  const ou = (depot: string) => {
    const r = inscrireAuJour(commission, prevues, aCayenne(depot), { seance: undefined, motif: undefined, deja: undefined }, fuseau)
    return r.ok && r.value.seance
  }

  test('G-21 · déjà à l’ordre du jour, il n’y est pas réinscrit ; à une autre séance, si, avec un motif', () => {
    expect(motifs('2021-08-10 10:00', { deja: 'seance-1' })).toEqual(['deja-inscrit'])
    expect(motifs('2021-08-10 10:00', { deja: 'seance-2', seance: 'seance-2', motif: 'Encore' })).toEqual(['deja-inscrit'])
    expect(motifs('2021-08-10 10:00', { deja: 'seance-1', seance: 'seance-2', motif: 'Audition' })).toEqual([])
    const levee = [seance('seance-1', '2021-08-16', { ouverteLe: le, tenueLe: le }), ...prevues.slice(1)]
    expect(motifs('2021-08-10 10:00', { deja: 'seance-1' }, levee)).toEqual([])
  })

  test('G-21 · ne se proposent que les séances possibles : à venir, après le dépôt, autres que la sienne', () => {
    const codes = (depot: string, deja?: string) => seancesPossibles(prevues, aCayenne(depot), deja, fuseau).map((s) => s.code)
    expect(codes('2021-08-16 10:00')).toEqual(['seance-2', 'seance-3', 'seance-4'])
    expect(codes('2021-08-16 10:00', 'seance-3')).toEqual(['seance-2', 'seance-4'])
  })

  test('G-21 · de lui-même à la séance qui suit le jour du dépôt, à l’heure de Cayenne', () => {
    expect(['2021-07-08 00:00', '2021-08-15 23:59:59', '2021-08-16 00:00', '2021-10-31 23:59:59', '2021-11-01 23:59'].map(ou)).toEqual([
      'seance-1',
      'seance-1',
      'seance-2',
      'seance-4',
      'seance-4',
    ])
  })

  test('G-21 · plus tard, seulement avec un motif ; jamais avant son dépôt', () => {
    expect([
      motifs('2021-07-20 08:00', { seance: 'seance-3' }),
      motifs('2021-07-20 08:00', { seance: 'seance-3', motif: 'Pièce attendue' }),
    ]).toEqual([['motif-manquant'], []])
    expect(motifs('2021-09-10 08:00', { seance: 'seance-1' })).toEqual(['seance-avant-depot', 'motif-manquant'])
    expect(motifs('2021-09-10 08:00', { seance: 'seance-1', motif: 'Oubli' })).toEqual(['seance-avant-depot'])
  })

  test('G-22 · sans séance à venir, on dit d’en convoquer une ; une séance tenue ne reçoit plus rien', () => {
    expect(motifs('2021-11-02 08:00')).toEqual(['sans-seance'])
    const tenue = prevues.map((s) => (s.code === 'seance-1' ? { ...s, ouverteLe: le, tenueLe: le } : s))
    expect(motifs('2021-07-20 08:00', { seance: 'seance-1' }, tenue)).toEqual(['sans-seance'])
    expect(motifs('2021-07-20 08:00', {}, tenue)).toEqual([])
    expect(motifsDe(inscrireAuJour(undefined, [], le, { seance: undefined, motif: undefined, deja: undefined }, fuseau))).toEqual([
      'sans-commission',
    ])
  })

  test('G-21 · la séance suivante vient après le dépôt, et aucune autre ne vient entre les deux', () => {
    const jours = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(jours, fc.integer({ min: 0, max: 200 * 86_400 }), (ns, s) => {
        const debut = unJour('2021-07-08')
        const seances = ns.map((n) => ({ jour: debut.add({ days: n }) }))
        const depot = aCayenne('2021-07-08 00:00').add({ seconds: s })
        const jourDuDepot = depot.toZonedDateTimeISO(fuseau).toPlainDate()
        const apres = seances
          .filter((x) => Temporal.PlainDate.compare(x.jour, jourDuDepot) > 0)
          .map((x) => x.jour.toString())
          .sort()
        expect(seanceSuivante(seances, depot, fuseau)?.jour.toString()).toBe(apres[0])
      }),
    )
  })
})
