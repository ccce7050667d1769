import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { ouvrirOpenId } from '../src/plateforme/session/openid.session.ts'
import { baseDeTest } from './base.ts'
import { ouvrirFournisseur } from './fournisseur.ts'
import { dernierLien, ouvrirServeur, PRODUCTION, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
const fournisseur = await ouvrirFournisseur(`${PRODUCTION.PALIER_URL}/connexion/api/callback/openid`, 'signe')
const serveur = await ouvrirServeur(url, {
  ...PRODUCTION,
  OPENID_EMETTEUR: fournisseur.emetteur,
  OPENID_ID: 'palier',
  OPENID_SECRET: 'un-secret-pour-l-essai-de-plus-de-32-caracteres',
})
afterAll(() => serveur.arreter())
afterAll(() => fournisseur.arreter())

type Visiteur = ReturnType<typeof visiteur>
const ouvrir = () => visiteur(serveur.adresse)
/** Le chemin d'un retour, tel que le mandataire le rendrait à ce serveur. */
const chemin = (adresse: string): string => adresse.replace(PRODUCTION.PALIER_URL, '')
const partir = async (v: Visiteur, retour: string): Promise<string> =>
  (await v.demander(`/connexion/identite?retour=${encodeURIComponent(retour)}`)).headers.get('location') ?? ''
const identifier = async (v: Visiteur, retour = '/appels'): Promise<Response> =>
  v.demander(chemin(await fournisseur.identifier(await partir(v, retour))))
const agent = async (courriel: string) =>
  (
    await sql<{
      nom: string
      siret: string | null
      rpps: string | null
    }>`select nom, siret, rpps from agent where courriel = ${courriel}`.execute(base)
  ).rows[0]

test('ProConnect : la personne arrive connue, avec son nom, son adresse et l’organisme où elle travaille', async () => {
  fournisseur.direDesormais({
    sub: 'proconnect-1',
    given_name: 'Camille',
    usual_name: 'Exemple',
    email: 'Camille@exemple.fr',
    email_verified: true,
    siret: '21340172201787',
  })
  const v = ouvrir()
  expect(await (await v.demander('/connexion')).text()).toContain('Me connecter avec')
  const retour = await identifier(v, '/appels/ssi-2021')
  expect([retour.status, retour.headers.get('location')]).toEqual([303, '/appels/ssi-2021'])
  expect(await (await v.demander('/compte')).text()).toContain('Camille Exemple')
  expect(await agent('camille@exemple.fr')).toEqual({ nom: 'Camille Exemple', siret: '21340172201787', rpps: null })
})

test('se déconnecter ferme la session ici, puis mène au fournisseur, qui la ferme chez lui ; par lien, il n’en est pas question', async () => {
  const v = ouvrir()
  await identifier(v)
  const page = await (await v.demander('/deconnexion', { jeton: await v.jeton('/compte') })).text()
  expect(page).toContain('Vous êtes déconnecté de Palier')
  const ailleurs = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await v.demander('/compte')).headers.get('location')).toBe('/connexion?retour=%2Fcompte')
  const chezLui = await fetch(ailleurs)
  expect([new URL(ailleurs).origin, chezLui.status]).toEqual([fournisseur.emetteur, 200])
  expect(await chezLui.text()).toContain('/session/end/confirm')
  const parLien = ouvrir()
  await parLien.demander('/connexion', { jeton: await parLien.jeton('/connexion'), courriel: 'camille@exemple.fr', retour: '/' })
  const lien = await dernierLien(base)
  await parLien.demander('/connexion/lien', { jeton: await parLien.jeton(lien.chemin), lien: lien.jeton, retour: '/' })
  const sortie = await parLien.demander('/deconnexion', { jeton: await parLien.jeton('/compte') })
  expect([sortie.status, sortie.headers.get('location')]).toEqual([303, '/'])
})

test('Pro Santé Connect, sans adresse : un lien la prouve une fois, et l’identité est reconnue ensuite', async () => {
  fournisseur.direDesormais({
    sub: 'psc-1',
    given_name: 'Dominique',
    family_name: 'Modèle',
    preferred_username: '810003456789',
    SubjectNameID: '810003456789',
    SubjectRefPro: { codeCivilite: 'MME' },
  })
  const v = ouvrir()
  expect((await identifier(v)).headers.get('location')).toBe('/connexion?motif=adresse&retour=%2Fappels')
  expect((await v.demander('/compte')).status).toBe(303)
  const page = '/connexion?motif=adresse&retour=%2Fappels'
  expect(await (await v.demander(page)).text()).toContain('Il reste à prouver votre adresse')
  await v.demander('/connexion', { jeton: await v.jeton(page), courriel: 'dominique@exemple.fr', retour: '/appels' })
  const lien = await dernierLien(base)
  await v.demander('/connexion/lien', { jeton: await v.jeton(lien.chemin), lien: lien.jeton, retour: '/appels' })
  const revenue = ouvrir()
  expect((await identifier(revenue)).headers.get('location')).toBe('/appels')
  expect(await (await revenue.demander('/compte')).text()).toContain('dominique@exemple.fr')
  expect((await agent('dominique@exemple.fr'))?.rpps).toBe('10003456789')
})

