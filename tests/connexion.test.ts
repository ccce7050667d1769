import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ecrireAgent } from '../src/acteurs/inscription.sql.ts'
import { baseDeTest } from './base.ts'
import { figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
await ecrireAgent(base, { id: 'a', nom: 'Chargée de mission', courriel: 'a@exemple.fr' }, [
  { role: 'ars', agence: 'ars-guyane' },
  { role: 'commission', agence: 'ars-guyane', fonction: 'charge-mission-si-ars' },
])
await figer(base, Temporal.Instant.from('2021-09-01T12:00:00Z'))
const serveur = await ouvrirServeur(url)
afterAll(() => serveur.arreter())

const dernierLien = async (): Promise<string> => {
  const texte = (await sql<{ texte: string }>`select texte from courriel order by id desc limit 1`.execute(base)).rows[0]?.texte ?? ''
  return new URL(/http\S+/.exec(texte)?.[0] ?? 'http://aucun').searchParams.get('jeton') ?? ''
}

test('un lien de connexion ne sert qu’une fois, et le suivre ne suffit pas : c’est le bouton qui connecte', async () => {
  const v = visiteur(serveur.adresse)
  expect((await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: ' A@Exemple.fr ' })).status).toBe(200)
  const lien = await dernierLien()
  const antivirus = visiteur(serveur.adresse)
  expect((await antivirus.demander(`/connexion/lien?jeton=${lien}`)).status).toBe(200)
  expect(await (await antivirus.demander('/')).text()).not.toContain('Ma journée')

  const jeton = await v.jeton(`/connexion/lien?jeton=${lien}`)
  expect((await v.demander('/connexion/lien', { jeton, lien })).status).toBe(303)
  expect(await (await v.demander('/')).text()).toContain('Ma journée')

  const voleur = visiteur(serveur.adresse)
  expect((await voleur.demander('/connexion/lien', { jeton: await voleur.jeton('/connexion'), lien })).status).toBe(410)
})

test('une adresse inconnue reçoit la même réponse, et aucun lien ne part', async () => {
  const v = visiteur(serveur.adresse)
  const avant = await dernierLien()
  const reponse = await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: 'inconnu@exemple.fr' })
  expect([reponse.status, (await reponse.text()).includes('Si cette adresse est connue')]).toEqual([200, true])
  expect(await dernierLien()).toBe(avant)
})

test('au-delà de six demandes en dix minutes, il faut attendre', async () => {
  const v = visiteur(serveur.adresse)
  const jeton = await v.jeton('/connexion')
  const codes: number[] = []
  for (let i = 0; i < 7; i++) codes.push((await v.demander('/connexion', { jeton, courriel: 'insistant@exemple.fr' })).status)
  expect(codes).toEqual([200, 200, 200, 200, 200, 200, 429])
})

test('une adresse mal écrite est expliquée, et reste dans le champ', async () => {
  const v = visiteur(serveur.adresse)
  const page = await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: 'direction.exemple' })
  const texte = await page.text()
  expect(page.status).toBe(422)
  expect(texte).toContain('value="direction.exemple"')
  expect(texte).toContain('id="erreurs"')
})

test('un formulaire sans jeton, ou venu d’ailleurs, ne fait rien', async () => {
  const v = visiteur(serveur.adresse)
  await v.devenir('a')
  expect((await v.demander('/compte/role', { role: 'ars:ars-guyane' })).headers.get('location')).toContain('/connexion')
  const ailleurs = await fetch(`${serveur.adresse}/connexion`, {
    method: 'POST',
    headers: { origin: 'https://ailleurs.exemple', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'courriel=a%40exemple.fr',
  })
  expect(ailleurs.status).toBe(403)
})

test('une personne qui tient deux rôles choisit le sien', async () => {
  const v = visiteur(serveur.adresse)
  await v.devenir('a')
  expect(await (await v.demander('/')).text()).toContain('Agence régionale de santé')
  await v.demander('/compte/role', { jeton: await v.jeton('/compte'), role: 'commission:ars-guyane' })
  expect(await (await v.demander('/')).text()).toContain('Membre de la commission')
})

test('chaque réponse porte ses en-têtes de sûreté, et ce qui est fermé ne se distingue pas de ce qui n’existe pas', async () => {
  const v = visiteur(serveur.adresse)
  const accueil = await v.demander('/')
  expect(accueil.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(accueil.headers.get('content-security-policy')).not.toContain('unsafe')
  expect((await v.demander('/dossiers')).status).toBe(401)
  await v.devenir('a')
  expect((await v.demander('/dossiers/nul-00000')).status).toBe(404)
})
