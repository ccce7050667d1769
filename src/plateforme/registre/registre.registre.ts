import { createMiddleware } from 'hono/factory'
import { pino } from 'pino'

/**
 * Le registre du serveur, une ligne JSON par fait. Il ne reçoit ni corps, ni cookie, ni adresse avec ses paramètres :
 * un lien de connexion ou un nom cherché ne s'y lit jamais.
 */
export const registre = pino({
  base: null,
  messageKey: 'message',
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.courriel', '*.jeton', '*.lien'],
})

/** Une ligne par réponse : méthode, chemin, code, durée en millisecondes. */
export const consigner = createMiddleware(async (c, suite) => {
  const debut = performance.now()
  await suite()
  if (c.req.path.startsWith('/statique/') || c.req.path === '/sante' || c.req.path === '/metrics') return
  registre.info({ methode: c.req.method, chemin: c.req.path, code: c.res.status, ms: Math.round(performance.now() - debut) }, 'réponse')
})
