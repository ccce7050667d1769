import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { estInfructueux, facteursDe } from './classement.ts'
import { quorumAtteint, siegesVotants } from './commission.ts'
import { connuDe } from './connu.commande.ts'
import { lectureDesRegles } from './lecture.publicodes.ts'
import { genresManquants } from './obligations.ts'
import { suiteDuSilence } from './silence.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appelDe = (code: string, version = 1) => versionDe(appels.value, code, version)!

describe('choix', () => {
  const appel = appelDe('concours-pondere')
  const { choix, arbitrage } = appel.guichets[0]!

  test('quinze jours pour compléter, devant ce tribunal : l’appel le dit pour tous', () => {
    expect([appel.complements?.jours, appel.recours?.tribunal, appel.recours?.gracieux]).toEqual([
      15,
      'tribunal administratif d’exemple',
      'direction générale de l’agence',
    ])
  })

  test('un complément qui ne vient pas : ici l’irrecevabilité est proposée, en Guyane le dossier s’examine tel quel, ailleurs aussi', () => {
    const suite = (code: string, etat = 'depose') => suiteDuSilence(appelDe(code), etat)
    expect([suite('concours-pondere'), suite('ssi-2021'), suite('cyber-esms-2023')]).toEqual([
      'irrecevable',
      ...['examiner-en-l-etat', 'examiner-en-l-etat'],
    ])
    expect(suite('concours-pondere', 'recevable')).toBe('examiner-en-l-etat')
  })

  test('le thème et le partage valent des points', () => {
    const points = (theme: string) => facteursDe(choix, lectureDesRegles(appel, { thème: theme, 'projets mutualisés': 1 })).total
    expect(['continuite', 'surveillance', 'formation'].map(points)).toEqual([4, 3, 2])
  })

  test('un second choix suit tous les audits, et peut ne rien donner', () => {
    expect(arbitrage).toMatchObject({ objet: 'actions', joursMax: 80, apresTousLesAudits: true })
  })

  test('une voix consultative ne fait pas le quorum', () => {
    const c = appel.commission!
    expect(siegesVotants(c).map((s) => s.fonction)).not.toContain('federation')
    expect(quorumAtteint(c, ['ars-numerique', 'federation'])).toBe(false)
    expect(quorumAtteint(c, ['ars-numerique', 'rssi-gcs'])).toBe(true)
  })

  test('deux autorités décident ensemble, dans les vingt jours', () => {
    expect(appel.commission).toMatchObject({
      decideurs: ['Direction générale de l’agence', 'Président du conseil d’exemple'],
      decisionSous: { jours: 20 },
    })
  })

  test('à moins de deux dossiers, l’appel est infructueux', () => {
    expect([0, 1, 2].map((n) => estInfructueux(choix, n))).toEqual([true, true, false])
  })

  test('les textes sont cités dans leur édition', () => {
    expect(appel.references.map((r) => r.edition)).toEqual(['3', '2025'])
  })
})

test('au moins une action de chaque genre : on dit ce qui manque', () => {
  const cible = appelDe('preuves-par-etapes').guichets[0]!.cibles![0]!
  expect(genresManquants(cible, ['sauvegarde-deconnectee', 'sauvegarde-deconnectee'])).toEqual(['vpn-acces-distants', 'documentation-si'])
  expect(genresManquants(cible, cible.genres)).toEqual([])
})

test('les livrables disent qui les doit', () => {
  const { livrables } = appelDe('preuves-par-etapes').guichets[0]!
  expect(livrables.map((l) => [l.code, l.par])).toEqual([
    ['bilan-usage', 'porteur'],
    ['synthese', 'grades'],
  ])
})

test('un guichet ouvert ne classe personne', () => {
  expect(appelDe('financement-compose').guichets.map((g) => [g.choix.mode, g.choix.places])).toEqual([
    ['ouvert', undefined],
    ['ouvert', undefined],
    ['ouvert', undefined],
  ])
})
