import { expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import { ecrireUnMessage, nomNettoye } from './ecrire.ts'

const fichier = (nom: string, taille = 1000) => ({ nom, taille })
const motifs = (...fichiers: readonly { readonly nom: string; readonly taille: number }[]) =>
  motifsDe(ecrireUnMessage('porteur', 'ouverte', fichiers))

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

test('un nom perd son chemin et ses signes invisibles, garde ses accents et son format', () => {
  expect(['C:\\Mes documents\\délibération.pdf', '../../etc/passwd.txt', 'a\u202efdp.exe\u0000.pdf', ' / '].map(nomNettoye)).toEqual([
    'délibération.pdf',
    'passwd.txt',
    'afdp.exe.pdf',
    'fichier',
  ])
  expect(nomNettoye(`${'é'.repeat(300)}.pdf`)).toMatch(/^é{96}\.pdf$/)
})
