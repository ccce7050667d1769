import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'

/** Ce que le fournisseur dira de la prochaine personne : son `sub`, et ses attributs tels qu'il les nomme. */
export type Attributs = { readonly sub: string } & Readonly<Record<string, unknown>>

export type Fournisseur = {
  readonly emetteur: string
  readonly direDesormais: (attributs: Attributs) => void
  /** La personne s'identifie : de l'adresse où le site l'envoie à celle où il l'attend. */
  readonly identifier: (adresse: string) => Promise<string>
  readonly arreter: () => Promise<void>
}

const ATTRIBUTS = ['given_name', 'usual_name', 'family_name', 'name', 'siret', 'preferred_username', 'SubjectNameID', 'SubjectRefPro']

/**
 * Un vrai fournisseur OpenID Connect, dans l'essai. `signe` : il rend les attributs en jeton signé, comme ProConnect ;
 * `json` : en clair, comme Pro Santé Connect.
 */
export const ouvrirFournisseur = async (retour: string, reponse: 'signe' | 'json'): Promise<Fournisseur> => {
  const serveur = createServer()
  const adresse = await ecouter(serveur)
  const dits = new Map<string, Attributs>()
  let suivant = ''
  const fournisseur = new Provider(adresse, {
    clients: [
      {
        client_id: 'palier',
        client_secret: 'un-secret-pour-l-essai-de-plus-de-32-caracteres',
        redirect_uris: [retour],
        post_logout_redirect_uris: [new URL('/', retour).href],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        ...(reponse === 'signe' ? { userinfo_signed_response_alg: 'RS256' } : {}),
      },
    ],
    claims: { openid: ['sub'], profile: ATTRIBUTS, email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false }, jwtUserinfo: { enabled: true } },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    pkce: { required: () => true },
    interactions: { url: (_, i) => `/identification/${i.uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => dits.get(sub) ?? { sub } }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: 'palier', accountId: ctx.oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const repondre = fournisseur.callback()
  serveur.on('request', (req, res) => {
    if (req.url?.startsWith('/identification/') !== true) return void repondre(req, res)
    void fournisseur.interactionFinished(req, res, { login: { accountId: suivant } })
  })
  return {
    emetteur: adresse,
    direDesormais: (attributs) => {
      dits.set(attributs.sub, attributs)
      suivant = attributs.sub
    },
    identifier: async (depart) => {
      const cookies = new Map<string, string>()
      let ici = depart
      while (ici.startsWith(adresse)) {
        const r = await fetch(ici, { redirect: 'manual', headers: { cookie: [...cookies].map(([n, v]) => `${n}=${v}`).join('; ') } })
        for (const c of r.headers.getSetCookie()) {
          const [nom = '', valeur = ''] = (c.split(';')[0] ?? '').split(/=(.*)/s)
          cookies.set(nom, valeur)
        }
        const vers = r.headers.get('location')
        if (vers === null) throw new Error(`Le fournisseur ne renvoie pas : ${r.status} ${await r.text()}`)
        ici = new URL(vers, ici).href
      }
      return ici
    },
    arreter: () =>
      new Promise((fini) => {
        serveur.closeAllConnections()
        serveur.close(() => fini())
      }),
  }
}

const ecouter = (serveur: Server): Promise<string> =>
  new Promise((pret) =>
    serveur.listen(0, '127.0.0.1', () => {
      const lieu = serveur.address()
      pret(`http://127.0.0.1:${typeof lieu === 'object' && lieu !== null ? lieu.port : 0}`)
    }),
  )
