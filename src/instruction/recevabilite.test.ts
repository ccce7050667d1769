import { expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import type { Verdict } from '../appel/condition.ts'
import { declarerIrrecevable, declarerRecevable } from './recevabilite.ts'
import { type Examinee, examiner } from './trancher.ts'

const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')

const verdict = (code: string, reponse: Verdict['reponse'], manquants: readonly string[] = []): Verdict => ({
  condition: unGuichet().conditions.find((c) => c.code === code)!,
  reponse,
  manquants,
  faits: {},
})

const examinee = (v: Verdict, tranche?: 'oui' | 'non'): Examinee =>
  examiner([v], tranche === undefined ? [] : [{ condition: v.condition.code, reponse: tranche, motif: 'Vu', par: 'Jo', le: LE }])[0]!

test('G-14 · tout est établi : recevable ; un point à vérifier ne l’est que si un agent l’a tranché', () => {
  expect(motifsDe(declarerRecevable([examinee(verdict('nature-admise', 'oui'))], ''))).toEqual([])
  const doute = verdict('audit-etabli', 'a-verifier', ['audit de phase 1 fait'])
  const refuse = declarerRecevable([examinee(doute)], '')
  expect([motifsDe(refuse), clausesDe(refuse)]).toEqual([['a-verifier'], ['G-14', 'G-15']])
  expect(!refuse.ok && refuse.error[0]!.phrase).toContain('audit de phase 1 fait')
  const admis = declarerRecevable([examinee(doute, 'oui')], 'Vu')
  expect(admis.ok && admis.value).toEqual({ recevable: true, motif: 'Vu', verifies: ['audit-etabli'] })
})

test('G-04, G-12 · un « non » ne se rachète pas, de la règle ou de l’agent ; tous les refus viennent ensemble', () => {
  const quatre = [
    examinee(verdict('nature-admise', 'non'), 'oui'),
    examinee(verdict('referent-rgpd', 'a-verifier')),
    examinee(verdict('commission-interne', 'a-verifier'), 'non'),
    examinee(verdict('referent-cyber', 'oui')),
  ]
  expect(motifsDe(declarerRecevable(quatre, ''))).toEqual(['nature-admise', 'a-verifier', 'commission-interne'])
})

test('une condition qui ne fait que signaler ou qui attend le versement n’empêche pas la recevabilité', () => {
  const signale = verdict('nature-admise', 'non')
  for (const effet of ['signale', 'empeche-versement'] as const)
    expect(motifsDe(declarerRecevable([examinee({ ...signale, condition: { ...signale.condition, effet } })], ''))).toEqual([])
})

test('irrecevable : au moins une clause, et des clauses de l’appel', () => {
  expect(motifsDe(declarerIrrecevable('Trop tard', ['G-02'], ['G-02', 'G-14']))).toEqual([])
  expect(motifsDe(declarerIrrecevable('Parce que', [], ['G-02']))).toEqual(['clause-manquante'])
  expect(motifsDe(declarerIrrecevable('Parce que', ['G-02', 'Z-1', 'Z-2'], ['G-02']))).toEqual(['clause-inconnue', 'clause-inconnue'])
})
