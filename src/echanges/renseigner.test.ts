import { expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unJour } from '../../tests/constructeurs.ts'
import { poserQuestion } from './renseigner.ts'

const bureau = unAppel().renseignements!
const question = { objet: 'Le référent', texte: 'Peut-il être partagé ?', telephone: false }
const le = aCayenne('2021-09-01 10:00')
const poser = (plus: Partial<typeof bureau> = {}, q = question, quand = le) =>
  poserQuestion({ ...bureau, ...plus }, q, 'America/Cayenne', quand)

test('G-01 · l’objet reçoit le préfixe de l’appel, une seule fois', () => {
  const objet = (o: string) => {
    const fait = poser({}, { ...question, objet: o })
    return fait.ok && fait.value.objet
  }
  expect([objet('Le référent'), objet('[AAP SSI] Le référent')]).toEqual(['[AAP SSI] Le référent', '[AAP SSI] Le référent'])
})

test('G-01 · un point téléphonique se demande, là où l’appel en propose', () => {
  const q = { ...question, telephone: true }
  expect([motifsDe(poser({}, q)), motifsDe(poser({ telephone: false }, q))]).toEqual([[], ['sans-telephone']])
})

test('les questions se ferment à la fin du jour dit, à l’heure de l’appel', () => {
  const jusquau = unJour('2021-10-20')
  const motifs = (t: string) => motifsDe(poser({ jusquau, telephone: false }, { ...question, telephone: true }, aCayenne(t)))
  expect([motifs('2021-10-20 23:59:59'), motifs('2021-10-21 00:00:00')]).toEqual([
    ['sans-telephone'],
    ['questions-closes', 'sans-telephone'],
  ])
})

test('un appel sans bureau renvoie à ses contacts', () => {
  expect(motifsDe(poserQuestion(undefined, question, 'America/Cayenne', le))).toEqual(['sans-bureau'])
})
