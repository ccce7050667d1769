import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import pg from 'pg'

/** Ce que les pages demandent à la connexion. Une réponse porte des cookies à rendre tels quels. */
export type Sessions = {
  /** Fait partir un lien à usage unique, valable un quart d'heure. `envoyer` reçoit le jeton, jamais gardé en clair. */
  readonly demanderLien: (courriel: string, nom: string) => Promise<void>
  /** Ouvre la session d'un lien ; `undefined` : lien inconnu, périmé ou déjà servi. */
  readonly consommerLien: (jeton: string) => Promise<readonly string[] | undefined>
  /** Le courriel de la session ouverte, et son identifiant pour le jeton des formulaires. */
  readonly lire: (entetes: Headers) => Promise<{ readonly courriel: string; readonly id: string } | undefined>
  readonly fermer: (entetes: Headers) => Promise<readonly string[]>
  readonly arreter: () => Promise<void>
}

const UN_QUART_D_HEURE = 15 * 60
const UNE_JOURNEE = 12 * 60 * 60

/** Ouvre la connexion par lien (better-auth), sur sa propre réserve : elle a ses tables et ses types. */
export const ouvrirSessions = (r: {
  readonly baseUrl: string
  readonly url: string
  readonly secret: string
  readonly envoyer: (courriel: string, jeton: string) => Promise<void>
}): Sessions => {
  const reserve = new pg.Pool({ connectionString: r.baseUrl, max: 4 })
  reserve.on('error', () => undefined)
  const connexion = betterAuth({
    database: reserve,
    baseURL: r.url,
    basePath: '/connexion/api',
    secret: r.secret,
    telemetry: { enabled: false },
    user: { modelName: 'compte' },
    session: { modelName: 'session', expiresIn: UNE_JOURNEE, updateAge: 60 * 60, cookieCache: { enabled: true, maxAge: 60 } },
    account: { modelName: 'identite' },
    verification: { modelName: 'lien' },
    plugins: [
      magicLink({ expiresIn: UN_QUART_D_HEURE, storeToken: 'hashed', sendMagicLink: ({ email, token }) => r.envoyer(email, token) }),
    ],
  })
  const entetesInternes = new Headers({ origin: r.url })
  return {
    demanderLien: async (courriel, nom) => {
      await connexion.api.signInMagicLink({ body: { email: courriel, name: nom }, headers: entetesInternes })
    },
    consommerLien: async (jeton) => {
      const reponse = await connexion.api.magicLinkVerify({ query: { token: jeton }, headers: entetesInternes, asResponse: true })
      const cookies = reponse.headers.getSetCookie()
      return cookies.some((c) => c.includes('session_token=') && !c.includes('session_token=;')) ? cookies : undefined
    },
    lire: async (entetes) => {
      const session = await connexion.api.getSession({ headers: entetes })
      return session === null ? undefined : { courriel: session.user.email, id: session.session.id }
    },
    fermer: async (entetes) => (await connexion.api.signOut({ headers: entetes, asResponse: true })).headers.getSetCookie(),
    arreter: () => reserve.end(),
  }
}
