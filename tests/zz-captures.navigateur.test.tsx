import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { createServer as createVite } from 'vite'
import { expect, test } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import { pagesDesMissions } from '../src/audit/mission.http.tsx'
import { pagesDuClassement } from '../src/decision/classement.http.tsx'
import { pagesDesSeances } from '../src/decision/seance.http.tsx'
import { pagesDArbitrage } from '../src/financement/arbitrage.http.tsx'
import { entetes } from '../src/plateforme/dsfr/entetes.http.ts'
import { pagesDesConventions } from '../src/versement/convention.http.tsx'
import { baseDeTest } from './base.ts'
import { debordements, ouvrirNavigateur, sansViolation } from './navigateur.ts'
import { rejouerSur } from './rejeu.ts'
import { visiteDe } from './visite.ts'

const scenario = process.env['SCENARIO'] ?? 'ara-2023'
const jusque = process.env['JUSQUE'] ?? '2023-12-05T17:00:00Z'
const { base } = await baseDeTest()

test('captures', async () => {
  const LE = Temporal.Instant.from(jusque)
  const { monde, partie, id } = await rejouerSur(base, scenario, LE)
  const enCours = (await sql<{ id: string }>`select id from vie where genre = 'mission' and etat in ('planifiee', 'sur-place') order by id`.execute(base)).rows[0]?.id
  const vite = await createVite({ server: { middlewareMode: true, hmr: false, ws: false }, logLevel: 'error' })
  const navigateur = await ouvrirNavigateur()
  const pages = new Hono<any>().route('/', pagesDesMissions(monde, acteNomme)).route('/', pagesDesSeances(monde)).route('/', pagesDuClassement(monde)).route('/', pagesDArbitrage(monde)).route('/', pagesDesConventions(monde, acteNomme))
  const liste = (process.env['PAGES'] ?? '').split(';').map((l) => l.replace(/\{(.*?)\}/g, (_, r) => (r === 'encours' ? enCours! : id(r))).split('|'))
  for (const [nom, par, chemin] of liste) {
    const { app } = visiteDe(pages, partie.acteurs.get(par!)!, LE)
    const repondre = getRequestListener(new Hono().use(entetes).route('/', app).fetch)
    const serveur: Server = createServer((req, res) => (/^\/(missions|seances|appels\/|dossiers)/.test(req.url ?? '') && !/\.(css|js|woff2)/.test(req.url ?? '') ? void repondre(req, res) : vite.middlewares(req, res)))
    await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
    for (const largeur of [1280, 360]) {
      const contexte = await navigateur.newContext({ viewport: { width: largeur, height: 800 } })
      const page = await contexte.newPage()
      const r = await page.goto(`http://127.0.0.1:${(serveur.address() as AddressInfo).port}${chemin}`, { waitUntil: 'networkidle' })
      console.log(nom, largeur, r?.status(), (await r?.body())?.length, await sansViolation(page), await debordements(page))
      await page.screenshot({ path: `/tmp/cap/${nom}-${largeur}.png`, fullPage: true })
      await contexte.close()
    }
    serveur.close()
  }
  await navigateur.close()
  await vite.close()
  expect(1).toBe(1)
}, 200_000)
