import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ecrireAgent } from '../src/acteurs/inscription.sql.ts'
import { baseDeTest } from './base.ts'
import { dernierLien, figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
await ecrireAgent(base, { id: 'a', nom: 'Chargée de mission', courriel: 'a@exemple.fr' }, [
  { role: 'ars', agence: 'ars-guyane' },
  { role: 'commission', agence: 'ars-guyane', fonction: 'charge-mission-si-ars' },
])
await ecrireAgent(base, { id: 'b', nom: 'Bertille', courriel: 'b@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
await figer(base, Temporal.Instant.from('2021-09-01T12:00:00Z'))
const serveur = await ouvrirServeur(url)
afterAll(() => serveur.arreter())

test('un lien de connexion ne sert qu’une fois, et le suivre ne suffit pas : c’est le bouton qui connecte', async () => {
  const v = visiteur(serveur.adresse)
  expect((await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: ' A@Exemple.fr ' })).status).toBe(200)
  const { jeton: lien } = await dernierLien(base)
  const antivirus = visiteur(serveur.adresse)
  expect((await antivirus.demander(`/connexion/lien?jeton=${lien}`)).status).toBe(200)
  expect(await (await antivirus.demander('/')).text()).not.toContain('Ma journée')

  const jeton = await v.jeton(`/connexion/lien?jeton=${lien}`)
  expect((await v.demander('/connexion/lien', { jeton, lien })).status).toBe(303)
  expect(await (await v.demander('/')).text()).toContain('Ma journée')

  const voleur = visiteur(serveur.adresse)
  expect((await voleur.demander('/connexion/lien', { jeton: await voleur.jeton('/connexion'), lien })).status).toBe(410)
})

test('une adresse inconnue reçoit la même réponse ; son lien l’inscrit sans aucun rôle, et la ramène où elle allait', async () => {
  const v = visiteur(serveur.adresse)
  const reponses: string[] = []
  for (const courriel of ['a@exemple.fr', 'claude.nouvelle@exemple.fr']) {
    const page = '/connexion?retour=%2Fappels%2Fssi-2021%2Fouvrir%2Faudit'
    const champs = { jeton: await v.jeton(page), courriel, retour: '/appels/ssi-2021/ouvrir/audit' }
    const reponse = await v.demander('/connexion', champs)
    reponses.push(`${reponse.status} ${await reponse.text()}`)
  }
  expect(reponses[1]).toBe(reponses[0])

  const telephone = visiteur(serveur.adresse)
  const lien = await dernierLien(base)
  const retour = /name="retour" value="([^"]+)"/.exec(await (await telephone.demander(lien.chemin)).text())?.[1] ?? ''
  expect(retour).toBe('/appels/ssi-2021/ouvrir/audit')
  const ouverte = await telephone.demander('/connexion/lien', { jeton: await telephone.jeton(lien.chemin), lien: lien.jeton, retour })
  const nom = ouverte.headers.get('location') ?? ''
  expect(nom).toBe('/compte/nom?retour=%2Fappels%2Fssi-2021%2Fouvrir%2Faudit')
  expect(await (await telephone.demander(nom)).text()).toContain('value="Claude Nouvelle"')
  const jeton = await telephone.jeton(nom)
  expect((await telephone.demander('/compte/nom', { jeton, nom: ' ', retour })).status).toBe(422)
  const suite = await telephone.demander('/compte/nom', { jeton, nom: 'Claude Nouvelle-Venue', retour })
  expect(suite.headers.get('location')).toBe(retour)
  expect(await (await telephone.demander('/compte')).text()).toContain('Claude Nouvelle-Venue')
  expect((await sql`select 1 from habilitation h join agent a on a.id = h.agent where a.nom like 'Claude%'`.execute(base)).rows).toEqual([])
  expect(await (await telephone.demander('/dossiers')).text()).not.toMatch(/ssi-2021-\d{5}/)
})

test('un quart d’heure et pas plus : à l’instant où il expire, le lien ne sert plus', async () => {
  const v = visiteur(serveur.adresse)
  for (const [reste, attendu] of [
    ['5 seconds', 303],
    ['0 seconds', 410],
  ] as const) {
    await v.demander('/connexion', { jeton: await v.jeton('/connexion'), courriel: 'claude.nouvelle@exemple.fr' })
    const duree = await sql<{ minutes: number }>`
      select round(extract(epoch from "expiresAt" - now()) / 60)::int as minutes from lien order by "createdAt" desc limit 1`.execute(base)
    expect(duree.rows[0]?.minutes).toBe(15)
    await sql`update lien set "expiresAt" = clock_timestamp() + ${reste}::interval`.execute(base)
    const jeton = await v.jeton('/connexion')
    expect((await v.demander('/connexion/lien', { jeton, lien: (await dernierLien(base)).jeton })).status).toBe(attendu)
  }
})

test.each(['https://ailleurs.exemple', '//ailleurs.exemple', '/\\ailleurs.exemple', 'javascript:alert(1)'])(
  'un retour « %s » mène à l’accueil',
  async (retour) => {
    const v = visiteur(serveur.adresse)
    const page = await (await v.demander(`/connexion?retour=${encodeURIComponent(retour)}`)).text()
    expect(page).toContain('name="retour" value="/"')
  },
)

