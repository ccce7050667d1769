import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import { debordements, ouvrirNavigateur, sansViolation } from './navigateur.ts'
import { partieJouee } from './partie.ts'
import { figer, ouvrirServeur, type Serveur } from './serveur.ts'

/** La veille de la séance du 2 novembre : trois audits sont à son ordre du jour ; deux investissements s'y ajoutent. */
const { base, url, monde, partie, id } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-01T12:00:00Z'))
const LE = Temporal.Instant.from('2021-11-01T12:30:00Z')
const NOTES = { 'referents-et-direction': 3, description: 3, coherence: 4, faisabilite: 3, budget: 3, mutualisation: 2 }

let serveur: Serveur
let navigateur: Browser

beforeAll(async () => {
  const faire = async (acte: string, par: string, ref: string, saisie: object) => {
    const fait = await acteNomme(acte)!.faire(monde, { objet: id(ref), saisie, par: partie.acteurs.get(par)!, le: LE })
    if (!fait.ok) throw new Error(`${acte} ${ref} : ${JSON.stringify(fait.error)}`)
  }
  for (const ref of ['i-msp', 'i-foyer']) {
    await faire('declarer-recevable', 'ars', ref, { motif: 'Dossier complet' })
    await faire('inscrire', 'analyste', ref, {})
    await faire('donner-avis', 'gcs', ref, { notes: NOTES, conclusion: 'favorable', motif: 'Budget clair' })
  }
  // Le 2 novembre à 10 h, à Cayenne.
  await figer(base, Temporal.Instant.from('2021-11-02T13:00:00Z'))
  serveur = await ouvrirServeur(url)
  navigateur = await ouvrirNavigateur()
})
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

/** Une personne du scénario, dans son navigateur, sans script. */
const devenir = async (ref: string, largeur: number): Promise<Page> => {
  const contexte = await navigateur.newContext({ viewport: { width: largeur, height: 900 }, javaScriptEnabled: false })
  const page = await contexte.newPage()
  page.setDefaultTimeout(5000)
  await page.goto(`${serveur.adresse}/bac-a-sable`)
  await page.locator('[name=personnage]').selectOption(partie.acteurs.get(ref)!.id)
  await page.getByRole('button', { name: 'Devenir cette personne' }).click()
  return page
}
/** La page qu'une personne garde ouverte, avec ses scripts, et dont l'essai avance l'horloge. */
const suivre = async (ref: string, chemin: string): Promise<Page> => {
  const sansScript = await devenir(ref, 1280)
  const contexte = await navigateur.newContext({ viewport: { width: 1280, height: 900 } })
  await contexte.addCookies(await sansScript.context().cookies())
  await sansScript.context().close()
  const page = await contexte.newPage()
  await page.clock.install()
  await aller(page, chemin)
  return page
}
const aller = (page: Page, chemin: string) => page.goto(`${serveur.adresse}${chemin}`)
const cocher = async (page: Page, nom: string, valeurs: readonly string[]) => {
  for (const v of valeurs) await page.locator(`[name="${nom}"][value="${v}"]`).check({ force: true })
}
const bouton = (page: Page, nom: string) => page.locator('main').getByRole('button', { name: nom, exact: true }).click()
const texte = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')
const controler = async (page: Page) => {
  const lue = await navigateur.newContext({ viewport: page.viewportSize()! })
  await lue.addCookies(await page.context().cookies())
  const avecScript = await lue.newPage()
  await avecScript.goto(page.url())
  expect(await sansViolation(avecScript)).toEqual([])
  expect(await debordements(avecScript)).toEqual([])
  await lue.close()
}
const code = (siege: string, ref: string) => `${siege}/${partie.acteurs.get(ref)!.id}`
const SIEGES = [
  ...[code('rssi-ght', 'rssi-ght'), code('rssi-gcs', 'gcs'), code('analyste-si-gcs', 'analyste')],
  ...[code('charge-mission-si-ars', 'ars'), code('chef-projet-esms-ars', 'esms')],
]
const SEANCE = '/seances/ssi-2021/seance-4'

