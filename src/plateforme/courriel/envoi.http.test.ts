import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { baseDeTest } from '../../../tests/base.ts'
import { lireAdresse } from './adresse.crypto.ts'
import { lireCourriels, poster } from './courriel.sql.ts'
import type { Courriel } from './courriel.ts'
import { type Messagerie, ouvrirMessagerie } from './envoi.courriel.ts'
import { envoyerLesCourriels, noterRetour } from './expedition.sql.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2023-10-12T08:00:00Z')

/** Un vrai relais : il garde ce qu'il reçoit, et ce qu'on lui demande de refuser il le refuse. */
const recus: { readonly de: string; readonly texte: string }[] = []
const serveur = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: ({ address }, _session, suite) =>
    suite(
      address.startsWith('inconnue')
        ? Object.assign(new Error('5.1.1 boite inconnue'), { responseCode: 550 })
        : address.startsWith('pleine')
          ? Object.assign(new Error('4.2.2 boite pleine'), { responseCode: 452 })
          : null,
    ),
  onData: (flux, session, fin) => {
    const morceaux: Buffer[] = []
    flux.on('data', (d: Buffer) => morceaux.push(d))
    flux.on('end', () => {
      const de = session.envelope.mailFrom
      recus.push({ de: de === false ? '' : de.address, texte: Buffer.concat(morceaux).toString() })
      fin()
    })
  },
})
await new Promise<void>((r) => serveur.listen(0, '127.0.0.1', () => r()))
afterAll(() => new Promise<void>((r) => serveur.close(() => r())))
const lieu = serveur.server.address()
const smtp = `smtp://127.0.0.1:${typeof lieu === 'object' && lieu !== null ? lieu.port : 0}`

const RETOURS = { domaine: 'entree.exemple.fr', secret: 'un secret pour les essais, assez long' }
const messagerie = (plus: Partial<Messagerie> = {}) =>
  ouvrirMessagerie({
    smtp,
    expediteur: 'Palier <palier@exemple.fr>',
    url: 'https://palier.exemple.fr',
    retours: undefined,
    composer: async () => new TextEncoder().encode('%PDF-1.7 reçu'),
    ...plus,
  })
const envoyer = messagerie()
const unCourriel = (plus: Partial<Courriel> = {}): Courriel => ({
  a: 'direction@exemple.fr',
  objet: 'Dossier déposé',
  texte: 'Votre dossier est déposé.',
  ...plus,
})
const dernier = async () => (await lireCourriels(base, 1))[0]
beforeEach(async () => {
  recus.length = 0
  await sql`delete from courriel`.execute(base)
})

test('un courriel posté part une fois, même si deux serveurs vident la file ensemble', async () => {
  await poster(
    base,
    Array.from({ length: 6 }, (_, i) => unCourriel({ objet: `Dossier ${i}` })),
    LE,
  )
  await Promise.all([envoyerLesCourriels(base, envoyer), envoyerLesCourriels(base, envoyer)])
  expect(recus.map((r) => /Subject: (.*)/.exec(r.texte)?.[1]).sort()).toEqual(Array.from({ length: 6 }, (_, i) => `Dossier ${i}`))
  expect((await lireCourriels(base, 10)).map((c) => c.etat)).toEqual(Array(6).fill('envoye'))
})

test('un courriel posté dans une transaction annulée ne part jamais', async () => {
  await base
    .transaction()
    .execute(async (tx) => {
      await poster(tx, [unCourriel()], LE)
      await sql`select 1/0`.execute(tx)
    })
    .catch(() => undefined)
  expect(await envoyerLesCourriels(base, envoyer)).toBe(0)
})

test('un relais absent ne perd rien et ne compte pas : le courriel attend son tour', async () => {
  await poster(base, [unCourriel()], LE)
  for (let fois = 0; fois < 3; fois++) await envoyerLesCourriels(base, messagerie({ smtp: 'smtp://127.0.0.1:1' }))
  expect(await dernier()).toMatchObject({ etat: 'a-envoyer' })
  await envoyerLesCourriels(base, envoyer)
  expect(await dernier()).toMatchObject({ etat: 'envoye' })
})

