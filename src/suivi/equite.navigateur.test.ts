import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { unGuichet } from '../../tests/constructeurs.ts'
import { planterAppelDeLaFoule, planterExamensDeLaFoule, planterFoule } from '../../tests/foule.ts'
import { debordements, noterRefus, sansViolation } from '../../tests/navigateur.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ouvrirVitrine, type Vitrine } from '../../tests/vitrine.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { criteresNotes } from '../instruction/avis.ts'
import type { Acteur } from '../journal/objet.ts'
import { entetes } from '../plateforme/dsfr/entetes.http.ts'
import { pagesDeLEquite } from './equite.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
await planterFoule(base, 200, 'ars-guyane', 'ssi-2021', LE)
await planterExamensDeLaFoule(
  base,
  'ssi-2021',
  criteresNotes(unGuichet()).map((c) => c.code),
  LE,
)
await planterAppelDeLaFoule(base, 'ars-guyane', 'ssi-2021', LE)
const ars: Acteur = { id: 'foule', nom: 'Agent', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const { app } = visiteDe(
  new Hono<Visite>().use(entetes).route('/', pagesDeLEquite(await mondeDEssai(base, LE))),
  ars,
  LE.add({ hours: 24 * 90 }),
)
let vitrine: Vitrine
beforeAll(async () => {
  vitrine = await ouvrirVitrine((requete) => app.fetch(requete))
})
afterAll(() => vitrine?.fermer())

test.each([
  ['un ordinateur', 1280],
  ['un téléphone', 360],
  ['un zoom à 400 %', 320],
])('étant donné %s (%i pixels), la page se lit, rien ne dépasse, axe ne trouve rien', async (nom, largeur) => {
  const contexte = await vitrine.navigateur.newContext({ viewport: { width: largeur, height: 900 } })
  const page = await contexte.newPage()
  const refus = await noterRefus(page)
  await page.goto(`${vitrine.adresse}/appels/ssi-2021/equite?guichet=investissement`, { waitUntil: 'load' })
  if (nom !== 'un zoom à 400 %') expect(await sansViolation(page)).toEqual([])
  expect(await debordements(page)).toEqual([])
  expect(refus).toEqual([])
  await contexte.close()
})
