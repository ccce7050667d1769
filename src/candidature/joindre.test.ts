import { expect, test } from 'vitest'
import { motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { joindre } from './joindre.ts'

const PDF = [0x25, 0x50, 0x44, 0x46]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const fichier = (nom: string, debut: readonly number[], taille = 1000) => {
  const octets = new Uint8Array(taille)
  octets.set(debut)
  return { nom, octets, empreinte: 'e' }
}
const motifs = (code: string, f: ReturnType<typeof fichier>) => motifsDe(joindre(unGuichet(), code, f))

test('G-27, G-15 · une note en PDF ou en texte, un plan en tableur : ils passent', () => {
  expect([
    motifs('note-commission', fichier('note.PDF', PDF)),
    motifs('note-commission', fichier('note.docx', ZIP)),
    motifs('plan-actions', fichier('plan.ods', ZIP)),
  ]).toEqual([[], [], []])
})

test('G-27 · un exécutable est refusé ; un faux PDF aussi, par ses premiers octets', () => {
  expect(motifs('note-commission', fichier('note.exe', [0x4d, 0x5a]))).toEqual(['format-refuse'])
  expect(motifs('note-commission', fichier('note.pdf', [0x4d, 0x5a]))).toEqual(['contenu-trompeur'])
  expect(motifs('note-commission', fichier('sans-extension', PDF))).toEqual(['format-refuse'])
})

test('la taille s’arrête à la limite, comprise ; trop gros et trompeur se disent ensemble', () => {
  expect(motifs('note-commission', fichier('note.pdf', PDF, 20_000_000))).toEqual([])
  expect(motifs('note-commission', fichier('note.pdf', ZIP, 20_000_001))).toEqual(['contenu-trompeur', 'fichier-trop-gros'])
})

test('G-30 · un devis se joint par le rang de son projet, photo admise ; ailleurs qu’au guichet des projets, non', () => {
  expect(motifs('devis.1', fichier('devis.jpeg', [0xff, 0xd8, 0xff]))).toEqual([])
  expect(motifs('devis.1.2', fichier('devis.pdf', PDF))).toEqual([])
  expect(motifs('devis.x', fichier('devis.pdf', PDF))).toEqual(['piece-inconnue'])
  expect(motifsDe(joindre(unGuichet('audit'), 'devis.1', fichier('devis.pdf', PDF)))).toEqual(['piece-inconnue'])
})
