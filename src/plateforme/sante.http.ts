import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Kysely, sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Horloge } from './horloge.sql.ts'

/** Au-delà d'une seconde d'écart avec la base, ce serveur ne sert plus : une clôture se jouerait à son horloge. */
export const aLHeure = (horloge: Horloge): boolean => Math.abs(horloge.ecart()) <= 1000

/** `/sante` : 200 quand le serveur peut servir — la base répond et son heure est la nôtre à une seconde près (docs/ce-qui-tient-toujours.md). */
export const pageDeSante = (base: Kysely<unknown>, horloge: Horloge): Hono =>
  new Hono().get('/sante', async (c) => {
    const repond = await sql`select 1`.execute(base).then(
      () => true,
      () => false,
    )
    return c.json(
      { etat: repond && aLHeure(horloge) ? 'en service' : 'indisponible', base: repond, ecartHorlogeMs: horloge.ecart() },
      repond && aLHeure(horloge) ? 200 : 503,
    )
  })

/** `/metrics` : durées des réponses par route, en texte Prometheus. */
export const mesures = () => {
  const registre = new Registry()
  collectDefaultMetrics({ register: registre })
  const durees = new Histogram({
    name: 'palier_reponse_secondes',
    help: 'Durée des réponses',
    labelNames: ['methode', 'code'],
    registers: [registre],
  })
  return {
    compter: createMiddleware(async (c, suite) => {
      const fin = durees.startTimer()
      await suite()
      fin({ methode: c.req.method, code: String(c.res.status) })
    }),
    page: new Hono().get('/metrics', async (c) => c.text(await registre.metrics(), 200, { 'Content-Type': registre.contentType })),
  }
}
