import { expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet, unJour } from '../../tests/constructeurs.ts'
import { commander } from './commander.ts'

const audit = unGuichet('candidature', 'cyber-esms-2023').audit!
const marche = {
  id: 'm',
  prestataire: 'p',
  jours: 250,
  du: unJour('2023-01-01'),
  au: unJour('2024-12-31'),
  pouvoirAdjudicateur: 'GCS SARA',
}
const passi = [{ qualification: 'PASSI', du: unJour('2023-01-01'), au: unJour('2023-12-31') }]
const le = unJour('2023-10-30')

test('A-25 · une commande dans les jours du marché est acceptée, jusqu’au dernier dixième', () => {
  expect(commander(audit, marche, passi, 210, 40, le)).toEqual({ ok: true, value: { marche: 'm', prestataire: 'p', jours: 40 } })
  expect(motifsDe(commander(audit, marche, passi, 211, 40, le))).toEqual(['marche-epuise'])
})

test('A-25 · un marché d’un autre pouvoir adjudicateur est refusé', () => {
  const refus = commander(audit, { ...marche, pouvoirAdjudicateur: 'GIP Voisin' }, passi, 0, 40, le)
  expect(motifsDe(refus)).toEqual(['marche-d-un-autre'])
  expect(clausesDe(refus)).toEqual(['A-25'])
})

test('A-24 · un certificat vaut du premier au dernier jour, bornes comprises', () => {
  const motifs = (jour: string) => motifsDe(commander(audit, marche, passi, 0, 40, unJour(jour)))
  expect([motifs('2023-01-01'), motifs('2023-12-31')]).toEqual([[], []])
  expect(motifs('2024-01-01')).toEqual(['qualification-absente'])
  expect(motifsDe(commander(audit, marche, [{ ...passi[0]!, qualification: 'PDIS' }], 0, 40, le))).toEqual(['qualification-absente'])
})

test('A-24, A-25 · tous les refus sont dits ensemble, chacun avec sa clause', () => {
  const refus = commander(audit, { ...marche, au: unJour('2023-06-30') }, [], 250, 0, le)
  expect(motifsDe(refus)).toEqual(['qualification-absente', 'marche-clos', 'commande-vide'])
  expect(refus.ok ? [] : refus.error.map((r) => r.clause)).toEqual([['A-24'], ['A-25'], ['A-25']])
})

test('G-09 · en Guyane, les mêmes refus citent la clause de l’appel', () => {
  const guyane = unGuichet('audit').audit!
  const siens = { ...marche, pouvoirAdjudicateur: 'GCS Guyasis' }
  expect(clausesDe(commander(guyane, siens, [], 300, 40, le))).toEqual(['G-09'])
})

test('sans marché, ou sans audit prévu, la commande dit pourquoi', () => {
  expect(motifsDe(commander(audit, undefined, passi, 0, 40, le))).toEqual(['marche-inconnu'])
  expect(motifsDe(commander(undefined, marche, passi, 0, 40, le))).toEqual(['sans-audit'])
})
