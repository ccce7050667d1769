import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demarrerBaseEmbarquee } from './embarquee.pg.ts'

let donnees = ''
beforeEach(() => {
  donnees = mkdtempSync(join(tmpdir(), 'palier-embarquee-'))
})
afterEach(() => rmSync(donnees, { recursive: true, force: true }))

const demarrer = () => demarrerBaseEmbarquee({ donnees, duree: 'ephemere' })
const interroger = async (url: string, question: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(question)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}
const pidInscrit = (): number => Number(readFileSync(join(donnees, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

test('la base naît, s’arrête, et retrouve ce qu’on y a mis', async () => {
  const premiere = await demarrer()
  await interroger(premiere.url, 'create table essai as select 1 as n')
  expect(await interroger(premiere.url, 'show timezone')).toBe('UTC')
  expect(await interroger(premiere.url, 'select datlocprovider from pg_database where datname = current_database()')).toBe('i')
  await premiere.arreter()
  const seconde = await demarrer()
  expect(await interroger(seconde.url, 'select n from essai')).toBe(1)
  await seconde.arreter()
})

test('le mot de passe n’est lisible que de son propriétaire, et il est exigé', async () => {
  const base = await demarrer()
  expect(statSync(join(donnees, 'postgres-mot-de-passe')).mode & 0o777).toBe(0o600)
  await expect(interroger(base.url.replace(/:[0-9a-f]+@/, ':faux@'), 'select 1')).rejects.toThrow()
  await base.arreter()
})

test('un serveur encore en marche est repris, et s’arrête quand le dernier s’en va', async () => {
  const laissee = await demarrer()
  const pid = pidInscrit()
  const reprise = await demarrer()
  expect(reprise.url).toBe(laissee.url)
  await reprise.arreter()
  // Le serveur est arrêté ; le système, lui, met parfois un instant à oublier le processus.
  await expect.poll(() => enVie(pid), { timeout: 10_000 }).toBe(false)
})

const enVie = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('une base reprise ne s’arrête pas sous quelqu’un d’autre', async () => {
  const premiere = await demarrer()
  const client = new pg.Client({ connectionString: premiere.url })
  await client.connect()
  await (await demarrer()).arreter()
  expect((await client.query('select 1 as n')).rows).toEqual([{ n: 1 }])
  await client.end()
  await premiere.arreter()
})

test('après un arrêt brutal, un numéro de processus repris par un autre programme n’empêche rien', async () => {
  const premiere = await demarrer()
  await premiere.arreter()
  writeFileSync(join(donnees, 'postgres/postmaster.pid'), `${process.ppid}\n${donnees}/postgres\n0\n5999\n\n127.0.0.1\n 1 1\nready   \n`)
  const seconde = await demarrer()
  expect(await interroger(seconde.url, 'select 1')).toBe(1)
  await seconde.arreter()
})

test('deux serveurs lancés ensemble partagent une seule base', async () => {
  const [a, b] = await Promise.all([demarrer(), demarrer()])
  expect(a.url).toBe(b.url)
  await b.arreter()
  await a.arreter()
})
