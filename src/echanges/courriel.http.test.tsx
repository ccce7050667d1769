import { sql } from 'kysely'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import { ouvrirDesLeBrouillon } from '../instruction/acces.http.ts'
import { type Adresse, adresseDe } from '../plateforme/courriel/adresse.crypto.ts'
import { lireCourriel, poster } from '../plateforme/courriel/courriel.sql.ts'
import { ecouter } from '../plateforme/courriel/ecoute.courriel.ts'
import { recevoirQuestion, recevoirReponse } from './courriel.actes.ts'
import { lireMessages } from './messages.sql.ts'
import { lireQuestions } from './questions.sql.ts'

const LE = Temporal.Instant.from('2021-10-01T12:00:00Z')
const { base } = await baseDeTest()
const { monde, porteur } = await planterDecor(base, LE.toString())
const DIRECTION = `${porteur.organismes[0]}@exemple.fr`
const RETOURS = { domaine: 'entree.exemple.fr', secret: 'un secret pour les essais, assez long' }
const BUREAU = 'ars-guyane-esante@ars.sante.fr'

const pannes: unknown[] = []
const ecoute = await ecouter({
  base,
  hote: '127.0.0.1',
  port: 0,
  retours: RETOURS,
  receveurs: {
    bureaux: [{ code: 'ssi-2021', adresse: BUREAU, prefixe: '[AAP SSI]' }],
    recevoir: recevoirReponse(monde, ouvrirDesLeBrouillon),
    recevoirQuestion: (d) => recevoirQuestion(monde, d),
  },
  dire: (erreur) => pannes.push(erreur),
})
const relais = createTransport({ host: '127.0.0.1', port: ecoute.port, ignoreTLS: true })
afterAll(async () => {
  relais.close()
  await ecoute.arreter()
  expect(pannes).toEqual([])
})
/** Ce que le relais lit en retour : « reçu », ou la réponse de refus. */
const confier = (m: SendMailOptions): Promise<string> =>
  relais.sendMail({ from: DIRECTION, subject: 'Re: Précisions', ...m }).then(
    () => 'reçu',
    (e: Error) => String(Reflect.get(e, 'response')),
  )

const faire = async (nom: string, saisie: unknown, objet?: string): Promise<string> => {
  const fait = await acteNomme(nom)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par: porteur, le: LE })
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  return fait.value.id
}
const dossier = await faire('ouvrir', { appel: 'ssi-2021', guichet: 'audit', organisme: porteur.organismes[0] })
const referent = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }
await faire('repondre', { reponses: { 'referent-nomme': 'oui', referent } }, dossier)
await faire('s-engager', { engagements: ['planifier-audit', 'transmettre-resultats'] }, dossier)
await faire('deposer', {}, dossier)

const courriel = async (plus: object = {}): Promise<bigint> => {
  await poster(base, [{ a: DIRECTION, objet: 'Précisions', texte: 'Répondez.', sujet: dossier, personne: porteur.id, ...plus }], LE)
  return (
    await sql<{
      id: bigint
    }>`update courriel set etat = 'envoye', envoye_le = now() where id = (select max(id) from courriel) returning id`.execute(base)
  ).rows[0]!.id
}
const adresse = (sorte: Adresse['sorte'], id: bigint): string => adresseDe({ sorte, id }, RETOURS)
const textes = async () => (await lireMessages(base, dossier)).map((m) => [m.genre, m.texte])
beforeEach(() => sql`truncate message cascade`.execute(base))

test('la réponse du destinataire entre dans le dossier, sans la citation, une fois même si le relais répète', async () => {
  const m = {
    to: adresse('reponse', await courriel()),
    messageId: '<un@exemple.fr>',
    text: 'Voici.\n\nLe 1 oct. 2021, Agence a écrit :\n> Répondez.',
  }
  expect([await confier(m), await confier(m)]).toEqual(['reçu', 'reçu'])
  expect(await textes()).toEqual([['message', 'Voici.']])
})

