import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterFoule } from '../../tests/foule.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesListes } from './dossiers.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
await planterFoule(base, 400, 'ars-guyane', 'ssi-2021', LE)
const DES_SEMAINES_PLUS_TARD = LE.add({ hours: 24 * 60 })
const pages = pagesDesListes(await mondeDEssai(base, LE))
const agent = (role: Acteur['role'], plus: Partial<Acteur> = {}): Acteur => ({
  id: 'foule',
  nom: 'Agent',
  role,
  agence: 'ars-guyane',
  organismes: [],
  droits: {},
  fonctions: [],
  ...plus,
})
const chez = (a: Acteur | undefined) => visiteDe(pages, a, DES_SEMAINES_PLUS_TARD)
const ars = chez(agent('ars'))

test('la liste dit combien de dossiers répondent, et montre pour chacun où il en est et qui le tient', async () => {
  const { texte } = await ars.lire('/dossiers')
  expect(texte).toContain('380 dossiers')
  for (const dit of [
    'En charge',
    'Une personne de la foule',
    'Faire auditer votre sécurité',
    'Décidé, à notifier',
    'Dépassée',
    'À vérifier',
  ])
    expect(texte, dit).toContain(dit)
})

test('chaque filtre en vigueur se lit et se retire d’un lien ; le formulaire les garde', async () => {
  const { texte } = await ars.lire('/dossiers?etat=depose&departement=26&texte=Pharmacie')
  expect(texte).toContain('href="/dossiers?texte=Pharmacie&amp;departement=26"')
  expect(texte).toContain('Département : 26')
  expect(texte).toContain('href="/dossiers"')
  expect(texte).toMatch(/<option value="26" selected="">/)
  expect(texte).toContain('value="Pharmacie"')
})

test('une adresse qui dit n’importe quoi montre la liste, et dit ce qu’elle ignore', async () => {
  const { statut, texte } = await ars.lire('/dossiers?departement=%3Cb%3E&tri=x&page=-4&etat=brouillon')
  expect(statut).toBe(200)
  expect(texte).toContain('Des filtres sont ignorés')
  expect(texte).toContain('380 dossiers')
  for (const demande of ['tri=toString', 'tri=constructor&sens=decroissant', 'tri=__proto__'])
    expect((await ars.lire(`/dossiers?${demande}`)).texte, demande).toContain('n’existe pas : la liste est triée par échéance')
})

test('rien ne répond : la page dit quoi faire', async () => {
  expect((await ars.lire('/dossiers?texte=introuvable')).texte).toContain('Aucun dossier ne répond à tous ces filtres')
  expect((await chez(agent('porteur')).lire('/dossiers')).texte).toContain('Choisissez un appel')
})

test('trier par la colonne qui trie déjà renverse l’ordre, et garde les filtres', async () => {
  expect((await ars.lire('/dossiers?etat=depose')).texte).toContain('href="/dossiers?etat=depose&amp;sens=decroissant"')
  expect((await ars.lire('/dossiers?tri=organisme')).texte).toContain('aria-sort="ascending"')
})

test('un porteur n’a ni montant ni agent en charge ; qui n’est pas connecté n’a pas de liste', async () => {
  const { texte } = await chez(agent('porteur', { organismes: ['foule-7'] })).lire('/dossiers')
  expect(texte).toContain('2 dossiers')
  for (const tu of ['En charge', 'Accordé', 'À vérifier']) expect(texte).not.toContain(tu)
  expect((await chez(undefined).lire('/dossiers')).statut).toBe(401)
})

test('un fichier CSV a toutes les lignes du filtre, dans l’ordre de la liste, et rien que le rôle ne lise', async () => {
  const lignes = async (a: Acteur, demande: string) => (await chez(a).lire(`/dossiers.csv${demande}`)).texte.split('\r\n').slice(0, -1)
  const [titres, ...toutes] = await lignes(agent('ars'), '')
  expect(titres).toContain('Accordé;En charge;À vérifier')
  expect(toutes.length).toBe(380)
  const [, ...triees] = await lignes(agent('ars'), '?etat=decide&tri=organisme&sens=decroissant')
  const page = (await ars.lire('/dossiers?etat=decide&tri=organisme&sens=decroissant')).texte
  expect(triees.map((l) => l.split(';')[0])).toEqual([...page.matchAll(/<a href="\/dossiers\/(ssi-2021-\d+)">/g)].map((m) => m[1]))
  expect(triees[0]).toMatch(/;Décidé, à notifier;2021-11-15;2021-11-15;2021-11-30;[01];\d+;[^;]+;1000,00;/)
  const [siens, ...deux] = await lignes(agent('porteur', { organismes: ['foule-7'] }), '')
  expect([deux.length, siens?.includes('En charge')]).toEqual([2, false])
})

test('les trois formats se téléchargent sous un nom daté ; un autre n’existe pas', async () => {
  for (const format of ['csv', 'xlsx', 'ods']) {
    const reponse = await ars.app.request(`/dossiers.${format}?texte=clinique`)
    expect(reponse.headers.get('content-disposition')).toBe(`attachment; filename="dossiers-2022-01-14.${format}"`)
    expect((await reponse.arrayBuffer()).byteLength).toBeGreaterThan(500)
  }
  for (const format of ['pdf', 'constructor']) expect((await ars.lire(`/dossiers.${format}`)).statut, format).toBe(404)
})
