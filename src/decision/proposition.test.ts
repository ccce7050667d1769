import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EnLice, proposer, sEcarteDuRang, sortDe } from './proposition.ts'

const choix = { places: 2, listeAttente: true }
const aDecider = (...ids: readonly string[]): readonly EnLice[] => ids.map((id, i) => ({ id, rang: i + 1, sort: 'a-decider' as const }))
const dites = (p: ReturnType<typeof proposer>) => [...p].map(([id, x]) => `${id} ${x}`)

describe('A-04 · le rang propose, la direction décide', () => {
  test('A-04 · les premiers rangs ont une place, les autres la liste d’attente ; sans liste, rien', () => {
    expect(dites(proposer(choix, aDecider('a', 'b', 'c')))).toEqual(['a retenir', 'b retenir', 'c attente'])
    expect(dites(proposer({ places: 2 }, aDecider('a', 'b', 'c')))).toEqual(['a retenir', 'b retenir', 'c ecarter'])
    expect(dites(proposer({}, aDecider('a', 'b')))).toEqual([])
  })

  test('A-04 · une place rendue va au premier de la liste, dans son ordre et non dans celui du rang', () => {
    const liste: readonly EnLice[] = [
      { id: 'b', rang: 2, sort: 'tient' },
      { id: 'c', rang: 3, sort: 'attend', cle: 2 },
      { id: 'd', rang: 4, sort: 'attend', cle: 1 },
    ]
    expect(dites(proposer(choix, liste))).toEqual(['d retenir', 'c attente'])
  })

  test('A-04 · un dossier sorti libère son rang : le suivant entre dans les places', () => {
    const sans = aDecider('a', 'b', 'c').filter((d) => d.id !== 'a')
    expect(dites(proposer(choix, sans))).toEqual(['b retenir', 'c retenir'])
  })

  test('A-04 · jamais plus de places proposées que de places libres, et aucune libre tant que quelqu’un attend', () => {
    const lice = fc.array(fc.record({ sort: fc.constantFrom('tient', 'attend', 'a-decider'), cle: fc.nat(50) }), { maxLength: 12 })
    fc.assert(
      fc.property(lice, fc.nat(8), (tires, places) => {
        const enLice = tires.map((t, i): EnLice => {
          const commun = { id: String(i), rang: i + 1 }
          return t.sort === 'attend'
            ? { ...commun, sort: 'attend', cle: t.cle }
            : { ...commun, sort: t.sort === 'tient' ? 'tient' : 'a-decider' }
        })
        const tenues = enLice.filter((d) => d.sort === 'tient').length
        const proposees = [...proposer({ places, listeAttente: true }, enLice).values()].filter((p) => p === 'retenir').length
        expect(proposees).toBe(Math.min(Math.max(0, places - tenues), enLice.length - tenues))
      }),
    )
  })

  test('A-04 · s’écarter, c’est donner ou retirer une place contre le rang ; un refus se tire de l’examen', () => {
    expect([
      sEcarteDuRang('retenu', 'attente'),
      sEcarteDuRang('sous-condition', 'ecarter'),
      sEcarteDuRang('en-attente', 'retenir'),
      sEcarteDuRang('retenu', 'retenir'),
      sEcarteDuRang('ecarte', 'retenir'),
      sEcarteDuRang('retenu', undefined),
    ]).toEqual([true, true, true, false, false, false])
  })
})

test('un dossier reste en lice tant qu’il tient une place, attend la sienne, ou n’est pas décidé', () => {
  const d = (sens: 'retenu' | 'en-attente' | 'ecarte', ordre: number | null = null, rendueLe: Temporal.Instant | null = null) => ({
    sens,
    ordre,
    rendueLe,
  })
  const le = Temporal.Instant.from('2023-10-26T08:00:00Z')
  expect([
    sortDe('recevable', undefined),
    sortDe('laureat', d('retenu')),
    sortDe('desiste', d('retenu', null, le)),
    sortDe('en-attente', d('en-attente', 3)),
    sortDe('desiste', d('en-attente', 3)),
    sortDe('ecarte', d('ecarte')),
  ]).toEqual([{ sort: 'a-decider' }, { sort: 'tient' }, undefined, { sort: 'attend', cle: 3 }, undefined, undefined])
})
