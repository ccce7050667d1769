import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lireTitres } from '../plateforme/essais/titres.fichiers.ts'
import { clauses } from './clauses.commande.ts'
import { clausesDuTitre } from './couverture.ts'
import { verifier, verifierAvec } from './verifier.commande.ts'

const dossierAvec = async (fichiers: Readonly<Record<string, string>>): Promise<string> => {
  const dossier = await mkdtemp(join(tmpdir(), 'palier-'))
  for (const [nom, texte] of Object.entries(fichiers)) {
    await mkdir(join(dossier, nom, '..'), { recursive: true })
    await writeFile(join(dossier, nom), texte)
  }
  return dossier
}

test('un titre annonce ses clauses en tête, avant le point médian, et nulle part ailleurs', () => {
  expect(clausesDuTitre('A-07, G-02 · minuit se lit à la fin du jour')).toEqual(['A-07', 'G-02'])
  expect(clausesDuTitre('l’avance de G-35 est de 80 %')).toEqual([])
  expect(clausesDuTitre('G-35 sans point médian')).toEqual([])
})

test('les titres se lisent par l’analyseur : variantes comprises, commentaires et essais sautés exclus', async () => {
  const racine = await dossierAvec({
    'src/a.test.ts':
      "test('un', () => {})\n// test('commenté')\ntest.each([1])('deux %s', () => {})\ntest.skip('sauté', () => {})\nit(`trois ${1}`, () => {})\nautre('non')\n",
  })
  expect((await lireTitres(racine))?.map((t) => t.titre)).toEqual(['un', 'deux %s', 'trois …'])
})

test('verifier dit chaque défaut à sa place et sort en 1', async () => {
  const dossier = await dossierAvec({ 'appels/x.v1.yaml': 'code: x\nversion: 1\nguichez: []\n' })
  const { sortie, code } = await verifier([join(dossier, 'appels', '**', '*.yaml')], { json: false })
  expect(code).toBe(1)
  expect(sortie).toContain('x.v1.yaml:3:1  « guichez » n’est pas une clé connue ici.\n  → Vouliez-vous dire « guichets » ?')
})

test('verifier sans fichier, avec un fichier absent ou une option inventée : une phrase, et 2', async () => {
  for (const args of [[], ['nulle-part.yaml'], ['--vite']]) {
    const { sortie, code } = await verifier(args, { json: false })
    expect([code, sortie.length > 10]).toEqual([2, true])
  }
})

test('verifier reconnaît les grilles, le catalogue et les genres qu’on lui ajoute', async () => {
  const dossier = await dossierAvec({ 'scenarios/s.yaml': 'a: 1\n', 'referentiels/grilles/g.yaml': 'a: 1\n', 'autre.yaml': 'a: 1\n' })
  const lus: string[] = []
  const avec = verifierAvec({
    scenarios: async (_, fichier) => {
      lus.push(fichier)
      return []
    },
  })
  expect((await avec([join(dossier, 'scenarios')], { json: false })).code).toBe(0)
  expect(lus.length).toBe(1)
  expect((await avec([join(dossier, 'referentiels')], { json: false })).sortie).toContain('g.yaml:1:1')
  expect((await avec([join(dossier, 'autre.yaml')], { json: true })).sortie).toContain('On ne sait pas de quel genre est ce document.')
})

test('clauses dit ce qui porte chaque clause ; un code inconnu sort en 2', async () => {
  const { sortie } = await clauses(['ssi-2021'], { json: false })
  expect(sortie).toContain('définition : guichet investissement › tranche avance')
  const inconnu = await clauses(['ssi-2020'], { json: false })
  expect([inconnu.code, inconnu.sortie]).toEqual([2, 'L’appel « ssi-2020 » n’existe pas.\nVouliez-vous dire « ssi-2021 » ?'])
  expect((await clauses([], { json: false })).code).toBe(2)
})
