import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const NOMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const LIEUX = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const OPTIONS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Le Chromium de la machine : `CHROME_PATH`, puis le PATH, puis les lieux ordinaires. */
export const trouverNavigateur = (): string => {
  const impose = process.env['CHROME_PATH']
  const dansLePath = (process.env['PATH'] ?? '').split(delimiter).flatMap((dossier) => NOMS.map((nom) => join(dossier, nom)))
  const trouve = [...(impose === undefined ? [] : [impose]), ...dansLePath, ...LIEUX].find((chemin) => existsSync(chemin))
  if (trouve === undefined)
    throw new Error(
      'Aucun Chromium trouvé : installez-le (« apt install chromium », ou Google Chrome) ou donnez son chemin dans CHROME_PATH.',
    )
  return trouve
}

export const ouvrirNavigateur = (): Promise<Browser> =>
  chromium.launch({ executablePath: trouverNavigateur(), headless: true, args: OPTIONS.split(' ') })

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Les pages où axe se charge de lui-même. */
const munies = new WeakSet<Page>()

/** L'en-tête et le pied que axe a déjà lus, par largeur d'écran. */
const cadresLus = new Set<string>()

/**
 * Ce que axe reproche à la page, une phrase par élément ; rien si tout va. Un en-tête et un pied de même forme, aux mots et aux adresses
 * près, ne se relisent pas : c'est la moitié de chaque page.
 */
export const sansViolation = async (page: Page): Promise<readonly string[]> => {
  const cadre = await page.evaluate(() =>
    [...document.querySelectorAll('header, footer')].reduce((forme, e) => forme + e.outerHTML, `${innerWidth}`),
  )
  const forme = cadre.replace(/>[^<]+</g, '>…<').replace(/ (?:href|value)="[^"]*"/g, '')
  const deja = cadresLus.has(forme)
  cadresLus.add(forme)
  // Lancé avec chaque page qu'elle ouvrira ensuite : axe est gros, l'envoyer chaque fois prendrait plus que de le lire.
  if (!munies.has(page)) await Promise.all([page.addInitScript(AXE), page.evaluate(AXE)])
  munies.add(page)
  return page.evaluate(
    async (exclude) => {
      const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') }
      const { violations } = await axe.run({ exclude }, { resultTypes: ['violations'] })
      // Ce qui compare l'en-tête ou le pied au reste de la page se relit toujours.
      const entre = ['duplicate-id-aria', 'landmark-unique', 'landmark-no-duplicate-banner', 'landmark-no-duplicate-contentinfo']
      const ensemble = exclude.length === 0 ? [] : (await axe.run({ runOnly: entre, resultTypes: ['violations'] })).violations
      return [...violations, ...ensemble].flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id} : ${help} — ${target.join(' ')}`),
      )
    },
    deja ? [['header'], ['footer']] : [],
  )
}

/** Note ce que la politique de sûreté de la page refuse ; à appeler avant d'ouvrir la page. */
export const noterRefus = async (page: Page): Promise<readonly string[]> => {
  const refus: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refus.push(message.text())
  })
  await page.exposeFunction('noterRefusPalier', (texte: string) => void refus.push(texte))
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (e) => noterRefusPalier(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))`,
  )
  return refus
}

/** Les éléments qui dépassent de la largeur de l'écran ; rien si la page ne défile que de haut en bas. */
export const debordements = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const largeur = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= largeur) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > largeur + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
