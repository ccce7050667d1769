import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Connexion } from '../plateforme/session/connexion.session.ts'
import { connexionPour, retourSur } from '../plateforme/session/retour.ts'
import { ROLES_DITS } from './cadre.ts'
import { PageCompte, PageNom } from './compte.html.tsx'
import { PageSortie } from './connexion.html.tsx'
import { PAR_IDENTITE } from './connexion.http.tsx'
import { nommerPersonne } from './personne.sql.ts'
import { type Accueil, cleDActeur, type Visite } from './visite.http.ts'

/** Mon compte : mon nom, mon rôle, mes sessions ouvertes. */
export const pagesDuCompte = ({ base, sessions, openid }: Pick<Accueil, 'base'> & Pick<Connexion, 'sessions' | 'openid'>): Hono<Visite> =>
  new Hono<Visite>()
    .get('/compte', async (c) => {
      const personne = c.get('personne')
      if (personne === undefined) return c.redirect(connexionPour('/compte'), 303)
      const acteur = c.get('acteur')
      const roles = c
        .get('acteurs')
        .map((a) => ({ valeur: cleDActeur(a), libelle: `${ROLES_DITS[a.role]}${a.agence === undefined ? '' : ` (${a.agence})`}` }))
      return c.html(
        rendre(
          <PageCompte
            cadre={c.get('cadre')}
            jeton={c.get('jeton')}
            personne={personne}
            roles={roles}
            choisi={acteur === undefined ? undefined : cleDActeur(acteur)}
            sessions={await sessions.lister(c.req.raw.headers)}
          />,
        ),
      )
    })
    .get('/compte/nom', (c) => {
      const personne = c.get('personne')
      return personne === undefined
        ? c.redirect(connexionPour('/compte/nom'), 303)
        : demanderNom(c, personne.nom, c.req.query('retour'), [])
    })
    .post('/compte/nom', async (c) => {
      const personne = c.get('personne')
      if (personne === undefined) return c.redirect('/connexion', 303)
      const { nom: saisi, retour } = c.get('corps')
      const nom = String(saisi ?? '').trim()
      if (nom === '') return demanderNom(c, nom, String(retour ?? ''), ['Écrivez votre prénom et votre nom.'])
      if (nom.length > 200) return demanderNom(c, nom, String(retour ?? ''), ['Votre nom : 200 caractères au plus.'])
      await nommerPersonne(base, personne.id, nom)
      return c.redirect(retourSur(String(retour ?? '')), 303)
    })
    .post('/compte/role', (c) => {
      setCookie(c, 'role', String(c.get('corps')['role'] ?? ''), { path: '/', httpOnly: true, sameSite: 'Lax' })
      return c.redirect('/', 303)
    })
    .post('/compte/sessions/fermer', async (c) => {
      if (c.get('personne') !== undefined) await sessions.fermer(c.req.raw.headers, String(c.get('corps')['session'] ?? ''))
      return c.redirect('/compte', 303)
    })
    .post('/compte/sessions/autres', async (c) => {
      if (c.get('personne') !== undefined) await sessions.fermerLesAutres(c.req.raw.headers)
      return c.redirect('/compte', 303)
    })
    .post('/deconnexion', async (c) => {
      const ailleurs = getCookie(c, PAR_IDENTITE) === undefined ? undefined : await openid?.sortir(c.req.raw.headers)
      deleteCookie(c, PAR_IDENTITE, { path: '/deconnexion' })
      for (const cookie of await sessions.sortir(c.req.raw.headers)) c.header('Set-Cookie', cookie, { append: true })
      // Sur un ordinateur partagé, les réponses qui attendaient dans ce navigateur s'en vont avec la personne.
      c.header('Clear-Site-Data', '"storage"')
      if (openid === undefined || ailleurs === undefined) return c.redirect('/', 303)
      return c.html(
        rendre(<PageSortie cadre={{ ...c.get('cadre'), personne: undefined, menu: [] }} nom={openid.nom} ailleurs={ailleurs} />),
      )
    })

const demanderNom = (c: Context<Visite>, nom: string, retour: string | undefined, messages: readonly string[]) =>
  c.html(
    rendre(
      <PageNom
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        nom={nom}
        retour={retourSur(retour === undefined || retour === '' ? '/compte' : retour)}
        erreurs={messages.map((message) => ({ champ: 'nom', message }))}
      />,
    ),
    messages.length > 0 ? 422 : 200,
  )
