import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireCourriels, poster } from '../plateforme/courriel/courriel.sql.ts'
import { pagesDesCourrielsNonRemis } from './courriels.http.tsx'
import { direRaison } from './courriels.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-10-01T12:00:00Z')
const pages = pagesDesCourrielsNonRemis(await mondeDEssai(base, LE))
const agent = (role: Acteur['role'], agence = 'ars-guyane'): Acteur => ({
  id: `${role}-${agence}`,
  nom: role,
  role,
  agence,
  organismes: [],
  droits: {},
  fonctions: [],
})
const vu = (a: Acteur | undefined) => visiteDe(pages, a, LE)
const ars = vu(agent('ars'))
await ecrireAgent(base, { id: 'p', nom: 'Direction de la clinique', courriel: 'nouvelle@exemple.fr' }, [])

beforeEach(async () => {
  await sql`delete from courriel`.execute(base)
  await poster(
    base,
    [
      { a: 'ancienne@exemple.fr', objet: 'Dossier déposé', texte: '', sujet: 'd1', personne: 'p', emetteur: 'ars-guyane' },
      { a: 'autre@exemple.fr', objet: 'D’une autre agence', texte: '', sujet: 'd2', emetteur: 'ars-ara' },
      { a: 'bien@exemple.fr', objet: 'Arrivé', texte: '', sujet: 'd1', emetteur: 'ars-guyane' },
    ],
    LE,
  )
  await sql`update courriel set etat = 'non-remis', echec = '550 5.1.1 unknown user', echec_le = now() where objet <> 'Arrivé'`.execute(
    base,
  )
})
const etat = async () => (await lireCourriels(base, 3)).find((c) => c.sujet === 'd1' && c.personne === 'p')
const adresse = async () => `/courriels-non-remis/${(await etat())?.id}`

test('l’agence lit ceux qui ne sont pas arrivés, à qui, et pourquoi, en français ; jamais ceux d’une autre', async () => {
  const { texte } = await ars.lire('/courriels-non-remis')
  for (const dit of [
    'Dossier déposé',
    'Direction de la clinique (ancienne@exemple.fr)',
    'L’adresse n’existe pas. (550 5.1.1 unknown user)',
  ])
    expect(texte).toContain(dit)
  for (const tu of ['D’une autre agence', 'Arrivé']) expect(texte).not.toContain(tu)
  expect((await ars.lire('/courriels-non-remis?dossier=d9')).texte).toContain('Tous les courriels sont arrivés')
})

test('renvoyer prend l’adresse d’aujourd’hui ; classer le retire de la liste', async () => {
  expect(await ars.ecrire(await adresse(), { geste: 'renvoyer' })).toMatchObject({ statut: 303 })
  expect(await etat()).toMatchObject({ etat: 'a-envoyer', a: 'nouvelle@exemple.fr' })
  await sql`update courriel set etat = 'peut-etre-parti' where sujet = 'd1' and personne = 'p'`.execute(base)
  expect(await ars.ecrire(await adresse(), { geste: 'classer' })).toMatchObject({ statut: 303 })
  expect(await etat()).toMatchObject({ etat: 'classe' })
  expect(await ars.ecrire(await adresse(), { geste: 'classer' })).toMatchObject({ statut: 404 })
})

test('les autres rôles, une autre agence et qui s’est déporté ne voient rien', async () => {
  for (const a of [undefined, agent('direction'), agent('commission'), agent('comptable')])
    expect((await vu(a).lire('/courriels-non-remis')).statut).toBe(404)
  expect(await vu(agent('ars', 'ars-ara')).ecrire(await adresse(), { geste: 'classer' })).toMatchObject({ statut: 404 })
})

test('la raison d’un relais se dit en français quand son code est connu, telle quelle sinon', () => {
  expect(direRaison('452 4.2.2 over quota')).toBe('La boîte est pleine. (452 4.2.2 over quota)')
  expect(direRaison('550 5.7.26 policy')).toMatch(/^La messagerie du destinataire refuse nos courriels/)
  expect(direRaison('Le relais n’a pas confirmé l’envoi.')).toBe('Le relais n’a pas confirmé l’envoi.')
})
