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

test('G-42 · la prochaine séance s’annonce à qui examine ou décide, sans compter le dossier dont il est écarté ; jamais au porteur', async () => {
  const direction = partie.acteurs.get('direction')!.id
  await sql`insert into seance (appel, code, jour, ajoutee) values ('ssi-2021', 'seance-2', '2021-09-01', false)`.execute(base)
  await sql`update ordre_du_jour set seance = 'seance-2' where dossier = any(${[id('a-ehpad'), id('a-labo')]})`.execute(base)
  await sql`insert into deport (dossier, agent, motif, le) values (${id('a-ehpad')}, ${direction}, 'Proche', ${LE})`.execute(base)
  for (const [ref, combien] of [
    ['ars', 2],
    ['rssi-ght', 2],
    ['direction', 1],
  ] as const)
    expect(await journee(ref)).toMatch(
      new RegExp(`href="/seances/ssi-2021/seance-2">mercredi 1er septembre 2021</a></td><td[^>]*>${combien}</td>`),
    )
  expect(await journee('porteur-hopital')).not.toContain('Prochaines séances')
  await sql`delete from deport where dossier = ${id('a-ehpad')}`.execute(base)
  await sql`update ordre_du_jour set seance = 'seance-1'`.execute(base)
})

test('G-42 · un membre sans siège n’a ni séance ni avis à attendre', async () => {
  const sansSiege = { ...partie.acteurs.get('rssi-ght')!, fonctions: [] }
  const { texte } = await visiteDe(pages, sansSiege, LE).lire('/')
  expect([texte.includes('Prochaines séances'), texte.includes('Donner un avis')]).toEqual([false, false])
})

test('qui a présidé trouve le procès-verbal à approuver, et lui seul ; approuvé, il n’y est plus', async () => {
  const lien = '/seances/ssi-2021/seance-1/proces-verbal'
  const voient = async () => Promise.all(['ars', 'esms', 'direction', 'rssi-ght'].map(async (ref) => (await journee(ref)).includes(lien)))
  expect(await voient()).toEqual([true, false, false, false])
  await sql`
    insert into proces_verbal_approuve (appel, seance, version, empreinte, le, par)
    values ('ssi-2021', 'seance-1', 0, repeat('0', 64), ${LE}, ${partie.acteurs.get('ars')!.id})`.execute(base)
  expect(await voient()).toEqual([false, false, false, false])
})
