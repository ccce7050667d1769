import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONSERVATIONS, EXPIRATIONS } from './durees.ts'
import { type Dormant, expirer } from './expirer.ts'

const DEPUIS = Temporal.Instant.from('2023-01-01T00:00:00Z')
const apres = (jours: number, de = DEPUIS) => de.add({ minutes: Math.round(24 * 60 * jours) })
const brouillon = EXPIRATIONS.brouillon

describe('rien ne s’efface sans deux avertissements', () => {
  test.each([
    ['la veille du premier avertissement', [], 29.999, 'garder'],
    ['au premier avertissement', [], 30, 'avertir 1'],
    ['entre les deux', [30], 59.9, 'garder'],
    ['au second avertissement', [30], 60, 'avertir 2'],
    ['avant la fin', [30, 60], 89.9, 'garder'],
    ['à la fin', [30, 60], 90, 'effacer'],
    ['si la tâche n’a pas tourné de l’année, on commence par avertir', [], 400, 'avertir 1'],
    ['et l’effacement recule d’autant', [400, 430], 459.9, 'garder'],
    ['jusqu’à son terme', [400, 430], 460, 'effacer'],
  ] as const)('%s', (_, avertis, jour, attendu) => {
    const suite = expirer({ inactifDepuis: DEPUIS, avertis: avertis.map((j) => apres(j)) }, brouillon, apres(jour))
    expect(suite.sorte === 'avertir' ? `avertir ${suite.rang}` : suite.sorte).toBe(attendu)
  })

  test('un usage après un avertissement remet tout à zéro', () => {
    const touche = apres(45)
    const dormant = { inactifDepuis: touche, avertis: [apres(30)] }
    expect(expirer(dormant, brouillon, apres(74)).sorte).toBe('garder')
    expect(expirer(dormant, brouillon, apres(75))).toMatchObject({ sorte: 'avertir', rang: 1 })
  })

  test('quelles que soient les nuits où la tâche tourne, deux avertissements partent, et chacun laisse son délai', () => {
    fc.assert(
      fc.property(fc.constantFrom('brouillon', 'compte'), fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 }), (genre, pas) => {
        const duree = EXPIRATIONS[genre]
        let dormant: Dormant = { inactifDepuis: DEPUIS, avertis: [] }
        let le = DEPUIS
        for (const jours of pas) {
          le = apres(jours, le)
          const suite = expirer(dormant, duree, le)
          if (suite.sorte === 'avertir') {
            expect(suite.rang).toBe(dormant.avertis.length + 1)
            dormant = { ...dormant, avertis: [...dormant.avertis, le] }
          }
          if (suite.sorte === 'effacer') {
            const [un, deux] = dormant.avertis
            expect(dormant.avertis).toHaveLength(2)
            expect(un?.until(le).total('hours')).toBeGreaterThanOrEqual(24 * duree.avertir[0])
            expect(deux?.until(le).total('hours')).toBeGreaterThanOrEqual(24 * duree.avertir[1])
            expect(DEPUIS.until(le).total('hours')).toBeGreaterThanOrEqual(24 * duree.jours)
            return
          }
        }
      }),
    )
  })
})

test('la page promet les durées que la tâche applique', () => {
  const dit = CONSERVATIONS.map((c) => `${c.combien} ${c.fin}`).join(' ')
  for (const { avertir } of Object.values(EXPIRATIONS)) expect(dit).toContain(`${avertir[0]} jours puis ${avertir[1]} jours avant`)
  expect(dit).toContain(`${EXPIRATIONS.brouillon.jours} jours après la clôture`)
  expect(dit).toContain('2 ans après votre dernière visite')
})
