import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { debordements, sansViolation } from '../../tests/navigateur.ts'
import { ouvrirVitrine } from '../../tests/vitrine.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2025-03-10T14:00:00Z', { fichier: 'exemples/groupements.v1.yaml' })

const envoyer = (chemin: string, champs: Readonly<Record<string, string>>) =>
  decor.pages(decor.porteur).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const ouvert = await envoyer('/appels/groupements/ouvrir/groupement', { organisme: 'clinique' })
const dossier = ouvert.headers.get('Location')?.split('/')[2] ?? ''
const lieux = `/dossiers/${dossier}/sections/lieux`
const reponses = async () => (await lireDossier(base, dossier))?.reponses

test('un bloc s’allonge et se raccourcit sans script ; chaque bouton garde ce qui est tapé', async () => {
  const ajoute = await envoyer(`${lieux}?page=2`, { 'r.serveurs.0.nom': 'Alpha', 'r.serveurs.0.entretien': '1 200', ajouter: 'serveurs' })
  expect(ajoute.headers.get('Location')).toMatch(/page=2&ajouter=serveurs&enregistre=[^#]*#r\.serveurs$/)
  const page = await (await decor.pages(decor.porteur).request(`${lieux}?page=2&ajouter=serveurs`)).text()
  expect([page.includes('Ligne 2'), page.includes('Ligne 3'), page.includes('Total, entretien par an : 1\u202f200\u00a0€')]).toEqual([
    true,
    false,
    true,
  ])
  await envoyer(`${lieux}?page=2`, {
    'r.serveurs.0.nom': 'Alpha',
    'r.serveurs.1.nom': 'Bêta',
    'r.serveurs.1.age': '4',
    retirer: 'serveurs.0',
  })
  expect((await reponses())?.['serveurs']).toEqual({ lignes: [{ nom: 'Bêta', age: 4 }] })
})

test('une case fausse se dit à sa place ; les autres lignes sont gardées, et tout reste à l’écran', async () => {
  const rendu = await envoyer(`${lieux}?page=2`, { 'r.serveurs.0.nom': 'Alpha', 'r.serveurs.0.age': 'vieux', 'r.serveurs.1.nom': 'Bêta' })
  expect(rendu.status).toBe(422)
  const page = await rendu.text()
  expect([page.includes('href="#r.serveurs.0.age"'), page.includes('value="vieux"'), page.includes('Ligne 2')]).toEqual([true, true, true])
  expect((await reponses())?.['serveurs']).toEqual({ lignes: [{ nom: 'Alpha' }, { nom: 'Bêta' }] })
})

test('A-01 · l’autoévaluation montre son niveau, sa fourchette et sa formule ; « je ne sais pas » n’élève rien', async () => {
  const maturite = `/dossiers/${dossier}/sections/maturite`
  const avant = await (await decor.pages(decor.porteur).request(maturite)).text()
  const items = [...avant.matchAll(/name="(r\.autoevaluation\.[^"]+)"/g)].map(([, nom]) => nom ?? '')
  const [premier = '', ...autres] = [...new Set(items)]
  const dits = (reponse: string) => Object.fromEntries(autres.map((nom) => [nom, reponse]))
  await envoyer(maturite, { [premier]: '1', ...dits('je-ne-sais-pas') })
  const page = await (await decor.pages(decor.porteur).request(maturite)).text()
  for (const dit of ['Comment ce score est calculé', 'selon ce qu’on ignore', 'je ne sais pas » à part']) expect(page).toContain(dit)
})

test('à 360 points, les champs de plusieurs réponses n’ont aucun défaut et ne dépassent pas ; Entrée enregistre', async () => {
  const vitrine = await ouvrirVitrine((requete) => decor.pages(decor.porteur).fetch(requete))
  const page = await vitrine.navigateur.newPage({ viewport: { width: 360, height: 800 } })
  for (const chemin of [
    lieux,
    `${lieux}?page=2&ajouter=serveurs`,
    `/dossiers/${dossier}/sections/maturite`,
    `/dossiers/${dossier}/recapitulatif`,
  ]) {
    await page.goto(`${vitrine.adresse}${chemin}`, { waitUntil: 'load' })
    expect({ chemin, axe: await sansViolation(page), depasse: await debordements(page) }).toEqual({ chemin, axe: [], depasse: [] })
  }
  await page.goto(`${vitrine.adresse}${lieux}?page=2`, { waitUntil: 'load' })
  await page.locator('[name="r.serveurs.0.nom"]').fill('Gamma')
  await Promise.all([page.waitForURL(/recapitulatif|maturite/), page.locator('[name="r.serveurs.0.nom"]').press('Enter')])
  expect((await reponses())?.['serveurs']).toMatchObject({ lignes: [{ nom: 'Gamma' }, { nom: 'Bêta' }] })
  await vitrine.fermer()
})
