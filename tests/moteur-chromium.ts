import type { Page } from 'playwright-core'
import { type Moteur, unPdf } from './moteur.ts'
import { ouvrirNavigateur } from './navigateur.ts'

/** Une page suffit quand elle est lue : ses polices peuvent venir après. */
const VITE = { waitUntil: 'domcontentloaded' } as const

/** Un vrai Chromium, sans script, au clavier. */
export const ouvrirChromium = async (): Promise<Moteur> => {
  const navigateur = await ouvrirNavigateur()
  const contexte = await navigateur.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })
  const page = await contexte.newPage()
  return {
    adresse: () => page.url(),
    aller: async (vers) => (await page.goto(vers, VITE))?.status() ?? 0,
    envoyer: async (champs, bouton) => {
      const formulaire = Object.keys(champs).reduce(
        (f, nom) => f.filter({ has: page.locator(`[name="${nom}"]`) }),
        page.locator('main form').filter({ has: page.locator('button[type=submit]') }),
      )
      const boutons =
        bouton === undefined ? formulaire.locator('button[type=submit]') : formulaire.getByRole('button', { name: bouton, exact: true })
      for (const [nom, valeur] of Object.entries(champs)) await remplir(page, nom, valeur)
      await Promise.all([page.waitForEvent('domcontentloaded'), boutons.first().press('Enter', { noWaitAfter: true })])
    },
    textes: (selecteur) => page.locator(selecteur).allTextContents(),
    attributs: (selecteur, nom) => page.locator(selecteur).evaluateAll((e, n) => e.map((x) => x.getAttribute(n) ?? ''), nom),
    temoins: () => contexte.cookies(),
    fermer: () => navigateur.close(),
  }
}

/** Remplit un champ selon son genre : une case ou une pastille se coche par son étiquette, comme le fait une personne. */
const remplir = async (page: Page, nom: string, valeur: string | readonly string[]): Promise<void> => {
  const champ = page.locator(`[name="${nom}"]`)
  const genre = await champ.first().evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()))
  if (genre === 'select') await champ.selectOption(String(valeur))
  else if (genre === 'file')
    await champ.setInputFiles({ name: `${String(valeur)}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(unPdf(String(valeur))) })
  else if (genre === 'radio' || genre === 'checkbox')
    for (const v of [valeur].flat()) await page.locator(`[name="${nom}"][value="${v}"]`).check({ force: true })
  else await champ.fill(String(valeur))
}
