import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import type pg from 'pg'
import { fournisseurDe } from './fournisseur.ts'
import { adresseProvisoire, estProvisoire, type Identite, lireIdentite } from './identite.ts'
import { type Lieu, reglagesDe } from './reglages.session.ts'

export type Reglages = { readonly emetteur: string; readonly id: string; readonly secret: string }

/** La connexion par un fournisseur d'identité (OpenID Connect) : partir chez lui, en revenir. */
export type OpenId = {
  readonly nom: string
  /** L'adresse du fournisseur et les cookies de l'aller ; `undefined` : il ne répond pas. */
  readonly partir: (retour: string) => Promise<{ readonly vers: string; readonly cookies: readonly string[] } | undefined>
  readonly revenir: (demande: Request) => Promise<Retour>
  /** L'adresse où se déconnecter aussi chez lui, pour la session de ces en-têtes ; `undefined` : elle n'en vient pas, ou il ne le permet pas. */
  readonly sortir: (entetes: Headers) => Promise<string | undefined>
}
/** `vers` : la page demandée au départ. `courriel` absent : la session attend qu'un lien prouve une adresse. */
export type Retour =
  | {
      readonly sorte: 'ouverte'
      readonly vers: string
      readonly courriel: string | undefined
      readonly identite: Identite
      readonly cookies: readonly string[]
    }
  | { readonly sorte: 'refusee'; readonly motif: Motif }
export type Motif = 'abandon' | 'perimee' | 'autre-identite' | 'fournisseur'

const PATIENCE = 15_000
const FOURNISSEUR = 'openid'

/**
 * Branche le fournisseur (better-auth) : découverte, PKCE, `state`, `nonce`, jeton d'identité vérifié. Il a son propre moteur, ouvert
 * au premier départ : un fournisseur en panne ne retarde ni le serveur, ni la connexion par lien.
 */
export const ouvrirOpenId = (r: Lieu & { readonly reserve: pg.Pool; readonly reglages: Reglages }): OpenId => {
  const { emetteur, id, secret } = r.reglages
  const fournisseur = fournisseurDe(emetteur)
  const dite = new AsyncLocalStorage<{ identite?: Identite }>()
  const demarrer = () =>
    betterAuth({
      ...reglagesDe(r, r.reserve),
      logger: { disabled: true },
      user: {
        modelName: 'compte',
        // Une adresse passée à quelqu'un d'autre ne donne pas le compte de la première personne (mêmes murs, autre directeur).
        validateUserInfo: async ({ user, source }, contexte) => {
          if (source.action !== 'link-account') return undefined
          const liees = await contexte?.context.internalAdapter.findAccounts(String(user.id))
          return liees?.length === 0 ? undefined : { error: 'autre_identite' }
        },
      },
      plugins: [
        genericOAuth({
          config: [
            {
              providerId: FOURNISSEUR,
              discoveryUrl: decouverte(emetteur),
              requireIdTokenVerification: true,
              clientId: id,
              clientSecret: secret,
              scopes: [...fournisseur.portees],
              authorizationUrlParams: fournisseur.parametres,
              accountSubject: ({ profile }) => sujetDe(emetteur, profile.sub),
              getUserInfo: async ({ accessToken }) => {
                const attributs = await lireAttributs(emetteur, accessToken ?? '')
                const identite = lireIdentite(attributs)
                const retour = dite.getStore()
                if (retour !== undefined) retour.identite = identite
                return {
                  sub: String(attributs['sub']),
                  name: identite.nom ?? '',
                  email: identite.courriel ?? adresseProvisoire(sujetDe(emetteur, attributs['sub'])),
                  emailVerified: true,
                }
              },
            },
          ],
        }),
      ],
    })
  let moteur: ReturnType<typeof demarrer> | undefined
  const ouvert = () => {
    moteur ??= demarrer()
    return moteur
  }
  return {
    nom: fournisseur.nom,
    partir: async (retour) => {
      const body = { provider: FOURNISSEUR, callbackURL: `${r.url}${retour}`, disableRedirect: true }
      const aller = await bientot(ouvert().api.signInSocial({ body, headers: new Headers({ origin: r.url }), asResponse: true }))
      if (aller === undefined || !aller.ok) return undefined
      const { url } = await aller.json()
      return { vers: String(url), cookies: aller.headers.getSetCookie() }
    },
    revenir: async (demande) => {
      const lue: { identite?: Identite } = {}
      const { pathname, search } = new URL(demande.url)
      const publique = new Request(`${r.url}${pathname}${search}`, { headers: demande.headers })
      const reponse = await bientot(dite.run(lue, () => ouvert().handler(publique)))
      const vers = URL.parse(reponse?.headers.get('location') ?? '', r.url)
      const erreur = vers?.searchParams.get('error')
      if (reponse === undefined || vers === null || lue.identite === undefined || (erreur ?? '') !== '')
        return { sorte: 'refusee', motif: motifDe(erreur ?? '') }
      const cookies = reponse.headers.getSetCookie()
      const session = await ouvert().api.getSession({ headers: new Headers({ cookie: cookies.map((c) => c.split(';')[0]).join('; ') }) })
      if (session === null) return { sorte: 'refusee', motif: 'fournisseur' }
      const { email } = session.user
      const courriel = estProvisoire(email) ? undefined : email
      return { sorte: 'ouverte', vers: `${vers.pathname}${vers.search}`, courriel, identite: lue.identite, cookies }
    },
    sortir: async (entetes) => {
      const session = await ouvert().api.getSession({ headers: entetes })
      if (session === null) return undefined
      const { internalAdapter } = await ouvert().$context
      const jeton = (await internalAdapter.findAccounts(session.user.id)).find((i) => i.providerId === FOURNISSEUR)?.idToken
      const sortie = (await bientot(lireDecouverte(emetteur)))?.['end_session_endpoint']
      if (jeton === undefined || jeton === null || typeof sortie !== 'string') return undefined
      const vers = new URL(sortie)
      vers.search = String(new URLSearchParams({ id_token_hint: jeton, post_logout_redirect_uri: `${r.url}/`, state: crypto.randomUUID() }))
      return vers.href
    },
  }
}

