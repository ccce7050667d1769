import { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { pagesDuLot } from '../decision/lot.http.tsx'
import { confirmationDesDecisions } from './lot-de-decisions.http.tsx'
import { pagesDesLots } from './lots.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T13:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:59:00Z'))
const pages = new Hono<Visite>()
  .route('/', pagesDuLot(monde))
  .route('/', confirmationDesDecisions(monde, acteNomme))
  .route('/', pagesDesLots(monde, acteNomme))
const direction = partie.acteurs.get('direction')!
const chez = (par = direction) => visiteDe(pages, par, LE)
const ICI = '/appels/ssi-2021/classement/investissement/decider'
const LOT = '0f6b1c1e-0000-4000-8000-000000000007'
const RETENIR = { sens: 'retenu', motif: 'Avis favorables', ecart: 'Sans condition' }
const REFS = ['i-imagerie', 'i-foyer', 'i-officine'] as const
const confirmer = async (lot: string) => {
  const corps = new URLSearchParams({ ...RETENIR, lot })
  for (const ref of REFS) corps.append('dossiers', id(ref))
  for (const ref of REFS) corps.append(`vue.${id(ref)}`, '0')
  const reponse = await chez().app.request(ICI, { method: 'POST', body: corps })
  return { statut: reponse.status, vers: reponse.headers.get('Location') }
}
const rangs = async () => (await sql`select from decision where dossier = any(${REFS.map(id)})`.execute(base)).rows.length

test('l’aperçu donne au lot son numéro, qui n’existe pas encore', async () => {
  const { texte } = await chez().ecrire(`${ICI}/apercu`, { ...RETENIR, dossiers: id('i-officine') })
  const [, lot] = /name="lot" value="([0-9a-f-]{36})"/.exec(texte) ?? []
  expect((await chez().lire(`/lots/suivi/${lot}`)).statut).toBe(404)
})

test('la confirmation décide chacun à part : celui qu’un autre a décidé entre-temps est dit, les autres sont faits', async () => {
  const saisie = { sens: 'ecarte', raisons: ['autre'], motif: 'Sans projet', ecart: 'Le projet a changé' }
  await acteNomme('decider')!.faire(monde, { objet: id('i-foyer'), saisie, par: direction, le: LE })
  expect(await confirmer(LOT)).toEqual({ statut: 303, vers: `/lots/suivi/${LOT}` })
  const { texte } = await chez().lire(`/lots/suivi/${LOT}`)
  for (const dit of ['Fait pour 2 dossiers, refusé pour 1 dossier.', 'a décidé le', `${ICI.replace('/decider', '')}"`])
    expect(texte).toContain(dit)
  expect([(await lireDecision(base, id('i-imagerie')))?.sens, (await lireDecision(base, id('i-foyer')))?.sens]).toEqual([
    'retenu',
    'ecarte',
  ])
})

test('confirmé deux fois, un lot de décisions n’en prend aucune de plus, et mène au même compte rendu', async () => {
  const avant = await rangs()
  expect(await confirmer(LOT)).toEqual({ statut: 303, vers: `/lots/suivi/${LOT}` })
  expect(await rangs()).toBe(avant)
  expect((await chez().lire(`/lots/suivi/${LOT}`)).texte).toContain('Fait pour 2 dossiers, refusé pour 1 dossier.')
})

test('le compte rendu est à qui l’a confirmé ; sans numéro, ou par qui ne décide pas, rien ne se confirme', async () => {
  expect((await chez({ ...direction, id: 'interim' }).lire(`/lots/suivi/${LOT}`)).statut).toBe(404)
  expect((await confirmer('x')).statut).toBe(422)
  expect((await chez(partie.acteurs.get('ars')).ecrire(ICI, { ...RETENIR, lot: LOT })).statut).toBe(404)
})
