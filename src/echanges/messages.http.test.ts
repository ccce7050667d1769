import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { ouvrir, ouvrirDesLeBrouillon } from '../instruction/acces.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { lireNonLus } from '../suivi/affaires.sql.ts'
import { SANS_FILTRE } from '../suivi/filtre.ts'
import { lireListe } from '../suivi/liste.sql.ts'
import { recevoirReponse } from './courriel.actes.ts'
import { pagesDesMessages } from './messages.http.tsx'
import { lireMessages, MESSAGES_PAR_PAGE } from './messages.sql.ts'

const { base } = await baseDeTest()
const { monde, porteur, etranger } = await planterDecor(base, '2021-07-20T10:00:00Z')
const LE = Temporal.Instant.from('2021-07-20T10:00:00Z')
const pages = pagesDesMessages(monde, ouvrirDesLeBrouillon)
const chez = (a: Acteur | undefined, le = LE) => visiteDe(pages, a, le)
const agent = (id: string, nom: string, role: Acteur['role']): Acteur => ({
  id,
  nom,
  role,
  agence: 'ars-guyane',
  organismes: [],
  droits: {},
  fonctions: [],
})
const gcs = agent('gcs', 'Mme Ladouceur', 'grades')
await base
  .transaction()
  .execute((tx) => ecrireAgent(tx, { id: 'gcs', nom: gcs.nom, courriel: 'gcs@exemple.fr' }, [{ role: 'grades', agence: 'ars-guyane' }]))
const faire = (acte: string, par: Acteur, objet: string, saisie: unknown) => acteNomme(acte)!.faire(monde, { objet, saisie, par, le: LE })
const ouvert = await acteNomme('ouvrir')!.faire(monde, {
  saisie: { appel: 'ssi-2021', guichet: 'audit', organisme: porteur.organismes[0] },
  par: porteur,
  le: LE,
})
const dossier = ouvert.ok ? ouvert.value.id : ''
const chemin = `/dossiers/${dossier}/messages`

test('la conversation d’un brouillon n’existe pour l’agence que si le porteur l’a ouverte', async () => {
  expect((await chez(gcs).lire(chemin)).statut).toBe(404)
  expect((await chez(gcs).ecrire(chemin, { texte: 'Bonjour' })).statut).toBe(404)
  const refuse = await faire('ecrire-message', gcs, dossier, { texte: 'Bonjour' })
  expect(refuse.ok ? [] : refuse.error.map((r) => r.motif)).toEqual(['non-habilite'])
  expect((await chez(porteur).ecrire(chemin, { texte: 'Qui peut nous aider ?' })).vers).toBe(chemin)
  expect((await chez(gcs).lire(chemin)).texte).toContain('Qui peut nous aider')
})

test('ses propres messages se disent non lus, jamais ceux que l’on est en train de lire', async () => {
  await chez(porteur).ecrire(chemin, { texte: 'Êtes-vous là ?' })
  expect((await chez(porteur).lire(chemin)).texte).toContain('Pas encore lu.')
  expect((await chez(gcs).lire(chemin)).texte).not.toContain('Pas encore lu.')
})

test('chaque côté sait qui l’a lu et quand, et combien il lui reste à lire', async () => {
  const lu = await chez(porteur).lire(chemin)
  expect(lu.texte).toContain('Lu par Mme Ladouceur le mardi 20 juillet 2021')
  await chez(gcs).ecrire(chemin, { texte: 'Nous vous rappelons demain.' })
  expect(await lireNonLus(base, porteur, 10)).toMatchObject([{ dossier, nonLus: 1 }])
  expect((await lireListe(base, porteur, SANS_FILTRE, Temporal.PlainDate.from('2021-07-20'))).lignes).toMatchObject([
    { dossier, nonLus: 1 },
  ])
  await chez(porteur).lire(chemin)
  expect(await lireNonLus(base, porteur, 10)).toEqual([])
})

test('le courriel dit qu’un message attend, jamais ce qu’il contient', async () => {
  const courriels = await lireCourriels(base, 50)
  expect(courriels.some((c) => c.a === 'gcs@exemple.fr' && c.objet === `Nouveau message, dossier ${dossier}`)).toBe(true)
  expect(courriels.filter((c) => /aider|rappelons/.test(c.texte))).toEqual([])
})

