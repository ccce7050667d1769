import { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { pagesDuBureau } from './bureau.http.tsx'
import { ecrireRendezVous } from './creneaux.sql.ts'
import { pagesDesQuestions } from './questions.http.tsx'
import { lireQuestions } from './questions.sql.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-07-20T13:00:00Z')
const { monde, porteur, etranger } = await planterDecor(base, LE.toString())
const pages = new Hono<Visite>().route('/', pagesDesQuestions(monde)).route('/', pagesDuBureau(monde, acteNomme))
const chez = (a: Acteur | undefined, plus = 0) => visiteDe(pages, a, LE.add({ minutes: plus }))
const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const ici = '/appels/ssi-2021/questions'
const VISITE = {
  objet: 'Devis',
  texte: 'Combien de devis faut-il ?',
  nom: 'Jo Fictif',
  courriel: 'jo@exemple.fr',
  organisme: 'EHPAD du Fleuve',
}
const faire = async (acte: string, par: Acteur, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet: 'ssi-2021', saisie, par, le: LE })
  return fait.ok ? [] : fait.error.map((r) => r.motif)
}
const lienDe = async (courriel: string) =>
  (await lireCourriels(base, 100)).find((c) => c.a === courriel && c.objet.includes('reçue'))?.lien?.chemin ?? ''
const dernierA = async (courriel: string) => (await lireCourriels(base, 100)).find((c) => c.a === courriel)

test('G-01 · un visiteur pose sa question sans compte ; ce qui manque est dit d’un coup, et rien de tapé n’est perdu', async () => {
  const refuse = await chez(undefined).ecrire(`${ici}/poser`, { ...VISITE, nom: '', courriel: 'jo' })
  expect([refuse.statut, refuse.texte.includes('Votre nom manque'), refuse.texte.includes('prenom.nom@exemple.fr')]).toEqual([
    422,
    true,
    true,
  ])
  expect(refuse.texte).toContain('Combien de devis faut-il')
  expect((await chez(undefined).ecrire(`${ici}/poser`, VISITE)).vers).toBe(`${ici}/poser?posee=oui`)
  expect((await lireQuestions(base, 'ssi-2021'))[0]).toMatchObject({ objet: '[AAP SSI] Devis', nom: 'Jo Fictif', par: null })
  expect((await dernierA('jo@exemple.fr'))?.objet).toBe('[AAP SSI] Votre question est reçue')
})

test('trop de questions à la fois de la même adresse attendent dix minutes', async () => {
  const autre = { ...VISITE, courriel: 'presse@exemple.fr' }
  const statuts = []
  for (let n = 0; n < 4; n++) statuts.push((await chez(undefined).ecrire(`${ici}/poser`, autre)).statut)
  expect(statuts).toEqual([303, 303, 303, 429])
  expect((await chez(undefined, 11).ecrire(`${ici}/poser`, autre)).statut).toBe(303)
})

test('le lien reçu mène à sa question ; son numéro seul, un secret faux, une autre personne ne mènent nulle part', async () => {
  const lien = await lienDe('jo@exemple.fr')
  expect((await chez(undefined).lire(lien)).texte).toContain('Combien de devis')
  const { id } = (await lireQuestions(base, 'ssi-2021')).find((q) => q.courriel === 'jo@exemple.fr')!
  for (const chemin of [`${ici}/${id}`, `${ici}/suivi/faux`, `${ici}/bureau`])
    for (const qui of [undefined, porteur]) expect((await chez(qui).lire(chemin)).statut, chemin).toBe(404)
  expect((await chez({ ...ars, agence: 'ars-ara' }).lire(`${ici}/${id}`)).statut).toBe(404)
  expect(JSON.stringify((await sql`select * from entree`.execute(base)).rows)).not.toMatch(/jo@exemple|Jo Fictif/)
})

test('G-01 · le bureau confie, répond en privé, puis publie dans des mots qui ne disent pas qui a demandé', async () => {
  const { id } = (await lireQuestions(base, 'ssi-2021')).find((q) => q.courriel === 'jo@exemple.fr')!
  expect((await chez(ars, 180).lire(`${ici}/bureau`)).texte).toContain('il y a 3 heures')
  expect((await chez(ars).ecrire(`${ici}/${id}/affecter-question`, { agent: 'ars' })).vers).toBe(`${ici}/${id}`)
  const publie = { theme: 'Devis', objet: 'Nombre de devis', texte: 'À l’EHPAD du Fleuve, combien de devis ?', reponse: 'Un suffit.' }
  expect(await faire('publier-reponse', ars, { question: String(id), ...publie })).toEqual(['sans-reponse', 'nom-reconnaissable'])
  await chez(ars).ecrire(`${ici}/${id}/repondre-question`, { reponse: 'Un devis suffit, pour l’EHPAD du Fleuve aussi.' })
  expect(await dernierA('jo@exemple.fr')).toMatchObject({ objet: '[AAP SSI] La réponse à votre question' })
  expect((await chez(undefined).lire(ici)).texte).not.toContain('Un devis suffit')
  const refuse = await chez(ars).ecrire(`${ici}/${id}/publier-reponse`, publie)
  expect([refuse.statut, refuse.texte.includes('EHPAD du Fleuve')]).toEqual([422, true])
  await chez(ars).ecrire(`${ici}/${id}/publier-reponse`, { ...publie, texte: 'Combien de devis faut-il ?' })
  const { texte } = await chez(undefined).lire(ici)
  expect([texte.includes('Un suffit.'), /Fleuve|Fictif|jo@/.test(texte)]).toEqual([true, false])
})

