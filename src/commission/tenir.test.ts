import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unJour } from '../../tests/constructeurs.ts'
import type { Seance } from '../instruction/seance.ts'
import { tenantsDe } from './tenant.ts'
import { leverSeance, noterPresences, ouvrirSeance } from './tenir.ts'

const commission = unAppel().commission!
const tenants = tenantsDe(
  commission,
  commission.sieges.map((s) => ({ id: s.fonction, nom: s.titre, fonctions: [s.fonction] })),
  [],
)
const LE = aCayenne('2021-11-02 09:00')
const seance = (plus: Partial<Seance> = {}): Seance => ({
  ...{ code: 'seance-4', jour: unJour('2021-11-02'), ajoutee: false, convoqueeLe: null, ouverteLe: null, tenueLe: null },
  ...plus,
})
const tous = tenants.map((t) => `${t.siege}/${t.agent}`)
const ouvrir = (plus: Partial<Seance> = {}, jour = '2021-11-02', presents = tous, preside = tous[0]!) =>
  motifsDe(ouvrirSeance(commission, seance(plus), tenants, { presents, preside }, unJour(jour)))

describe('G-42 · tenir une séance', () => {
  test('elle s’ouvre à son jour ou après, une fois ; qui préside est présent', () => {
    expect([ouvrir(), ouvrir({}, '2021-11-03'), ouvrir({}, '2021-11-01')]).toEqual([[], [], ['seance-a-venir']])
    expect([ouvrir({ ouverteLe: LE }), ouvrir({ ouverteLe: LE, tenueLe: LE })]).toEqual([['seance-ouverte'], ['seance-levee']])
    expect(ouvrir({}, '2021-11-02', tous.slice(1))).toEqual(['president-absent'])
    expect(motifsDe(ouvrirSeance(commission, undefined, tenants, { presents: [], preside: '' }, unJour('2021-11-02')))).toEqual([
      'seance-inconnue',
    ])
  })

  test('tout ce qui s’y oppose est dit d’un coup', () => {
    expect(ouvrir({ ouverteLe: LE }, '2021-11-01', ['usagers/jo'])).toEqual([
      'seance-ouverte',
      'seance-a-venir',
      'siege-inconnu',
      'president-absent',
    ])
  })

  test('les présents se notent pendant qu’elle est ouverte, ni avant ni après', () => {
    const noter = (plus: Partial<Seance>) => motifsDe(noterPresences(seance(plus), tenants, [], tous))
    expect([noter({}), noter({ ouverteLe: LE }), noter({ ouverteLe: LE, tenueLe: LE })]).toEqual([
      ['seance-a-ouvrir'],
      [],
      ['seance-levee'],
    ])
  })

  test('la lever dit ce qu’elle a examiné et ce qui reste', () => {
    const levee = leverSeance(seance({ ouverteLe: LE }), ['a', 'b', 'c'], ['b'])
    expect(levee.ok && levee.value).toEqual({ examines: ['b'], restent: ['a', 'c'] })
    expect([motifsDe(leverSeance(seance(), [], [])), motifsDe(leverSeance(undefined, [], []))]).toEqual([
      ['seance-a-ouvrir'],
      ['seance-inconnue'],
    ])
  })
})