test('au-delà de six demandes en dix minutes, il faut attendre', async () => {
  const v = visiteur(serveur.adresse)
  const jeton = await v.jeton('/connexion')
  const codes: number[] = []
  for (let i = 0; i < 7; i++) codes.push((await v.demander('/connexion', { jeton, courriel: 'insistant@exemple.fr' })).status)
  expect(codes).toEqual([200, 200, 200, 200, 200, 200, 429])
})

test('au-delà de soixante demandes d’un même client, quelles que soient les adresses ; ce qu’il invente de sa provenance n’y change rien', async () => {
  const v = visiteur(serveur.adresse)
  const jeton = await v.jeton('/connexion')
  const demander = async (rang: number, client: string) =>
    (
      await fetch(`${serveur.adresse}/connexion`, {
        method: 'POST',
        headers: { origin: serveur.adresse, 'x-forwarded-for': `198.51.100.${rang}, ${client}` },
        body: new URLSearchParams({ jeton, courriel: `essai-${rang}@exemple.fr` }),
      })
    ).status
  const codes: number[] = []
  for (let rang = 0; rang < 61; rang++) codes.push(await demander(rang, '203.0.113.9'))
  expect([new Set(codes.slice(0, 60)), codes[60]]).toEqual([new Set([200]), 429])
  expect(await demander(99, '203.0.113.10')).toBe(200)
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

test('mon compte montre mes sessions ; en fermer une vaut à la page suivante, et se déconnecter ferme tout', async () => {
  const [ici, poste, perdu] = [visiteur(serveur.adresse), visiteur(serveur.adresse), visiteur(serveur.adresse)]
  for (const v of [ici, poste, perdu]) await v.devenir('b')
  const connecte = async (v: typeof ici) => (await v.demander('/compte')).status === 200
  const page = await (await ici.demander('/compte')).text()
  expect(page.match(/Cet appareil/g)).toHaveLength(1)
  const sessions = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((m) => m[1] ?? '')
  expect(sessions).toHaveLength(2)
  const jeton = await ici.jeton('/compte')

  const etranger = visiteur(serveur.adresse)
  await etranger.devenir('a')
  await etranger.demander('/compte/sessions/fermer', { jeton: await etranger.jeton('/compte'), session: sessions[0] ?? '' })
  expect([await connecte(ici), await connecte(poste), await connecte(perdu)]).toEqual([true, true, true])

  await ici.demander('/compte/sessions/fermer', { jeton, session: sessions[0] ?? '' })
  expect([await connecte(poste), await connecte(perdu)].filter(Boolean)).toHaveLength(1)
  await ici.demander('/compte/sessions/autres', { jeton })
  expect([await connecte(ici), await connecte(poste), await connecte(perdu)]).toEqual([true, false, false])
  await poste.devenir('b')
  await ici.demander('/deconnexion', { jeton })
  expect([await connecte(ici), await connecte(poste)]).toEqual([false, false])
})

test('chacun obtient ses données, et jamais celles d’un autre', async () => {
  const v = visiteur(serveur.adresse)
  expect((await v.demander('/compte/donnees')).headers.get('location')).toBe('/connexion?retour=%2Fcompte%2Fdonnees')
  expect((await v.demander('/donnees-personnelles')).status).toBe(200)
  await v.devenir('b')
  const json = JSON.parse(await (await v.demander('/compte/donnees.json')).text())
  expect(json).toMatchObject({ personne: { id: 'b', nom: 'Bertille', courriel: 'b@exemple.fr' }, roles: [{ perimetre: 'ars-guyane' }] })
  expect(json.sessions.length).toBeGreaterThan(0)
  expect(JSON.stringify(json)).not.toContain('a@exemple.fr')
  expect(await (await v.demander('/compte/donnees')).text()).toContain('b@exemple.fr')
  expect((await (await v.demander('/compte/donnees.pdf')).text()).startsWith('%PDF')).toBe(true)
  const codes: number[] = []
  for (let i = 0; i < 10; i++) codes.push((await v.demander('/compte/donnees.json')).status)
  expect([codes[0], codes.at(-1)]).toEqual([200, 429])
})

test('effacer son compte : refusé tant qu’un rôle est tenu, tout à la fois ; puis le nom et l’adresse disparaissent', async () => {
  const v = visiteur(serveur.adresse)
  await v.devenir('b')
  const refus = await v.demander('/compte/effacer', { jeton: await v.jeton('/compte/effacer') })
  const texte = await refus.text()
  expect([refus.status, texte.includes('Vous tenez encore un rôle pour ars-guyane'), texte.includes('Cochez la case')]).toEqual([
    422,
    true,
    true,
  ])

  await sql`delete from habilitation where agent = 'b'`.execute(base)
  const fait = await v.demander('/compte/effacer', { jeton: await v.jeton('/compte/effacer'), compris: 'oui' })
  expect([fait.status, (await fait.text()).includes('Votre compte est effacé')]).toEqual([200, true])
  expect((await v.demander('/compte')).status).toBe(303)
  expect((await sql`select nom, courriel from agent where id = 'b'`.execute(base)).rows).toEqual([
    { nom: 'Personne effacée', courriel: null },
  ])
  for (const [table, colonne] of [
    ['compte', 'email'],
    ['courriel', 'a'],
  ] as const)
    expect((await sql`select 1 from ${sql.table(table)} where ${sql.ref(colonne)} = 'b@exemple.fr'`.execute(base)).rows).toEqual([])
})
