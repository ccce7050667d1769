import { expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import type { Droit } from '../vie.ts'
import { nomsDe } from './droits.ts'
import { changerDroit, inviter, retirerPersonne, transmettre } from './equipe.ts'
import { etatDuLien, type Invitation, refusDuLien } from './invitation.ts'

const une = (agent: string, droit: Droit) => ({ agent, nom: `Jo ${agent}`, courriel: `${agent}@exemple.fr`, droit, depuis: null })
const equipe = [une('a', 'deposer'), une('b', 'ecrire'), une('c', 'lire')]

test('une invitation dit tout ce qui ne va pas ; l’adresse se lit sans majuscules', () => {
  expect(inviter(equipe, { nom: 'Dé', courriel: 'D@Exemple.fr', droit: 'lire' })).toMatchObject({ value: { courriel: 'd@exemple.fr' } })
  expect(motifsDe(inviter(equipe, { nom: 'Dé', courriel: 'd.exemple', droit: 'lire' }))).toEqual(['courriel-illisible'])
  expect(motifsDe(inviter(equipe, { nom: 'Bé', courriel: 'B@exemple.fr', droit: 'lire' }))).toEqual(['deja-dans-equipe'])
})

test('la dernière personne qui peut déposer ne perd ni sa place ni son droit ; la seconde, si', () => {
  expect(motifsDe(retirerPersonne(equipe, 'a'))).toEqual(['derniere-personne'])
  expect(motifsDe(changerDroit(equipe, 'a', 'ecrire'))).toEqual(['derniere-personne'])
  expect(motifsDe(changerDroit(equipe, 'a', 'deposer'))).toEqual([])
  const deux = [...equipe, une('d', 'deposer')]
  expect([motifsDe(retirerPersonne(deux, 'a')), motifsDe(changerDroit(deux, 'a', 'lire'))]).toEqual([[], []])
  expect(motifsDe(retirerPersonne(equipe, 'b'))).toEqual([])
})

test('transmettre donne de quoi déposer à une autre personne de l’équipe, jamais à soi ni à un inconnu', () => {
  expect(transmettre(equipe, 'a', 'c')).toMatchObject({ ok: true, value: { agent: 'c', droit: 'deposer' } })
  expect([motifsDe(transmettre(equipe, 'a', 'a')), motifsDe(transmettre(equipe, 'a', 'z'))]).toEqual([
    ['personne-inconnue'],
    ['personne-inconnue'],
  ])
})

test('on sait à qui demander', () => {
  expect([nomsDe(equipe, 'deposer'), nomsDe(equipe, 'ecrire')]).toEqual(['Jo a', 'Jo a, Jo b'])
})

const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const invitation = (plus: Partial<Invitation> = {}): Invitation => ({
  id: '1',
  objet: 'equipe',
  organisme: 'clinique',
  nom: 'Jo',
  courriel: 'jo@exemple.fr',
  droit: 'ecrire',
  par: 'a',
  le: LE,
  expireLe: LE.add({ hours: 336 }),
  accepteeLe: null,
  accepteePar: null,
  annuleeLe: null,
  ...plus,
})

test('un lien vaut jusqu’à la dernière seconde de ses quatorze jours, une fois, sauf s’il est annulé', () => {
  expect(etatDuLien(invitation(), LE.add({ hours: 336 }).subtract({ seconds: 1 }))).toBe('ouvert')
  expect(etatDuLien(invitation(), LE.add({ hours: 336 }))).toBe('expire')
  expect(etatDuLien(invitation({ accepteeLe: LE, accepteePar: 'jo' }), LE)).toBe('servi')
  expect(etatDuLien(invitation({ accepteeLe: LE, accepteePar: 'jo', annuleeLe: LE }), LE)).toBe('annule')
})

test('un lien ne sert ni à une autre adresse, ni à autre chose', () => {
  const motifs = (i: Invitation | undefined, courriel = 'jo@exemple.fr') => refusDuLien(i, 'equipe', courriel, LE).map((r) => r.motif)
  expect(motifs(invitation())).toEqual([])
  expect(motifs(invitation(), 'autre@exemple.fr')).toEqual(['autre-personne'])
  expect(motifs(invitation({ objet: 'delegation', droit: null }))).toEqual(['lien-inconnu'])
  expect(motifs(undefined)).toEqual(['lien-inconnu'])
  expect(motifs(invitation({ annuleeLe: LE }))).toEqual(['lien-annule'])
})
