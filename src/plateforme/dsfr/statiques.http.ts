import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'

const UN_AN = 'public, max-age=31536000, immutable'
const UN_JOUR = 'public, max-age=86400'

/**
 * Sert les feuilles, scripts et polices construits, déjà comprimés.
 * Leur nom change avec leur contenu : le navigateur les garde un an sans redemander. L'icône, dont le nom est fixe, un jour.
 * @param dossier où la construction les a posés : `dist/public`
 */
export const statiques = (dossier: string): Hono =>
  new Hono()
    .use('/statique/*', fichiers(dossier, UN_AN))
    .use('/favicon.svg', fichiers(dossier, UN_JOUR))
    .use('/favicon.ico', fichiers(dossier, UN_JOUR))

const fichiers = (dossier: string, duree: string) => {
  const servir = serveStatic({ root: dossier, precompressed: true })
  return createMiddleware(async (c, suite) => {
    const reponse = await servir(c, suite)
    if (reponse instanceof Response) reponse.headers.set('Cache-Control', duree)
    return reponse
  })
}
