import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifierFrontieres } from './verifier.ts'

const PARCOURS = ['socle', 'plateforme', 'journal', 'appel', 'candidature', 'decision']
let racine = ''
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'palier-frontieres-'))
})
afterEach(() => rmSync(racine, { recursive: true }))

const maison = (fichiers: Readonly<Record<string, string>>): readonly string[] => {
  for (const [chemin, texte] of Object.entries(fichiers)) {
    mkdirSync(dirname(join(racine, chemin)), { recursive: true })
    writeFileSync(join(racine, chemin), texte)
  }
  return verifierFrontieres(racine, PARCOURS)
}
const regles = (fichiers: Readonly<Record<string, string>>): readonly string[] =>
  maison(fichiers).map((phrase) => /^\[(\w+)\]/.exec(phrase)?.[1] ?? '')

test('une maison en ordre ne dit rien', () => {
  const phrases = maison({
    'src/vie.ts': "import type { A } from './socle/a.ts'\nexport type V = A",
    'src/socle/a.ts': 'export type A = 1',
    'src/appel/appel.ts':
      "import { A } from '../socle/a.ts'\nimport { V } from '../vie.ts'\nexport type B = A | V | { readonly process: 1 }",
    'src/appel/appel.sql.ts':
      "import { sql } from 'kysely'\nexport const lire = sql`select * from appel a join lateral (select 1) x on true`",
    'src/appel/migrations/1.sql': 'create table appel (id int);',
    'src/candidature/migrations/2.sql': 'create table dossier (appel int references appel on delete cascade);',
    'src/candidature/deposer.actes.ts':
      "import { z } from 'zod'\nimport { lire } from '../appel/appel.sql.ts'\nexport const f = async () => z.parse(await lire)",
    'src/palier.ts': "export const f = () => import('./candidature/deposer.actes.ts')",
    'src/appel/appel.test.ts': "import { vi } from 'vitest'\nimport '../decision/d.ts'\nnew Date()",
  })
  expect(phrases).toEqual([])
})

describe('le temps va dans un sens', () => {
  const importer = (ligne: string) => regles({ 'src/decision/d.ts': 'export type D = 1', 'src/appel/appel.ts': ligne })
  test.each([
    ["import { D } from '../decision/d.ts'"],
    ['import { D } from "../decision/d.ts"'],
    ["import type { D } from '../decision/d.ts'"],
    ["export * from '../decision/d.ts'"],
    ["export { D } from '../decision/d.ts'"],
    ["export type E = import('../decision/d.ts').D"],
    ["export const f = () => import('../decision/d.ts')"],
    ['export const f = () => import(`../decision/d.ts`)'],
  ])('%s', (ligne) => expect(importer(ligne)).toContain('temps'))

  test('une étape n’importe ni un branchement, ni ce qui est hors de src', () => {
    expect(regles({ 'src/serveur.ts': 'export const s = 1', 'src/appel/a.ts': "import { s } from '../serveur.ts'" })).toContain('temps')
    expect(regles({ 'src/appel/a.ts': "import { s } from '../../tests/base.ts'" })).toContain('temps')
  })

  test('la vie, que tous lisent, ne lit que le socle', () => {
    expect(regles({ 'src/appel/a.ts': 'export type A = 1', 'src/vie.ts': "import type { A } from './appel/a.ts'" })).toEqual(['temps'])
  })
})

describe('pur, c’est pur', () => {
  test.each([
    ['export const f = () => Date.now()'],
    ['export const f = () => new Date()'],
    ['export const f = () => Math.random()'],
    ["export const f = () => Math['random']()"],
    ['export const f = () => Temporal.Now.instant()'],
    ['export const f = () => crypto.randomUUID()'],
    ['export const f = () => process.env'],
    ['export const f = async () => 1'],
    ['export const f = (p: { then: () => void }) => { void setTimeout(p.then) }'],
    ['export const f = import.meta.dirname'],
    ['export const f = (t: string) => fetch(t)'],
  ])('%s', (ligne) => expect(regles({ 'src/appel/a.ts': ligne })).toContain('pur'))
})

describe('une langue par fichier', () => {
  const cibles = { 'src/appel/x.sql.ts': '', 'src/appel/x.html.tsx': '', 'src/appel/x.actes.ts': '', 'src/candidature/y.sql.ts': '' }
  test.each([
    ['src/appel/a.ts', "import { z } from 'zod'"],
    ['src/appel/a.ts', "import { readFileSync } from 'node:fs'"],
    ['src/appel/a.ts', "import './x.sql.ts'"],
    ['src/appel/a.sql.ts', "import { Hono } from 'hono'"],
    ['src/candidature/z.sql.ts', "import '../appel/x.sql.ts'"],
    ['src/appel/a.html.tsx', "import './x.sql.ts'"],
    ['src/appel/a.html.tsx', "import { sql } from 'kysely'"],
    ['src/appel/a.actes.ts', "import './x.html.tsx'"],
    ['src/appel/a.actes.ts', "import { Hono } from 'hono'"],
    ['src/appel/a.magie.ts', ''],
    ['src/appel/a.sql.ts', 'export const f = (n: string) => import(n)'],
  ])('%s · %s', (chemin, ligne) => expect(regles({ ...cibles, [chemin]: ligne })).toContain('langue'))
})

