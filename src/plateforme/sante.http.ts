import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Kysely, sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Antivirus } from './antivirus/clamd.antivirus.ts'
import type { Horloge } from './horloge.sql.ts'
import { memeSecret } from './secret.crypto.ts'

/** Au-delà d'une seconde d'écart avec la base, ce serveur ne sert plus : une clôture se jouerait à son horloge. */
export const aLHeure = (horloge: Horloge): boolean => Math.abs(horloge.ecart()) <= 1000

/** `/sante` : 200 quand le serveur peut servir — la base répond et son heure est la nôtre à une seconde près (docs/ce-qui-tient-toujours.md). */
export const pageDeSante = (base: Kysely<unknown>, horloge: Horloge, antivirus: Antivirus | undefined): Hono =>
  new Hono().get('/sante', async (c) => {
    const repond = await sql`select 1`.execute(base).then(
      () => true,
      () => false,
    )
    return c.json(
      {
        etat: repond && aLHeure(horloge) ? 'en service' : 'indisponible',
        base: repond,
        ecartHorlogeMs: horloge.ecart(),
        antivirus: await direAntivirus(antivirus),
      },
      repond && aLHeure(horloge) ? 200 : 503,
    )
  })

/** Un antivirus qui ne répond pas n'arrête pas le service : les fichiers attendent leur verdict. */
const direAntivirus = async (antivirus: Antivirus | undefined): Promise<string> => {
  if (antivirus === undefined) return 'non configuré : les fichiers sont servis sans contrôle'
  return (await antivirus.repond()) ? 'en service' : 'injoignable : les fichiers attendent'
}

/**
 * `/metrics` : durées des réponses par route, en texte Prometheus, pour qui donne la clé (`PALIER_CLE_METRICS`) ; pour tout autre, et sans clé
 * choisie, la page n'existe pas : le nombre des réponses refusées ou tardives dit déjà trop de ce qui se passe ici.
 */
export const mesures = (cle: string | undefined) => {
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
    page: new Hono().get('/metrics', async (c, suite) => {
      const donnee = c.req.header('Authorization')?.replace(/^Bearer /, '') ?? ''
      if (cle === undefined || !memeSecret(donnee, cle)) return suite()
      return c.text(await registre.metrics(), 200, { 'Content-Type': registre.contentType })
    }),
  }
}