test('un fichier s’envoie sous un nom propre, se télécharge entier, et nul autre ne l’obtient', async () => {
  const corps = new FormData()
  corps.set('texte', 'Voici la délibération.')
  corps.append('fichiers', new File(['%PDF-1.7 un'], '../délibération.pdf'))
  corps.append('fichiers', new File(['%PDF-1.7 deux'], 'photo.png'))
  expect((await chez(porteur).app.request(chemin, { method: 'POST', body: corps })).status).toBe(303)
  const message = (await lireMessages(base, dossier)).at(-1)!
  expect(message.fichiers.map((f) => f.nom)).toEqual(['délibération.pdf', 'photo.pdf'])
  const recu = await chez(gcs).app.request(`${chemin}/${message.id}/fichiers/1`)
  expect([await recu.text(), recu.headers.get('content-disposition')]).toEqual([
    '%PDF-1.7 un',
    'attachment; filename="deliberation.pdf"; filename*=UTF-8\'\'d%C3%A9lib%C3%A9ration.pdf',
  ])
  for (const [qui, ou] of [
    [etranger, `${message.id}/fichiers/1`],
    [undefined, `${message.id}/fichiers/1`],
    [porteur, `${message.id}/fichiers/3`],
    [porteur, 'x/fichiers/1'],
  ] as const)
    expect((await chez(qui).lire(`${chemin}/${ou}`)).statut).toBe(404)
})

test('rien n’est servi avant le verdict de l’antivirus, ni après un mauvais, et la conversation le dit', async () => {
  const message = (await lireMessages(base, dossier)).at(-1)!
  const adresse = `${chemin}/${message.id}/fichiers/1`
  const selon = async (verdict: string) => {
    await sql`update verdict_rendu set verdict = ${verdict}`.execute(base)
    return [(await chez(gcs).app.request(adresse)).status, (await chez(gcs).lire(chemin)).texte.includes(adresse)]
  }
  expect([await selon('attente'), await selon('infectee'), await selon('saine')]).toEqual([
    [404, false],
    [404, false],
    [200, true],
  ])
})

test('un envoi refusé garde le texte, et dit tout ce qui s’y oppose', async () => {
  const corps = new FormData()
  corps.set('texte', 'Mon long message')
  corps.append('fichiers', new File(['x'], 'outil.exe'))
  const rendu = await chez(porteur).app.request(chemin, { method: 'POST', body: corps })
  const page = await rendu.text()
  expect([rendu.status, page.includes('Mon long message'), page.includes('outil.exe')]).toEqual([422, true, true])
  expect((await chez(porteur).ecrire(chemin, { texte: ' ' })).texte).toContain('Remplissez « Message »')
})

/** Les fichiers d'un message tel qu'un navigateur l'envoie, et ce qu'il en reste sur le disque. */
const surLeDisque = () => {
  const recus: string[] = []
  const oublies: string[] = []
  const fichiers = {
    ...monde.fichiers,
    recevoir: async (...recu: Parameters<typeof monde.fichiers.recevoir>) => {
      const reception = await monde.fichiers.recevoir(...recu)
      recus.push(reception)
      return reception
    },
    abandonner: async (reception: string) => {
      oublies.push(reception)
      await monde.fichiers.abandonner(reception)
    },
  }
  const { app } = visiteDe(pagesDesMessages({ ...monde, fichiers }, ouvrirDesLeBrouillon), porteur, LE)
  return { app, recus, oublies }
}
const unEnvoi = (texte: string, fichier: string) => {
  const corps = new FormData()
  corps.set('texte', texte)
  corps.append('fichiers', new File([fichier], 'note.pdf'))
  return corps
}