test('une adresse que le fournisseur ne dit pas vérifiée n’ouvre le compte de personne', async () => {
  fournisseur.direDesormais({ sub: 'usurpateur', given_name: 'X', usual_name: 'Y', email: 'camille@exemple.fr', email_verified: false })
  const v = ouvrir()
  expect((await identifier(v)).headers.get('location')).toContain('motif=adresse')
  expect((await v.demander('/compte')).headers.get('location')).toBe('/connexion?retour=%2Fcompte')
})

test('une adresse passée à quelqu’un d’autre n’ouvre pas le compte de la première personne', async () => {
  fournisseur.direDesormais({ sub: 'successeur', given_name: 'S', usual_name: 'T', email: 'camille@exemple.fr', email_verified: true })
  const v = ouvrir()
  const refus = await identifier(v)
  expect([refus.status, (await refus.text()).includes('appartient à un autre compte d’identité')]).toEqual([403, true])
  expect((await v.demander('/compte')).status).toBe(303)
})

test('un retour venu d’un autre navigateur, falsifié, rejoué ou refusé n’ouvre rien, et le lien par courriel reste', async () => {
  fournisseur.direDesormais({
    sub: 'proconnect-1',
    given_name: 'Camille',
    usual_name: 'Exemple',
    email: 'camille@exemple.fr',
    email_verified: true,
  })
  const v = ouvrir()
  const retour = chemin(await fournisseur.identifier(await partir(v, '/')))
  const essais = [
    await ouvrir().demander(retour),
    await v.demander(retour.replace(/state=[^&]+/, 'state=invente')),
    await v.demander('/connexion/api/callback/openid'),
  ]
  const abandonne = ouvrir()
  const etat = new URL(await partir(abandonne, '/')).searchParams.get('state')
  essais.push(await abandonne.demander(`/connexion/api/callback/openid?error=access_denied&state=${etat}`))
  for (const r of essais) expect([r.status, (await r.text()).includes('Recevoir mon lien de connexion')]).toEqual([403, true])
  expect([(await v.demander(retour)).status, (await v.demander(retour)).status]).toEqual([303, 403])
})

test('une identification qui a trop attendu ne sert plus', async () => {
  const v = ouvrir()
  const retour = chemin(await fournisseur.identifier(await partir(v, '/')))
  await sql`
    update lien set value = jsonb_set(value::jsonb, '{expiresAt}', to_jsonb(extract(epoch from now()) * 1000 - 1))
    where identifier not like 'magic-link:%'`.execute(base)
  const reponse = await v.demander(retour)
  expect([reponse.status, (await reponse.text()).includes('Cette identification ne sert plus')]).toEqual([403, true])
})

test('la demande au fournisseur porte PKCE, un état et un nonce', async () => {
  const demande = new URL(await partir(ouvrir(), '/')).searchParams
  expect([demande.get('code_challenge_method'), demande.get('response_type')]).toEqual(['S256', 'code'])
  for (const nom of ['state', 'nonce', 'code_challenge']) expect(demande.get(nom)?.length).toBeGreaterThan(20)
})

test('un fournisseur absent au départ le dit, et ne bloque rien', async () => {
  const reserve = new pg.Pool({ connectionString: url })
  const reglages = { emetteur: 'http://127.0.0.1:1', id: 'palier', secret: 'x' }
  const absent = ouvrirOpenId({ url: PRODUCTION.PALIER_URL, secret: PRODUCTION.PALIER_SECRET, reserve, reglages })
  expect([await absent.partir('/'), await absent.partir('/')]).toEqual([undefined, undefined])
  await reserve.end()
})

test('le fournisseur en panne, une page le dit et le lien par courriel fonctionne', async () => {
  const v = ouvrir()
  const depart = await partir(v, '/')
  const retour = chemin(await fournisseur.identifier(depart))
  await fournisseur.arreter()
  const reponse = await v.demander(retour)
  expect([reponse.status, (await reponse.text()).includes('Le service d’identité ne répond pas')]).toEqual([403, true])
  const lien = await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: 'camille@exemple.fr', retour: '/' })
  expect(lien.status).toBe(200)
})
