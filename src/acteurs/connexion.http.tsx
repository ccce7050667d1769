import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { limiter } from '../plateforme/session/debit.ts'
import { lireAgentParCourriel } from './acteurs.sql.ts'
import { ROLES_DITS } from './cadre.ts'
import { PageCompte, PageConnexion, PageLien, PageLienEnvoye } from './connexion.html.tsx'
import { type Accueil, cleDActeur, type Visite } from './visite.http.ts'

const DIX_MINUTES = 10 * 60 * 1000

/** Une page d'ici, jamais une adresse d'ailleurs. */
const estInterne = (chemin: string): boolean => /^\/(?![/\\])[\w./?=&%-]*$/.test(chemin)

/** La connexion par lien : demander, ouvrir, choisir son rôle, fermer. */
export const pagesDeConnexion = ({ base, sessions, maintenant }: Pick<Accueil, 'base' | 'sessions' | 'maintenant'>): Hono<Visite> => {
  const debit = limiter(6, DIX_MINUTES)
  return new Hono<Visite>()
    .get('/connexion', (c) => {
      const retour = c.req.query('retour') ?? ''
      if (estInterne(retour)) setCookie(c, 'retour', retour, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 900 })
      return c.html(rendre(<PageConnexion cadre={c.get('cadre')} jeton={c.get('jeton')} motif={c.req.query('motif')} erreurs={[]} />))
    })
    .post('/connexion', async (c) => {
      const courriel = String(c.get('corps')['courriel'] ?? '')
        .trim()
        .toLowerCase()
      const refuser = (message: string, code: 422 | 429) =>
        c.html(
          rendre(
            <PageConnexion cadre={c.get('cadre')} jeton={c.get('jeton')} courriel={courriel} erreurs={[{ champ: 'courriel', message }]} />,
          ),
          code,
        )
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(courriel)) return refuser('Écrivez une adresse comme prenom.nom@exemple.fr.', 422)
      if (!debit.permettre(courriel, maintenant().epochMilliseconds))
        return refuser('Trop de demandes pour cette adresse. Attendez dix minutes.', 429)
      // Connue ou non, la réponse est la même : la page ne dit pas qui a un compte.
      const agent = await lireAgentParCourriel(base, courriel)
      if (agent !== undefined) await sessions.demanderLien(courriel, agent.nom)
      return c.html(rendre(<PageLienEnvoye cadre={c.get('cadre')} />))
    })
    .get('/connexion/lien', (c) =>
      c.html(rendre(<PageLien cadre={c.get('cadre')} jeton={c.get('jeton')} lien={c.req.query('jeton') ?? ''} perime="non" />)),
    )
    .post('/connexion/lien', async (c) => {
      const cookies = await sessions.consommerLien(String(c.get('corps')['lien'] ?? ''))
      if (cookies === undefined) return c.html(rendre(<PageLien cadre={c.get('cadre')} jeton={c.get('jeton')} lien="" perime="oui" />), 410)
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
      const retour = getCookie(c, 'retour') ?? '/'
      deleteCookie(c, 'retour', { path: '/' })
      return c.redirect(estInterne(retour) ? retour : '/', 303)
    })
    .get('/compte', (c) => {
      const roles = c
        .get('acteurs')
        .map((a) => ({ valeur: cleDActeur(a), libelle: `${ROLES_DITS[a.role]}${a.agence === undefined ? '' : ` (${a.agence})`}` }))
      const acteur = c.get('acteur')
      if (acteur === undefined) return c.redirect('/connexion', 303)
      return c.html(rendre(<PageCompte cadre={c.get('cadre')} jeton={c.get('jeton')} roles={roles} choisi={cleDActeur(acteur)} />))
    })
    .post('/compte/role', (c) => {
      setCookie(c, 'role', String(c.get('corps')['role'] ?? ''), { path: '/', httpOnly: true, sameSite: 'Lax' })
      return c.redirect('/', 303)
    })
    .post('/deconnexion', async (c) => {
      for (const cookie of await sessions.fermer(c.req.raw.headers)) c.header('Set-Cookie', cookie, { append: true })
      // Sur un ordinateur partagé, les réponses qui attendaient dans ce navigateur s'en vont avec la personne.
      c.header('Clear-Site-Data', '"storage"')
      return c.redirect('/', 303)
    })
}
