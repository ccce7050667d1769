import { expect, test } from 'vitest'
import { direDefaut } from '../socle/defaut.ts'
import { lireScenario } from './scenario.yaml.ts'

const ENTETE = `code: essai
titre: Essai
appel: { code: ssi-2021, version: 1 }
fuseau: America/Cayenne
graine: 1
territoire: guyane
organismes: [{ ref: pharma, nature: pharmacie }]
personnes: [{ ref: ars, nom: Chargée de mission, role: ars }]
prestataires: []
dossiers: [{ ref: d1, organisme: pharma, guichet: audit }]
`
const lire = (suite: string) => lireScenario(ENTETE + suite, 'essai.yaml')
const defauts = (suite: string): readonly string[] => {
  const lu = lire(suite)
  return lu.ok ? [] : lu.error.map(direDefaut)
}

test('une heure est celle du fuseau du scénario, à la seconde', () => {
  const lu = lire("gestes:\n  - { le: '2021-10-31 23:59:59', par: porteur, acte: deposer, sur: d1 }\n")
  expect(lu.ok && lu.value.gestes[0]!.le.toString()).toBe('2021-11-01T02:59:59Z')
})

test('les gestes sont rendus dans l’ordre du temps, à la même heure dans l’ordre écrit', () => {
  const lu = lire(`gestes:
  - { le: 2021-08-02 09:00, par: porteur, acte: deposer, sur: d1 }
  - { le: 2021-08-01 09:00, par: porteur, acte: ouvrir, sur: d1 }
  - { le: 2021-08-02 09:00, par: porteur, acte: retirer, sur: d1 }
`)
  expect(lu.ok && lu.value.gestes.map((g) => g.acte)).toEqual(['ouvrir', 'deposer', 'retirer'])
})

test('une suite se déroule : une minute par geste, ou le délai dit, et ses cibles sont celles du dossier', () => {
  const lu = lire(`suites:
  s:
    - { par: porteur, acte: ouvrir }
    - { par: ars, acte: cadrer, sur: mission, apres: 2 jours }
    - { par: ars, acte: cadrer, sur: mission, apres: 3 heures, refus: [etat-interdit] }
gestes:
  - { le: 2021-08-01 09:00, suite: s, sur: d1 }
`)
  expect(lu.ok && lu.value.gestes.map((g) => [g.le.toString(), g.sur, g.refus])).toEqual([
    ['2021-08-01T12:01:00Z', 'd1', undefined],
    ['2021-08-03T12:01:00Z', 'd1.mission', undefined],
    ['2021-08-03T15:01:00Z', 'd1.mission', ['etat-interdit']],
  ])
})

test('chaque nom inconnu est un défaut, avec sa ligne', () => {
  const dits = defauts(`gestes:
  - { le: 2021-08-01 09:00, par: inconnue, acte: deposer, sur: d1 }
  - { le: 2021-08-01 09:00, par: ars, acte: danser, sur: d1 }
  - { le: 2021-08-01 09:00, par: ars, acte: clore, sur: d9 }
  - { le: 2021-08-01 09:00, suite: rien, sur: d1 }
`)
  expect(dits).toHaveLength(4)
  for (const [i, mot] of ['inconnue', 'danser', 'd9', 'rien'].entries()) {
    expect(dits[i]).toContain(`« ${mot} »`)
    expect(dits[i]).toMatch(new RegExp(`essai\\.yaml:${12 + i}`))
  }
})

test('une heure ou un délai mal écrits sont des défauts', () => {
  expect(defauts('gestes:\n  - { le: 2021-08-01, par: ars, acte: publier }\n').join()).toContain('AAAA-MM-JJ HH:MM')
  expect(defauts('suites:\n  s: [{ par: ars, acte: publier, apres: bientôt }]\ngestes: []\n').join()).toContain('2 jours')
})

test.each(['2021-02-30 10:00', '2021-08-01 25:00'])('une date qui n’existe pas (%s) est un défaut, pas une panne', (le) => {
  expect(defauts(`gestes:\n  - { le: '${le}', par: ars, acte: publier }\n`)).toHaveLength(1)
})

test('un fuseau inconnu est un défaut, pas une panne', () => {
  const lu = lireScenario(
    `${ENTETE.replace('America/Cayenne', 'Lune/Tranquillite')}gestes:\n  - { le: 2021-08-01 09:00, par: ars, acte: publier }\n`,
    'essai.yaml',
  )
  expect(lu.ok ? [] : lu.error.map(direDefaut).join()).toContain('Lune/Tranquillite')
})
