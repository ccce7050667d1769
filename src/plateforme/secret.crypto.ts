import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Ferme et rouvre un texte (AES-256-GCM) : nonce, sceau et texte chiffré, en base64.
 * Un texte altéré ne se rouvre pas : exception, car c'est une atteinte et non une saisie.
 * @param cle 32 octets
 */
export const secretDe = (cle: Uint8Array) => ({
  fermer: (texte: string): string => {
    const nonce = randomBytes(12)
    const chiffre = createCipheriv('aes-256-gcm', cle, nonce)
    const corps = Buffer.concat([chiffre.update(texte, 'utf8'), chiffre.final()])
    return Buffer.concat([nonce, chiffre.getAuthTag(), corps]).toString('base64')
  },
  ouvrir: (ferme: string): string => {
    const octets = Buffer.from(ferme, 'base64')
    const clair = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, 12))
    clair.setAuthTag(octets.subarray(12, 28))
    return Buffer.concat([clair.update(octets.subarray(28)), clair.final()]).toString('utf8')
  },
})

/** Deux secrets sont-ils le même ? Le temps de la réponse n'en dit rien, longueur comprise. */
export const memeSecret = (donne: string, attendu: string): boolean => timingSafeEqual(condense(donne), condense(attendu))
const condense = (texte: string): Buffer => createHash('sha256').update(texte).digest()
