import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { planter } from '../src/repetition/planter.actes.ts'
import { lireScenarios } from '../src/repetition/scenarios.commande.ts'
import { ouvrirNavigateur, sansViolation } from './navigateur.ts'
import { mondeDEssai } from './rejeu.ts'
import { figer, ouvrirServeur } from './serveur.ts'

export type Champs = Readonly<Record<string, string | readonly string[]>>
export type Marche = {
  readonly page: Page
  /** Se met à la place d'une personne du scénario (« gcs », « porteur-hopital »). */
  readonly comme: (ref: string) => Promise<void>
  /** Place l'heure, à celle de Paris : « 2021-08-16T10:00 ». */
  readonly a: (instant: string) => Promise<void>
  /** Ouvre une page, que axe contrôle la première fois qu'elle est vue. */
  readonly aller: (chemin: string) => Promise<void>
  /** Remplit le formulaire de la page et l'envoie au clavier ; échoue avec ce que la page oppose. */
  readonly envoyer: (champs: Champs, bouton?: string) => Promise<void>
  /** Joint un petit PDF à chaque pièce, par la page des pièces. */
  readonly joindre: (dossier: string, pieces: readonly string[]) => Promise<void>
  /** Fait un acte par sa page commune. */
  readonly agir: (acte: string, objet: string, champs: Champs) => Promise<void>
  /** Répond à une grille au niveau voulu, domaine par domaine : tous, ou le premier seul. */
  readonly repondre: (chemin: string, niveau: string, bouton: string, domaines: 'tous' | 'premier') => Promise<void>
  readonly etat: (dossier: string) => Promise<string>
  readonly fermer: () => Promise<void>
}

/** Une page suffit quand elle est lue : ses polices peuvent venir après. */
const VITE = { waitUntil: 'domcontentloaded' } as const

