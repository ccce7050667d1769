import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { debordements, noterRefus, sansViolation } from '../../../tests/navigateur.ts'
import { ouvrirVitrine, type Vitrine } from '../../../tests/vitrine.ts'
import { Demonstration } from './demonstration.html.tsx'
import { entetes } from './entetes.http.ts'
import { rendre } from './page.html.tsx'

let vitrine: Vitrine
beforeAll(async () => {
  vitrine = await ouvrirVitrine(new Hono().use(entetes).get('/', (c) => c.html(rendre(<Demonstration />))).fetch)
}, 30_000)
afterAll(() => vitrine?.fermer())

const ouvrir = async (largeur: number, avecScript: 'avec-script' | 'sans-script') => {
  const contexte = await vitrine.navigateur.newContext({
    viewport: { width: largeur, height: 800 },
    javaScriptEnabled: avecScript === 'avec-script',
  })
  const page = await contexte.newPage()
  const refus = avecScript === 'avec-script' ? await noterRefus(page) : []
  await page.goto(vitrine.adresse, { waitUntil: 'load' })
  return { page, refus, fermer: () => contexte.close() }
}

describe('dans un vrai navigateur', () => {
  test.each([
    ['un ordinateur', 1280],
    ['un téléphone', 360],
    ['un zoom à 400 %', 320],
  ])(
    'étant donné %s (%i pixels), axe ne trouve rien, la politique de sûreté ne refuse rien, rien ne dépasse',
    async (_nom, largeur) => {
      const { page, refus, fermer } = await ouvrir(largeur, 'avec-script')
      expect(await sansViolation(page)).toEqual([])
      expect(await debordements(page)).toEqual([])
      expect(refus).toEqual([])
      expect(await page.locator('html').getAttribute('data-fr-js')).toBe('true')
      await fermer()
    },
    30_000,
  )

  test('étant donné un formulaire en erreur, le résumé a le curseur, et chaque erreur mène à son champ', async () => {
    const { page, fermer } = await ouvrir(1280, 'avec-script')
    const auCurseur = () => page.evaluate(() => document.activeElement?.id)
    expect(await auCurseur()).toBe('erreurs')
    await page.locator('#erreurs a[href="#montant"]').click()
    expect(await auCurseur()).toBe('montant')
    await page.locator('#erreurs a[href="#sauvegarde"]').click()
    await page.keyboard.press('Tab')
    expect(await auCurseur()).toBe('sauvegarde-groupe-0')
    await fermer()
  }, 30_000)

  test('étant donné un téléphone sans script, le menu et le fil d’Ariane sont dépliés et rien ne dépasse', async () => {
    const { page, fermer } = await ouvrir(360, 'sans-script')
    expect(await page.getByRole('link', { name: 'Ma journée' }).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'Mes dossiers' }).isVisible()).toBe(true)
    expect(await debordements(page)).toEqual([])
    await fermer()
  }, 30_000)
})
