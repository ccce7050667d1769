import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { lireDecision } from './decision.sql.ts'
import { lireAttente } from './places.sql.ts'

/** Le 26 octobre à 10 h 15, neuf places sur dix sont prises ; d09 et d10 attendent leur décision. */
const { base, monde, id, partie } = await partieJouee('ara-2023', Temporal.Instant.from('2023-10-26T08:15:00Z'))

const faire = (acte: string, ref: string, par: string, saisie: object) =>
  acteNomme(acte)!.faire(monde, {
    objet: id(ref),
    saisie,
    par: partie.acteurs.get(par)!,
    le: Temporal.Instant.from('2023-10-26T08:30:00Z'),
  })
const decider = (ref: string, saisie: object) => faire('decider', ref, 'direction', saisie)

test('A-04 · deux décisions au même moment ne se partagent pas la dernière place', async () => {
  const retenir = { sens: 'retenu', motif: 'Dans les dix', ecart: 'Petite structure' }
  const faits = await Promise.all([decider('d09', retenir), decider('d10', retenir)])
  expect(faits.filter((f) => f.ok)).toHaveLength(1)
  expect(faits.flatMap((f) => (f.ok ? [] : f.error.map((r) => r.motif)))).toEqual(['places-epuisees'])
})

test('A-04 · corriger une place d’attente qui n’est pas notifiée, sans en dire une autre, ne fait reculer personne', async () => {
  const premier = (await lireDecision(base, id('d09'))) === undefined ? 'd09' : 'd10'
  const attendre = { sens: 'en-attente', motif: 'Les places sont prises', ecart: 'Une place est gardée' }
  for (const ref of [premier, 'd11']) expect((await decider(ref, attendre)).ok).toBe(true)
  const liste = async () => (await lireAttente(base, 'cyber-esms-2023', 'candidature')).map((e) => [e.dossier, e.cle])
  const avant = await liste()
  expect(avant.map(([dossier]) => dossier)).toEqual([id(premier), id('d11')])
  expect((await decider(premier, { ...attendre, motif: 'Mieux dit', vue: 1 })).ok).toBe(true)
  expect(await liste()).toEqual(avant)
  expect((await decider('d11', { ...attendre, ordre: '1', vue: 1 })).ok).toBe(true)
  expect((await liste()).map(([dossier]) => dossier)).toEqual([id('d11'), id(premier)])
  // Notifiée, une place ne recule plus : garder le premier en attente le laisse premier.
  for (const ref of ['d11', premier]) expect((await faire('notifier', ref, 'ars', {})).ok).toBe(true)
  const vue = async () => (await lireDecision(base, id('d11')))?.rang
  for (const saisie of [attendre, { sens: 'ecarte', raisons: ['autre'], motif: 'Une erreur', ecart: 'Essai' }, attendre])
    expect((await decider('d11', { ...saisie, vue: await vue() })).ok).toBe(true)
  expect((await liste()).map(([dossier]) => dossier)).toEqual([id('d11'), id(premier)])
})
