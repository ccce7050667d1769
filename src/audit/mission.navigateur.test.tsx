import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { createServer as createVite, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debordements, noterRefus, ouvrirNavigateur, sansViolation } from '../../tests/navigateur.ts'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { entetes } from '../plateforme/dsfr/entetes.http.ts'
import { pagesDesMissions } from './mission.http.tsx'

const LE = Temporal.Instant.from('2023-12-05T17:00:00Z')
const { base, monde, partie, id } = await partieJouee('ara-2023', LE)

let vite: ViteDevServer
let serveur: Server
let navigateur: Browser
let origine: string
let enCours: string
let finie: string

/** L'auditrice voit ses missions ; les pages viennent de nous, avec nos en-têtes, et leurs feuilles de Vite. */
beforeAll(async () => {
  finie = `/missions/${id('d01')}-audit`
  const ouvertes = await sql<{ id: string }>`
    select id from vie where genre = 'mission' and prestataire = 'ara-rempart' and etat in ('planifiee', 'sur-place') order by id`.execute(
    base,
  )
  enCours = `/missions/${ouvertes.rows[0]!.id}`
  vite = await createVite({ server: { middlewareMode: true, hmr: false, ws: false }, logLevel: 'error' })
  const { app } = visiteDe(pagesDesMissions(monde, acteNomme), partie.acteurs.get('auditeur-rempart')!, LE)
  const repondre = getRequestListener(new Hono().use(entetes).route('/', app).fetch)
  serveur = createServer((req, res) => (req.url?.startsWith('/missions') === true ? void repondre(req, res) : vite.middlewares(req, res)))
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`
  navigateur = await ouvrirNavigateur()
})

afterAll(async () => {
  await navigateur?.close()
  serveur?.close()
  await vite?.close()
})

test.each([1280, 360])('à %i pixels, axe ne trouve rien dans les pages d’une mission, et rien ne dépasse', async (largeur) => {
  const contexte = await navigateur.newContext({ viewport: { width: largeur, height: 800 } })
  const page = await contexte.newPage()
  const refus = await noterRefus(page)
  const pages = [
    enCours,
    `${enCours}/grilles/treize-questions?domaine=sauvegardes`,
    finie,
    `${finie}/grilles/maturin-sms`,
    `${finie}/constats`,
    `${finie}/rapport`,
  ]
  for (const chemin of pages) {
    await page.goto(`${origine}${chemin}`, { waitUntil: 'load' })
    await page.evaluate(() => {
      for (const d of document.querySelectorAll('details')) d.open = true
    })
    expect(await sansViolation(page), chemin).toEqual([])
    expect(await debordements(page), chemin).toEqual([])
  }
  expect(refus).toEqual([])
  await contexte.close()
})

test('sans script, l’auditrice répond à une question, et sa réponse est gardée', async () => {
  const contexte = await navigateur.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
  const page = await contexte.newPage()
  await page.goto(`${origine}${enCours}/grilles/treize-questions?domaine=sauvegardes`)
  await page.locator('input[name="reponses.sauvegardes-deconnectees"][value="je-ne-sais-pas"]').check({ force: true })
  await page.getByRole('button', { name: 'Enregistrer mes réponses' }).click()
  expect(await page.getByText('Vos réponses sont enregistrées').count()).toBe(1)
  expect(await page.locator('input[name="reponses.sauvegardes-deconnectees"]:checked').getAttribute('value')).toBe('je-ne-sais-pas')
  await contexte.close()
})
