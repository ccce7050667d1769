import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { ecrireAgent } from '../src/acteurs/inscription.sql.ts'
import { purgerSaisies } from '../src/acteurs/saisie-gardee.sql.ts'
import { baseDeTest } from './base.ts'
import { figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
for (const id of ['a', 'b'])
  await ecrireAgent(base, { id, nom: `Personne ${id}`, courriel: `${id}@exemple.fr` }, [{ role: 'ars', agence: 'ars-guyane' }])
await figer(base, LE)
const serveur = await ouvrirServeur(url)
afterAll(() => serveur.arreter())

const gardees = async () => (await sql<{ contenu: string }>`select contenu from saisie_gardee`.execute(base)).rows
const TEXTE = 'Bertille Exemple, qui tapait depuis « une heure » <i>'

/** Une personne ouvre un formulaire, puis sa session est fermée sans qu'elle le sache. */
const interrompre = async (id: string) => {
  const v = visiteur(serveur.adresse)
  await v.devenir(id)
  const jeton = await v.jeton('/compte/nom')
  await sql`delete from session`.execute(base)
  return { v, jeton }
}

test('une session qui finit pendant la saisie ne perd rien : la même personne la retrouve et l’envoie', async () => {
  const { v, jeton } = await interrompre('a')
  const renvoi = await v.demander('/compte/nom', { jeton, nom: TEXTE, retour: '/compte' })
  expect(renvoi.headers.get('location')).toBe('/connexion?retour=%2Fsaisie-gardee&motif=saisie')
  expect(renvoi.headers.getSetCookie().find((c) => c.startsWith('saisie='))).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
  expect((await gardees()).map((g) => g.contenu.includes('Bertille'))).toEqual([false])

  await v.devenir('a')
  const page = await v.demander('/saisie-gardee')
  const texte = await page.text()
  expect([page.status, texte.includes('Bertille Exemple, qui tapait depuis « une heure » &lt;i&gt;')]).toEqual([200, true])
  const frais = /name="jeton" value="([^"]+)"/.exec(texte)?.[1] ?? ''
  expect((await v.demander('/compte/nom', { jeton: frais, nom: TEXTE, retour: '/compte' })).headers.get('location')).toBe('/compte')
  expect((await sql<{ nom: string }>`select nom from agent where id = 'a'`.execute(base)).rows[0]?.nom).toBe(TEXTE)
  await v.demander('/saisie-gardee/oublier', { jeton: frais })
  expect([(await v.demander('/saisie-gardee')).status, await gardees()]).toEqual([404, []])
})

test('une autre personne, ou un autre navigateur, ne trouve rien ; la personne la trouve encore ensuite', async () => {
  const { v, jeton } = await interrompre('a')
  await v.demander('/compte/nom', { jeton, nom: TEXTE })
  await v.devenir('b')
  expect((await v.demander('/saisie-gardee')).status).toBe(404)
  const ailleurs = visiteur(serveur.adresse)
  await ailleurs.devenir('a')
  expect((await ailleurs.demander('/saisie-gardee')).status).toBe(404)
  await v.devenir('a')
  expect((await v.demander('/saisie-gardee')).status).toBe(200)
})

test('sans session connue, rien n’est gardé : jeton absent, forgé, montré à un visiteur, ou saisie trop longue', async () => {
  await sql`delete from saisie_gardee`.execute(base)
  const { v, jeton } = await interrompre('a')
  const anonyme = await visiteur(serveur.adresse).jeton('/connexion')
  const connectee = visiteur(serveur.adresse)
  await connectee.devenir('b')
  for (const [qui, corps] of [
    [v, { nom: TEXTE }],
    [v, { nom: TEXTE, jeton: `${jeton}x` }],
    [v, { nom: 'x'.repeat(70_000), jeton }],
    [connectee, { nom: TEXTE, jeton: anonyme }],
  ] as const)
    expect((await qui.demander('/compte/nom', corps)).headers.get('location')).toBe('/connexion?retour=%2Fcompte%2Fnom&motif=session')
  expect(await gardees()).toEqual([])
})

test('une heure et pas plus : à l’instant où elle expire, la saisie n’est plus ni lue ni gardée', async () => {
  const { v, jeton } = await interrompre('a')
  await v.demander('/compte/nom', { jeton, nom: TEXTE })
  const fin = (await sql<{ le: Temporal.Instant }>`select expire_le as le from saisie_gardee`.execute(base)).rows[0]?.le
  if (fin === undefined) throw new Error('rien n’est gardé')
  expect(LE.until(fin).total('minutes')).toBeCloseTo(60, 0)
  await v.devenir('a')
  await sql`update saisie_gardee set expire_le = ${LE}`.execute(base)
  expect((await v.demander('/saisie-gardee')).status).toBe(404)
  await sql`update saisie_gardee set expire_le = ${fin}`.execute(base)
  await purgerSaisies(base, fin.subtract({ nanoseconds: 1000 }))
  expect(await gardees()).toHaveLength(1)
  await purgerSaisies(base, fin)
  expect(await gardees()).toEqual([])
})

test('on n’accumule pas : une personne garde cinq saisies, les dernières', async () => {
  const { v, jeton } = await interrompre('b')
  for (let i = 0; i < 7; i++) await v.demander('/compte/nom', { jeton, nom: `${TEXTE} ${i}` })
  expect(await gardees()).toHaveLength(5)
  await v.devenir('b')
  expect(await (await v.demander('/saisie-gardee')).text()).toContain('&lt;i&gt; 6')
})
