import { join } from 'node:path'
import { expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { lireGrille } from './grille.yaml.ts'
import { commandeImporterGrille } from './importer.commande.ts'
import { lireReferentiels } from './referentiels.yaml.ts'

const CSV = join(racine, 'referentiels/modele-import.csv')
const MODELE = join(racine, 'referentiels/grilles/maturin-sms.v1.yaml')

test('A-01 · le tableau de l’éditeur devient une grille importée, que l’on peut relire et remplir', async () => {
  const { sortie, code } = await commandeImporterGrille([CSV, MODELE])
  const referentiels = await lireReferentiels(join(racine, 'referentiels'))
  const actions = new Set(referentiels.ok ? referentiels.value.actions.map((a) => a.code) : [])
  const relue = lireGrille(sortie, 'importee.yaml', actions)
  expect(code).toBe(0)
  expect(relue).toMatchObject({ ok: true, value: { code: 'maturin-sms', statut: 'importe' } })
})

test('un tableau qui n’en est pas un est refusé, ligne par ligne ; un chemin faux aussi', async () => {
  const faux = await commandeImporterGrille([MODELE, MODELE])
  expect([faux.code, faux.sortie.includes('maturin-sms.v1.yaml:1:')]).toEqual([1, true])
  expect((await commandeImporterGrille(['absent.csv', MODELE])).code).toBe(2)
  expect((await commandeImporterGrille([])).code).toBe(2)
})
