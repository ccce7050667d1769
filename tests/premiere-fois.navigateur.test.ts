import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baseDeTest } from './base.ts'
import { ouvrirNavigateur } from './navigateur.ts'
import { deposerLaPremiereFois, preparerLaPremiereFois } from './premiere-fois.ts'
import { ouvrirServeur, type Serveur } from './serveur.ts'

const { base, url } = await baseDeTest()
let serveur: Serveur
let navigateur: Awaited<ReturnType<typeof ouvrirNavigateur>>
beforeAll(async () => {
  await preparerLaPremiereFois(base)
  ;[serveur, navigateur] = await Promise.all([ouvrirServeur(url), ouvrirNavigateur()])
}, 60_000)
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

/** Les façons de venir la première fois, et l'établissement du registre d'exemple qui est le sien. */
const FACONS: readonly { readonly facon: string; readonly finess: string; readonly contexte: BrowserContextOptions }[] = [
  {
    facon: 'sans script, sur 360 points',
    finess: '970000113',
    contexte: { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  },
  { facon: 'avec script, sur un ordinateur', finess: '970000212', contexte: { viewport: { width: 1280, height: 900 } } },
]

/** La même marche, chronométrée et par satellite, est à `npm run epreuves`. */
describe.each(FACONS)('$facon', ({ finess, contexte }) => {
  test('G-23, G-24 · qui n’est jamais venu va de la page publique au reçu, au clavier seul, en douze écrans et quarante saisies au plus', async () => {
    const page = await (await navigateur.newContext(contexte)).newPage()
    const ecrans = await deposerLaPremiereFois(page, { base, adresse: serveur.adresse, finess })
    expect(ecrans.length).toBeLessThanOrEqual(12)
    expect(ecrans.reduce((n, e) => n + e.saisies, 0)).toBeLessThanOrEqual(40)
  }, 90_000)
})
