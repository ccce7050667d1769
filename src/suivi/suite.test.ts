import { expect, test } from 'vitest'
import { unJour } from '../../tests/constructeurs.ts'
import { etatsDe } from '../vie.ts'
import { direLectures, estFini, premieresLectures, prochainRepere, suiteDe } from './suite.ts'

const LE = Temporal.Instant.from('2021-11-03T12:00:00Z')
const dire = () => 'mercredi'

test('chaque état d’un dossier déposé dit au porteur où il en est et qui doit agir', () => {
  const muets = etatsDe('dossier').filter((e) => suiteDe(e, 'aucun') === undefined)
  expect(muets).toEqual(['neant', 'brouillon'])
})

test('une décision prise mais pas notifiée ne se devine pas', () => {
  expect(suiteDe('decide', 'aucun')?.phrase).toMatch(/est examiné/)
})

test('un dossier retiré, écarté ou clos n’attend plus personne', () => {
  expect(['retire', 'ecarte', 'clos', 'depose', 'en-attente'].map(estFini)).toEqual([true, true, true, false, false])
})

test('un complément attendu passe avant le reste', () => {
  expect(suiteDe('depose', 'attendu')?.attendu).toContain('compléter')
  expect(suiteDe('depose', 'aucun')?.attendu).toContain('rien à faire')
})

test('le porteur apprend quel rôle l’a lu, et que l’agence ne l’a pas encore ouvert', () => {
  expect(direLectures([], dire)).toEqual(['L’agence n’a pas encore ouvert votre dossier.'])
  expect(direLectures([{ role: 'grades', le: LE }], dire)).toEqual([
    'Ouvert par l’opérateur régional le mercredi.',
    'L’agence n’a pas encore ouvert votre dossier.',
  ])
  expect(direLectures([{ role: 'ars', le: LE }], dire)).toEqual(['Ouvert par l’agence le mercredi.'])
})

test('la prochaine date est la plus proche qui ne soit pas passée, le jour même compris', () => {
  const reperes = ['2021-12-14', '2021-11-02', '2021-11-16'].map((j) => ({ texte: j, jour: unJour(j) }))
  expect(prochainRepere(reperes, unJour('2021-11-16'))?.texte).toBe('2021-11-16')
  expect(prochainRepere(reperes, unJour('2021-12-15'))).toBeUndefined()
})

test('qui agit sur un dossier l’a lu : le premier de l’acte et de l’ouverture compte, une fois par rôle, et jamais un autre que l’agence', () => {
  const a = (heures: number) => LE.add({ hours: heures })
  expect(
    premieresLectures(
      [
        { role: 'ars', le: a(5) },
        { role: 'grades', le: a(1) },
      ],
      [
        { role: 'ars', le: a(2) },
        { role: 'ars', le: a(9) },
        { role: 'grades', le: a(4) },
        { role: 'porteur', le: a(0) },
        { role: 'prestataire', le: a(3) },
      ],
    ),
  ).toEqual([
    { role: 'grades', le: a(1) },
    { role: 'ars', le: a(2) },
  ])
})
