import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resoudreEn } from './arbitrage.highs.ts'
import { arbitrer } from './arbitrer.commande.ts'
import { lireProbleme } from './probleme.json.ts'

const INSTANCES = join(import.meta.dirname, '..', '..', 'tests', 'instances')
const EXEMPLE = join(import.meta.dirname, '..', '..', 'docs', 'exemples', 'arbitrage.json')

const OPTIMUMS = [
  ['mknap1-1', '3800'],
  ['mknap1-2', '8706.1'],
  ['mknap1-3', '4015'],
  ['mknap1-4', '6120'],
  ['mknap1-5', '12400'],
  ['mknap1-6', '10618'],
  ['mknap1-7', '16537'],
  ['weing1', '141278'],
  ['weing2', '130883'],
] as const

const dossiers: string[] = []
afterAll(() => Promise.all(dossiers.map((d) => rm(d, { recursive: true }))))

const ecrire = async (contenu: unknown): Promise<string> => {
  const dossier = await mkdtemp(join(tmpdir(), 'arbitrage-'))
  dossiers.push(dossier)
  const fichier = join(dossier, 'probleme.json')
  await writeFile(fichier, typeof contenu === 'string' ? contenu : JSON.stringify(contenu))
  return fichier
}

const resultat = async (contenu: unknown) => {
  const { sortie, code } = await arbitrer(await ecrire(contenu), { json: true })
  return { code, ...JSON.parse(sortie) }
}

test.concurrent.each(OPTIMUMS)(
  '%s atteint son optimum connu, %s',
  async (nom, optimum) => {
    const { sortie, code } = await arbitrer(join(INSTANCES, `${nom}.json`), { json: true })
    expect(code).toBe(0)
    expect(JSON.parse(sortie)).toMatchObject({ valeur: optimum, preuve: 'optimale' })
  },
  30_000,
)

test('A-19 · l’exemple se lit : retenues, écartées avec motif, comptes, reliquat, preuve', async () => {
  const { sortie, code } = await arbitrer(EXEMPLE, { json: false })
  expect(code).toBe(0)
  for (const attendu of ['Retenues : 7 sur 12', 'Écartées : 5', 'Incompatible avec MANGUIER-3', 'Reliquat', 'optimale'])
    expect(sortie).toContain(attendu)
})

const organisme = (nom: string, n: number, plus: object) =>
  Array.from({ length: n }, (_, i) => ({ code: `${nom}-${i}`, organisme: nom, cout: 1000, jours: 1, valeur: 10 + i, ...plus }))

test('A-23 · jamais plus de cinq jours de prestation par organisme', async () => {
  const lu = await resultat({
    plafondParOrganisme: { jours: 5 },
    actions: [...organisme('A', 6, { jours: 1.5 }), ...organisme('B', 7, { jours: 0.75 })],
  })
  expect(lu.parOrganisme.map((o: { jours: string }) => o.jours)).toEqual(['4.5', '4.5'])
  expect(lu.ecartees).toHaveLength(4)
})

test('G-33 · la somme ne dépasse jamais 750 000 €, au centime', async () => {
  const juste = await resultat({ enveloppe: 750_000, actions: organisme('A', 3, { cout: 250_000 }) })
  expect(juste).toMatchObject({ cout: '750000', reliquat: '0', ecartees: [] })
  const trop = await resultat({ enveloppe: 750_000, actions: organisme('A', 3, { cout: '250000.01' }) })
  expect(trop).toMatchObject({ cout: '500000.02', reliquat: '249999.98' })
})

test('G-38 · au plus 150 000 € par porteur', async () => {
  const actions = [...organisme('A', 4, { cout: 50_000 }), ...organisme('B', 1, { cout: '150000.01' })]
  const lu = await resultat({ enveloppe: 750_000, plafondParOrganisme: { montant: 150_000 }, actions })
  expect(lu.parOrganisme.map((o: { cout: string }) => o.cout)).toEqual(['150000', '0'])
  expect(lu.organismesEcartes).toMatchObject([{ organisme: 'B', phrase: expect.stringMatching(/à elle seule/) }])
})

test('G-16 · les actions fortes sont servies avant les moyennes, quelle que soit leur valeur', async () => {
  const actions = [...organisme('A', 3, { priorite: 'moyenne', valeur: 1000 }), ...organisme('B', 2, { priorite: 'forte', valeur: 1 })]
  const lu = await resultat({ enveloppe: 3000, priorites: ['forte', 'moyenne'], actions })
  expect(lu).toMatchObject({
    retenues: ['A-0', 'B-0', 'B-1'],
    parPriorite: [
      { priorite: 'forte', valeur: '2' },
      { priorite: 'moyenne', valeur: '1000' },
    ],
  })
})

test('l’ordre du fichier ne change pas la sélection', async () => {
  const probleme = JSON.parse(await readFile(EXEMPLE, 'utf8'))
  const inverse = { ...probleme, actions: probleme.actions.toReversed() }
  expect(await resultat(inverse)).toEqual(await resultat(probleme))
})

test('hors délai, la sélection est refusée plutôt qu’approchée', async () => {
  const lu = lireProbleme(await readFile(join(INSTANCES, 'mknap1-7.json'), 'utf8'))
  expect(lu.ok && (await resoudreEn(lu.value, 0.02))).toEqual({ ok: false, error: [{ genre: 'temps-depasse', secondes: 0.02 }] })
})

test('un problème sans solution est refusé avec une phrase', async () => {
  const lu = await resultat({
    actions: organisme('A', 1, {}),
    contraintesGenerales: [{ nom: 'plancher', plafond: -5, poids: { 'A-0': -1 } }],
  })
  expect(lu).toMatchObject({ code: 1, defauts: [{ genre: 'sans-solution', phrase: expect.stringMatching(/Aucune sélection/) }] })
})

test('un fichier défectueux sort avec 1, un fichier absent avec 2', async () => {
  const defectueux = await arbitrer(await ecrire('{"actions": [}'), { json: false })
  expect(defectueux.code).toBe(1)
  expect(defectueux.sortie).toMatch(/probleme\.json ligne 1, colonne 14 : On attend ici une valeur/)
  expect(await arbitrer('/nulle/part.json', { json: false })).toMatchObject({
    code: 2,
    sortie: expect.stringMatching(/ne peut pas être lu/),
  })
})
