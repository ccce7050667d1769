import { Hono } from 'hono'
import { cadreDe } from '../src/acteurs/cadre.ts'
import type { Visite } from '../src/acteurs/visite.http.ts'
import { estUnEnvoi } from '../src/candidature/pieces.http.tsx'
import { estUnMessage } from '../src/echanges/messages.http.tsx'
import type { Acteur } from '../src/journal/objet.ts'

/** Des pages, vues par une personne à une heure donnée : ce que fait `accueillir`, sans la connexion. */
export const visiteDe = (
  pages: Hono<Visite>,
  acteur: Acteur | undefined,
  le: Temporal.Instant,
  personne: Visite['Variables']['personne'] = acteur === undefined
    ? undefined
    : { id: acteur.id, nom: acteur.nom, courriel: '', siret: null, rpps: null },
  jeton?: 'faux-jeton',
) => {
  const app = new Hono<Visite>()
  app.use(async (c, suite) => {
    c.set('personne', personne)
    c.set('acteur', acteur)
    c.set('acteurs', acteur === undefined ? [] : [acteur])
    c.set('jeton', 'jeton')
    c.set('cadre', cadreDe(acteur, undefined, new URL(c.req.url).pathname))
    c.set('estJeton', () => jeton === undefined)
    const enFlux = estUnEnvoi(c.req.path) || estUnMessage(c.req.path)
    c.set('renvoyer', async () => c.redirect('/connexion', 303))
    c.set('corps', c.req.method === 'POST' && !enFlux ? await c.req.parseBody({ all: true }) : {})
    c.set('recuLe', le)
    return suite()
  })
  app.route('/', pages)
  app.notFound((c) => c.text('Cette page n’est pas disponible', 404))
  const lire = async (chemin: string) => {
    const reponse = await app.request(chemin)
    return { statut: reponse.status, texte: await reponse.text() }
  }
  const ecrire = async (chemin: string, champs: Readonly<Record<string, string>>) => {
    const reponse = await app.request(chemin, { method: 'POST', body: new URLSearchParams(champs) })
    return { statut: reponse.status, texte: await reponse.text(), vers: reponse.headers.get('location') }
  }
  const octets = async (chemin: string) => new Uint8Array(await (await app.request(chemin)).arrayBuffer())
  return { app, lire, ecrire, octets }
}
