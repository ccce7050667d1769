import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { type Decor, planterDecor } from '../../tests/candidature.tsx'
import { debordements, noterRefus, sansViolation } from '../../tests/navigateur.ts'
import { tendre } from '../../tests/relais.ts'
import { ouvrirVitrine, type Vitrine } from '../../tests/vitrine.ts'
import { lireDossier, lireDossierVivant } from './lecture.sql.ts'

const { base } = await baseDeTest()
let decor: Decor
let vitrine: Vitrine
let adresse: string

/** Les pages sont vues par le porteur. */
beforeAll(async () => {
  decor = await planterDecor(base, '2021-10-28T14:00:00Z')
  vitrine = await ouvrirVitrine((requete) => decor.pages(decor.porteur).fetch(requete))
  adresse = vitrine.adresse
}, 60_000)

afterAll(() => vitrine?.fermer())

const ouvrir = async (largeur: number, avecScript: 'avec-script' | 'sans-script'): Promise<Page> => {
  const contexte = await vitrine.navigateur.newContext({
    viewport: { width: largeur, height: 800 },
    javaScriptEnabled: avecScript === 'avec-script',
  })
  return contexte.newPage()
}

const bouton = (page: Page, nom: string) => page.getByRole('button', { name: nom, exact: true }).click()
const choisir = (page: Page, champ: string, valeur: string) => page.locator(`[name="${champ}"][value="${valeur}"] + label`).click()

test('sans script, sur un téléphone, un porteur va de l’appel au reçu', async () => {
  const page = await ouvrir(360, 'sans-script')
  const etapes: string[] = []
  const arrivee = async () => {
    etapes.push((await page.locator('h1').textContent()) ?? '')
    expect(await debordements(page)).toEqual([])
  }
  await page.goto(`${adresse}/appels/ssi-2021`)
  await arrivee()
  await page.getByRole('link', { name: 'Ouvrir un dossier' }).first().click()
  await arrivee()
  await bouton(page, 'Ouvrir le dossier')
  await arrivee()
  await choisir(page, 'r.referent-nomme', 'oui')
  await page.locator('[name="r.referent.nom"]').fill('Fictif')
  await page.locator('[name="r.referent.prenom"]').fill('Jo')
  await page.locator('[name="r.referent.courriel"]').fill('jo.fictif')
  await page.locator('[name="r.referent.telephone"]').fill('05 94 00 00 00')
  await bouton(page, 'Enregistrer et continuer')
  expect(await page.title()).toContain('1 erreur')
  await page.locator('[name="r.referent.courriel"]').fill('jo.fictif@exemple.fr')
  await bouton(page, 'Enregistrer et continuer')
  await arrivee()
  expect(await page.getByRole('status').first().textContent()).toContain('Enregistré à 11')
  await page.getByRole('link', { name: 'Continuer seul' }).click()
  await arrivee()
  await bouton(page, 'Déposer le dossier')
  expect(await page.locator('#erreurs').textContent()).toContain('Le dossier n’est pas déposé')
  await page.locator('label[for="engagement.planifier-audit"]').click()
  await page.locator('label[for="engagement.transmettre-resultats"]').click()
  await bouton(page, 'Déposer le dossier')
  await arrivee()
  expect(await page.locator('.palier-numero').textContent()).toMatch(/^ssi-2021-\d{5}$/)
  expect(etapes).toEqual([
    ...['Sécurité des systèmes d’information de santé', 'Ouvrir un dossier', 'Votre audit', 'Demander à plusieurs'],
    ...['Relire et déposer', 'Votre dossier est déposé'],
  ])
  await page.context().close()
})

