import { createHash } from 'node:crypto'

/** SHA-256 d'un texte, en hexadécimal. */
export const empreinte = (texte: string | Uint8Array): string => createHash('sha256').update(texte).digest('hex')
