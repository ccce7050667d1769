import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Visite } from '../acteurs/visite.http.ts'
import { corpsDe, enTexte } from '../plateforme/courriel/corps.ts'
import { lireCourriel, lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { enHtml } from '../plateforme/courriel/lettre.html.tsx'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageCourriel, PageCourriels } from './courriels.html.tsx'

/** Un courriel est stylé sur ses éléments, comme les messageries le veulent : il se montre seul, sans rien d'autre de permis. */
const DANS_UN_COURRIEL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** Les courriels qui seraient partis, tels qu'ils seraient reçus. */
export const pagesDesCourriels = (base: Kysely<unknown>): Hono<Visite> => {
  const lire = async (id: string, adresse: string) => {
    const courriel = /^\d{1,15}$/.test(id) ? await lireCourriel(base, BigInt(id)) : undefined
    return courriel === undefined
      ? undefined
      : { courriel, blocs: corpsDe(courriel, { url: new URL(adresse).origin, reponses: 'perdues' }) }
  }
  return new Hono<Visite>()
    .get('/bac-a-sable/courriels', async (c) =>
      c.html(rendre(<PageCourriels cadre={c.get('cadre')} courriels={await lireCourriels(base, 100)} />)),
    )
    .get('/bac-a-sable/courriels/:id', async (c) => {
      const lu = await lire(c.req.param('id'), c.req.url)
      if (lu === undefined) return c.notFound()
      return c.html(rendre(<PageCourriel cadre={c.get('cadre')} courriel={lu.courriel} texte={enTexte(lu.blocs)} />))
    })
    .get('/bac-a-sable/courriels/:id/html', async (c) => {
      const lu = await lire(c.req.param('id'), c.req.url)
      if (lu === undefined) return c.notFound()
      return c.html(enHtml(lu.courriel.objet, lu.blocs), 200, { 'Content-Security-Policy': DANS_UN_COURRIEL })
    })
}
