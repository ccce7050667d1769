import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerer, problemes } from '../../tests/arbitrages.ts'
import { mesurer, seValent } from './arbitrage.ts'
import { resoudreParHighs } from './modele.highs.ts'
import { interroger } from './oracle.ts'

const repondre = (retenues: readonly string[] | undefined) =>
  retenues === undefined ? { genre: 'sans-solution' } : { genre: 'optimale', retenues }

test('HiGHS donne la liste de l’énumération complète : prérequis, exclusions, contraintes générales et planchers', async () => {
  await fc.assert(
    fc.asyncProperty(problemes({ organismes: 2, actionsParOrganisme: 5, liensEntreOrganismes: 'oui' }), async (probleme) => {
      expect(await resoudreParHighs(probleme, 20, 'complet')).toEqual(repondre(enumerer(probleme)))
    }),
    { numRuns: 25 },
  )
}, 20_000)

test('HiGHS et la méthode exacte donnent la même liste quand les deux s’appliquent', async () => {
  await fc.assert(
    fc.asyncProperty(problemes({ organismes: 5, actionsParOrganisme: 5, liensEntreOrganismes: 'non' }), async (probleme) => {
      expect(await resoudreParHighs(probleme, 20, 'complet')).toEqual(interroger(probleme))
    }),
    { numRuns: 10 },
  )
}, 20_000)

test('sans départage, la liste vaut et coûte autant', async () => {
  await fc.assert(
    fc.asyncProperty(problemes({ organismes: 3, actionsParOrganisme: 4, liensEntreOrganismes: 'non' }), async (probleme) => {
      const [highs, oracle] = [await resoudreParHighs(probleme, 20, 'aucun'), interroger(probleme)]
      const mesure = (r: typeof highs | typeof oracle) =>
        mesurer(
          probleme,
          probleme.actions.filter((a) => r.genre === 'optimale' && r.retenues.includes(a.code)),
        )
      expect(seValent(mesure(highs), mesure(oracle))).toBe(true)
    }),
    { numRuns: 10 },
  )
}, 20_000)
