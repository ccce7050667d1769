import { expect, test } from 'vitest'
import { motifsDe, unAppel, unGuichet } from '../../tests/constructeurs.ts'
import type { Verdict } from '../appel/condition.ts'
import { examiner, type Tranche, trancher } from './trancher.ts'

const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const verdict = (code: string, reponse: Verdict['reponse'], faits: Verdict['faits'] = {}): Verdict => ({
  condition: unGuichet().conditions.find((c) => c.code === code)!,
  reponse,
  manquants: reponse === 'a-verifier' ? ['référent cyber nommé'] : [],
  faits,
})
const tranche = (reponse: Tranche['reponse'], motif = 'Vu au téléphone'): Tranche => ({
  condition: 'referent-cyber',
  reponse,
  motif,
  par: 'Jo',
  le: LE,
})
const dit = (verdicts: readonly Verdict[], condition: string, reponse: Tranche['reponse'] = 'oui') =>
  motifsDe(trancher(verdicts, unAppel(), { condition, reponse, motif: 'Vu' }))

test('G-11 · un point à vérifier se tranche, avec sa raison ; le dernier mot vaut, les autres restent', () => {
  const doute = [verdict('referent-cyber', 'a-verifier')]
  expect(dit(doute, 'referent-cyber')).toEqual([])
  expect(examiner(doute, [])[0]?.reponse).toBe('a-verifier')
  expect(examiner(doute, [tranche('oui'), tranche('non', 'La note a été retirée')])[0]).toMatchObject({
    reponse: 'non',
    tranche: { motif: 'La note a été retirée' },
  })
})

test('un « non » de la règle ne se rachète pas, même tranché avant que les faits ne changent', () => {
  const non = [verdict('referent-cyber', 'non')]
  expect(dit(non, 'referent-cyber')).toEqual(['non-etabli-par-la-regle'])
  expect(examiner(non, [tranche('oui')])[0]?.reponse).toBe('non')
})

test('un « oui » déclaré peut être démenti ; un « oui » établi sans le porteur, non', () => {
  expect(dit([verdict('referent-cyber', 'oui', { 'référent cyber nommé': true })], 'referent-cyber', 'non')).toEqual([])
  expect(dit([verdict('nature-admise', 'oui', { nature: 'pharmacie' })], 'nature-admise', 'non')).toEqual(['deja-etabli'])
  expect(dit([], 'inventee')).toEqual(['condition-inconnue'])
})
