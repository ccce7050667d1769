import pg from 'pg'
import { type OpenId, ouvrirOpenId, type Reglages } from './openid.session.ts'
import type { Lieu } from './reglages.session.ts'
import { ouvrirSessions, type Sessions } from './sessions.session.ts'

/** Les deux portes : le lien par courriel, toujours ; le fournisseur d'identité, s'il est configuré. */
export type Connexion = { readonly sessions: Sessions; readonly openid: OpenId | undefined; readonly arreter: () => Promise<void> }

export const ouvrirConnexion = (
  r: Lieu & {
    readonly baseUrl: string
    readonly openid: Reglages | undefined
    readonly envoyer: (courriel: string, jeton: string, retour: string) => Promise<void>
  },
): Connexion => {
  const reserve = new pg.Pool({ connectionString: r.baseUrl, max: 4 })
  reserve.on('error', () => undefined)
  return {
    sessions: ouvrirSessions({ ...r, reserve }),
    openid: r.openid === undefined ? undefined : ouvrirOpenId({ ...r, reserve, reglages: r.openid }),
    arreter: () => reserve.end(),
  }
}
