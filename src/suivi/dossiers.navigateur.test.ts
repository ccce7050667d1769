import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterFoule } from '../../tests/foule.ts'
import { debordements, noterRefus, sansViolation } from '../../tests/navigateur.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ouvrirVitrine, type Vitrine } from '../../tests/vitrine.ts'
import { acteNomme } from '../actes.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { entetes } from '../plateforme/dsfr/entetes.http.ts'
import { pagesDesListes } from './dossiers.http.tsx'
import { pagesDesLots } from './lots.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
await planterFoule(base, 200, 'ars-guyane', 'ssi-2021', LE)
const ars: Acteur = { id: 'foule', nom: 'Agent', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const pages = new Hono<Visite>().use(entetes)
const monde = await mondeDEssai(base, LE)
pages.route('/', pagesDesListes(monde)).route('/', pagesDesLots(monde, acteNomme))
const { app } = visiteDe(pages, ars, LE.add({ hours: 24 * 60 }))
let vitrine: Vitrine
beforeAll(async () => {
  vitrine = await ouvrirVitrine((requete) => app.fetch(requete))
})
afterAll(() => vitrine?.fermer())

const ouvrir = async (largeur: number, script: 'avec-script' | 'sans-script', chemin: string) => {
  const contexte = await vitrine.navigateur.newContext({
    viewport: { width: largeur, height: 900 },
    javaScriptEnabled: script === 'avec-script',
  })
  const page = await contexte.newPage()
  const refus = script === 'avec-script' ? await noterRefus(page) : []
  await page.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
  return { page, refus, fermer: () => contexte.close() }
}
const FILTREE = '/dossiers?etat=depose&etat=recevable&verifier=oui&departement=99'

test.each([
  ['un ordinateur', 1280],
  ['un téléphone', 360],
  ['un zoom à 400 %', 320],
])('étant donné %s (%i pixels), la liste et ses filtres se lisent, rien ne dépasse, axe ne trouve rien', async (nom, largeur) => {
  const { page, refus, fermer } = await ouvrir(largeur, 'avec-script', '/dossiers')
  for (const chemin of ['/dossiers', FILTREE, '/dossiers?texte=introuvable', '/lots?acte=confier&qui=tous&demande=etat%3Ddecide']) {
    if (chemin !== '/dossiers') await page.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
    // À 320 pixels la page a la forme du téléphone : seule la place y change.
    if (nom !== 'un zoom à 400 %') expect(await sansViolation(page)).toEqual([])
    expect(await debordements(page)).toEqual([])
  }
  expect(refus).toEqual([])
  await fermer()
})

test('étant donné un téléphone sans script, on cherche, on filtre, on trie et l’on retire un filtre', async () => {
  const { page, fermer } = await ouvrir(360, 'sans-script', '/dossiers')
  await page.getByLabel('Organisme ou numéro de dossier').fill('pharmacie')
  await page.getByText('Filtrer et trier').click()
  await page.getByLabel('Trier par').selectOption('Organisme')
  await page.getByText('Déposé, recevabilité à examiner', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Filtrer' }).click()
  expect(new URL(page.url()).searchParams.getAll('etat')).toEqual(['depose'])
  expect(await page.getByRole('rowheader').first().textContent()).toContain('Pharmacie')
  await page.getByRole('link', { name: 'Retirer le filtre Déposé' }).click()
  expect(new URL(page.url()).search).toBe('?texte=pharmacie&tri=organisme')
  await fermer()
})

test('étant donné un téléphone sans script, on coche deux dossiers, on voit ce qui se ferait, on confirme, on lit le compte rendu', async () => {
  const { page, fermer } = await ouvrir(360, 'sans-script', '/dossiers?charge=moi&etat=depose')
  for (const rang of [0, 1]) await page.getByRole('checkbox', { name: 'Choisir le dossier' }).nth(rang).check()
  await page.getByLabel('Ce qu’il faut faire').selectOption('Confier le dossier')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('Personne : le rendre à tous').click()
  await page.getByRole('button', { name: 'Voir ce que cela ferait' }).click()
  expect(await debordements(page)).toEqual([])
  await page.getByRole('button', { name: 'Confier 2 dossiers' }).click()
  expect(await page.getByText('Fait pour 2 dossiers.').count()).toBe(1)
  await fermer()
})
