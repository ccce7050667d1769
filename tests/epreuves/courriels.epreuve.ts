import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { lireCourriels, poster } from '../../src/plateforme/courriel/courriel.sql.ts'
import { baseDeTest } from '../base.ts'
import { ouvrirServeur, type Serveur } from '../serveur.ts'

const { base, url } = await baseDeTest()
const LE = Temporal.Instant.from('2021-10-31T23:00:00Z')

/** Un vrai relais : il prend le courriel, et le premier reçu tue le serveur avant que sa réponse ne l'atteigne. */
const recus: string[] = []
let serveur: Serveur
let tueur = async (): Promise<void> => {
  tueur = async () => {}
  await serveur.tuer()
}
const relais = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (flux, _session, fin) => {
    const morceaux: Buffer[] = []
    flux.on('data', (d: Buffer) => morceaux.push(d))
    flux.on('end', async () => {
      recus.push((await PostalMime.parse(Buffer.concat(morceaux))).messageId ?? '')
      await tueur()
      fin()
    })
  },
})
relais.on('error', () => undefined)
await new Promise<void>((r) => relais.listen(0, '127.0.0.1', () => r()))
afterAll(() => new Promise<void>((r) => relais.close(() => r())))
const lieu = relais.server.address()
const PRODUCTION = {
  PALIER_MODE: 'production',
  PALIER_URL: 'https://palier.exemple.fr',
  PALIER_SECRET: randomBytes(32).toString('hex'),
  PALIER_CLE_CONSTATS: randomBytes(32).toString('base64'),
  SMTP_URL: `smtp://127.0.0.1:${typeof lieu === 'object' && lieu !== null ? lieu.port : 0}`,
  PALIER_EXPEDITEUR: 'Palier <palier@exemple.fr>',
}
const etats = async () => (await lireCourriels(base, 10)).map((c) => c.etat).sort()

test('un serveur tué quand le relais vient de prendre un courriel : aucun n’est perdu, et le double porte le même identifiant', async () => {
  await poster(
    base,
    ['a', 'b', 'c'].map((nom) => ({ a: `${nom}@exemple.fr`, objet: 'Dossier déposé', texte: 'Votre dossier est déposé.' })),
    LE,
  )
  serveur = await ouvrirServeur(url, PRODUCTION)
  await expect.poll(() => recus.length, { timeout: 150_000, interval: 200 }).toBe(1)
  await expect.poll(etats).toEqual(['a-envoyer', 'a-envoyer', 'en-cours'])

  // Les autres partent aussitôt ; celui dont on doute attend que son serveur soit sûrement mort.
  serveur = await ouvrirServeur(url, PRODUCTION)
  await expect.poll(etats, { timeout: 150_000, interval: 200 }).toEqual(['en-cours', 'envoye', 'envoye'])
  await sql`update courriel set pris_le = pris_le - interval '11 minutes' where etat = 'en-cours'`.execute(base)
  await expect.poll(etats, { timeout: 150_000, interval: 200 }).toEqual(['envoye', 'envoye', 'envoye'])
  await serveur.arreter()
  expect([recus.length, new Set(recus).size]).toEqual([4, 3])
})