describe('une table a un propriétaire', () => {
  const tables = {
    'src/appel/migrations/1.sql': 'create table appel (id int);',
    'src/candidature/migrations/2.sql': 'create table dossier (id int);',
  }
  test.each([
    ['export const q = sql`select 1 from appel`'],
    ['export const q = sql`select 1 from dossier d, appel a`'],
    ["export const q = 'update appel set x = 1'"],
    ['export const q = sql`delete from public."appel"`'],
    ['export const q = sql`with d as (select 1) select * from d left join appel on true`'],
    ["export const q = base.selectFrom('appel as a')"],
    ["export const q = sql`select * from ${sql.table('appel')}`"],
  ])('%s', (ligne) => expect(regles({ ...tables, 'src/candidature/a.sql.ts': ligne })).toEqual(['table']))

  test('un nom que la requête définit elle-même, un commentaire ou une phrase ne sont pas des tables d’autrui', () => {
    const ligne =
      "export const q = sql`with appel as (select 1) select * from appel -- from appel\n where x is distinct from 'from appel'`\nexport const p = 'La table appel est scellée.'"
    expect(regles({ ...tables, 'src/candidature/a.sql.ts': ligne })).toEqual([])
  })

  test('une clé étrangère vers le passé est permise, vers l’avenir non, et nul n’écrit dans la table d’autrui', () => {
    expect(regles({ ...tables, 'src/candidature/migrations/3.sql': 'alter table dossier add appel int references appel;' })).toEqual([])
    expect(regles({ ...tables, 'src/appel/migrations/3.sql': 'alter table appel add d int references dossier;' })).toContain('table')
    expect(regles({ ...tables, 'src/candidature/migrations/3.sql': 'alter table appel add x int;' })).toContain('table')
  })

  test('une vue doit être déclarée, et sa déclaration doit servir', () => {
    const vue = { 'src/candidature/migrations/3.sql': 'create view suivi_appel as select * from dossier join appel on true;' }
    const lecture = { 'src/candidature/a.sql.ts': 'export const q = sql`select * from suivi_appel`' }
    expect(regles({ ...tables, ...vue, ...lecture })).toEqual(['table'])
    const carnet =
      '| vue | étape qui la lit | étapes lues | pourquoi |\n|---|---|---|---|\n| suivi_appel | candidature | appel | une liste |\n'
    expect(regles({ 'FRONTIERES.md': carnet })).toEqual([])
    expect(regles({ 'src/decision/d.sql.ts': 'export const q = sql`select * from suivi_appel`' })).toEqual(['table'])
    expect(regles({ 'FRONTIERES.md': carnet.replace('candidature', 'candidature, decision') })).toEqual([])
    rmSync(join(racine, 'src/candidature/migrations/3.sql'))
    expect(regles({})).toEqual(['table'])
  })

  test('deux étapes ne créent pas la même table', () => {
    expect(regles({ ...tables, 'src/decision/migrations/3.sql': 'create table dossier (id int);' })).toEqual(['table'])
  })
})

test('pas de tiroir, pas d’étape inventée, rien d’égaré à la racine, pas d’accent', () => {
  const chemins = ['src/appel/utils.ts', 'src/divers2/a.ts', 'src/perdu.ts', 'src/appel/résultat.ts', 'src/appel/helpers/a.ts']
  expect(regles(Object.fromEntries(chemins.map((chemin) => [chemin, ''])))).toEqual(Array(5).fill('tiroir'))
})

test('une clôture trop longue se dit', () => {
  const suite = Array.from({ length: 26 }, (_, n) => [
    `src/appel/f${n}.ts`,
    n < 25 ? `import type { A } from './f${n + 1}.ts'\nexport type { A }` : 'export type A = 1',
  ])
  expect(regles(Object.fromEntries(suite))).toEqual(['cloture'])
})

test('une exception se déclare avec sa raison, et se retire quand elle ne sert plus', () => {
  const exception = '| règle | fichier | objet | pourquoi |\n|---|---|---|---|\n| pur | appel/a.ts | Date | un essai |\n'
  expect(regles({ 'FRONTIERES.md': exception, 'src/appel/a.ts': 'export const f = () => Date.now()' })).toEqual([])
  expect(maison({ 'src/appel/a.ts': '' })).toEqual(['[pur] FRONTIERES.md : l’exception de appel/a.ts pour Date ne sert plus, retirez-la.'])
  expect(() => maison({ 'FRONTIERES.md': exception.replace('un essai', '') })).toThrow(/pourquoi/)
})
