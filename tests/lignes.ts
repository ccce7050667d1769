import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../src/acteurs/inscription.sql.ts'
import { lireDossier } from '../src/candidature/lecture.sql.ts'
import type { Acteur } from '../src/journal/objet.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { inventer } from '../src/repetition/organismes.ts'
import { ouvrirNavigateur } from './navigateur.ts'
import { mondeDEssai } from './rejeu.ts'
import { tendre } from './relais.ts'
import { figer, ouvrirServeur, type Serveur } from './serveur.ts'

export type Epreuve = { readonly coupures: number; readonly morts: number; readonly graine: number }
/** Ce qu'on a tapé, ce que le serveur tient à la fin, et ce qu'il avait accusé sans plus l'avoir à sa relève. */
export type Bilan = {
  readonly tape: Readonly<Record<string, string>>
  readonly tenu: Readonly<Record<string, unknown>>
  readonly perdu: readonly string[]
}

const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const QUESTIONS = ['lieux', 'periodes-evitees'] as const

/**
 * Un vrai navigateur tape dans une section pendant que la ligne se coupe, ou que le serveur est tué et relevé sur la même base,
 * à des moments tirés de la graine. La ligne est un relais : coupée, elle ferme toutes ses connexions, où qu'en soient les demandes.
 */
export const eprouverLaLigne = async (base: Base, url: string, { coupures, morts, graine }: Epreuve): Promise<Bilan> => {
  const hasard = tirage(graine)
  const dossier = await preparer(base)
  await figer(base, LE)
  const donnees = await mkdtemp(join(tmpdir(), 'palier-ligne-'))
  const ouvrir = (): Promise<Serveur> => ouvrirServeur(url, { PALIER_MODE: 'bac-a-sable', PALIER_DONNEES: donnees })
  let serveur = await ouvrir()
  const ligne = await tendre(serveur.adresse)
  const navigateur = await ouvrirNavigateur()
  try {
    const page = await navigateur.newPage()
    await devenir(page, ligne.adresse, dossier)
    const tape = new Map<string, string>()
    const perdu: string[] = []
    const taper = async (question: (typeof QUESTIONS)[number]): Promise<void> => {
      const ajout = ` ${Math.floor(hasard() * 1e6)}`
      tape.set(question, `${tape.get(question) ?? 'Texte'}${ajout}`)
      const champ = page.locator(`[name="r.${question}"]`)
      await champ.focus()
      await champ.press('End')
      await champ.pressSequentially(tape.get(question) === `Texte${ajout}` ? `Texte${ajout}` : ajout, { delay: 10 })
    }
    const choisir = () => QUESTIONS[Math.floor(hasard() * QUESTIONS.length)] ?? 'lieux'
    const attendre = (ms: number) => new Promise((r) => setTimeout(r, ms))
    const pannes = [...Array<'coupure'>(coupures).fill('coupure'), ...Array<'mort'>(morts).fill('mort')].toSorted(() => hasard() - 0.5)
    for (const panne of pannes) {
      await taper(choisir())
      // La panne tombe pendant la pause, pendant la route, ou après l'accusé.
      await attendre(hasard() * 1600)
      const avant = await tenuPar(base, dossier)
      if (panne === 'coupure') ligne.couper()
      else await serveur.tuer()
      await taper(choisir())
      await attendre(hasard() * 500)
      if (panne === 'coupure') ligne.retablir()
      else {
        serveur = await ouvrir()
        ligne.versLe(serveur.adresse)
      }
      const apres = await tenuPar(base, dossier)
      for (const q of QUESTIONS) if (!String(apres[q] ?? '').startsWith(String(avant[q] ?? ''))) perdu.push(`${q} : « ${avant[q]} »`)
    }
    await page.evaluate(() => dispatchEvent(new Event('online')))
    // Chaque réponse accusée quitte la réserve du navigateur.
    await page.waitForFunction(() => Object.keys(localStorage).every((cle) => cle === 'palier:navigateur'), { timeout: 90_000 })
    const tenu = await tenuPar(base, dossier)
    return { tape: Object.fromEntries(tape), tenu: Object.fromEntries([...tape.keys()].map((q) => [q, tenu[q]])), perdu }
  } finally {
    await navigateur.close()
    ligne.fermer()
    await serveur.arreter()
    await rm(donnees, { recursive: true, force: true })
  }
}

const tenuPar = async (base: Base, dossier: string): Promise<Readonly<Record<string, unknown>>> =>
  (await lireDossier(base, dossier))?.reponses ?? {}

/** Des nombres entre 0 et 1, les mêmes pour la même graine (mulberry32). */
const tirage = (graine: number): (() => number) => {
  let a = graine
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const devenir = async (page: Page, adresse: string, dossier: string): Promise<void> => {
  await page.goto(`${adresse}/bac-a-sable`)
  await page.locator('select[name=personnage]').selectOption('p')
  await Promise.all([page.waitForURL(`${adresse}/`), page.getByRole('button', { name: 'Devenir cette personne' }).click()])
  await page.goto(`${adresse}/dossiers/${dossier}/sections/audit`, { waitUntil: 'load' })
}

const preparer = async (base: Base): Promise<string> => {
  const monde = await mondeDEssai(base, LE)
  const faire = async (nom: string, par: Acteur, saisie: unknown): Promise<string> => {
    const fait = await acteNomme(nom)!.faire(monde, { saisie, par, le: LE })
    if (!fait.ok) throw new Error(JSON.stringify(fait.error))
    return fait.value.id
  }
  const [invente] = inventer(7, 'guyane', [{ ref: 'o', nature: 'pharmacie', capacite: null, effectif: 4, sites: 0 }])
  const organisme = invente!.organisme
  await ecrireOrganisme(base, organisme, [])
  const ars: Acteur = { id: 'a', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
  const p: Acteur = {
    id: 'p',
    nom: 'Porteur',
    role: 'porteur',
    organismes: [organisme.id],
    droits: { [organisme.id]: 'deposer' },
    fonctions: [],
  }
  await ecrireAgent(base, { id: 'a', nom: 'Agence', courriel: 'a@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  await ecrireAgent(base, { id: 'p', nom: 'Porteur', courriel: 'p@exemple.fr' }, [{ role: 'porteur', organisme: organisme.id }])
  await faire('publier', ars, { code: 'ssi-2021', version: 1, texte: 'essai' })
  return faire('ouvrir', p, { appel: 'ssi-2021', guichet: 'audit', organisme: organisme.id })
}
