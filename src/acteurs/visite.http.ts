import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Kysely } from 'kysely'
import type { Acteur } from '../journal/objet.ts'
import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import { estJeton, jetonDe } from '../plateforme/session/jeton.crypto.ts'
import type { Sessions } from '../plateforme/session/sessions.session.ts'
import type { Instant } from '../socle/temps.ts'
import { lireActeurs } from './acteurs.sql.ts'
import { cadreDe } from './cadre.ts'
import { lirePersonne } from './personne.sql.ts'
import type { Personne } from './personne.ts'
import { renvoyerSeConnecter } from './saisie-gardee.http.tsx'

/**
 * Ce que chaque page sait de qui la demande. `corps` : le formulaire entier, déjà reçu ; `recuLe` : l'instant où il l'a été,
 * seul comparé aux clôtures (A-07, G-02).
 */
export type Visite = {
  Variables: {
    /** La personne connectée, même sans aucun rôle. */
    personne: Personne | undefined
    acteur: Acteur | undefined
    acteurs: readonly Acteur[]
    jeton: string
    /** Le jeton donné est-il celui de cette personne ? Pour une page qui lit elle-même son corps. */
    estJeton: (donne: unknown) => boolean
    /** La session de ce formulaire n'est plus : mène à la connexion, son texte gardé. Pour une page qui lit elle-même son corps. */
    renvoyer: (corps: Readonly<Record<string, unknown>>) => Promise<Response>
    cadre: Cadre
    corps: Readonly<Record<string, unknown>>
    recuLe: Instant
  }
}

export type Accueil = {
  readonly base: Kysely<unknown>
  readonly maintenant: () => Instant
  readonly sessions: Sessions
  readonly secret: string
  /** L'adresse publique. */
  readonly url: string
  readonly bandeau: Cadre['bandeau']
  /** Les chemins dont la page lit elle-même le corps, au fil de l'eau, et contrôle elle-même le jeton. */
  readonly enFlux: (chemin: string) => boolean
}

/** Reconnaît la personne, lit le formulaire en entier, contrôle son jeton. */
export const accueillir = (a: Accueil) =>
  createMiddleware<Visite>(async (c, suite) => {
    const session = await a.sessions.lire(c.req.raw.headers)
    const personne = session === undefined ? undefined : await lirePersonne(a.base, session.courriel)
    const acteurs = personne === undefined ? [] : await lireActeurs(a.base, personne.id)
    const choisi = getCookie(c, 'role')
    const acteur = acteurs.find((x) => cleDActeur(x) === choisi) ?? acteurs[0]
    const cle = session?.id ?? 'anonyme'
    c.set('personne', personne)
    c.set('acteur', acteur)
    c.set('acteurs', acteurs)
    c.set('jeton', jetonDe(a.secret, cle, personne?.id))
    c.set('cadre', cadreDe(acteur, a.bandeau, new URL(c.req.url).pathname))
    c.set('estJeton', (donne) => estJeton(a.secret, cle, donne))
    c.set('renvoyer', (corps) => renvoyerSeConnecter(c, a, corps))
    if (c.req.method === 'POST' && !a.enFlux(c.req.path)) {
      const corps = await c.req.parseBody({ all: true }).catch(() => ({}))
      if (!estJeton(a.secret, cle, 'jeton' in corps ? corps.jeton : undefined)) {
        // Un script qui enregistre ne suit pas jusqu'à la page de connexion : il garde ce qu'il a et le dit.
        if (c.req.header('Accept') === 'application/json') return c.json({ etat: 'session-terminee' }, 401)
        return c.get('renvoyer')(corps)
      }
      c.set('corps', sansNul(corps))
    }
    c.set('recuLe', a.maintenant())
    return suite()
  })

/** Le signe nul, collé d'un vieux document, que la base ne garde pas : il ne se voit ni ne se lit. */
const sansNul = (corps: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(corps).map(([nom, v]) => [nom, Array.isArray(v) ? v.map(net) : net(v)]))

const net = (v: unknown): unknown => (typeof v === 'string' ? v.replaceAll('\u0000', '') : v)

export const cleDActeur = (a: Acteur): string => `${a.role}:${a.agence ?? a.prestataire ?? ''}`
