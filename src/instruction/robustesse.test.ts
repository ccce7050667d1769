import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facteur } from './priorite.ts'
import { type Tenue, tenuesDe } from './robustesse.ts'

const f = (code: string, points: number | undefined, plus: Partial<Facteur> = {}): Facteur => ({
  ...{ code, titre: code, points, manquants: points === undefined ? [code] : [], poids: 1, auPlus: 4 },
  ...plus,
})
const d = (id: string, ...points: readonly (number | undefined)[]) => ({ id, facteurs: points.map((p, rang) => f(`f${rang}`, p)) })

describe('la tenue d’un dossier', () => {
  test('A-27 · devant tous sur chaque facteur, il reste dans les places quels que soient les poids', () => {
    expect([...tenuesDe([d('a', 4, 4), d('b', 1, 2), d('c', 2, 1)], 1, 20)]).toEqual([
      ['a', 'dedans'],
      ['b', 'dehors'],
      ['c', 'dehors'],
    ])
  })

  test('A-27 · deux dossiers forts sur des facteurs différents sont au bord : le poids les départage', () => {
    const tenues = tenuesDe([d('a', 4, 0), d('b', 0, 4), d('c', 0, 0)], 1, 20)
    expect([tenues.get('a'), tenues.get('b'), tenues.get('c')]).toEqual(['bord', 'bord', 'dehors'])
  })

  test('A-27 · un fait inconnu ne fait jamais entrer : il met au bord, même quand la règle lui a compté des points', () => {
    const suppose = { id: 'a', facteurs: [f('f0', 4, { manquants: ['sauvegardes'] })] }
    expect(tenuesDe([suppose, d('b', 2)], 1, 0).get('a')).toBe('bord')
    expect(tenuesDe([d('a', undefined), d('b', 2)], 1, 0).get('a')).toBe('bord')
  })

  test('autant de places que de dossiers : tous dedans ; aucune place : tous dehors', () => {
    const trois = [d('a', 4), d('b', 2), d('c', undefined)]
    expect([...tenuesDe(trois, 3, 20).values()]).toEqual(['dedans', 'dedans', 'dedans'])
    expect([...tenuesDe(trois, 0, 20).values()]).toEqual(['dehors', 'dehors', 'dehors'])
  })
})

describe('propriétés', () => {
  const dossiers = fc
    .array(fc.array(fc.option(fc.nat(4), { nil: undefined }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })
    .map((tous) => tous.map((points, rang) => d(`d${rang}`, ...points)))

  test('A-27 · quels que soient les poids dans la marge et les faits inconnus, « dedans » l’est et « dehors » l’est', () => {
    const tirage = fc.array(fc.integer({ min: 80, max: 120 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(dossiers, fc.nat(6), tirage, fc.infiniteStream(fc.nat(4)), (tous, places, poids, valeurs) => {
        const tenues = tenuesDe(tous, places, 20)
        const totaux = tous.map((x) => ({
          id: x.id,
          total: x.facteurs.reduce((s, facteur, rang) => s + (facteur.points ?? Number(valeurs.next().value)) * (poids[rang] ?? 100), 0),
        }))
        for (const { id, total } of totaux) {
          const devant = totaux.filter((a) => a.total > total).length
          const auMoinsEgaux = totaux.filter((a) => a.id !== id && a.total >= total).length
          const tenue: Tenue | undefined = tenues.get(id)
          if (tenue === 'dedans') expect(auMoinsEgaux).toBeLessThan(places)
          if (tenue === 'dehors') expect(devant).toBeGreaterThanOrEqual(places)
        }
      }),
    )
  })

  test('une marge plus large ne fait sortir personne du bord', () => {
    fc.assert(
      fc.property(dossiers, fc.nat(6), (tous, places) => {
        const [etroite, large] = [tenuesDe(tous, places, 10), tenuesDe(tous, places, 30)]
        for (const { id } of tous) if (etroite.get(id) === 'bord') expect(large.get(id)).toBe('bord')
      }),
    )
  })

  test('la tenue ne dépend ni de l’ordre des dossiers, ni de leur nom', () => {
    fc.assert(
      fc.property(dossiers, fc.nat(6), (tous, places) => {
        const renverse = tenuesDe(tous.toReversed(), places, 20)
        for (const [id, tenue] of tenuesDe(tous, places, 20)) expect(renverse.get(id)).toBe(tenue)
      }),
    )
  })
})
