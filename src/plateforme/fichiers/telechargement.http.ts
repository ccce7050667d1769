import { enPieceJointe } from './nom-de-fichier.ts'

/** Les en-têtes d'un fichier venu d'un autre : il s'enregistre sous son nom, il ne s'ouvre jamais dans la page. */
export const entetesDuFichier = (nom: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': enPieceJointe(nom),
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
})
