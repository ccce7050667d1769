import { expect, test } from 'vitest'
import { unAppel } from '../../tests/constructeurs.ts'
import { voiesDeRecours } from './recours.ts'

test('une décision dit le délai, l’agence et le tribunal de son appel', () => {
  const dites = (['ssi-2021', 'cyber-esms-2023'] as const).map((code) => voiesDeRecours(unAppel(code)).join(' '))
  expect(dites[0]).toContain('tribunal administratif de la Guyane')
  expect(dites[1]).toContain('tribunal administratif de Lyon')
  for (const dit of dites) expect(dit).toContain('deux mois')
})

test('un appel qui ne nomme pas son tribunal n’en invente pas', () => {
  const { recours: _, ...sans } = unAppel()
  expect(voiesDeRecours(sans).join(' ')).toContain('le tribunal administratif dont dépend l’agence')
})

test('le recours à l’agence dit où écrire : ce que l’appel en dit, sinon l’adresse de ses renseignements ou de son premier contact', () => {
  const appel = unAppel()
  expect(voiesDeRecours(appel)[0]).toContain('Agence régionale de santé Guyane, ars-guyane-esante@ars.sante.fr.')
  expect(voiesDeRecours(unAppel('cyber-esms-2023'))[0]).toContain('ars-ara-esante@ars.sante.fr')
  const gracieux = { tribunal: 'tribunal', adresse: 'rue', gracieux: 'direction générale' }
  expect(voiesDeRecours({ ...appel, recours: gracieux })[0]).toContain('par écrit : direction générale.')
})
