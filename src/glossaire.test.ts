import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PARCOURS } from './parcours.ts'
import { ACTES, etatsDe, type GenreObjet, ROLES, VIES } from './vie.ts'

const glossaire = readFileSync(join(import.meta.dirname, '..', 'GLOSSAIRE.md'), 'utf8')
const GENRES = Object.keys(VIES) as GenreObjet[]

test.each([
  ['étape', PARCOURS],
  ['rôle', ROLES],
  ['objet', GENRES],
  ['acte', ACTES],
  ['état', GENRES.flatMap(etatsDe)],
] as const)('le glossaire connaît chaque %s', (_, noms) => {
  expect(
    noms.filter((nom) => !glossaire.includes(`\`${nom}\``)),
    'à ajouter à GLOSSAIRE.md',
  ).toEqual([])
})

test('une entrée du glossaire dit son anglais', () => {
  const entrees = glossaire.split('\n\n').filter((p) => p.startsWith('**'))
  expect(entrees.filter((e) => !e.includes('English: ')).map((e) => e.split('\n')[0])).toEqual([])
})
