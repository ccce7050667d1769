import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Une clé au hasard, que seul son porteur tient : la base n'en garde que l'empreinte. */
export const nouvelleCle = (): string => randomBytes(32).toString('base64url')
export const empreinteDeCle = (cle: string): string => createHash('sha256').update(cle).digest('hex')

/** 32 octets tirés du secret du serveur pour un seul usage. */
export const cleDerivee = (secret: string, usage: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `palier:${usage}`, 32))