test('une adresse forgée, ou qui n’est pas de nous, est refusée avant tout', async () => {
  const juste = adresse('reponse', await courriel())
  for (const to of [juste.replace(/\.(.)/, (_, c) => `.${c === '0' ? '1' : '0'}`), 'direction@entree.exemple.fr', 'x@ailleurs.fr'])
    expect(await confier({ to, text: 'Voici.' })).toBe("550 Cette adresse n'existe pas.")
  expect(await textes()).toEqual([])
})

test('une réponse d’une autre adresse, ou vide, est refusée en une phrase qui dit quoi faire', async () => {
  const to = adresse('reponse', await courriel())
  expect(await confier({ to, from: 'autre@exemple.fr', text: 'Voici.' })).toMatch(/^550 Repondez depuis l'adresse qui a recu le courriel/)
  expect(await confier({ to, text: '> Répondez.' })).toMatch(/^550 Votre reponse est vide/)
  expect(await textes()).toEqual([])
})

test('une absence automatique est reçue et oubliée ; un courriel trop grand est refusé', async () => {
  const to = adresse('reponse', await courriel())
  expect(await confier({ to, text: 'Absent.', headers: { 'Auto-Submitted': 'auto-replied' } })).toBe('reçu')
  expect(await confier({ to, raw: `From: ${DIRECTION}\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(11_000)}` })).toMatch(/^552/)
  expect(await textes()).toEqual([])
})

test('les documents joints entrent avec la réponse ; ce que la page refuserait est refusé avec la même phrase, et rien n’entre', async () => {
  const to = adresse('reponse', await courriel())
  const avec = (filename: string, content: string) => confier({ to, text: 'Voici.', attachments: [{ filename, content }] })
  expect(await avec('../note.pdf', '%PDF-1.7 x')).toBe('reçu')
  expect((await lireMessages(base, dossier)).flatMap((m) => m.fichiers.map((f) => f.nom))).toEqual(['note.pdf'])
  expect(await avec('note.pdf', 'x')).toMatch(/^550 Le fichier . note.pdf . n'est pas un vrai pdf/)
  expect(await textes()).toHaveLength(1)
})

test('un avis de non-remise marque le courriel ; un retard, ou un avis forgé, non', async () => {
  const id = await courriel()
  const avis = (to: string, action: string) =>
    confier({
      to,
      envelope: { from: '', to },
      raw: [
        ...['From: MAILER-DAEMON@relais.fr', `To: ${to}`, 'Subject: Avis', 'MIME-Version: 1.0'],
        ...[
          'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
          '',
          '--B',
          'Content-Type: text/plain',
          '',
          'Avis',
          '--B',
        ],
        ...['Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; relais.fr', '', 'Final-Recipient: rfc822; x@exemple.fr'],
        ...[`Action: ${action}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 boite inconnue', '--B--', ''],
      ].join('\r\n'),
    })
  const etat = async () => (await lireCourriel(base, id))?.etat
  expect([await avis(adresse('retour', id), 'delayed'), await etat()]).toEqual(['reçu', 'envoye'])
  expect(await avis(`retour+${id}.${'0'.repeat(20)}@entree.exemple.fr`, 'failed')).toMatch(/^550/)
  expect([await avis(adresse('retour', id), 'failed'), await etat()]).toEqual(['reçu', 'non-remis'])
})

test('G-01 · une question à l’adresse de l’appel, avec son préfixe, rejoint le bureau, même d’un inconnu ; sans lui, elle dit pourquoi non', async () => {
  const question = { from: 'inconnu@exemple.fr', to: BUREAU, subject: 'RE: [aap ssi] Le référent', text: 'Peut-il être partagé ?' }
  expect(await confier(question)).toBe('reçu')
  expect(await lireQuestions(base, 'ssi-2021')).toMatchObject([
    { objet: '[AAP SSI] Le référent', texte: 'Peut-il être partagé ?', courriel: 'inconnu@exemple.fr', par: null },
  ])
  expect(await confier({ ...question, subject: 'Le référent' })).toMatch(/^550 L'objet d'une question commence par \[AAP SSI\]/)
})
