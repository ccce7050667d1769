import { createMiddleware } from 'hono/factory'

/**
 * Ce que la page a le droit de faire. Ni script ni style dans la page, rien d'ailleurs.
 * `img-src data:` : la feuille du DSFR porte ses petites images (devise, cases cochées, flèches) en adresses `data:`.
 */
const POLITIQUE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Les en-têtes de sûreté de toute réponse. */
export const entetes = createMiddleware(async (c, suite) => {
  await suite()
  // Un fichier rendu a la sienne, plus étroite.
  if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', POLITIQUE)
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'geolocation=(), microphone=(), payment=()')
})
