import { randomBytes } from 'node:crypto'

/** Le secret d'un lien de suivi : la base n'en garde que l'empreinte. */
export const nouveauSuivi = (): string => randomBytes(24).toString('base64url')
