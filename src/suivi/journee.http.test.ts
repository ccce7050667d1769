import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { pagesDeJournee } from './journee.http.tsx'

/** La séance du 16 août est levée : quatre dossiers y ont leur avis, aucun n'est décidé. */
const LE = Temporal.Instant.from('2021-08-16T16:00:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const pages = pagesDeJournee(monde, 'bac-a-sable')
const journee = async (ref: string) => (await visiteDe(pages, partie.acteurs.get(ref)!, LE).lire('/')).texte
const EXAMINES = ['a-hopital', 'a-ehpad', 'a-labo', 'i-clinique']

test('G-43 · la commission a rendu ses avis : la direction décide ces dossiers, et plus personne n’y donne d’avis', async () => {
  const direction = await journee('direction')
  expect(direction).toContain('Décider (4)')
  for (const ref of EXAMINES) expect(direction).toContain(`/actes/decider/${id(ref)}`)
  for (const ref of ['ars', 'gcs', 'rssi-ght'])
    for (const examine of EXAMINES) expect(await journee(ref)).not.toContain(`/dossiers/${id(examine)}/avis`)
})

test('G-42 · sans l’avis de la commission, la direction n’attend rien ; qui a donné le sien non plus, les autres si', async () => {
  await sql`update seance set tenue_le = null`.execute(base)
  expect(await journee('direction')).not.toContain('Décider (')
  const avis = `/dossiers/${id('i-clinique')}/avis`
  expect([(await journee('ars')).includes(avis), (await journee('esms')).includes(avis)]).toEqual([true, true])
  expect([(await journee('gcs')).includes(avis), (await journee('rssi-ght')).includes(avis)]).toEqual([false, false])
  await sql`update seance set tenue_le = ${LE} where ouverte_le is not null`.execute(base)
})

test('G-42 · un dossier dont la direction est écartée n’est pas compté', async () => {
  await sql`insert into deport (dossier, agent, motif, le) values (${id('a-ehpad')}, ${partie.acteurs.get('direction')!.id}, 'Proche', ${LE})`.execute(
    base,
  )
  expect(await journee('direction')).toContain('Décider (3)')
  await sql`delete from deport where dossier = ${id('a-ehpad')}`.execute(base)
})