test('on cherche parmi les réponses publiées, sans qu’un signe de recherche ne trouve tout', async () => {
  const chercher = async (mot: string) =>
    (await chez(undefined).lire(`${ici}?texte=${encodeURIComponent(mot)}`)).texte.includes('Un suffit.')
  expect([await chercher('SUFFIT'), await chercher('drone'), await chercher('%')]).toEqual([true, false, false])
})

test('répondre, confier, publier, offrir un créneau : à l’agence de l’appel seulement', async () => {
  const question = String((await lireQuestions(base, 'ssi-2021'))[0]!.id)
  const creneau = { jour: '2021-07-21', heure: '10:00', minutes: 20, telephone: '05' }
  for (const qui of [porteur, { ...ars, agence: 'ars-ara' }, { ...ars, role: 'commission' } as const]) {
    expect(await faire('repondre-question', qui, { question, reponse: 'r' })).toEqual(['non-habilite'])
    expect(await faire('proposer-creneau', qui, creneau)).toEqual(['non-habilite'])
  }
  expect(await faire('affecter-question', ars, { question: '999', agent: porteur.id })).toEqual(['question-inconnue', 'agent-inconnu'])
})

test('un créneau ne se prend qu’une fois ; on en change, on l’annule, et chacun est prévenu', async () => {
  await faire('proposer-creneau', ars, { jour: '2021-07-21', heure: '10:00', minutes: 20, telephone: '05 94 11 22 33' })
  await faire('proposer-creneau', ars, { jour: '2021-07-21', heure: '10:20', minutes: 20, telephone: '05 94 11 22 33' })
  await faire('poser-question', porteur, { objet: 'Un appel', texte: 'Pouvons-nous en parler ?', telephone: true })
  await faire('poser-question', etranger, { objet: 'Un appel', texte: 'Et nous ?', telephone: true })
  const posees = await lireQuestions(base, 'ssi-2021')
  const [sienne, autre] = [porteur, etranger].map((p) => String(posees.find((q) => q.par === p.id)!.id))
  const [premier, second] = (await sql<{ id: bigint }>`select id from creneau order by debut`.execute(base)).rows.map((r) => String(r.id))
  expect(await faire('reserver-creneau', etranger, { question: sienne, creneau: premier })).toEqual(['question-inconnue'])
  const ensemble = await Promise.all([
    faire('reserver-creneau', porteur, { question: sienne, creneau: premier }),
    faire('reserver-creneau', etranger, { question: autre, creneau: premier }),
  ])
  expect(ensemble.flat()).toEqual(['creneau-pris'])
  const [gagnant, question] = ensemble[0].length === 0 ? [porteur, sienne] : [etranger, autre]
  expect((await chez(gagnant).lire(`${ici}/${question}`)).texte).toContain('Appelez le 05 94 11 22 33')
  expect(await faire('reserver-creneau', gagnant, { question, creneau: second })).toEqual([])
  expect((await sql`select 1 from rendez_vous where annule_le is null`.execute(base)).rows).toHaveLength(1)
  const [gardee] = (await lireCourriels(base, 2)).flatMap((c) => c.agenda ?? [])
  expect(gardee).toMatchObject({ titre: 'Appeler le 05 94 11 22 33', quand: { debut: Temporal.Instant.from('2021-07-21T13:20:00Z') } })
  expect(await faire('retirer-creneau', ars, { creneau: second })).toEqual([])
  expect(await faire('annuler-rendez-vous', gagnant, { question })).toEqual(['sans-rendez-vous'])
  expect((await lireCourriels(base, 3)).some((c) => c.objet === '[AAP SSI] Votre rendez-vous est annulé')).toBe(true)
})

test('la base départage elle-même deux transactions qui prennent le même créneau', async () => {
  await faire('proposer-creneau', ars, { jour: '2021-07-22', heure: '10:00', minutes: 20, telephone: '05' })
  const creneau = (await sql<{ id: bigint }>`select max(id) as id from creneau`.execute(base)).rows[0]!.id
  const questions = (await lireQuestions(base, 'ssi-2021')).slice(0, 2).map((q) => q.id)
  const prises = await Promise.allSettled(questions.map((q) => base.transaction().execute((tx) => ecrireRendezVous(tx, creneau, q, LE))))
  expect(prises.map((p) => p.status).sort()).toEqual(['fulfilled', 'rejected'])
})
