import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clesFausses, NATURES } from '../acteurs/organisme.ts'
import { estFiness } from '../socle/cles.ts'
import { inventer, type Modele } from './organismes.ts'

const modele = fc.record({
  nature: fc.constantFrom(...Object.keys(NATURES)),
  capacite: fc.option(fc.nat(500)),
  effectif: fc.option(fc.nat(900)),
  sites: fc.nat(8),
})
const modeles = fc.array(modele, { maxLength: 40 }).map((ms): readonly Modele[] => ms.map((m, i) => ({ ...m, ref: `o${i}` })))
const territoire = fc.constantFrom('guyane', 'auvergne-rhone-alpes')

test('les organismes inventés ont des clés valides, et aucune ne sert deux fois', () => {
  fc.assert(
    fc.property(fc.nat(99), territoire, modeles, (graine, t, ms) => {
      const inventes = inventer(graine, t, ms)
      const cles = inventes.flatMap(({ organisme: o, sites }) => [
        o.siret,
        ...(o.finess === null ? [] : [o.finess]),
        ...sites.map((s) => s.finess),
      ])
      expect(inventes.flatMap(({ organisme }) => clesFausses(organisme))).toEqual([])
      expect(inventes.flatMap(({ sites }) => sites).every((s) => estFiness(s.finess))).toBe(true)
      expect(new Set(cles).size).toBe(cles.length)
    }),
  )
})

test('une même graine invente toujours la même chose', () => {
  fc.assert(
    fc.property(fc.nat(99), territoire, modeles, (graine, t, ms) => {
      expect(inventer(graine, t, ms)).toEqual(inventer(graine, t, ms))
    }),
  )
})

test('les noms se disent fictifs', () => {
  const ms = Object.keys(NATURES).map((nature, i): Modele => ({ ref: `o${i}`, nature, capacite: null, effectif: null, sites: 1 }))
  expect(inventer(7, 'guyane', ms).every(({ organisme }) => /fictif|fictive/.test(organisme.nom))).toBe(true)
})
