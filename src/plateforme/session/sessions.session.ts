import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import type pg from 'pg'
import { estProvisoire } from './identite.ts'
import type { SessionOuverte } from './ouverte.ts'
import { type Lieu, reglagesDe } from './reglages.session.ts'

/** Ce que les pages demandent à la connexion. Une réponse porte des cookies à rendre tels quels. */
export type Sessions = {
  /** Fait partir un lien à usage unique, valable un quart d'heure, qui ramène à `retour`. */
  readonly demanderLien: (courriel: string, retour: string) => Promise<void>
  /**
   * Ouvre la session d'un lien ; `undefined` : lien inconnu, périmé ou déjà servi. Une identité qui attendait une adresse
   * dans ce même navigateur est alors rattachée à celle que le lien vient de prouver.
   */
  readonly consommerLien: (jeton: string, entetes: Headers) => Promise<Ouverte | undefined>
  /** La session ouverte : le courriel prouvé et l'identifiant qui lie les formulaires. */
  readonly lire: (entetes: Headers) => Promise<{ readonly courriel: string; readonly id: string } | undefined>
  readonly lister: (entetes: Headers) => Promise<readonly SessionOuverte[]>
  /** Ferme une session de la même personne ; une autre n'est pas touchée. */
  readonly fermer: (entetes: Headers, id: string) => Promise<void>
  readonly fermerLesAutres: (entetes: Headers) => Promise<void>
  /** Ferme toutes les sessions de la personne et rend les cookies qui l'oublient. */
  readonly sortir: (entetes: Headers) => Promise<readonly string[]>
  /** Oublie une personne : son compte, ses sessions, ses identités. */
  readonly oublier: (courriel: string) => Promise<void>
}
export type Ouverte = { readonly courriel: string; readonly cookies: readonly string[] }

const UN_QUART_D_HEURE = 15 * 60

/** Ouvre la connexion par lien (better-auth), sur sa propre réserve : elle a ses tables et ses types. `envoyer` reçoit le jeton, jamais gardé en clair. */
export const ouvrirSessions = (
  r: Lieu & { readonly reserve: pg.Pool; readonly envoyer: (courriel: string, jeton: string, retour: string) => Promise<void> },
): Sessions => {
  const connexion = betterAuth({
    ...reglagesDe(r, r.reserve),
    plugins: [
      magicLink({
        expiresIn: UN_QUART_D_HEURE,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) => r.envoyer(email, token, String(metadata?.['retour'] ?? '/')),
      }),
    ],
  })
  const dici = (entetes: Headers): Headers => {
    const appareil = entetes.get('user-agent')
    return new Headers({ origin: r.url, ...(appareil === null ? {} : { 'user-agent': appareil }) })
  }
  const courante = (entetes: Headers) => connexion.api.getSession({ headers: entetes })
  return {
    demanderLien: async (courriel, retour) => {
      await connexion.api.signInMagicLink({ body: { email: courriel, metadata: { retour } }, headers: dici(new Headers()) })
    },
    consommerLien: async (jeton, entetes) => {
      const reponse = await connexion.api.magicLinkVerify({ query: { token: jeton }, headers: dici(entetes), asResponse: true })
      if (reponse.status !== 200) return undefined
      const { user } = await reponse.json()
      const avant = await courante(entetes)
      if (avant !== null && estProvisoire(avant.user.email)) {
        const { internalAdapter } = await connexion.$context
        for (const i of await internalAdapter.findAccounts(avant.user.id)) await internalAdapter.updateAccount(i.id, { userId: user.id })
        await internalAdapter.deleteUser(avant.user.id)
      }
      return { courriel: user.email, cookies: reponse.headers.getSetCookie() }
    },
    lire: async (entetes) => {
      const session = await courante(entetes)
      return session === null ? undefined : { courriel: session.user.email, id: session.session.id }
    },
    lister: async (entetes) => {
      const ici = await courante(entetes)
      if (ici === null) return []
      return (await connexion.api.listSessions({ headers: entetes }))
        .map((s) => ({
          id: s.id,
          appareil: s.userAgent ?? '',
          depuis: s.createdAt.toTemporalInstant(),
          activite: s.updatedAt.toTemporalInstant(),
          ici: s.id === ici.session.id,
        }))
        .toSorted((a, b) => Temporal.Instant.compare(b.activite, a.activite))
    },
    fermer: async (entetes, id) => {
      const visee = (await connexion.api.listSessions({ headers: entetes })).find((s) => s.id === id)
      if (visee !== undefined) await connexion.api.revokeSession({ body: { token: visee.token }, headers: entetes })
    },
    fermerLesAutres: async (entetes) => {
      await connexion.api.revokeOtherSessions({ headers: entetes })
    },
    sortir: async (entetes) => {
      const session = await courante(entetes)
      const { internalAdapter } = await connexion.$context
      if (session !== null) await internalAdapter.deleteUserSessions(session.user.id)
      return (await connexion.api.signOut({ headers: entetes, asResponse: true })).headers.getSetCookie()
    },
    oublier: async (courriel) => {
      const { internalAdapter } = await connexion.$context
      const compte = await internalAdapter.findUserByEmail(courriel)
      if (compte !== null) await internalAdapter.deleteUser(compte.user.id)
    },
  }
}