test('un fichier va droit au disque ; d’un envoi refusé avant même d’être jugé, il n’y reste rien', async () => {
  const { app, recus, oublies } = surLeDisque()
  expect((await app.request(chemin, { method: 'POST', body: unEnvoi('Voici.', '%PDF-1.7 trois') })).status).toBe(303)
  expect([recus.length, oublies.length]).toEqual([1, 0])
  expect((await app.request(chemin, { method: 'POST', body: unEnvoi(' ', '%PDF-1.7 quatre') })).status).toBe(422)
  expect(oublies).toEqual(recus.slice(1))
})

test('un fichier plus gros que ce qu’un message porte n’est pas gardé en entier, et cela se dit', async () => {
  const { app } = surLeDisque()
  const rendu = await app.request(chemin, { method: 'POST', body: unEnvoi('Voici.', `%PDF-1.7 ${'a'.repeat(21_000_000)}`) })
  expect([rendu.status, (await rendu.text()).includes('la limite est de 20')]).toEqual([422, true])
})

test('une session finie mène à la connexion, le texte avec elle ; un envoi tronqué ou d’un autre genre ne fait rien tomber', async () => {
  const sansSession = visiteDe(pages, undefined, LE, undefined, 'faux-jeton').app
  expect((await sansSession.request(chemin, { method: 'POST', body: unEnvoi('Voici.', 'x') })).headers.get('location')).toBe('/connexion')
  const tronque = '--x\r\nContent-Disposition: form-data; name="fichiers"; filename="a.pdf"\r\n\r\n%PDF-1.7'
  for (const [genre, body] of [
    ['multipart/form-data; boundary=x', tronque],
    ['multipart/form-data', tronque],
    ['application/json', '{}'],
    ['text/plain', 'texte'],
  ] as const) {
    const rendu = await chez(porteur).app.request(chemin, { method: 'POST', body, headers: { 'content-type': genre } })
    expect([genre, rendu.status, (await rendu.text()).includes('arrivé incomplet')]).toEqual([genre, 422, true])
  }
})

test('un étranger, un prestataire, un comptable, un visiteur ne trouvent rien, et rien ne le leur dit', async () => {
  const inconnu = (await chez(porteur).lire('/dossiers/ssi-2021-99999/messages')).texte
  for (const qui of [etranger, agent('c', 'Comptable', 'comptable'), { ...agent('p', 'P', 'prestataire'), prestataire: 'p' }, undefined])
    expect(await chez(qui).lire(chemin)).toEqual({ statut: 404, texte: inconnu })
})

test('une conversation longue se lit par pages, du plus ancien au plus récent, la dernière d’abord', async () => {
  for (let n = 0; n < MESSAGES_PAR_PAGE; n++) await faire('ecrire-message', porteur, dossier, { texte: `Numéro ${n}.` })
  expect((await chez(porteur).lire(chemin)).texte).toContain(`Numéro ${MESSAGES_PAR_PAGE - 1}.`)
  const premiere = (await chez(porteur).lire(`${chemin}?page=1`)).texte
  expect(premiere.indexOf('Qui peut nous aider')).toBeLessThan(premiere.indexOf('Numéro 0.'))
  expect(premiere).not.toContain(`Numéro ${MESSAGES_PAR_PAGE - 1}.`)
})

test('une réponse par courriel entre dans la conversation ; celle d’un étranger, d’un inconnu ou d’un écarté est refusée', async () => {
  const recevoir = recevoirReponse(monde, async (m, par, genre, id) => (par?.id === 'gcs' ? undefined : ouvrir(m, par, genre, id)))
  const reponse = { sujet: dossier, texte: 'Reçu par courriel.', pieces: [] }
  expect(await recevoir({ ...reponse, personne: porteur.id })).toEqual({ ok: true, value: 'reçue' })
  expect((await lireMessages(base, dossier, 2)).at(-1)).toMatchObject({ texte: 'Reçu par courriel.', cote: 'porteur' })
  for (const personne of [etranger.id, 'personne']) expect(await recevoir({ ...reponse, personne })).toMatchObject({ ok: false })
  expect(await recevoir({ ...reponse, sujet: 'ssi-2021-99999', personne: porteur.id })).toMatchObject({ ok: false })
  expect(await recevoir({ ...reponse, texte: '', personne: porteur.id })).toMatchObject({ ok: false })
})