/** Un appel vide, ses acteurs plantés, un vrai serveur et un vrai navigateur : on y marche à la main. */
export const marcher = async (base: Base, url: string, scenario: string, depart: string): Promise<Marche> => {
  const monde = await mondeDEssai(base, Temporal.Instant.from(depart))
  const lus = await lireScenarios(racine, monde)
  const decor = lus.ok ? lus.value.find((s) => s.scenario.code === scenario) : undefined
  if (decor === undefined) throw new Error(`Le scénario ${scenario} manque`)
  const acteurs = await planter(base, decor.scenario, decor.appel)
  const ars = acteurs.get('ars')!
  await acteNomme('publier')!.faire(monde, { saisie: { ...decor.scenario.appel, texte: decor.texte }, par: ars, le: monde.maintenant() })
  await figer(base, Temporal.Instant.from(depart))
  const serveur = await ouvrirServeur(url)
  const navigateur = await ouvrirNavigateur()
  // On marche sans script, pour que tout acte se fasse ainsi ; axe, qui en a besoin, regarde la même page d'à côté.
  const viewport = { width: 1280, height: 900 }
  const sansScript = await navigateur.newContext({ viewport, javaScriptEnabled: false })
  const page = await sansScript.newPage()
  const avecScript = await navigateur.newContext({ viewport })
  const temoin = await avecScript.newPage()
  const vues = new Set<string>()

  const controler = async (): Promise<void> => {
    const genre = new URL(page.url()).pathname.replace(/[\w-]+-\d{5}/, ':dossier')
    if (vues.has(genre)) return
    vues.add(genre)
    await avecScript.clearCookies()
    await avecScript.addCookies(await sansScript.cookies())
    await temoin.goto(page.url(), VITE)
    expect([genre, await sansViolation(temoin)]).toEqual([genre, []])
  }
  const aller = async (chemin: string): Promise<void> => {
    const reponse = await page.goto(`${serveur.adresse}${chemin}`, VITE)
    expect([chemin, reponse?.status()]).toEqual([chemin, 200])
    await controler()
  }
  const envoyer = async (champs: Champs, bouton?: string): Promise<void> => {
    for (const [nom, valeur] of Object.entries(champs)) await remplir(page, nom, valeur)
    const boutons = page.locator('main form button[type=submit]')
    const choisi = (bouton === undefined ? boutons : page.getByRole('button', { name: bouton, exact: true })).first()
    await Promise.all([page.waitForEvent('domcontentloaded'), choisi.press('Enter', { noWaitAfter: true })])
    const opposees = page.locator('#erreurs')
    if ((await opposees.count()) > 0) throw new Error(`${page.url()} : ${await opposees.textContent()}`)
    await controler()
  }
  return {
    page,
    aller,
    envoyer,
    comme: async (ref) => {
      await page.goto(`${serveur.adresse}/bac-a-sable`, VITE)
      await envoyer({ personnage: acteurs.get(ref)?.id ?? ref }, 'Devenir cette personne')
    },
    a: async (instant) => {
      await page.goto(`${serveur.adresse}/bac-a-sable`, VITE)
      await envoyer({ instant }, 'Aller à ce moment')
      const heure = async () => {
        await page.reload(VITE)
        return page.locator('main p').first().textContent()
      }
      await expect.poll(heure, { timeout: 10_000 }).toContain(jourDe(instant))
    },
    joindre: async (dossier, pieces) => {
      await aller(`/dossiers/${dossier}/pieces`)
      for (const piece of pieces) {
        const envoi = page.locator('form').filter({ has: page.locator(`[name="fichier.${piece}"]`) })
        await envoi
          .locator('input[type=file]')
          .setInputFiles({ name: `${piece}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
        await Promise.all([
          page.waitForEvent('domcontentloaded'),
          envoi.locator('button[type=submit]').press('Enter', { noWaitAfter: true }),
        ])
      }
    },
    agir: async (acte, objet, champs) => {
      await aller(`/actes/${acte}/${objet}`)
      await envoyer(champs)
    },
    repondre: async (chemin, niveau, bouton, combien) => {
      await aller(chemin)
      const domaines = await page
        .locator('a[href*="domaine="]')
        .evaluateAll((liens) => [...new Set(liens.map((l) => l.getAttribute('href') ?? ''))])
      for (const d of combien === 'tous' ? domaines : domaines.slice(0, 1)) {
        await aller(new URL(d, page.url()).pathname + new URL(d, page.url()).search)
        await page.evaluate((voulu) => {
          const groupes = Map.groupBy(document.querySelectorAll<HTMLInputElement>('main input[type=radio]'), (r) => r.name)
          for (const [, cases] of groupes) (cases.find((c) => c.value === voulu) ?? cases.at(-1))!.checked = true
        }, niveau)
        await envoyer({}, bouton)
      }
    },
    etat: async (dossier) => {
      await aller(`/dossiers/${dossier}`)
      return (await page.locator('main .fr-badge').first().textContent()) ?? ''
    },
    fermer: async () => {
      await navigateur.close()
      await serveur.arreter()
    },
  }
}

/** Remplit un champ selon son genre : une case ou une pastille se coche par son étiquette, comme le fait une personne. */
const remplir = async (page: Page, nom: string, valeur: string | readonly string[]): Promise<void> => {
  const champ = page.locator(`[name="${nom}"]`)
  const genre = await champ.first().evaluate((e) => (e instanceof HTMLInputElement ? e.type : e.tagName.toLowerCase()))
  if (genre === 'select') await champ.selectOption(String(valeur))
  else if (genre === 'file')
    await champ.setInputFiles({
      name: String(valeur),
      mimeType: 'application/pdf',
      buffer: Buffer.from(`%PDF-1.4\n% ${String(valeur)}\n%%EOF\n`),
    })
  else if (genre === 'radio' || genre === 'checkbox')
    for (const v of [valeur].flat()) await page.locator(`[name="${nom}"][value="${v}"]`).check({ force: true })
  else await champ.fill(String(valeur))
}

const jourDe = (instant: string): string =>
  Temporal.PlainDateTime.from(instant)
    .toPlainDate()
    .toLocaleString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
    .replace(/^1 /, '1er ')
