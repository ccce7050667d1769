import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { baseDeTest } from '../../../tests/base.ts'
import { envoyerLesCourriels, lireCourriels, poster } from './courriel.sql.ts'
import { ouvrirMessagerie } from './envoi.courriel.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2023-10-12T08:00:00Z')
const recus: string[] = []
const serveur = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (flux, _session, fin) => {
    let texte = ''
    flux.on('data', (d: Buffer) => {
      texte += d.toString()
    })
    flux.on('end', () => {
      recus.push(texte)
      fin()
    })
  },
})
await new Promise<void>((r) => serveur.listen(0, '127.0.0.1', () => r()))
afterAll(() => new Promise<void>((r) => serveur.close(() => r())))
const lieu = serveur.server.address()
const adresse = `smtp://127.0.0.1:${typeof lieu === 'object' && lieu !== null ? lieu.port : 0}`

test('un courriel posté part une fois, même si deux serveurs vident la file ensemble', async () => {
  await poster(base, [{ a: 'direction@exemple.fr', objet: 'Dossier déposé', texte: 'Votre dossier est déposé.' }], LE)
  const envoyer = ouvrirMessagerie(adresse, 'palier@exemple.fr')
  await Promise.all([envoyerLesCourriels(base, envoyer), envoyerLesCourriels(base, envoyer)])
  expect(recus).toHaveLength(1)
  expect(recus[0]).toContain('To: direction@exemple.fr')
  expect((await lireCourriels(base, 10))[0]?.envoyeLe).not.toBeNull()
})

test('un courriel posté dans une transaction annulée ne part jamais', async () => {
  await base
    .transaction()
    .execute(async (tx) => {
      await poster(tx, [{ a: 'x@exemple.fr', objet: 'Annulé', texte: '' }], LE)
      await sql`select 1/0`.execute(tx)
    })
    .catch(() => undefined)
  expect(await envoyerLesCourriels(base, ouvrirMessagerie(adresse, 'palier@exemple.fr'))).toBe(0)
})

test('un serveur de courriel absent ne perd rien : le courriel attend son tour', async () => {
  await poster(base, [{ a: 'y@exemple.fr', objet: 'Attend', texte: '' }], LE)
  await envoyerLesCourriels(base, ouvrirMessagerie('smtp://127.0.0.1:1', 'palier@exemple.fr'))
  expect((await lireCourriels(base, 1))[0]?.envoyeLe).toBeNull()
  await envoyerLesCourriels(base, ouvrirMessagerie(adresse, 'palier@exemple.fr'))
  expect((await lireCourriels(base, 1))[0]?.envoyeLe).not.toBeNull()
})
