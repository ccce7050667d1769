import { expect, test } from 'vitest'
import { unAppel } from '../../tests/constructeurs.ts'
import type { Role } from '../vie.ts'
import { type Affaire, attentes, gestesDe, lieuxDe } from './journee.ts'
import { prochainesSeances, type SeanceLue } from './seances.ts'

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
  acte: 'declarer-recevable',
  ...a,
})

const gestes = (role: Role, genre: string, etat: string) =>
  gestesDe(role)
    .filter((g) => g.genre === genre && g.etats.includes(etat))
    .map((g) => g.acte)

test('un dossier déposé attend l’agence, pas son porteur', () => {
  expect(gestes('grades', 'dossier', 'depose')).toEqual(['declarer-recevable'])
  expect(gestes('porteur', 'dossier', 'depose')).toEqual([])
})

test('ce qui se fait sur la mission ne s’attend pas deux fois, sur le dossier et sur elle', () => {
  expect([gestes('ars', 'dossier', 'en-audit'), gestes('ars', 'mission', 'restituee')]).toEqual([[], ['clore-mission']])
})

test('G-42 · un membre n’est attendu que là où il tient un siège, un agent partout', () => {
  const appel = unAppel()
  const membre = { id: 'm', nom: 'M', role: 'commission', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] } as const
  const siege = appel.commission?.sieges[0]?.fonction ?? ''
  expect(lieuxDe([appel], membre).juges).toEqual([])
  expect(lieuxDe([appel], { ...membre, fonctions: [siege] }).juges).toEqual([appel.code])
  expect(lieuxDe([appel], { ...membre, role: 'ars' }).juges).toEqual([appel.code])
})

test('une séance s’annonce le jour même et pendant qu’elle se tient ; passée ou levée, c’est la suivante', () => {
  const appel = unAppel()
  const quand = (le: string, plus: Partial<SeanceLue> = {}) => {
    const jour = Temporal.PlainDate.from('2021-08-16')
    const jamais = { ajoutee: false, convoqueeLe: null, ouverteLe: null, tenueLe: null }
    const lue = { ...jamais, appel: appel.code, code: 'seance-1', jour, dossiers: 4, ...plus }
    return prochainesSeances([appel], [lue], Temporal.Instant.from(le)).map((s) => [s.code, s.quand, s.dossiers])
  }
  const ouverteLe = Temporal.Instant.from('2021-08-16T12:00:00Z')
  expect(quand('2021-08-14T12:00:00Z')).toEqual([['seance-1', 'lundi 16 août 2021', 4]])
  expect(quand('2021-08-16T12:00:00Z')).toEqual([['seance-1', 'Aujourd’hui, lundi 16 août 2021', 4]])
  expect(quand('2021-08-17T12:00:00Z', { ouverteLe })).toEqual([['seance-1', 'En ce moment, lundi 16 août 2021', 4]])
  const suivante = [['seance-2', 'mercredi 1er septembre 2021', 0]]
  expect(quand('2021-08-17T12:00:00Z')).toEqual(suivante)
  expect(quand('2021-08-16T16:00:00Z', { ouverteLe, tenueLe: ouverteLe })).toEqual(suivante)
})

test('le plus pressé vient d’abord, ce qui n’a pas de date ensuite, du plus ancien', () => {
  const jour = (j: string) => Temporal.PlainDate.from(j)
  const affaires = [
    uneAffaire({ id: 'sans' }),
    uneAffaire({ id: 'tard', echeance: jour('2021-10-01') }),
    uneAffaire({ id: 'tot', echeance: jour('2021-09-10') }),
  ]
  expect(attentes(affaires, 'moi')[0]?.affaires.map((a) => a.id)).toEqual(['tot', 'tard', 'sans'])
})

test('ce qui m’est confié passe avant ce que personne ne tient, et cela avant ce que d’autres tiennent', () => {
  const affaires = [
    uneAffaire({ id: 'autrui', charge: 'a2', echeance: Temporal.PlainDate.from('2021-09-01') }),
    uneAffaire({ id: 'libre', echeance: Temporal.PlainDate.from('2021-09-02') }),
    uneAffaire({ id: 'mien', charge: 'moi' }),
  ]
  expect(attentes(affaires, 'moi')[0]?.affaires.map((a) => a.id)).toEqual(['mien', 'libre', 'autrui'])
})
