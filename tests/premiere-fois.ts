import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent } from '../src/acteurs/inscription.sql.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { mondeDEssai } from './rejeu.ts'
import { dernierLien, figer } from './serveur.ts'

const PENDANT = Temporal.Instant.from('2021-09-06T14:00:00Z')

/** Un écran de la marche : ce qu'il a demandé de lire, de remplir et de taper, et ce que la machine a mis à le montrer, en millisecondes. */
export type Ecran = {
  readonly titre: string
  readonly mots: number
  readonly saisies: number
  readonly touches: number
  readonly premierTexte: number
}
/** Ce que la personne fait de plus sur la page des questions, avant de l'enregistrer. */
export type EnTapant = (page: Page) => Promise<void>

/** L'appel de Guyane, publié et ouvert, sur une base où personne n'est encore venu. */
export const preparerLaPremiereFois = async (base: Base): Promise<void> => {
  const monde = await mondeDEssai(base, PENDANT)
  const ars = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] } as const
  await ecrireAgent(base, { id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  await acteNomme('publier')!.faire(monde, { saisie: { code: 'ssi-2021', version: 1, texte: 'essai' }, par: ars, le: PENDANT })
  await figer(base, PENDANT)
}

/** Qui n'est jamais venu dépose un dossier de première phase (G-23, G-24), au clavier seul. Rend ses écrans, dans l'ordre. */
export const deposerLaPremiereFois = async (
  page: Page,
  lieu: { readonly base: Base; readonly adresse: string; readonly finess: string },
  enTapant: EnTapant = async () => undefined,
): Promise<readonly Ecran[]> => {
  const p = auClavier(page)
  await p.ouvrir(`${lieu.adresse}/appels/ssi-2021`)
  await p.suivre('Se connecter pour ouvrir un dossier')
  await p.remplir('courriel', `direction-${lieu.finess}@exemple.fr`)
  await p.presser('Recevoir mon lien de connexion')
  await p.ouvrir(`${lieu.adresse}${(await dernierLien(lieu.base)).chemin}`)
  await p.presser('Ouvrir ma session')
  await p.remplir('nom', 'Camille Fictive')
  await p.presser('Enregistrer mon nom')
  await p.remplir('cherche', lieu.finess)
  await p.presser('Chercher')
  await p.remplir('fonction', 'Directrice')
  await p.cocher('engage', 'oui')
  await p.presser('C’est mon organisme : ouvrir le dossier')
  await p.cocher('r.referent-nomme', 'oui')
  for (const [champ, dit] of Object.entries({ nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }))
    await p.remplir(`r.referent.${champ}`, dit)
  await enTapant(page)
  await p.presser('Enregistrer et continuer')
  if (!page.url().includes('/recapitulatif')) await p.suivre('Relire et déposer')
  for (const engagement of ['planifier-audit', 'transmettre-resultats']) await p.cocher(`engagement.${engagement}`, 'oui')
  await p.presser('Déposer le dossier')
  expect(page.url()).toMatch(/\/dossiers\/ssi-2021-\d{5}\/recu$/)
  return p.ecrans
}

/** Une personne qui n'a qu'un clavier : elle avance de champ en champ, et chaque écran compte ce qu'il lui demande. */
const auClavier = (page: Page) => {
  const ecrans: Ecran[] = []
  const compter = (plus: Partial<Pick<Ecran, 'saisies' | 'touches'>>): void => {
    const ici = ecrans.at(-1)
    if (ici === undefined) return
    ecrans[ecrans.length - 1] = {
      ...ici,
      saisies: ici.saisies + (plus.saisies ?? 0),
      touches: ici.touches + (plus.touches ?? 0),
    }
  }
  const arriver = async (): Promise<void> => {
    const erreurs = page.locator('#erreurs')
    if ((await erreurs.count()) > 0) throw new Error(`${page.url()} : ${await erreurs.textContent()}`)
    const titre = (await page.locator('h1').textContent()) ?? ''
    const mots = ((await page.locator('main').textContent()) ?? '').split(/\s+/).length
    ecrans.push({ titre, mots, saisies: 0, touches: 0, premierTexte: await premierTexte(page) })
  }
  /** Tabule jusqu'à l'élément : il doit être dans l'ordre de la page, sans piège en chemin. */
  const atteindre = async (cible: ReturnType<Page['locator']>): Promise<void> => {
    await cible.waitFor({ timeout: 10_000 })
    const ici = () => cible.evaluate((e) => e === document.activeElement)
    for (let touche = 0; touche < 120; touche++) {
      if (await ici()) return compter({ touches: touche })
      await page.keyboard.press('Tab')
    }
    throw new Error(`${page.url()} : le clavier n’atteint pas ${cible}`)
  }
  const partir = async (): Promise<void> => {
    compter({ touches: 1 })
    await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
    await arriver()
  }
  return {
    ecrans,
    ouvrir: async (adresse: string) => {
      await page.goto(adresse, { waitUntil: 'domcontentloaded' })
      await arriver()
    },
    suivre: async (texte: string) => {
      await atteindre(page.locator('main').getByRole('link', { name: texte }).first())
      await partir()
    },
    presser: async (texte: string) => {
      await atteindre(page.locator('main').getByRole('button', { name: texte, exact: true }).first())
      compter({ saisies: 1 })
      await partir()
    },
    remplir: async (nom: string, dit: string) => {
      await atteindre(page.locator(`[name="${nom}"]`))
      compter({ saisies: 1, touches: dit.length })
      await page.keyboard.type(dit)
    },
    /** Une pastille s'atteint par son groupe, puis se choisit par les flèches ou l'espace. */
    cocher: async (nom: string, valeur: string) => {
      const champ = page.locator(`[name="${nom}"][value="${valeur}"]`)
      await atteindre(champ)
      compter({ saisies: 1, touches: 1 })
      await page.keyboard.press('Space')
      expect(await champ.isChecked()).toBe(true)
    },
  }
}

/** De l'envoi de la page d'avant au premier texte de celle-ci, redirections comprises : ce que le navigateur lui-même a noté. */
const premierTexte = async (page: Page): Promise<number> => {
  for (let essai = 0; essai < 400; essai++) {
    const note = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
    if (note !== undefined) return note
    await new Promise((r) => setTimeout(r, 25))
  }
  throw new Error(`${page.url()} : la page n’a rien peint`)
}
