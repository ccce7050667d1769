import { randomBytes } from 'node:crypto'

/** Le jeton d'un lien : 256 bits tirés au sort, en texte d'adresse. Il part dans un courriel et n'est gardé nulle part. */
export const tirerJeton = (): string => randomBytes(32).toString('base64url')
