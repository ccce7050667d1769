import { createHmac, timingSafeEqual } from 'node:crypto'

/** Le jeton d'un formulaire : lié à la session (ou au visiteur anonyme), infalsifiable sans le secret. */
export const jetonDe = (secret: string, session: string): string =>
  createHmac('sha256', secret).update(`formulaire:${session}`).digest('base64url')

export const estJeton = (secret: string, session: string, recu: unknown): boolean => {
  if (typeof recu !== 'string') return false
  const attendu = Buffer.from(jetonDe(secret, session))
  const donne = Buffer.from(recu)
  return attendu.length === donne.length && timingSafeEqual(attendu, donne)
}
