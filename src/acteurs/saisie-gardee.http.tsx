import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { auteurDe } from '../plateforme/session/jeton.crypto.ts'
import { connexionPour, pageDuFormulaire } from '../plateforme/session/retour.ts'
import { PageRienAReprendre, PageSaisieGardee } from './saisie-gardee.html.tsx'
import { garderSaisie, oublierSaisie, retrouverSaisie } from './saisie-gardee.sql.ts'
import { garderDe } from './saisie-gardee.ts'
import type { Accueil, Visite } from './visite.http.ts'

const COOKIE = 'saisie'

/**
 * Un formulaire dont la session n'est plus. S'il avait été montré à une personne, son texte l'attend une heure ; sinon rien n'est
 * gardé : ni un visiteur sans session, ni une demande forgée ne remplit la base.
 */
export const renvoyerSeConnecter = async (
  c: Context<Visite>,
  a: Pick<Accueil, 'base' | 'secret' | 'maintenant' | 'url'>,
  corps: Readonly<Record<string, unknown>>,
): Promise<Response> => {
  const auteur = auteurDe(a.secret, corps['jeton'])
  const { pathname, search } = new URL(c.req.url)
  const saisie = auteur === undefined ? undefined : garderDe(`${pathname}${search}`, corps)
  if (auteur === undefined || saisie === undefined)
    return c.redirect(`${connexionPour(pageDuFormulaire(pathname, c.req.header('Referer')))}&motif=session`, 303)
  const cle = await garderSaisie(a.base, a.secret, auteur, saisie, a.maintenant())
  setCookie(c, COOKIE, cle, { path: '/', httpOnly: true, sameSite: 'Lax', secure: a.url.startsWith('https:'), maxAge: 3600 })
  return c.redirect(`${connexionPour('/saisie-gardee')}&motif=saisie`, 303)
}

/** Reprendre ou effacer ce que l'on tapait. Une autre personne, ou un autre navigateur, n'y trouve rien. */
export const pagesDeSaisieGardee = ({ base, secret }: Pick<Accueil, 'base' | 'secret'>): Hono<Visite> =>
  new Hono<Visite>()
    .get('/saisie-gardee', async (c) => {
      const personne = c.get('personne')
      if (personne === undefined) return c.redirect(connexionPour('/saisie-gardee'), 303)
      const saisie = await retrouverSaisie(base, secret, personne.id, getCookie(c, COOKIE) ?? '', c.get('recuLe'))
      if (saisie === undefined) return c.html(rendre(<PageRienAReprendre cadre={c.get('cadre')} />), 404)
      return c.html(rendre(<PageSaisieGardee cadre={c.get('cadre')} jeton={c.get('jeton')} saisie={saisie} />))
    })
    .post('/saisie-gardee/oublier', async (c) => {
      const personne = c.get('personne')
      if (personne !== undefined) await oublierSaisie(base, personne.id, getCookie(c, COOKIE) ?? '')
      deleteCookie(c, COOKIE, { path: '/' })
      return c.redirect('/', 303)
    })
