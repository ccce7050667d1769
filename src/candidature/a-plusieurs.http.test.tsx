import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const { porteur } = decor
const collegue = { ...porteur, id: 'collegue', nom: 'Mme X' }
await base
  .transaction()
  .execute((tx) =>
    ecrireAgent(tx, { id: 'collegue', nom: 'Mme X', courriel: 'x@exemple.fr' }, [{ role: 'porteur', organisme: 'clinique' }]),
  )

const envoyer = (par: typeof porteur, chemin: string, champs: Readonly<Record<string, string>>) =>
  decor.pages(par).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const dossier = (await envoyer(porteur, '/appels/ssi-2021/ouvrir/audit', { organisme: 'clinique' })).headers.get('Location')!.split('/')[2]!
const section = `/dossiers/${dossier}/sections/audit`
const lire = async (par: typeof porteur) => (await decor.pages(par).request(section)).text()
const marqueDe = async (par: typeof porteur, code: string): Promise<string> =>
  new RegExp(`name="vu\\.${code}" value="([^"]+)"`).exec(await lire(par))?.[1] ?? ''
const lieux = async () => (await lireDossier(base, dossier))?.reponses['lieux']
const choixDe = async (par: typeof porteur, libelle: string): Promise<string> =>
  new RegExp(`value="([^"]+)"[^>]*name="choix\\.lieux"[^>]*>${libelle}`).exec(await lire(par))?.[1] ?? ''

test('ce qu’un autre a répondu se voit, avec son nom et l’heure ; sa propre réponse ne se signale pas', async () => {
  await envoyer(collegue, section, { 'r.lieux': 'Nord', 'vu.lieux': await marqueDe(collegue, 'lieux') })
  expect(await lire(porteur)).toContain('Dernière réponse : Mme X, à 11\u00a0h\u00a000')
  expect(await lire(collegue)).not.toContain('Dernière réponse')
})

test('une page ouverte avant, renvoyée sans toucher à la question, ne défait pas la réponse de l’autre', async () => {
  const avant = await marqueDe(porteur, 'lieux')
  await envoyer(collegue, section, { 'r.lieux': 'Nord et sud', 'vu.lieux': await marqueDe(collegue, 'lieux') })
  expect((await envoyer(porteur, section, { 'r.lieux': 'Nord', 'vu.lieux': avant })).headers.get('Location')).not.toContain(section)
  expect(await lieux()).toBe('Nord et sud')
})

test('deux réponses en même temps : la première reste, l’autre est gardée à côté, et chacun voit les deux', async () => {
  const avant = await marqueDe(porteur, 'lieux')
  await envoyer(collegue, section, { 'r.lieux': 'Au bourg', 'vu.lieux': await marqueDe(collegue, 'lieux') })
  decor.ilEst('2021-10-28T14:12:00Z')
  expect((await envoyer(porteur, section, { 'r.lieux': 'Au fleuve', 'vu.lieux': avant })).headers.get('Location')).toContain(section)
  expect(await lieux()).toBe('Au bourg')
  const page = await lire(porteur)
  expect(page).toContain('Mme X a répondu «\u00a0Au bourg\u00a0» à 11\u00a0h\u00a000.')
  expect(page).toContain('Vous avez répondu «\u00a0Au fleuve\u00a0» à 11\u00a0h\u00a012.')
  expect(await lire(collegue)).toContain('Vous avez répondu «\u00a0Au bourg\u00a0»')
})

test('un choix fait sur une page dépassée ne choisit rien, le dit, et montre les deux', async () => {
  const ancien = await choixDe(porteur, 'Garder votre réponse')
  await envoyer(collegue, section, { 'r.lieux': 'Au bourg, au port', 'vu.lieux': await marqueDe(collegue, 'lieux') })
  const rendu = await envoyer(porteur, section, { 'choix.lieux': ancien })
  expect(rendu.status).toBe(422)
  expect(await rendu.text()).toContain('Relisez-les, puis choisissez à nouveau')
  expect(await lieux()).toBe('Au bourg, au port')
})

test('choisir garde la réponse voulue, enregistre le reste de la page, et plus rien n’attend', async () => {
  const choix = await choixDe(porteur, 'Garder votre réponse')
  const rendu = await envoyer(porteur, section, { 'choix.lieux': choix, 'r.referent-nomme': 'non' })
  expect(rendu.headers.get('Location')).toContain(section)
  expect((await lireDossier(base, dossier))?.reponses).toMatchObject({ lieux: 'Au fleuve', 'referent-nomme': false })
  expect(await lire(porteur)).not.toContain('en même temps')
  expect((await envoyer(porteur, section, { 'choix.lieux': choix })).status).toBe(422)
})

test('effacer une réponse la fait oublier du dossier, jamais de sa révision', async () => {
  const avant = await marqueDe(porteur, 'lieux')
  await envoyer(collegue, section, { 'r.lieux': '', 'vu.lieux': avant })
  expect((await lireDossier(base, dossier))?.reponses).not.toHaveProperty('lieux')
  await envoyer(porteur, section, { 'r.lieux': 'Au fleuve, en face', 'vu.lieux': avant })
  expect(await lire(porteur)).toContain('Mme X a effacé la réponse')
})

test('une question que les réponses dispensent ne paraît pas à la relecture', async () => {
  const relecture = await (await decor.pages(porteur).request(`/dossiers/${dossier}/recapitulatif`)).text()
  expect(relecture).not.toContain('Qui est cette personne')
  expect(relecture).toContain('Sans réponse')
})

test('on ne dépose pas sans avoir choisi : la relecture le dit et mène à la question ; le choix fait, le dossier part', async () => {
  const recapitulatif = `/dossiers/${dossier}/recapitulatif`
  const contact = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }
  await envoyer(porteur, section, { 'r.referent-nomme': 'oui' })
  await envoyer(porteur, section, Object.fromEntries(Object.entries(contact).map(([nom, v]) => [`r.referent.${nom}`, v])))
  const engagements = { 'engagement.planifier-audit': 'oui', 'engagement.transmettre-resultats': 'oui' }
  const deposer = () => envoyer(porteur, recapitulatif, engagements)

  const relecture = await (await decor.pages(porteur).request(recapitulatif)).text()
  expect(relecture).toContain(`href="${section}#r.lieux">Choisir la réponse à garder`)
  expect(relecture).toContain('encore 1 réponse')
  const refuse = await deposer()
  expect([refuse.status, (await refuse.text()).includes('a plusieurs réponses, écrites en même temps')]).toEqual([422, true])
  expect(await lire(porteur)).toContain('Vous avez répondu «\u00a0Au fleuve, en face\u00a0»')

  await envoyer(porteur, section, { 'choix.lieux': await choixDe(porteur, 'Garder votre réponse') })
  expect((await deposer()).headers.get('Location')).toBe(`/dossiers/${dossier}/recu`)
  expect(await lieux()).toBe('Au fleuve, en face')
})
