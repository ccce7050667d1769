import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'

const { base } = await partieJouee('guyane-2021', Temporal.Instant.from('2030-01-01T00:00:00Z'))

test('après un appel rejoué en entier, chaque ligne gardée est celle que l’on recompterait', async () => {
  const ecarts = await sql`
    (select * from dossier_a_lister except select * from ligne_dossier) union all (select * from ligne_dossier except select * from dossier_a_lister)`
  expect((await ecarts.execute(base)).rows).toEqual([])
  expect((await sql`select from ligne_dossier`.execute(base)).rows.length).toBeGreaterThan(10)
})

test('un acte qui ne change rien à la ligne ne la récrit pas', async () => {
  const version = () => sql<{ xmin: string }>`select xmin::text from ligne_dossier order by dossier limit 1`.execute(base)
  const avant = (await version()).rows
  await sql`
    insert into entree (fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte)
    select fil, rang + 1000, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte from entree
    where fil = (select fil from ligne_dossier order by dossier limit 1) order by rang limit 1`.execute(base)
  expect((await version()).rows).toEqual(avant)
})
