import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lireDossier } from '../../src/candidature/lecture.sql.ts'
import { baseDeTest } from '../base.ts'
import { ouvrirNavigateur } from '../navigateur.ts'
import { deposerLaPremiereFois, type Ecran, preparerLaPremiereFois } from '../premiere-fois.ts'
import { ouvrirServeur, type Serveur } from '../serveur.ts'

const { base, url } = await baseDeTest()
let serveur: Serveur
let navigateur: Awaited<ReturnType<typeof ouvrirNavigateur>>
beforeAll(async () => {
  await preparerLaPremiereFois(base)
  ;[serveur, navigateur] = await Promise.all([ouvrirServeur(url), ouvrirNavigateur()])
})
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

test('G-23, G-24 · la première fois, chronométrée écran par écran ; l’appel lu, tout lire et tout taper tient en dix minutes', async () => {
  const ecrans = await deposerLaPremiereFois(await navigateur.newPage(), { base, adresse: serveur.adresse, finess: '970000113' })
  console.table(ecrans.map(enRang))
  const [appel, ...suite] = ecrans
  for (const [qui, allure] of Object.entries(ALLURES))
    console.log(
      `${qui} : ${minutes(suite, allure)} min de la connexion au reçu, ${minutes(appel === undefined ? [] : [appel], allure)} pour lire l’appel`,
    )
  expect(Number(minutes(suite, ALLURES.ordinaire))).toBeLessThan(10)
})

/** Des hypothèses, non des personnes : mots lus par minute, en lisant chaque écran en entier, et secondes par touche. */
const ALLURES = { ordinaire: { mots: 230, touche: 0.3 }, lente: { mots: 150, touche: 0.6 } } as const
type Allure = { readonly mots: number; readonly touche: number }
const minutes = (ecrans: readonly Ecran[], { mots, touche }: Allure): string =>
  ecrans.reduce((s, e) => s + e.mots / mots + (e.touches * touche) / 60 + e.premierTexte / 60_000, 0).toFixed(1)

/** Un aller-retour de 700 ms et 256 kbit/s dans chaque sens. */
const SATELLITE = { offline: false, latency: 700, downloadThroughput: 32_000, uploadThroughput: 32_000 }
const LIEUX = 'Le site principal, au bord du fleuve, et l’annexe du bourg.'

test('par satellite, le premier texte de chaque écran vient en moins de 4 s, taper n’attend jamais la ligne, et le dossier est déposé', async () => {
  const page = await (await navigateur.newContext()).newPage()
  await (await page.context().newCDPSession(page)).send('Network.emulateNetworkConditions', SATELLITE)
  await page.addInitScript(GUET)
  let frappe: Frappe | undefined
  const ecrans = await deposerLaPremiereFois(page, { base, adresse: serveur.adresse, finess: '970000212' }, async (p) => {
    frappe = await taperPendantLaRoute(p)
  })
  console.table(ecrans.map(enRang))
  console.log('En tapant pendant qu’une réponse est en route :', frappe)
  expect(ecrans.filter((e) => e.premierTexte >= 4000)).toEqual([])
  expect(frappe).toMatchObject({ ecrit: LIEUX })
  expect(frappe?.touchesEnRoute).toBeGreaterThan(10)
  expect(frappe?.plusLongue).toBeLessThan(200)
  expect(frappe?.plusLongSilence).toBeLessThan(200)
  const dossier = /dossiers\/([^/]+)\//.exec(page.url())?.[1] ?? ''
  expect((await lireDossier(base, dossier))?.reponses['lieux']).toBe(LIEUX)
})

type Frappe = {
  readonly ecrit: string
  readonly touches: number
  readonly touchesEnRoute: number
  /** De la touche à ce que la page ait fini de la traiter, au pire ; et le plus long moment où la page ne répond à rien. En millisecondes. */
  readonly plusLongue: number
  readonly plusLongSilence: number
}

const taperPendantLaRoute = async (page: Page): Promise<Frappe> => {
  const enRoute = new Set<Request>()
  let touchesEnRoute = 0
  const arriver = (r: Request): void => void enRoute.delete(r)
  page.on('request', (r) => r.url().includes('/reponses/') && enRoute.add(r))
  page.on('requestfinished', arriver)
  page.on('requestfailed', arriver)
  const champ = page.locator('[name="r.lieux"]')
  await champ.focus()
  await page.evaluate('guet.silence = 0; guet.touche = 0')
  for (const signe of LIEUX) {
    if (enRoute.size > 0) touchesEnRoute += 1
    // Une personne qui tape vite, puis hésite : ses pauses laissent partir des réponses pendant qu'elle reprend.
    await page.keyboard.type(signe, { delay: signe === ',' ? 900 : 40 })
  }
  const { silence, touche } = await page.evaluate<{ silence: number; touche: number }>('guet')
  return { ecrit: await champ.inputValue(), touches: LIEUX.length, touchesEnRoute, plusLongue: touche, plusLongSilence: silence }
}

/** Dans la page : le plus long silence de son fil, et la touche la plus longue à traiter. */
const GUET = `
  globalThis.guet = { silence: 0, touche: 0 }
  let vu = performance.now()
  setInterval(() => { const ici = performance.now(); guet.silence = Math.max(guet.silence, ici - vu); vu = ici }, 5)
  addEventListener('input', (e) => { guet.touche = Math.max(guet.touche, performance.now() - e.timeStamp) })`

const enRang = (e: Ecran) => ({
  écran: e.titre,
  'mots à lire': e.mots,
  saisies: e.saisies,
  touches: e.touches,
  'premier texte (ms)': Math.round(e.premierTexte),
})
