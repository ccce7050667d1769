import { expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import type { Recu } from '../plateforme/fichiers/recu.ts'
import { ecrireUnMessage } from './ecrire.ts'

const fichier = (nom: string, taille = 1000, plus: Partial<Recu> = {}) => ({
  nom,
  recu: { taille, empreinte: 'e'.repeat(64), nature: 'pdf', dangers: [], signatures: [], ...plus },
  verdict: undefined,
})
const motifs = (...fichiers: readonly ReturnType<typeof fichier>[]) => motifsDe(ecrireUnMessage('porteur', 'ouverte', fichiers))

test('un message sans fichier, ou de vingt mégaoctets juste, passe ; un octet de plus est refusé', () => {
  expect(motifs()).toEqual([])
  expect(motifs(fichier('a.pdf', 12_000_000), fichier('b.pdf', 8_000_000))).toEqual([])
  expect(motifs(fichier('a.pdf', 12_000_000), fichier('b.pdf', 8_000_001))).toEqual(['fichiers-trop-lourds'])
})

test('dix fichiers passent, onze non ; un format inconnu est nommé ; tout est dit à la fois', () => {
  const dix = Array.from({ length: 10 }, (_, i) => fichier(`${i}.PDF`))
  expect(motifs(...dix)).toEqual([])
  expect(motifs(...dix, fichier('virus.exe', 30_000_000))).toEqual(['trop-de-fichiers', 'fichiers-trop-lourds', 'format-refuse'])
})

test('la commission, la direction, le prestataire ne font que lire', () => {
  expect(motifsDe(ecrireUnMessage(undefined, 'ouverte', []))).toEqual(['non-habilite'])
})

test('G-32 · l’agence n’écrit dans un brouillon que si le porteur a parlé d’abord ; le porteur, quand il veut', () => {
  expect(motifsDe(ecrireUnMessage('agence', 'muette', []))).toEqual(['non-habilite'])
  expect(motifsDe(ecrireUnMessage('agence', 'ouverte', []))).toEqual([])
  expect(motifsDe(ecrireUnMessage('porteur', 'muette', []))).toEqual([])
})

test('un fichier est jugé sur son contenu, et rendu sous le nom qu’il mérite', () => {
  const ecrit = ecrireUnMessage('porteur', 'ouverte', [fichier('C:\\bureau\\délibération.docx')])
  expect(ecrit.ok && ecrit.value.fichiers.map((f) => f.nom)).toEqual(['délibération.pdf'])
  expect(motifs(fichier('note.pdf', 1000, { nature: 'exe' }))).toEqual(['contenu-trompeur'])
  expect(motifs(fichier('note.pdf', 1000, { dangers: ['chiffre'] }))).toEqual(['fichier-protege'])
  expect(motifsDe(ecrireUnMessage('agence', 'ouverte', [{ ...fichier('note.pdf'), verdict: 'infectee' }]))).toEqual(['fichier-infecte'])
})
