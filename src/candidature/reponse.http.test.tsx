import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const { porteur, etranger } = decor
const collegue = { ...porteur, id: 'collegue', nom: 'Mme X' }
await base
  .transaction()
  .execute((tx) =>
    ecrireAgent(tx, { id: 'collegue', nom: 'Mme X', courriel: 'x@exemple.fr' }, [{ role: 'porteur', organisme: 'clinique' }]),
  )

type Champs = Readonly<Record<string, string>>
const demander = (par: typeof porteur, chemin: string, champs: Champs, entetes: Champs = { Accept: 'application/json' }) =>
  decor.pages(par).request(chemin, { method: 'POST', headers: entetes, body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const ouvert = await demander(porteur, '/appels/ssi-2021/ouvrir/audit', { organisme: 'clinique' }, {})
const dossier = ouvert.headers.get('Location')!.split('/')[2]!
const taper = async (question: string, champs: Champs, par = porteur) => {
  const rendu = await demander(par, `/dossiers/${dossier}/reponses/${question}`, { navigateur: 'telephone', ...champs })
  return {
    statut: rendu.status,
    dit: rendu.headers.get('Content-Type')?.includes('json') === true ? await rendu.json() : await rendu.text(),
  }
}
const reponses = async () => (await lireDossier(base, dossier))?.reponses

test('une réponse tapée est gardée, l’heure et la nouvelle marque reviennent', async () => {
  const { statut, dit } = await taper('lieux', { 'r.lieux': 'Au bourg', frappe: '10' })
  expect([statut, dit]).toMatchObject([200, { etat: 'garde', enregistre: 'Enregistré à 11\u00a0h\u00a000', choix: '' }])
  expect(dit.marque).toMatch(/^1\.[0-9a-f]{16}$/)
  expect(await reponses()).toEqual({ lieux: 'Au bourg' })
})

test('une frappe en retard n’écrase rien, et n’a pas de marque à rendre', async () => {
  await taper('lieux', { 'r.lieux': 'Au bourg, au port', frappe: '30' })
  const { statut, dit } = await taper('lieux', { 'r.lieux': 'Au bourg, au', frappe: '20' })
  expect([statut, dit.marque]).toEqual([200, undefined])
  expect(await reponses()).toEqual({ lieux: 'Au bourg, au port' })
})

test('une réponse illisible est expliquée, rien n’en est gardé', async () => {
  const contact = { 'r.referent.nom': 'Fictif', 'r.referent.prenom': 'Jo', 'r.referent.courriel': 'jo@', 'r.referent.telephone': '' }
  expect(await taper('referent', { ...contact, frappe: '40' })).toMatchObject({
    statut: 422,
    dit: { etat: 'illisible', message: expect.stringContaining('prenom.nom@exemple.fr'), champ: 'r.referent.courriel' },
  })
  expect(await reponses()).not.toHaveProperty('referent')
})

test('G-24 · une réponse qui dispense d’une question la retire de la page ; l’inverse la rend, toute prête', async () => {
  const montrees = 'referent-nomme referent lieux periodes-evitees'
  const non = await taper('referent-nomme', { 'r.referent-nomme': 'non', montrees, frappe: '50' })
  expect(non.dit.posees).toEqual(['referent-nomme', 'lieux', 'periodes-evitees'].map((code) => ({ code })))
  const oui = await taper('referent-nomme', { 'r.referent-nomme': 'oui', montrees: 'referent-nomme lieux periodes-evitees', frappe: '60' })
  expect(oui.dit.posees[1]).toMatchObject({ code: 'referent', html: expect.stringContaining('name="r.referent.courriel"') })
})

test('ce qu’un autre a écrit entre-temps reste ; le choix revient avec les deux réponses', async () => {
  const marque = (await taper('periodes-evitees', { 'r.periodes-evitees': 'Août', frappe: '70' })).dit.marque
  await taper(
    'periodes-evitees',
    { 'r.periodes-evitees': 'Noël', 'vu.periodes-evitees': marque, frappe: '75', navigateur: 'bureau-du-soir' },
    collegue,
  )
  const { dit } = await taper('periodes-evitees', { 'r.periodes-evitees': 'Pâques', 'vu.periodes-evitees': marque, frappe: '80' })
  expect(dit.marque).toBeUndefined()
  expect(dit.choix).toContain('Mme X a répondu «\u00a0Noël\u00a0»')
  expect(dit.choix).toContain('Vous avez répondu «\u00a0Pâques\u00a0»')
  expect(await reponses()).toMatchObject({ 'periodes-evitees': 'Noël' })
})

test('sans script, la même adresse enregistre et ramène à la page', async () => {
  const rendu = await demander(porteur, `/dossiers/${dossier}/reponses/lieux`, { 'r.lieux': 'Au fleuve' }, {})
  expect([rendu.status, rendu.headers.get('Location')]).toEqual([303, `/dossiers/${dossier}/sections/audit`])
  expect(await reponses()).toMatchObject({ lieux: 'Au fleuve' })
})

test('le dossier d’un autre, une question inconnue : rien de tel n’existe', async () => {
  expect((await taper('lieux', { 'r.lieux': 'Intrusion' }, etranger)).statut).toBe(404)
  expect((await taper('couleur', { 'r.couleur': 'bleu' })).statut).toBe(404)
  expect(await reponses()).toMatchObject({ lieux: 'Au fleuve' })
})

test('G-02 · après la clôture, le brouillon se garde encore', async () => {
  decor.ilEst('2021-11-02T12:00:00Z')
  expect((await taper('lieux', { 'r.lieux': 'Au fleuve, demain', frappe: String(Date.now()) })).statut).toBe(200)
})

test('après le retrait, la page apprend que c’est fini, sans être menée ailleurs', async () => {
  const retire = await acteNomme('retirer')!.faire(decor.monde, {
    objet: dossier,
    saisie: { motif: 'Essai' },
    par: porteur,
    le: decor.monde.maintenant(),
  })
  expect(retire.ok).toBe(true)
  expect(await taper('lieux', { 'r.lieux': 'Trop tard' })).toEqual({ statut: 409, dit: { etat: 'fini' } })
})
