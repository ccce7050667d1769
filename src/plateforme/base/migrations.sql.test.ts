import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { baseDeTest } from '../../../tests/base.ts'
import { ouvrirBase } from './base.sql.ts'
import { migrerDepuis } from './migrations.sql.ts'

const { base, url } = await baseDeTest()
let etapes = ''
const ecrire = (chemin: string, texte: string): void => {
  mkdirSync(join(etapes, chemin, '..'), { recursive: true })
  writeFileSync(join(etapes, chemin), texte)
}
beforeEach(async () => {
  etapes = mkdtempSync(join(tmpdir(), 'palier-migrations-'))
  await sql`drop table if exists un, deux`.execute(base)
  await sql`delete from migration`.execute(base)
})
afterEach(() => rmSync(etapes, { recursive: true }))

test('les migrations s’appliquent dans l’ordre de leurs noms, toutes étapes mêlées, une seule fois', async () => {
  ecrire('b/migrations/20260101-01-un.sql', 'create table un (id int primary key); insert into un values (1);')
  ecrire('a/migrations/20260101-02-deux.sql', 'create table deux (id int references un);')
  expect(await migrerDepuis(base, etapes)).toEqual(['20260101-01-un.sql', '20260101-02-deux.sql'])
  expect(await migrerDepuis(base, etapes)).toEqual([])
})

test('deux serveurs qui démarrent ensemble n’appliquent chaque migration qu’une fois', async () => {
  ecrire('a/migrations/20260101-01-un.sql', 'select pg_sleep(0.1); create table un (id int);')
  const autre = ouvrirBase(url)
  const appliquees = await Promise.all([migrerDepuis(base, etapes), migrerDepuis(autre, etapes)])
  await autre.destroy()
  expect(appliquees.flat()).toEqual(['20260101-01-un.sql'])
})

test('un fichier déjà appliqué qui change est refusé, avec ce qu’il faut faire', async () => {
  ecrire('a/migrations/20260101-01-un.sql', 'create table un (id int);')
  await migrerDepuis(base, etapes)
  ecrire('a/migrations/20260101-01-un.sql', 'create table un (id bigint);')
  await expect(migrerDepuis(base, etapes)).rejects.toThrow(/20260101-01-un\.sql.*nouvelle migration/)
})

test('une migration qui échoue ne laisse rien', async () => {
  ecrire('a/migrations/20260101-01-un.sql', 'create table un (id int); select faute;')
  await expect(migrerDepuis(base, etapes)).rejects.toThrow(/rien n’en a été gardé/)
  const { rows } = await sql<{ t: string | null }>`select to_regclass('un')::text as t`.execute(base)
  expect(rows).toEqual([{ t: null }])
})

test('un nom en double ou mal formé est refusé', () => {
  ecrire('a/migrations/20260101-01-un.sql', '')
  ecrire('b/migrations/20260101-01-un.sql', '')
  expect(() => migrerDepuis(base, etapes)).toThrow(/Deux migrations/)
  ecrire('c/migrations/0-autre.sql', '')
  expect(() => migrerDepuis(base, etapes)).toThrow(/se nomme/)
})
