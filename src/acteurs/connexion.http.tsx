import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { clientDe } from '../plateforme/session/client.http.ts'
import type { Connexion } from '../plateforme/session/connexion.session.ts'
import { limiter } from '../plateforme/session/debit.ts'
import { retourSur } from '../plateforme/session/retour.ts'
import { estCourriel } from '../socle/adresse.ts'
import { MOTIFS_DE_CONNEXION, type MotifDeConnexion, PageConnexion, PageLien, PageLienEnvoye, PageVieillie } from './connexion.html.tsx'
import { accueillirPersonne } from './personne.sql.ts'
import type { Accueil, Visite } from './visite.http.ts'

/** Retient que cette session vient du fournisseur d'identité : se déconnecter ici propose alors de l'être aussi là-bas. */
export const PAR_IDENTITE = 'par-identite'

const DIX_MINUTES = 10 * 60 * 1000

/**
 * Se connecter : demander un lien et l'ouvrir, ou passer par le fournisseur d'identité. Toute adresse peut demander un lien :
 * la première connexion inscrit la personne, sans aucun rôle. `retour` voyage dans le lien : il mène au but depuis un autre appareil.
 */
export const pagesDeConnexion = ({
  base,
  sessions,
  openid,
  maintenant,
}: Pick<Accueil, 'base' | 'maintenant'> & Pick<Connexion, 'sessions' | 'openid'>): Hono<Visite> => {
  const parAdresse = limiter(6, DIX_MINUTES)
  const parClient = limiter(60, DIX_MINUTES)
  const montrer = (c: Context<Visite>, p: Pick<Parameters<typeof PageConnexion>[0], 'motif' | 'courriel' | 'erreurs' | 'retour'>) =>
    rendre(<PageConnexion cadre={c.get('cadre')} jeton={c.get('jeton')} fournisseur={openid?.nom} {...p} />)
  const entrer = (c: Context<Visite>, cookies: readonly string[], vers: string) => {
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
    return c.redirect(vers, 303)
  }
  return new Hono<Visite>()
    .get('/connexion', (c) => {
      const retour = retourSur(c.req.query('retour'))
      const motif = motifDe(c.req.query('motif'))
      // Déjà connectée, la personne continue ; si son envoi n'a servi à rien, on le lui dit d'abord.
      if (c.get('personne') !== undefined && motif === 'session')
        return c.html(rendre(<PageVieillie cadre={c.get('cadre')} retour={retour} />))
      if (c.get('personne') !== undefined && c.req.query('retour') !== undefined) return c.redirect(retour, 303)
      return c.html(montrer(c, { motif, erreurs: [], retour }))
    })
    .post('/connexion', async (c) => {
      const { courriel: saisi, retour: voulu } = c.get('corps')
      const courriel = String(saisi ?? '')
        .trim()
        .toLowerCase()
      const retour = retourSur(String(voulu ?? ''))
      const refuser = (message: string, code: 422 | 429) =>
        c.html(montrer(c, { motif: undefined, courriel, retour, erreurs: [{ champ: 'courriel', message }] }), code)
      if (!estCourriel(courriel)) return refuser('Écrivez une adresse comme prenom.nom@exemple.fr.', 422)
      const ms = maintenant().epochMilliseconds
      if (!parAdresse.permettre(courriel, ms)) return refuser('Trop de demandes pour cette adresse. Attendez dix minutes.', 429)
      if (!parClient.permettre(clientDe(c), ms)) return refuser('Trop de demandes depuis votre réseau. Attendez dix minutes.', 429)
      await sessions.demanderLien(courriel, retour)
      return c.html(rendre(<PageLienEnvoye cadre={c.get('cadre')} retour={retour} />))
    })
    .get('/connexion/lien', (c) => {
      const lien = c.req.query('jeton') ?? ''
      const commun = { cadre: c.get('cadre'), jeton: c.get('jeton'), lien, retour: retourSur(c.req.query('retour')) }
      return c.html(rendre(<PageLien {...commun} perime={lien === '' ? 'oui' : 'non'} />), lien === '' ? 410 : 200)
    })
    .post('/connexion/lien', async (c) => {
      const { lien, retour: voulu } = c.get('corps')
      const retour = retourSur(String(voulu ?? ''))
      const ouverte = await sessions.consommerLien(String(lien ?? ''), c.req.raw.headers)
      if (ouverte === undefined)
        return c.html(rendre(<PageLien cadre={c.get('cadre')} jeton={c.get('jeton')} lien="" retour={retour} perime="oui" />), 410)
      const venue = await accueillirPersonne(base, ouverte.courriel, SANS_IDENTITE, maintenant())
      return entrer(c, ouverte.cookies, venue === 'premiere' ? `/compte/nom?retour=${encodeURIComponent(retour)}` : retour)
    })
    .get('/connexion/identite', async (c) => {
      const retour = retourSur(c.req.query('retour'))
      const aller = await openid?.partir(retour)
      if (aller === undefined) return c.html(montrer(c, { motif: 'fournisseur', erreurs: [], retour }), 502)
      return entrer(c, aller.cookies, aller.vers)
    })
    .get('/connexion/api/callback/openid', async (c) => {
      if (openid === undefined) return c.notFound()
      const r = await openid.revenir(c.req.raw)
      if (r.sorte === 'refusee') return c.html(montrer(c, { motif: r.motif, erreurs: [], retour: '/' }), 403)
      const retour = retourSur(r.vers)
      setCookie(c, PAR_IDENTITE, 'oui', { path: '/deconnexion', httpOnly: true, sameSite: 'Lax' })
      if (r.courriel === undefined) return entrer(c, r.cookies, `/connexion?motif=adresse&retour=${encodeURIComponent(retour)}`)
      await accueillirPersonne(base, r.courriel, r.identite, maintenant())
      return entrer(c, r.cookies, retour)
    })
}

const SANS_IDENTITE = { nom: undefined, siret: undefined, rpps: undefined }

const motifDe = (texte: string | undefined): MotifDeConnexion | undefined => MOTIFS_DE_CONNEXION.find((m) => m === texte)