describe('avec un projet, une dépense et une pièce', () => {
  let dossier: string
  let recu: string
  beforeAll(async () => {
    const envoyer = (chemin: string, champs: Readonly<Record<string, string>>) =>
      decor.pages(decor.porteur).request(chemin, { method: 'POST', body: new URLSearchParams(champs) })
    const ouvert = await envoyer('/appels/ssi-2021/ouvrir/investissement', { organisme: 'clinique' })
    dossier = `/dossiers/${ouvert.headers.get('Location')?.split('/')[2] ?? ''}`
    await envoyer(`${dossier}/projets/1`, {
      'r.projet:1:titre': 'Sauvegarde hors du site',
      'r.projet:1:action': 'sauvegarde-deconnectee',
    })
    await envoyer(`${dossier}/projets/1/depenses/1`, { libelle: 'Service loué', nature: 'saas', montant: '18 000', mois: '18' })
    recu = `/dossiers/${(await lireDossierVivant(base, 'ssi-2021', 'audit', 'clinique')) ?? ''}/recu`
  })

  test.each([1280, 360])('à %i pixels, axe ne trouve rien, rien ne dépasse, la politique de sûreté ne refuse rien', async (largeur) => {
    const page = await ouvrir(largeur, 'avec-script')
    const refus = await noterRefus(page)
    const pages = ['/appels', '/appels/ssi-2021', '/appels/ssi-2021/questions', '/appels/ssi-2021/ouvrir/investissement', recu]
    const parties = [
      'sections/gouvernance',
      'sections/situation',
      'projets',
      'projets/1',
      'projets/2',
      'projets/1/budget',
      'projets/1/depenses/1',
    ]
    for (const chemin of [...pages, ...[...parties, 'pieces', 'groupement', 'recapitulatif'].map((p) => `${dossier}/${p}`)]) {
      await page.goto(`${adresse}${chemin}`, { waitUntil: 'load' })
      // Sur grand écran, axe lit ces pages dans le parcours entier (tests/parcours.navigateur.test.ts).
      const axe = largeur === 360 ? await sansViolation(page) : []
      expect({ chemin, axe, depasse: await debordements(page) }).toEqual({ chemin, axe: [], depasse: [] })
    }
    await bouton(page, 'Déposer le dossier')
    await page.waitForLoadState('load')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('erreurs')
    expect({ axe: await sansViolation(page), depasse: await debordements(page) }).toEqual({ axe: [], depasse: [] })
    expect(refus).toEqual([])
    await page.context().close()
  })

  test('un envoi coupé garde ce qui est arrivé, le dit, et finit seul quand la ligne revient', async () => {
    const ligne = await tendre(adresse)
    const page = await ouvrir(360, 'avec-script')
    await page.goto(`${ligne.adresse}${dossier}/pieces`, { waitUntil: 'load' })
    const lenteur = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 150_000 }
    await (await page.context().newCDPSession(page)).send('Network.emulateNetworkConditions', lenteur)
    const buffer = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(400_000, 'a'), Buffer.from('\n%%EOF')])
    await page.setInputFiles('[name="fichier.note-commission"]', { name: 'note.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('button', { name: 'Joindre ce fichier' }).first().click()
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 60_000)
    // Chromium « hors ligne » laisse finir une demande partie : c'est la ligne elle-même qu'on coupe.
    ligne.couper()
    await page.getByText('La ligne est coupée').waitFor()
    expect({ axe: await sansViolation(page), depasse: await debordements(page) }).toEqual({ axe: [], depasse: [] })
    ligne.retablir()
    await page.waitForURL(/enregistre=/)
    const { pieces } = (await lireDossier(base, dossier.split('/')[2] ?? ''))!
    expect(pieces).toMatchObject([{ code: 'note-commission', nom: 'note.pdf', taille: buffer.length }])
    await page.context().close()
    ligne.fermer()
  })

  test('ce qu’on tape d’un projet s’enregistre seul, attend la ligne si elle se coupe, et y repart', async () => {
    const ligne = await tendre(adresse)
    const page = await ouvrir(1280, 'avec-script')
    await page.goto(`${ligne.adresse}${dossier}/projets/2`, { waitUntil: 'load' })
    const etat = page.locator('.palier-enregistre')
    await page.locator('[name="r.projet:2:titre"]').fill('Accès distants')
    await etat.getByText('Enregistré à').waitFor()
    ligne.couper()
    await page.locator('[name="r.projet:2:objectifs"]').fill('Fermer les accès oubliés')
    await etat.getByText('Ligne coupée').waitFor()
    ligne.retablir()
    await etat.getByText('Enregistré à').waitFor()
    const { projets } = (await lireDossier(base, dossier.split('/')[2] ?? ''))!
    expect(projets[1]).toMatchObject({ numero: 2, titre: 'Accès distants', objectifs: 'Fermer les accès oubliés' })
    await bouton(page, 'Enregistrer et passer au budget')
    await page.waitForURL(/budget/)
    await page.context().close()
    ligne.fermer()
  })

  test('une dépense à moitié tapée survit à la page fermée, le budget la nomme, et elle n’attend plus une fois enregistrée', async () => {
    const page = await ouvrir(1280, 'avec-script')
    const depense = `${adresse}${dossier}/projets/1/depenses/2`
    await page.goto(depense, { waitUntil: 'load' })
    await page.locator('[name="libelle"]').fill('Licences')
    await page.locator('[name="nature"]').selectOption('licence')
    await page.close()

    const plusTard = await page.context().newPage()
    await plusTard.goto(`${adresse}${dossier}/projets/1/budget`, { waitUntil: 'load' })
    await plusTard.getByText('Commencé sur cet appareil').getByRole('link', { name: 'dépense 2' }).click()
    await plusTard.getByText('est revenu dans ses champs').waitFor()
    expect(await plusTard.locator('[name="libelle"]').inputValue()).toBe('Licences')
    await plusTard.locator('[name="montant"]').fill('neuf cents')
    await bouton(plusTard, 'Enregistrer la dépense')
    await plusTard.locator('[name="montant"]').fill('900')
    await bouton(plusTard, 'Enregistrer la dépense')
    await plusTard.waitForURL(/budget/)
    expect(await plusTard.getByRole('link', { name: 'Licences' }).count()).toBe(1)
    expect(await plusTard.getByText('Commencé sur cet appareil').count()).toBe(0)
    await plusTard.goto(depense, { waitUntil: 'load' })
    expect(await plusTard.locator('.palier-reprise').textContent()).toBe('')

    await plusTard.locator('[name="libelle"]').fill('Licences annuelles')
    await plusTard.reload({ waitUntil: 'load' })
    await plusTard.getByRole('button', { name: 'revenez à ce qui est enregistré' }).click()
    await expect.poll(() => plusTard.locator('[name="libelle"]').inputValue()).toBe('Licences')
    await plusTard.context().close()
  })
})