/** Le sujet n'est unique que chez son émetteur : changer de fournisseur ne confond pas deux personnes. */
const sujetDe = (emetteur: string, sujet: unknown): string =>
  createHash('sha256')
    .update(`${emetteur} ${String(sujet)}`)
    .digest('hex')

const decouverte = (emetteur: string): string => `${emetteur.replace(/\/+$/, '')}/.well-known/openid-configuration`

const motifDe = (erreur: string): Motif => {
  if (erreur === 'access_denied') return 'abandon'
  if (erreur === 'autre_identite') return 'autre-identite'
  return /state|restart/.test(erreur) ? 'perimee' : 'fournisseur'
}

const bientot = <T>(promesse: Promise<T>): Promise<T | undefined> =>
  Promise.race([promesse.catch(() => undefined), new Promise<undefined>((rendre) => setTimeout(() => rendre(undefined), PATIENCE).unref())])

/**
 * Les attributs de la personne, en JSON (Pro Santé Connect) ou en jeton signé (ProConnect). Ils viennent du fournisseur lui-même, par
 * une liaison chiffrée, et ne valent que si leur sujet est celui du jeton d'identité vérifié : le moteur compare les deux.
 */
const lireAttributs = async (emetteur: string, jeton: string): Promise<Readonly<Record<string, unknown>>> => {
  const connu = await lireDecouverte(emetteur)
  const reponse = await fetch(String(connu['userinfo_endpoint']), {
    headers: { authorization: `Bearer ${jeton}` },
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (!reponse.ok) throw new Error(`Le fournisseur d’identité répond ${reponse.status}`)
  const texte = await reponse.text()
  const signe = reponse.headers.get('content-type')?.includes('jwt') === true
  return enObjet(JSON.parse(signe ? Buffer.from(texte.split('.')[1] ?? '', 'base64url').toString() : texte))
}
const lireDecouverte = async (emetteur: string): Promise<Readonly<Record<string, unknown>>> =>
  enObjet(await (await fetch(decouverte(emetteur), { signal: AbortSignal.timeout(PATIENCE) })).json())

const enObjet = (x: unknown): Readonly<Record<string, unknown>> => (x !== null && typeof x === 'object' ? { ...x } : {})
