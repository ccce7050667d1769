import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { PieceJointe } from './dossier.ts'

/** Une pièce retirée : sa rangée reste, elle ne compte plus. */
export type Retrait = { readonly id: string; readonly piece: string; readonly nom: string; readonly empreinte: string }

export const retirerPiece = (jointes: readonly PieceJointe[], id: string): Result<Retrait, readonly Refus[]> => {
  const p = jointes.find((j) => j.id === id)
  return p === undefined
    ? err([refus('piece-absente', 'Ce fichier n’est plus joint au dossier.', 'Rechargez la page des pièces.', [], 'fichier')])
    : ok({ id, piece: p.code, nom: p.nom, empreinte: p.empreinte })
}
