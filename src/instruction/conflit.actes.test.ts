import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import { pagesDesSeances } from '../commission/seance.http.tsx'
import { suiteDesSeances } from '../decision/seances.actes.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { pagesDesListes } from '../suivi/dossiers.http.tsx'
import { lireDeports } from './conflit.sql.ts'
import { lireVoisins } from './eclairages.sql.ts'

/** Le 3 novembre 2021, la pharmacie est inscrite à la dernière séance et attend ses avis. */
const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const pharma = id('i-pharma')
const qui = (ref: string): Acteur => partie.acteurs.get(ref)!
const pages = pagesDesDossiers(monde, acteNomme)
  .route('/', pagesDesListes(monde))
  .route('/', pagesDesActes(monde, acteNomme))
  .route('/', pagesDesSeances(monde, suiteDesSeances(monde), acteNomme))
const vuePar = (par: Acteur) => visiteDe(pages, par, LE)
const faire = async (acte: string, par: Acteur, objet: string, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet, saisie, par, le: LE })
  return fait.ok ? [] : fait.error.map((r) => r.motif)
}
const organismeDe = async (dossier: string) =>
  (await sql<{ organisme: string }>`select organisme from dossier where id = ${dossier}`.execute(base)).rows[0]!.organisme
const AVIS = { notes: {}, conclusion: 'favorable', motif: 'Utile' }

test('G-42 · un intérêt déclaré écarte de tous les dossiers de l’organisme ; la page, les listes et les actes ne le connaissent plus', async () => {
  const analyste = qui('analyste')
  const page = vuePar(analyste)
  expect((await page.lire(`/dossiers/${pharma}`)).statut).toBe(200)
  expect((await vuePar(qui('direction')).lire('/seances/ssi-2021')).texte).toContain('pas encore déclaré vos intérêts')
  const pharmacie = await organismeDe(pharma)
  // Un autre dossier du guichet se compare à celui-ci ; écarté, on ne l'y trouve plus.
  const voisins = async () => lireVoisins(base, (await lireDossier(base, id('i-ehpad')))!, 'ars-guyane', analyste.id)
  expect(await voisins()).toContain(pharma)
  expect(await faire('declarer-interets', analyste, 'ssi-2021', { organismes: [pharmacie] })).toEqual(['lien-manquant'])
  expect(await faire('declarer-interets', analyste, 'ssi-2021', { organismes: [pharmacie], lien: 'Ma sœur la dirige' })).toEqual([])
  for (const dossier of [pharma, id('a-pharma')]) {
    expect((await page.lire(`/dossiers/${dossier}`)).statut).toBe(404)
    expect((await page.lire(`/actes/donner-avis/${dossier}`)).statut).toBe(404)
    expect((await page.lire(`/dossiers?texte=${dossier}`)).texte).not.toContain(`/dossiers/${dossier}"`)
    expect(await faire('donner-avis', analyste, dossier, AVIS)).toEqual(['non-habilite'])
  }
  expect(await voisins()).not.toContain(pharma)
  expect((await page.lire('/seances/ssi-2021')).texte).toContain('Vous avez déclaré vos intérêts')
  expect((await lireDeports(base, pharma)).map((d) => d.motif)).toEqual(['Intérêt déclaré : Ma sœur la dirige'])
  const [entree] = await voirHistoire(base, 'appel:ssi-2021', 1)
  expect([entree?.acte, entree?.par]).toEqual(['declarer-interets', analyste.id])
})

test('une nouvelle déclaration remplace la précédente, sans l’effacer', async () => {
  const analyste = qui('analyste')
  expect(await faire('declarer-interets', analyste, 'ssi-2021', { organismes: [] })).toEqual([])
  expect((await vuePar(analyste).lire(`/dossiers/${pharma}`)).statut).toBe(200)
  expect((await sql`select 1 from declaration_interets where agent = ${analyste.id}`.execute(base)).rows).toHaveLength(3)
})

test('G-42 · qui représente l’organisme n’examine pas son dossier, sans avoir rien à déclarer', async () => {
  const gcs = qui('gcs')
  expect((await vuePar(gcs).lire(`/dossiers/${pharma}`)).statut).toBe(200)
  await ecrireAgent(base, { id: gcs.id, nom: gcs.nom, courriel: 'x@exemple.fr' }, [
    { role: 'porteur', organisme: await organismeDe(pharma), droit: 'lire' },
  ])
  expect((await vuePar(gcs).lire(`/dossiers/${pharma}`)).statut).toBe(404)
  expect((await lireDeports(base, pharma)).map((d) => [d.agent, d.motif])).toEqual([[gcs.id, 'Représente cet organisme']])
  await sql`delete from habilitation where agent = ${gcs.id} and role = 'porteur'`.execute(base)
})

test('G-42 · un lien vu s’explique avant tout jugement ; l’explication reste au journal', async () => {
  const ght = qui('rssi-ght')
  await sql`update agent set courriel = 'camille@pharmacie-fictive.fr' where id = ${ght.id}`.execute(base)
  await ecrireAgent(base, { id: 'titulaire', nom: 'Jo', courriel: 'jo@pharmacie-fictive.fr' }, [
    { role: 'porteur', organisme: await organismeDe(pharma) },
  ])
  const page = (await vuePar(ght).lire(`/dossiers/${pharma}`)).texte
  for (const dit of ['Un lien possible entre vous et ce dossier', 'pharmacie-fictive.fr', `/actes/expliquer-lien/${pharma}`])
    expect(page).toContain(dit)
  expect(await faire('donner-avis', ght, pharma, AVIS)).toContain('lien-a-expliquer')
  expect(await faire('expliquer-lien', ght, pharma, { motif: 'Même hébergeur de messagerie, aucun lien' })).toEqual([])
  expect(await faire('donner-avis', ght, pharma, AVIS)).not.toContain('lien-a-expliquer')
  expect((await vuePar(ght).lire(`/dossiers/${pharma}`)).texte).not.toContain('Un lien possible')
  expect((await voirHistoire(base, `dossier:${pharma}`, 1))[0]?.acte).toBe('expliquer-lien')
  expect(await faire('expliquer-lien', qui('esms'), pharma, { motif: 'Rien' })).toEqual(['sans-lien'])
})

test('se déporter mène à la liste : la page du dossier n’existe plus', async () => {
  const esms = vuePar(qui('esms'))
  const rendu = await esms.ecrire(`/actes/declarer-deport/${pharma}`, { motif: 'Mon ancien employeur' })
  expect([rendu.statut, rendu.vers]).toEqual([303, '/dossiers'])
  expect((await esms.lire(`/dossiers/${pharma}`)).statut).toBe(404)
})

test('déclarer ses intérêts : ni un porteur, ni un prestataire, ni une autre agence', async () => {
  for (const par of [qui('auditeur'), { ...qui('ars'), agence: 'ars-ara' }])
    expect(await faire('declarer-interets', par, 'ssi-2021', { organismes: [] })).toEqual(['non-habilite'])
})
