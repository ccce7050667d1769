import { createHmac, timingSafeEqual } from 'node:crypto'

/** Là où arrivent les courriels pour la plateforme, et le secret qui empêche d'en forger les adresses. */
export type Retours = { readonly domaine: string; readonly secret: string }
/** *retour* : où revient un courriel non remis ; *reponse* : où répond son destinataire. */
export type Adresse = { readonly sorte: 'retour' | 'reponse'; readonly id: bigint }

/** `reponse+1204.3f…@domaine` : l'adresse d'un seul courriel. Vingt signes de sceau, en minuscules : des relais changent la casse. */
export const adresseDe = ({ sorte, id }: Adresse, r: Retours): string => `${sorte}+${id}.${sceau(sorte, id, r.secret)}@${r.domaine}`

/** Le courriel qu'une adresse désigne ; `undefined` si elle n'est pas de nous, ou forgée. */
export const lireAdresse = (adresse: string, r: Retours): Adresse | undefined => {
  const lue = /^(retour|reponse)\+(\d{1,18})\.([0-9a-f]{20})@([^@]+)$/.exec(adresse.toLowerCase())
  if (lue === null || lue[4] !== r.domaine.toLowerCase()) return undefined
  const [sorte, id] = [lue[1] === 'retour' ? 'retour' : 'reponse', BigInt(lue[2] ?? '')] as const
  const juste = timingSafeEqual(Buffer.from(lue[3] ?? ''), Buffer.from(sceau(sorte, id, r.secret)))
  return juste ? { sorte, id } : undefined
}

const sceau = (sorte: Adresse['sorte'], id: bigint, secret: string): string =>
  createHmac('sha256', secret).update(`courriel:${sorte}:${id}`).digest('hex').slice(0, 20)
