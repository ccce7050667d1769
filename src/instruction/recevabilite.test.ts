import { expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import type { Verdict } from '../appel/condition.ts'
import { declarerIrrecevable, declarerRecevable } from './recevabilite.ts'

const verdict = (code: string, reponse: Verdict['reponse'], manquants: readonly string[] = []): Verdict => ({
  condition: unGuichet().conditions.find((c) => c.code === code)!,
  reponse,
  manquants,
  faits: {},
})

test('G-14 · tout est établi : recevable ; un point à vérifier ne l’est que si l’agent dit l’avoir vérifié', () => {
  expect(motifsDe(declarerRecevable([verdict('nature-admise', 'oui')], [], ''))).toEqual([])
  const doute = [verdict('audit-etabli', 'a-verifier', ['audit de phase 1 fait'])]
  const refuse = declarerRecevable(doute, [], '')
  expect([motifsDe(refuse), clausesDe(refuse)]).toEqual([['a-verifier'], ['G-14', 'G-15']])
  expect(!refuse.ok && refuse.error[0]!.phrase).toContain('audit de phase 1 fait')
  const admis = declarerRecevable(doute, ['audit-etabli'], 'Vu')
  expect(admis.ok && admis.value).toEqual({ recevable: true, motif: 'Vu', verifies: ['audit-etabli'] })
})

test('G-04, G-12 · un « non » ne se rachète pas en le disant vérifié ; tous les refus viennent ensemble', () => {
  const trois = [verdict('nature-admise', 'non'), verdict('referent-rgpd', 'a-verifier'), verdict('referent-cyber', 'oui')]
  expect(motifsDe(declarerRecevable(trois, ['nature-admise'], ''))).toEqual(['nature-admise', 'a-verifier'])
})

test('une condition qui ne fait que signaler ou qui attend le versement n’empêche pas la recevabilité', () => {
  const signale = verdict('nature-admise', 'non')
  for (const effet of ['signale', 'empeche-versement'] as const)
    expect(motifsDe(declarerRecevable([{ ...signale, condition: { ...signale.condition, effet } }], [], ''))).toEqual([])
})

test('irrecevable : au moins une clause, et des clauses de l’appel', () => {
  expect(motifsDe(declarerIrrecevable('Trop tard', ['G-02'], ['G-02', 'G-14']))).toEqual([])
  expect(motifsDe(declarerIrrecevable('Parce que', [], ['G-02']))).toEqual(['clause-manquante'])
  expect(motifsDe(declarerIrrecevable('Parce que', ['G-02', 'Z-1', 'Z-2'], ['G-02']))).toEqual(['clause-inconnue', 'clause-inconnue'])
})
