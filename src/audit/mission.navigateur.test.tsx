import { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debordements, noterRefus, sansViolation } from '../../tests/navigateur.ts'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ouvrirVitrine, type Vitrine } from '../../tests/vitrine.ts'
import { acteNomme } from '../actes.ts'
import { entetes } from '../plateforme/dsfr/entetes.http.ts'
import { pagesDesMissions } from './mission.http.tsx'

const LE = Temporal.Instant.from('2023-12-05T17:00:00Z')
const { base, monde, partie, id } = await partieJouee('ara-2023', LE)

let vitrine: Vitrine
let enCours: string
let finie: string

/** L'auditrice voit ses missions. */
beforeAll(async () => {
  finie = `/missions/${id('d01')}-audit`
  const ouvertes = await sql<{ id: string }>`
    select id from vie where genre = 'mission' and prestataire = 'ara-rempart' and etat in ('planifiee', 'sur-place') order by id`.execute(
    base,
  )
  enCours = `/missions/${ouvertes.rows[0]!.id}`
  const { app } = visiteDe(pagesDesMissions(monde, acteNomme), partie.acteurs.get('auditeur-rempart')!, LE)
  vitrine = await ouvrirVitrine(new Hono().use(entetes).route('/', app).fetch)
})

afterAll(() => vitrine?.fermer())

test.each([1280, 360])(
  'à %i pixels, rien ne dépasse des pages d’une mission ; axe ne trouve rien, la politique de sûreté ne refuse rien',
  async (largeur) => {
    const contexte = await vitrine.navigateur.newContext({ viewport: { width: largeur, height: 800 } })
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
      await page.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
      await page.evaluate(() => {
        for (const d of document.querySelectorAll('details')) d.open = true
      })
      // Sur grand écran, axe lit ces pages dans le parcours entier (tests/parcours.navigateur.test.ts).
      const axe = largeur === 360 ? await sansViolation(page) : []
      expect({ chemin, axe, depasse: await debordements(page) }).toEqual({ chemin, axe: [], depasse: [] })
    }
    expect(refus).toEqual([])
    await contexte.close()
  },
)

test('sans script, l’auditrice répond à une question, et sa réponse est gardée', async () => {
  const contexte = await vitrine.navigateur.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
  const page = await contexte.newPage()
  await page.goto(`${vitrine.adresse}${enCours}/grilles/treize-questions?domaine=sauvegardes`)
  await page.locator('input[name="reponses.sauvegardes-deconnectees"][value="je-ne-sais-pas"]').check({ force: true })
  await page.getByRole('button', { name: 'Enregistrer mes réponses' }).click()
  expect(await page.getByText('Vos réponses sont enregistrées').count()).toBe(1)
  expect(await page.locator('input[name="reponses.sauvegardes-deconnectees"]:checked').getAttribute('value')).toBe('je-ne-sais-pas')
  await contexte.close()
})
