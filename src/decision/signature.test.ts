import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unJour } from '../../tests/constructeurs.ts'
import { type Delegable, deleguerSignature, refusDePartPrise, type Signature, signer } from './signature.ts'

const FUSEAU = 'America/Cayenne'
const signature = (plus: Partial<Signature> = {}): Signature => ({
  ...{ id: 's1', agent: 'a', nom: 'Jo Fictif', actes: ['decider'], plafond: 50_000_00n, reference: 'n° 42', retireeLe: null },
  ...{ du: unJour('2021-10-01'), au: unJour('2021-11-30') },
  ...plus,
})
const signe = (jour: string, montant = 1n, acte: Delegable = 'decider', siennes = [signature()]) =>
  signer(siennes, acte, montant, unJour(jour), FUSEAU)

describe('signer par délégation', () => {
  test('G-43 · du premier au dernier jour compris, jusqu’au montant au centime près, pour les actes dits', () => {
    expect([
      ...[motifsDe(signe('2021-09-30')), motifsDe(signe('2021-10-01')), motifsDe(signe('2021-11-30')), motifsDe(signe('2021-12-01'))],
      ...[motifsDe(signe('2021-10-15', 50_000_00n)), motifsDe(signe('2021-10-15', 50_000_01n))],
      motifsDe(signe('2021-10-15', 1n, 'revoir-decision')),
    ]).toEqual([['hors-delegation'], [], [], ['hors-delegation'], [], ['delegation-depassee'], ['acte-non-delegue']])
  })

  test('G-43 · dehors, le refus dit la délégation et ses dates, et tout ce qui s’y oppose', () => {
    const refuse = signe('2021-12-01', 60_000_00n, 'revoir-decision')
    expect(motifsDe(refuse)).toEqual(['hors-delegation', 'acte-non-delegue', 'delegation-depassee'])
    expect(!refuse.ok && refuse.error[0]?.phrase).toBe('La délégation n° 42 vaut du vendredi 1er octobre 2021 au mardi 30 novembre 2021.')
  })

  test('G-43 · sans délégation, ou retirée, personne ne signe à la place de la direction', () => {
    expect(motifsDe(signe('2021-10-15', 1n, 'decider', []))).toEqual(['sans-delegation'])
    const retiree = signature({ retireeLe: aCayenne('2021-10-10 09:00') })
    expect(motifsDe(signe('2021-10-15', 1n, 'decider', [retiree]))).toEqual(['delegation-retiree'])
    expect(motifsDe(signe('2021-10-15', 1n, 'decider', [retiree, signature({ id: 's2' })]))).toEqual([])
  })

  test('G-42 · qui a donné un avis ne décide pas', () => {
    const avis = [{ agent: 'a' }]
    expect(['a', 'b'].map((par) => refusDePartPrise(avis, par).map((r) => r.motif))).toEqual([['part-prise'], []])
  })
})

test('déléguer : à un agent de l’agence, pour au moins un acte, sur des jours à venir ; tout ce qui manque est dit', () => {
  const motifs = (plus: Partial<Signature>, jour = '2021-10-05') =>
    deleguerSignature(['a'], signature(plus), unJour(jour)).map((r) => r.motif)
  expect([
    motifs({}),
    motifs({}, '2021-11-30'),
    motifs({}, '2021-12-01'),
    motifs({ agent: 'x', actes: [], au: unJour('2021-09-30') }),
    motifs({ actes: ['verser'] }),
  ]).toEqual([
    [],
    [],
    ['delegation-passee'],
    ['agent-inconnu', 'acte-non-delegable', 'dates-inversees', 'delegation-passee'],
    ['acte-non-delegable'],
  ])
})
