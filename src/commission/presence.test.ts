import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel } from '../../tests/constructeurs.ts'
import { noterPresents, type Occupation, presentsA, refusDePresence, refusDInterets, versionDe } from './presence.ts'
import { nommerSuppleant, tenantsDe } from './tenant.ts'

const commission = unAppel().commission!
const titulaires = commission.sieges.map((s) => ({ id: s.fonction, nom: `Nom ${s.fonction}`, fonctions: [s.fonction] }))
const tenants = tenantsDe(commission, titulaires, [{ siege: 'rssi-ght', id: 'jo', nom: 'Jo Essai' }])
const T = aCayenne('2021-11-02 09:00')

describe('G-42 · noter les présents', () => {
  test('qui est noté arrive, qui ne l’est plus s’en va ; les autres restent', () => {
    const tenus: readonly Occupation[] = [
      { siege: 'rssi-ght', agent: 'rssi-ght' },
      { siege: 'rssi-gcs', agent: 'rssi-gcs' },
    ]
    const fait = noterPresents(tenants, tenus, ['rssi-gcs/rssi-gcs', 'rssi-ght/jo'])
    expect(fait.ok && fait.value).toEqual({
      arrivees: [{ siege: 'rssi-ght', agent: 'jo' }],
      departs: [{ siege: 'rssi-ght', agent: 'rssi-ght' }],
    })
  })

  test('G-42 · une voix par siège : le titulaire et son suppléant ne siègent pas ensemble, un inconnu pas du tout', () => {
    expect(motifsDe(noterPresents(tenants, [], ['rssi-ght/rssi-ght', 'rssi-ght/jo', 'rssi-gcs/jo', 'usagers/jo']))).toEqual([
      'siege-inconnu',
      'siege-inconnu',
      'siege-deux-fois',
    ])
  })

  test('G-42 · une voix par personne : qui a deux fonctions n’en tient qu’une', () => {
    const double = tenantsDe(commission, [{ id: 'b', nom: 'B', fonctions: ['rssi-gcs', 'analyste-si-gcs'] }], [])
    expect(motifsDe(noterPresents(double, [], ['rssi-gcs/b', 'analyste-si-gcs/b']))).toEqual(['personne-deux-fois'])
  })

  test('G-42 · qui n’a pas déclaré ses intérêts ne siège pas, et chacun est nommé', () => {
    const voulus = ['rssi-ght/jo', 'rssi-gcs/rssi-gcs', 'elu/inconnu']
    expect(refusDInterets(tenants, voulus, ['jo', 'rssi-gcs'])).toEqual([])
    expect(refusDInterets(tenants, voulus, []).map((r) => r.phrase)).toEqual([
      'Jo Essai n’a pas encore déclaré ses intérêts pour cet appel.',
      'Nom rssi-gcs n’a pas encore déclaré ses intérêts pour cet appel.',
    ])
  })

  test('on est là de son arrivée comprise à son départ exclu', () => {
    const p = { siege: 'rssi-ght', agent: 'jo', arrivee: T, depart: T.add({ hours: 1 }) }
    const la = (minutes: number) => presentsA([p], T.add({ minutes })).length
    expect([la(-1), la(0), la(59), la(60)]).toEqual([0, 1, 1, 0])
  })

  test('qui n’a pas vu une arrivée notée par un autre est arrêté, et rien ne s’efface', () => {
    const p = { siege: 'rssi-ght', agent: 'jo', arrivee: T, depart: null }
    expect([versionDe([p]), versionDe([{ ...p, depart: T }])]).toEqual([1, 2])
    expect([refusDePresence([p], 0), refusDePresence([p], 1), refusDePresence([p], undefined)].map((r) => r.map((x) => x.motif))).toEqual([
      ['presence-changee'],
      [],
      ['presence-changee'],
    ])
  })

  test('noter les mêmes présents ne change rien ; l’ordre où on les note non plus', () => {
    const codes = fc.shuffledSubarray(titulaires.map((t) => `${t.id}/${t.id}`))
    fc.assert(
      fc.property(codes, codes, (tot, tard) => {
        const venus = noterPresents(tenants, [], tot)
        const la = venus.ok ? venus.value.arrivees : []
        expect(noterPresents(tenants, la, tot)).toEqual({ ok: true, value: { arrivees: [], departs: [] } })
        expect(noterPresents(tenants, la, tard)).toEqual(noterPresents(tenants, la, tard.toReversed()))
      }),
    )
  })
})

describe('G-42 · nommer un suppléant', () => {
  const connus = [{ id: 'jo', nom: 'Jo' }, ...titulaires]
  const motifs = (siege: string, agent: string | undefined, c: typeof commission | undefined = commission) =>
    motifsDe(nommerSuppleant(c, tenants, connus, { siege, agent }))
  test('une personne de l’agence qui ne siège pas ; ou personne', () => {
    expect([motifs('rssi-gcs', 'jo'), motifs('rssi-gcs', undefined)]).toEqual([[], []])
    expect(motifs('usagers', 'inconnu')).toEqual(['siege-inconnu', 'personne-inconnue'])
    expect(motifs('rssi-gcs', 'rssi-ght')).toEqual(['deja-titulaire'])
    expect(motifsDe(nommerSuppleant(undefined, [], [], { siege: 'rssi-gcs', agent: 'jo' }))).toEqual(['sans-commission'])
  })
})
