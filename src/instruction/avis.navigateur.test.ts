import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debordements, noterRefus, sansViolation } from '../../tests/navigateur.ts'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ouvrirVitrine, type Vitrine } from '../../tests/vitrine.ts'
import { acteNomme } from '../actes.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import { entetes } from '../plateforme/dsfr/entetes.http.ts'
import { ouvrir } from './acces.http.ts'
import { pagesDesAvis } from './avis.http.tsx'
import { pagesDExpertise } from './expertise.http.tsx'

const LE = Temporal.Instant.from('2021-11-01T12:00:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
/** Trois fonctions de la commission : l'une est membre, les deux autres sont de l'agence et de l'opérateur. */
const TROIS = ['rssi-ght', 'esms', 'analyste'] as const

let vitrine: Vitrine
let chemin: string
let expertise: string

/** Chaque personne a son adresse (`/rssi-ght/dossiers/…`) : trois navigateurs, trois personnes, une seule base. */
beforeAll(async () => {
  const dossier = id('i-pharma')
  const faire = async (acte: string, saisie: object) => {
    const fait = await acteNomme(acte)!.faire(monde, { objet: dossier, saisie, par: partie.acteurs.get('ars')!, le: LE })
    if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  }
  await faire('declarer-recevable', { motif: 'Complet' })
  const [piece] = (await lireDossier(base, dossier))!.pieces
  await faire('demander-expertise', {
    ...{ nom: 'Sol Fictif', courriel: 'sol@exemple.fr', question: 'Ce budget est-il réaliste ?' },
    ...{ criteres: 'budget', projets: '1', pieces: piece!.id },
  })
  const { rows } = await sql<{ chemin: string }>`select lien->>'chemin' as chemin from courriel order by id desc limit 1`.execute(base)
  expertise = new URL(rows[0]!.chemin, 'http://aucun').pathname
  chemin = `/dossiers/${dossier}/avis`
  const chezQui = new Map(
    TROIS.map((ref) => [ref as string, visiteDe(pagesDesAvis(monde, acteNomme, ouvrir), partie.acteurs.get(ref)!, LE).app]),
  )
  const chezLExpert = visiteDe(pagesDExpertise(monde, acteNomme), undefined, LE).app
  const pages = new Hono().use(entetes).all('*', (c) => (chezQui.get(getCookie(c, 'qui') ?? '') ?? chezLExpert).fetch(c.req.raw))
  vitrine = await ouvrirVitrine(pages.fetch)
})

afterAll(() => vitrine?.fermer())

const ouvrirPour = async (qui: string, largeur: number): Promise<Page> => {
  const contexte = await vitrine.navigateur.newContext({ viewport: { width: largeur, height: 800 } })
  await contexte.addCookies([{ name: 'qui', value: qui, url: vitrine.adresse }])
  return contexte.newPage()
}

const controler = async (page: Page, moment: string): Promise<void> => {
  await page.evaluate(() => {
    for (const d of document.querySelectorAll('details')) d.open = true
  })
  expect(await sansViolation(page), moment).toEqual([])
  expect(await debordements(page), moment).toEqual([])
}

const noter = async (page: Page, note: string, motif: string): Promise<void> => {
  for (const critere of ['referents-et-direction', 'description', 'coherence', 'faisabilite', 'budget', 'mutualisation'])
    await page.locator(`input[name="notes.${critere}"][value="${note}"]`).check({ force: true })
  await page.locator('textarea[name="commentaires.budget"]').fill(`Commentaire : ${motif}`)
  await page.locator('input[name="conclusion"][value="favorable"]').check({ force: true })
  await page.locator('textarea[name="motif"]').fill(motif)
  await page.getByRole('button', { name: 'Donner mon avis' }).click()
  await page.waitForURL(/fait=oui/)
}

test('G-42 · trois personnes notent un dossier : aucune ne voit les notes d’une autre avant d’avoir donné les siennes', async () => {
  const pages = new Map<string, Page>()
  for (const [rang, qui] of TROIS.entries()) pages.set(qui, await ouvrirPour(qui, [1280, 360, 360][rang]!))
  const refus = await noterRefus(pages.get('rssi-ght')!)
  const motifs = { 'rssi-ght': 'Raison du GHT', esms: 'Raison de l’agence', analyste: 'Raison de l’analyste' } as const

  for (const [rang, qui] of TROIS.entries()) {
    const page = pages.get(qui)!
    await page.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
    const avant = (await page.locator('main').textContent()) ?? ''
    expect(avant).toContain('chacun note seul')
    for (const autre of TROIS) expect(avant).not.toContain(motifs[autre])
    // La troisième a l'écran de la deuxième.
    const aControler = qui !== 'analyste'
    if (aControler) await controler(page, `${qui} avant`)
    await noter(page, String(rang + 1), motifs[qui])
    const apres = (await page.locator('main').textContent()) ?? ''
    // On lit ceux qui ont déjà noté, et soi ; pas ceux qui viendront.
    expect(TROIS.filter((autre) => apres.includes(motifs[autre]))).toEqual(TROIS.slice(0, rang + 1))
    if (aControler) await controler(page, `${qui} après`)
  }

  const premiere = pages.get('rssi-ght')!
  await premiere.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
  expect(await premiere.getByRole('row', { name: /Budget clair/ }).textContent()).toMatch(/De 1 à 3[\s\S]*2 sur 4/)
  expect(refus).toEqual([])
  for (const page of pages.values()) await page.context().close()
})

test('sans script, un avis incomplet revient avec tout ce qui a été tapé', async () => {
  const contexte = await vitrine.navigateur.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
  await contexte.addCookies([{ name: 'qui', value: 'esms', url: vitrine.adresse }])
  const page = await contexte.newPage()
  await page.goto(`${vitrine.adresse}${chemin}`)
  await page.locator('input[name="notes.budget"][value="sans-objet"]').check({ force: true })
  await page.locator('textarea[name="commentaires.budget"]').fill('')
  await page.locator('textarea[name="motif"]').fill('Je revois ma note')
  await page.getByRole('button', { name: 'Revoir mon avis' }).click()
  expect(await page.locator('#erreurs a').allInnerTexts()).toEqual([expect.stringContaining('pour sans objet. Dites pourquoi')])
  expect(await page.locator('textarea[name="motif"]').inputValue()).toBe('Je revois ma note')
  expect(await page.locator('input[name="notes.budget"]:checked').getAttribute('value')).toBe('sans-objet')
  await contexte.close()
})

test.each([1280, 360])('à %i pixels, l’expert lit sa question et répond ; axe ne trouve rien', async (largeur) => {
  const page = await (await vitrine.navigateur.newContext({ viewport: { width: largeur, height: 800 } })).newPage()
  await page.goto(`${vitrine.adresse}${expertise}`, { waitUntil: 'load' })
  await controler(page, 'question')
  await page.getByRole('button', { name: 'Rendre mon avis' }).click()
  expect(await page.locator('#erreurs a').count()).toBe(1)
  await controler(page, 'erreur')
  await page.context().close()
})
