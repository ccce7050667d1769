import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../../tests/base.ts'
import { json } from './base.sql.ts'

const { base } = await baseDeTest()
const lire = async (expression: ReturnType<typeof sql>): Promise<unknown> =>
  (await sql<{ v: unknown }>`select ${expression} as v`.execute(base)).rows[0]?.v

test('un bigint, un instant et un jour se lisent en types du domaine, et se relisent après un aller-retour', async () => {
  const instant = Temporal.Instant.from('2021-11-01T02:59:59.999999Z')
  expect(await lire(sql`${9_007_199_254_740_993n}::bigint`)).toBe(9_007_199_254_740_993n)
  expect(await lire(sql`${instant}::timestamptz`)).toEqual(instant)
  expect(String(await lire(sql`${instant}::timestamptz`))).toBe('2021-11-01T02:59:59.999999Z')
  expect(String(await lire(sql`${Temporal.PlainDate.from('2023-10-12')}::date`))).toBe('2023-10-12')
  expect(await lire(sql`0.1::numeric`)).toBe('0.1')
})

test('les listes aussi', async () => {
  expect(await lire(sql`${[1n, 2n]}::bigint[]`)).toEqual([1n, 2n])
  const jours = [Temporal.PlainDate.from('2021-10-30'), null]
  expect(String(await lire(sql`${jours}::date[]`))).toBe('2021-10-30,')
  expect(await lire(sql`${['a', 'b"c']}::text[]`)).toEqual(['a', 'b"c'])
})

test('le JSON accepte montants et jours, écrits comme des textes', async () => {
  const contenu = { montant: 12_345n, jour: Temporal.PlainDate.from('2021-10-30') }
  expect(await lire(sql`${contenu}::jsonb`)).toEqual({ montant: '12345', jour: '2021-10-30' })
  expect(await lire(json([1n, { a: 2n }]))).toEqual(['1', { a: '2' }])
})

test('la base parle en temps universel et trie en français', async () => {
  expect(await lire(sql`current_setting('timezone')`)).toBe('UTC')
  const { rows } = await sql<{
    v: string
  }>`select v from unnest(array['zone', 'état', 'etage', 'Écoute']) as v order by v collate "fr-x-icu"`.execute(base)
  expect(rows.map(({ v }) => v)).toEqual(['Écoute', 'etage', 'état', 'zone'])
})

test('une transaction annulée ne laisse rien', async () => {
  await sql`create table essai (n bigint)`.execute(base)
  const annulee = base.transaction().execute(async (t) => {
    await sql`insert into essai values (1)`.execute(t)
    throw new Error('non')
  })
  await expect(annulee).rejects.toThrow('non')
  expect(await lire(sql`(select count(*) from essai)`)).toBe(0n)
})