test('G-42, G-43 · une séance entière : ordre du jour, retrait d’un membre, vote, avis communs, procès-verbal, décision, lettre', async () => {
  const secretaire = await devenir('analyste', 1280)
  await aller(secretaire, SEANCE)
  expect(await texte(secretaire)).toContain('Ordre du jour (5)')
  await secretaire.getByRole('link', { name: 'Ouvrir la séance' }).click()
  await cocher(secretaire, 'presents', SIEGES)
  await cocher(secretaire, 'preside', [SIEGES[3]!])
  await bouton(secretaire, 'Ouvrir la séance')
  expect(await texte(secretaire)).toContain('Quorum réuni : 5 sièges délibèrent, 5 exigés.')

  // Un membre, sur son téléphone, par le lien de sa convocation ; il se retire d'un dossier.
  const membre = await devenir('rssi-ght', 360)
  await aller(membre, SEANCE)
  await controler(membre)
  await aller(membre, `/actes/declarer-deport/${id('i-msp')}`)
  await membre.locator('textarea[name=motif]').fill('J’ai conseillé ce groupement')
  await bouton(membre, 'Se déporter')
  await aller(membre, SEANCE)
  expect(await texte(membre)).toContain('Un dossier dont vous êtes écarté')
  expect(await membre.content()).not.toContain(id('i-msp'))

  // La direction garde la séance ouverte dans un onglet, avec ses scripts : l'enveloppe y bouge sans qu'elle touche à rien.
  const suivie = await suivre('direction', SEANCE)
  expect(await texte(suivie)).not.toMatch(/Proposé par les avis de cette séance : [1-9]/)

  // Le vote, siège par siège, sans celui qui s'est retiré.
  await aller(secretaire, `${SEANCE}/${id('i-msp')}`)
  await cocher(secretaire, 'propose', ['favorable'])
  await cocher(secretaire, 'mode', ['vote'])
  await secretaire.locator('textarea[name=motif]').fill('Groupement utile et peu coûteux')
  await secretaire.locator('summary', { hasText: 'Les voix' }).click()
  for (const [siege, v] of [
    ['rssi-gcs', 'pour'],
    ['analyste-si-gcs', 'pour'],
    ['charge-mission-si-ars', 'contre'],
  ] as const)
    await cocher(secretaire, `voix.${siege}`, [v])
  await bouton(secretaire, 'Noter l’avis de la commission')
  // Il manque une voix : tout ce qui était tapé est encore là.
  expect(await secretaire.locator('#erreurs a').allTextContents()).toEqual([expect.stringContaining('n’a pas dit sa voix')])
  expect(await secretaire.locator('textarea[name=motif]').inputValue()).toBe('Groupement utile et peu coûteux')
  await controler(secretaire)
  await cocher(secretaire, 'voix.chef-projet-esms-ars', ['abstention'])
  await bouton(secretaire, 'Noter l’avis de la commission')
  expect(await texte(secretaire)).toMatch(/Proposé par les avis de cette séance : [1-9][\d ]* €/)
  await suivie.clock.fastForward('00:20')
  await suivie.getByText(/Proposé par les avis de cette séance :\s[1-9]/).waitFor()
  await suivie.context().close()
  await controler(secretaire)

  // Le même avis sur les quatre autres, vu d'abord.
  const autres = ['a-reseau', 'a-officine-bis', 'a-msp-fleuve', 'i-foyer'].map(id)
  await cocher(secretaire, 'dossier', autres)
  await bouton(secretaire, 'Dire l’avis sur ces dossiers')
  await cocher(secretaire, 'propose', ['favorable'])
  await cocher(secretaire, 'mode', ['consensus'])
  await secretaire.locator('textarea[name=motif]').fill('Accord de tous')
  await secretaire.locator('main form button[type=submit]').first().click()
  for (const d of autres) expect(await texte(secretaire)).toContain(d)
  await secretaire.locator('main form button[type=submit]').first().click()
  await aller(secretaire, SEANCE)
  expect((await texte(secretaire)).match(/AVIS FAVORABLE|Avis favorable/g)?.length).toBeGreaterThanOrEqual(5)

  await secretaire.getByRole('link', { name: 'Lever la séance' }).click()
  await bouton(secretaire, 'Lever la séance')
  await secretaire.getByRole('link', { name: 'Procès-verbal' }).click()
  expect(await texte(secretaire)).toContain('2 pour, 1 contre, 1 abstention')
  await controler(secretaire)

  const president = await devenir('ars', 1280)
  await aller(president, `${SEANCE}/proces-verbal`)
  await bouton(president, 'Approuver et signer le procès-verbal')
  expect(await texte(president)).toMatch(/[0-9a-f]{64}[\s\S]*Approuvé et signé par Alix Essai, qui présidait/)

  const direction = await devenir('direction', 1280)
  await aller(direction, `/actes/decider/${id('i-msp')}`)
  await cocher(direction, 'sens', ['ecarte'])
  await cocher(direction, 'raisons', ['autre'])
  await direction.locator('textarea[name=motif]').fill('Pas cette année')
  await bouton(direction, 'Décider')
  expect(await direction.locator('#erreurs a').allTextContents()).toEqual([
    expect.stringContaining('La commission a rendu un avis favorable'),
  ])
  await cocher(direction, 'sens', ['retenu'])
  await bouton(direction, 'Décider')
  await aller(president, `/actes/notifier/${id('i-msp')}`)
  await bouton(president, 'Notifier la décision')
  await aller(president, `/dossiers/${id('i-msp')}`)
  const lettre = await president.getByRole('link', { name: 'Lire la lettre (PDF)' }).getAttribute('href')
  const pdf = await president.context().request.get(`${serveur.adresse}${lettre}`)
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
}, 120_000)
