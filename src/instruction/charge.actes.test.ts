import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { lireCharge } from './charge.sql.ts'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const dossier = id('i-pharma')
const faire = async (acte: string, par: string, saisie: unknown, le = LE) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet: dossier, saisie, par: partie.acteurs.get(par)!, le })
  return fait.ok ? [] : fait.error.map((r) => r.motif)
}
const moi = (ref: string) => partie.acteurs.get(ref)!.id
const dansLaListe = async () =>
  (await sql<{ charge: string | null }>`select charge from ligne_dossier where dossier = ${dossier}`.execute(base)).rows[0]?.charge

test('un dossier confié le dit dans la liste, et prévient qui le reçoit', async () => {
  expect(await faire('confier', 'ars', { agent: moi('gcs') })).toEqual([])
  expect([(await lireCharge(base, dossier))?.agent, await dansLaListe()]).toEqual([moi('gcs'), moi('gcs')])
  const [dernier] = (await sql<{ objet: string }>`select objet from courriel order by id desc limit 1`.execute(base)).rows
  expect(dernier?.objet).toBe(`Le dossier ${dossier} vous est confié`)
})

test('G-42 · qui déclare un intérêt ne tient plus les dossiers de l’organisme ; les autres lui restent, et la liste le dit', async () => {
  const analyste = partie.acteurs.get('analyste')!
  const autre = id('i-msp')
  for (const objet of [dossier, autre])
    expect(
      (await acteNomme('confier')!.faire(monde, { objet, saisie: { agent: analyste.id }, par: partie.acteurs.get('ars')!, le: LE })).ok,
    ).toBe(true)
  const [{ organisme }] = (await sql<{ organisme: string }>`select organisme from dossier where id = ${dossier}`.execute(base)).rows as [
    { organisme: string },
  ]
  const declarer = (organismes: readonly string[]) =>
    acteNomme('declarer-interets')!.faire(monde, { objet: 'ssi-2021', saisie: { organismes, lien: 'Ma sœur' }, par: analyste, le: LE })
  expect((await declarer([organisme])).ok).toBe(true)
  expect([await lireCharge(base, dossier), await dansLaListe()]).toEqual([undefined, null])
  expect((await lireCharge(base, autre))?.agent).toBe(analyste.id)
  expect(await faire('confier', 'ars', { agent: analyste.id })).toEqual(['deporte'])
  expect((await declarer([])).ok).toBe(true)
})

test('qui se déporte d’un dossier ne le tient plus', async () => {
  expect(await faire('confier', 'ars', { agent: moi('gcs') })).toEqual([])
  expect(await faire('declarer-deport', 'gcs', { motif: 'Ancien employeur.' })).toEqual([])
  expect([await lireCharge(base, dossier), await dansLaListe()]).toEqual([undefined, null])
  expect(await faire('confier', 'ars', { agent: moi('gcs') })).toEqual(['deporte'])
})

test('ni un porteur, ni la direction ne confient un dossier', async () => {
  expect(await faire('confier', 'porteur-pharma', { agent: moi('ars') })).toEqual(['non-habilite'])
  expect(await faire('confier', 'direction', { agent: moi('ars') })).toEqual(['non-habilite'])
})
