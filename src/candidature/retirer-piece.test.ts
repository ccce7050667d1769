import { expect, test } from 'vitest'
import { motifsDe, unePiece } from '../../tests/constructeurs.ts'
import { retirerPiece } from './retirer-piece.ts'

test('une pièce jointe se retire ; une qui ne l’est plus est refusée', () => {
  expect(retirerPiece([unePiece('note')], 'n-note')).toMatchObject({ ok: true, value: { piece: 'note', nom: 'note.pdf' } })
  expect(motifsDe(retirerPiece([unePiece('note')], 'n-autre'))).toEqual(['piece-absente'])
})