test('une boîte inconnue est dite non remise ; une boîte pleine se retente plus tard, et les autres partent', async () => {
  await poster(base, [unCourriel({ a: 'inconnue@exemple.fr' }), unCourriel({ a: 'pleine@exemple.fr' }), unCourriel()], LE)
  await envoyerLesCourriels(base, envoyer)
  expect((await lireCourriels(base, 3)).map((c) => [c.a, c.etat])).toEqual([
    ['direction@exemple.fr', 'envoye'],
    ['pleine@exemple.fr', 'a-envoyer'],
    ['inconnue@exemple.fr', 'non-remis'],
  ])
  expect(await envoyerLesCourriels(base, envoyer)).toBe(0)
})

test('tué entre l’envoi et sa note, un serveur laisse un courriel renvoyé une fois, sous le même identifiant', async () => {
  await poster(base, [unCourriel()], LE)
  // Le relais a pris le courriel ; le serveur n'en a rien su.
  const tuer = async () => {
    let parti = () => {}
    const pris = new Promise<void>((r) => {
      parti = r
    })
    void envoyerLesCourriels(
      base,
      async (c) => {
        await envoyer(c)
        parti()
        return new Promise<never>(() => {})
      },
      0,
    )
    await pris
  }
  await tuer()
  expect(await envoyerLesCourriels(base, envoyer)).toBe(0)
  await tuer()
  expect(recus).toHaveLength(2)
  expect(new Set(recus.map((r) => /^Message-ID: (.*)$/im.exec(r.texte)?.[1])).size).toBe(1)
  // Deux fois, c'est assez : on le dit au lieu d'insister.
  await envoyerLesCourriels(base, envoyer, 0)
  expect(recus).toHaveLength(2)
  expect(await dernier()).toMatchObject({ etat: 'peut-etre-parti' })
})

test('un courriel part en texte et en HTML, signé de l’agence, avec sa pièce, son agenda et son lien', async () => {
  await poster(
    base,
    [
      unCourriel({
        signe: 'Agence régionale de santé Guyane',
        lien: { texte: 'Ouvrir le dossier', chemin: '/dossiers/ssi-2021-00001' },
        piece: { nom: 'recu-ssi-2021-00001.pdf', source: 'ssi-2021-00001' },
        agenda: [{ id: 'seance', titre: 'Commission', quand: { journee: Temporal.PlainDate.from('2021-11-15') } }],
      }),
    ],
    LE,
  )
  await envoyerLesCourriels(base, envoyer)
  const lu = await PostalMime.parse(recus[0]!.texte)
  expect(lu.from).toEqual({ name: 'Agence régionale de santé Guyane', address: 'palier@exemple.fr' })
  expect(lu.attachments.map((p) => [p.filename, p.mimeType])).toEqual([
    ['recu-ssi-2021-00001.pdf', 'application/pdf'],
    ['agenda.ics', 'text/calendar'],
  ])
  expect(lu.text).toContain('https://palier.exemple.fr/dossiers/ssi-2021-00001')
  expect(lu.html).toContain('href="https://palier.exemple.fr/dossiers/ssi-2021-00001"')
  expect(lu.replyTo).toBeUndefined()
})

test('quand les retours sont attendus, l’enveloppe et la réponse portent l’adresse de ce seul courriel', async () => {
  await poster(base, [unCourriel({ sujet: 'd1', personne: 'p1' }), unCourriel()], LE)
  await envoyerLesCourriels(base, messagerie({ retours: RETOURS }))
  const [avec, sans] = recus
  const { id } = (await lireCourriels(base, 2))[1]!
  expect(lireAdresse(avec!.de, RETOURS)).toEqual({ sorte: 'retour', id })
  expect(lireAdresse(/Reply-To:\s+(\S+)/.exec(avec!.texte)![1]!, RETOURS)).toEqual({ sorte: 'reponse', id })
  expect(sans!.texte).not.toContain('Reply-To')
})

test('un avis de non-remise marque un courriel parti, une fois', async () => {
  await poster(base, [unCourriel()], LE)
  const { id } = (await dernier())!
  expect(await noterRetour(base, id, '5.1.1')).toBe(false)
  await envoyerLesCourriels(base, envoyer)
  expect([await noterRetour(base, id, '5.1.1'), await noterRetour(base, id, '5.1.1')]).toEqual([true, false])
  expect(await dernier()).toMatchObject({ etat: 'non-remis' })
})
