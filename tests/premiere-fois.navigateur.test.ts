import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent } from '../src/acteurs/inscription.sql.ts'
import { baseDeTest } from './base.ts'
import { ouvrirNavigateur } from './navigateur.ts'
import { mondeDEssai } from './rejeu.ts'
import { dernierLien, figer, ouvrirServeur, type Serveur } from './serveur.ts'

const { base, url } = await baseDeTest()
const PENDANT = Temporal.Instant.from('2021-09-06T14:00:00Z')
let serveur: Serveur
let navigateur: Awaited<ReturnType<typeof ouvrirNavigateur>>
beforeAll(async () => {
  const monde = await mondeDEssai(base, PENDANT)
  const ars = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] } as const
  await ecrireAgent(base, { id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  await acteNomme('publier')!.faire(monde, { saisie: { code: 'ssi-2021', version: 1, texte: 'essai' }, par: ars, le: PENDANT })
  await figer(base, PENDANT)
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

describe.each(FACONS)('$facon', ({ finess, contexte }) => {
  test('G-23, G-24 · qui n’est jamais venu va de la page publique au reçu, au clavier seul, en douze écrans et quarante saisies au plus', async () => {
    const page = await (await navigateur.newContext(contexte)).newPage()
    const p = auClavier(page)
    await p.ouvrir(`${serveur.adresse}/appels/ssi-2021`)
    await p.suivre('Se connecter pour ouvrir un dossier')
    await p.remplir('courriel', `direction-${finess}@exemple.fr`)
    await p.presser('Recevoir mon lien de connexion')
    await p.ouvrir(`${serveur.adresse}${(await dernierLien(base)).chemin}`)
    await p.presser('Ouvrir ma session')
    await p.remplir('nom', 'Camille Fictive')
    await p.presser('Enregistrer mon nom')
    await p.remplir('cherche', finess)
    await p.presser('Chercher')
    await p.remplir('fonction', 'Directrice')
    await p.cocher('engage', 'oui')
    await p.presser('C’est mon organisme : ouvrir le dossier')
    await p.cocher('r.referent-nomme', 'oui')
    for (const [champ, dit] of Object.entries({ nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }))
      await p.remplir(`r.referent.${champ}`, dit)
    await p.presser('Enregistrer et continuer')
    if (!page.url().includes('/recapitulatif')) await p.suivre('Relire et déposer')
    for (const engagement of ['planifier-audit', 'transmettre-resultats']) await p.cocher(`engagement.${engagement}`, 'oui')
    await p.presser('Déposer le dossier')
    expect(page.url()).toMatch(/\/dossiers\/ssi-2021-\d{5}\/recu$/)
    expect(p.compte.ecrans).toBeLessThanOrEqual(12)
    expect(p.compte.saisies).toBeLessThanOrEqual(40)
  }, 90_000)
})

/** Une personne qui n'a qu'un clavier : elle avance de champ en champ, et compte ses écrans et ses saisies. */
const auClavier = (page: Page) => {
  const compte = { ecrans: 0, saisies: 0 }
  /** Tabule jusqu'à l'élément : il doit être dans l'ordre de la page, sans piège en chemin. */
  const atteindre = async (cible: ReturnType<Page['locator']>): Promise<void> => {
    await cible.waitFor({ timeout: 5_000 })
    const ici = () => cible.evaluate((e) => e === document.activeElement)
    for (let touche = 0; touche < 120; touche++) {
      if (await ici()) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${page.url()} : le clavier n’atteint pas ${cible}`)
  }
  const partir = async (): Promise<void> => {
    compte.ecrans += 1
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    const erreurs = page.locator('#erreurs')
    if ((await erreurs.count()) > 0) throw new Error(`${page.url()} : ${await erreurs.textContent()}`)
  }
  return {
    compte,
    ouvrir: async (adresse: string) => {
      compte.ecrans += 1
      await page.goto(adresse, { waitUntil: 'domcontentloaded' })
    },
    suivre: async (texte: string) => {
      await atteindre(page.locator('main').getByRole('link', { name: texte }).first())
      await partir()
    },
    presser: async (texte: string) => {
      compte.saisies += 1
      await atteindre(page.locator('main').getByRole('button', { name: texte, exact: true }).first())
      await partir()
    },
    remplir: async (nom: string, dit: string) => {
      compte.saisies += 1
      await atteindre(page.locator(`[name="${nom}"]`))
      await page.keyboard.type(dit)
    },
    /** Une pastille s'atteint par son groupe, puis se choisit par les flèches ou l'espace. */
    cocher: async (nom: string, valeur: string) => {
      compte.saisies += 1
      const champ = page.locator(`[name="${nom}"][value="${valeur}"]`)
      await atteindre(champ)
      await page.keyboard.press('Space')
      expect(await champ.isChecked()).toBe(true)
    },
  }
}
