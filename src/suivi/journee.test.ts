import { expect, test } from 'vitest'
import { type Affaire, attentes } from './journee.ts'

const uneAffaire = (a: Partial<Affaire>): Affaire => ({
  genre: 'dossier',
  id: 'd1',
  dossier: 'd1',
  etat: 'depose',
  depuis: Temporal.Instant.from('2021-09-01T00:00:00Z'),
  organisme: 'Pharmacie fictive',
  appel: 'ssi-2021',
  guichet: 'audit',
  echeance: null,
  charge: null,
  enCharge: null,
  ...a,
})

test('un dossier déposé attend l’agence, pas son porteur', () => {
  expect(attentes([uneAffaire({})], 'grades', 'moi').map((a) => a.acte)).toEqual(['declarer-recevable'])
  expect(attentes([uneAffaire({})], 'porteur', 'moi')).toEqual([])
})

test('ce qui se fait sur la mission ne s’attend pas deux fois, sur le dossier et sur elle', () => {
  const affaires = [uneAffaire({ etat: 'en-audit' }), uneAffaire({ genre: 'mission', id: 'm1', etat: 'restituee' })]
  expect(attentes(affaires, 'ars', 'moi').map((a) => [a.acte, a.affaires.map((x) => x.id)])).toEqual([['clore-mission', ['m1']]])
})

test('le plus pressé vient d’abord, ce qui n’a pas de date ensuite, du plus ancien', () => {
  const jour = (j: string) => Temporal.PlainDate.from(j)
  const affaires = [
    uneAffaire({ id: 'sans' }),
    uneAffaire({ id: 'tard', echeance: jour('2021-10-01') }),
    uneAffaire({ id: 'tot', echeance: jour('2021-09-10') }),
  ]
  expect(attentes(affaires, 'ars', 'moi')[0]?.affaires.map((a) => a.id)).toEqual(['tot', 'tard', 'sans'])
})

test('ce qui m’est confié passe avant ce que personne ne tient, et cela avant ce que d’autres tiennent', () => {
  const affaires = [
    uneAffaire({ id: 'autrui', charge: 'a2', echeance: Temporal.PlainDate.from('2021-09-01') }),
    uneAffaire({ id: 'libre', echeance: Temporal.PlainDate.from('2021-09-02') }),
    uneAffaire({ id: 'mien', charge: 'moi' }),
  ]
  expect(attentes(affaires, 'ars', 'moi')[0]?.affaires.map((a) => a.id)).toEqual(['mien', 'libre', 'autrui'])
})
