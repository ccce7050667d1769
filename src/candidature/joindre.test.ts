import { expect, test } from 'vitest'
import { aCayenne, motifsDe, unePiece, unGuichet } from '../../tests/constructeurs.ts'
import type { Recu } from '../plateforme/fichiers/recu.ts'
import type { PieceJointe } from './dossier.ts'
import { annoncer, joindre } from './joindre.ts'

const AVANT = aCayenne('2021-10-31 23:59')
const recu = (nature: string, plus: Partial<Recu> = {}): Recu => ({
  ...{ taille: 1000, empreinte: 'f'.repeat(64), nature, dangers: [], signatures: [] },
  ...plus,
})
const lieu = (jointes: readonly PieceJointe[] = [], guichet = unGuichet()) => ({ guichet, fuseau: 'America/Cayenne', jointes })
const faire = (code: string, nom: string, r: Recu, ou = lieu(), le = AVANT, remplace?: string) =>
  joindre(ou, code, { nom, recu: r, remplace, verdict: undefined }, le)
const motifs = (...demande: Parameters<typeof faire>) => motifsDe(faire(...demande))
const phraseDe = (...demande: Parameters<typeof faire>) => {
  const fait = faire(...demande)
  return fait.ok ? '' : (fait.error[0]?.phrase ?? '')
}

test('G-27, G-15 · une note en PDF ou en texte, un plan en tableur : ils passent', () => {
  expect([
    motifs('note-commission', 'note.PDF', recu('pdf')),
    motifs('note-commission', 'note.docx', recu('docx')),
    motifs('plan-actions', 'plan.ods', recu('ods')),
  ]).toEqual([[], [], []])
})

test('un fichier sans extension, ou avec celle d’un autre format admis, est joint sous sa vraie extension', () => {
  const nomDe = (nom: string, nature: string, code = 'devis.1') => {
    const fait = faire(code, nom, recu(nature))
    return fait.ok ? fait.value.nom : fait.error
  }
  expect([nomDe('devis', 'pdf'), nomDe('photo.png', 'jpg'), nomDe('photo.jpeg', 'jpg'), nomDe('C:\\bureau\\devis.pdf', 'pdf')]).toEqual([
    ...['devis.pdf', 'photo.jpg', 'photo.jpeg', 'devis.pdf'],
  ])
})

test('G-27 · un faux PDF est refusé en disant ce qu’il est vraiment', () => {
  expect(motifs('note-commission', 'note.exe', recu('exe'))).toEqual(['format-refuse'])
  expect(phraseDe('note-commission', 'note.pdf', recu('exe'))).toBe('Le fichier « note.pdf » n’est pas un vrai pdf : c’est un programme.')
  expect(phraseDe('note-commission', 'note.pdf', recu('texte'))).toContain('c’est un simple texte')
  expect(phraseDe('note-commission', 'note.docx', recu('cfb'))).toContain('protégé par un mot de passe')
  expect(phraseDe('note-commission', 'note', recu('inconnue'))).toContain('que nous ne reconnaissons pas')
})

test('protégé, à macros, démesuré, déjà connu de l’antivirus : chacun a sa raison, et toutes se disent ensemble', () => {
  expect(motifs('note-commission', 'note.pdf', recu('pdf', { dangers: ['chiffre'] }))).toEqual(['fichier-protege'])
  expect(motifs('note-commission', 'note.docx', recu('docx', { dangers: ['macros'] }))).toEqual(['fichier-a-macros'])
  expect(motifs('note-commission', 'note.docx', recu('zip', { dangers: ['demesure'], taille: 20_000_001 }))).toEqual([
    ...['fichier-trop-gros', 'archive-demesuree'],
  ])
  const fichier = { nom: 'note.pdf', recu: recu('pdf'), remplace: undefined, verdict: 'infectee' } as const
  expect(motifsDe(joindre(lieu(), 'note-commission', fichier, AVANT))).toEqual(['fichier-infecte'])
})

test('la taille s’arrête à la limite, comprise : cinquante millions d’octets passent, un de plus non', () => {
  expect(motifs('rapport-audit', 'rapport.pdf', recu('pdf', { taille: 50_000_000 }))).toEqual([])
  expect(phraseDe('rapport-audit', 'rapport.pdf', recu('pdf', { taille: 50_000_001 }))).toBe(
    'Le fichier pèse 50,1 Mo ; la limite est de 50 Mo.',
  )
})

test('A-07 · l’instant qui compte est celui de la réception complète ; après la clôture, les deux heures sont dites', () => {
  const tard = aCayenne('2021-11-01 00:00')
  expect(motifs('note-commission', 'note.pdf', recu('pdf'), lieu(), tard)).toEqual(['hors-delai'])
  expect(phraseDe('note-commission', 'note.pdf', recu('pdf'), lieu(), tard)).toMatch(
    /lundi 1er novembre 2021 à 0.h.00.*31 octobre 2021 à 23.h.59/,
  )
})

test('une pièce à un seul fichier le remplace ; plusieurs s’ajoutent jusqu’au nombre, et le même ne compte qu’une fois', () => {
  const remplacees = (code: string, jointes: readonly PieceJointe[], r = recu('pdf'), remplace?: string) => {
    const fait = faire(code, 'a.pdf', r, lieu(jointes), AVANT, remplace)
    return fait.ok ? fait.value.remplacees : motifsDe(fait)
  }
  expect(remplacees('note-commission', [unePiece('note-commission')])).toEqual(['n-note-commission'])
  expect(remplacees('devis.1', [unePiece('devis.1')])).toEqual([])
  expect(remplacees('devis.1', [unePiece('devis.1')], recu('pdf', { empreinte: 'e'.repeat(64) }))).toEqual(['n-devis.1'])
  const dix = Array.from({ length: 10 }, (_, n) => unePiece('devis.1', { id: String(n), empreinte: String(n).repeat(64) }))
  expect(remplacees('devis.1', dix)).toEqual(['trop-de-fichiers'])
  expect(remplacees('devis.1', dix, recu('pdf'), '4')).toEqual(['4'])
})

test('G-30 · un devis se joint par le rang de son projet, photo admise ; ailleurs qu’au guichet des projets, non', () => {
  expect(motifs('devis.1', 'devis.jpeg', recu('jpg'))).toEqual([])
  expect(motifs('devis.x', 'devis.pdf', recu('pdf'))).toEqual(['piece-inconnue'])
  expect(motifs('devis.1', 'devis.pdf', recu('pdf'), lieu([], unGuichet('audit')))).toEqual(['piece-inconnue'])
})

test('ce qui se sait dès l’annonce est refusé avant d’envoyer un octet', () => {
  const annonce = { nom: 'film.mp4', taille: 900_000_000, remplace: undefined }
  expect(annoncer(lieu(), 'note-commission', annonce, aCayenne('2021-11-02 08:00')).map((r) => r.motif)).toEqual([
    ...['hors-delai', 'format-refuse', 'fichier-trop-gros'],
  ])
  expect(annoncer(lieu(), 'note-commission', { nom: 'note', taille: 10, remplace: undefined }, AVANT)).toEqual([])
  expect(annoncer(lieu(), 'autre', annonce, AVANT).map((r) => r.motif)).toEqual(['piece-inconnue'])
})
