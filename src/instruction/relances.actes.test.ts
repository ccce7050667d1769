import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { lireComplementsAttendus } from '../suivi/affaires.sql.ts'
import { pagesDeRecevabilite } from './recevabilite.http.tsx'
import { relancerLesComplements } from './relances.actes.ts'

const { base } = await baseDeTest()
const LE = '2021-10-20T14:00:00Z'
const { monde, porteur } = await planterDecor(base, LE)
const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const faire = async (acte: string, par: Acteur, objet: string | undefined, saisie: unknown, le = LE) => {
  const fait = await acteNomme(acte)!.faire(monde, {
    ...(objet === undefined ? {} : { objet }),
    ...{ saisie, par, le: Temporal.Instant.from(le) },
  })
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  return fait.value.id
}
await base
  .transaction()
  .execute((tx) => ecrireAgent(tx, { id: 'gcs', nom: 'Opérateur', courriel: 'gcs@exemple.fr' }, [{ role: 'grades', agence: 'ars-guyane' }]))
const id = await faire('ouvrir', porteur, undefined, { appel: 'ssi-2021', guichet: 'audit', organisme: porteur.organismes[0] })
const referent = { nom: 'F', prenom: 'J', courriel: 'j@exemple.fr', telephone: '05 94 00 00 00' }
await faire('repondre', porteur, id, { reponses: { 'referent-nomme': 'oui', referent, lieux: 'Un site' } })
await faire('s-engager', porteur, id, { engagements: ['planifier-audit', 'transmettre-resultats'] })
await faire('deposer', porteur, id, {})
/** Dix jours pour répondre : jusqu'au 30 octobre entier, à Cayenne (UTC−3). */
await faire('demander-complement', ars, id, { questions: ['lieux'], motif: 'Combien de sites ?', jours: 10 })
const passer = (le: string, ici: Monde = monde) => relancerLesComplements(ici, Temporal.Instant.from(le))
const courriels = async (objet: string) => (await lireCourriels(base, 50)).filter((c) => c.objet === objet)
const actes = async () => (await voirHistoire(base, `dossier:${id}`, 20)).map((e) => [e.acte, e.par, e.de, e.vers])

test('G-53 · trois jours avant, à huit heures chez l’agence, le porteur est rappelé une fois, même par trois serveurs ; le journal le garde', async () => {
  expect(await passer('2021-10-27T10:59:59Z')).toBe(0)
  const faits = await Promise.all([passer('2021-10-27T11:00:00Z'), passer('2021-10-27T11:00:00Z'), passer('2021-10-27T11:00:00Z')])
  expect(faits.reduce((a, b) => a + b)).toBe(1)
  expect(await passer('2021-10-29T11:00:00Z')).toBe(0)
  const [rappel, ...autres] = await courriels(`Complément attendu, dossier ${id}`)
  expect(autres).toEqual([])
  for (const dit of ['au plus tard le samedi 30 octobre 2021', 'sera examiné tel qu’il est']) expect(rappel!.texte).toContain(dit)
  expect(rappel).toMatchObject({ a: `${porteur.organismes[0]}@exemple.fr`, lien: { chemin: `/dossiers/${id}/complement` } })
  expect((await actes())[0]).toEqual(['rappeler-complement', 'plateforme', 'depose', 'depose'])
})

test('G-53 · la date passe : le porteur et l’agence l’apprennent une fois, le délai de la loi a repris, rien n’est refusé de soi-même', async () => {
  expect(await passer('2021-10-31T10:59:59Z')).toBe(0)
  expect(await passer('2021-10-31T11:00:00Z')).toBe(1)
  expect(await passer('2021-11-30T11:00:00Z')).toBe(0)
  const recus = await courriels(`Complément non reçu, dossier ${id}`)
  expect(recus.map((c) => c.a).toSorted()).toEqual([`${porteur.organismes[0]}@exemple.fr`, 'ars@exemple.fr', 'gcs@exemple.fr'].toSorted())
  // Déposé le 20 octobre : deux mois, plus les onze jours du 20 au 31.
  const agence = recus.find((c) => c.a === 'ars@exemple.fr')!
  for (const dit of ['à examiner tel qu’il est', 'répondez au plus tard le vendredi 31 décembre 2021']) expect(agence.texte).toContain(dit)
  expect(recus.find((c) => c.a !== 'ars@exemple.fr' && c.a !== 'gcs@exemple.fr')!.texte).toContain('Vous pouvez encore répondre')
  expect((await actes())[0]).toEqual(['constater-silence', 'plateforme', 'depose', 'depose'])
})

test('l’appel qui prévoit l’irrecevabilité la propose : la page le dit, l’acte est prérempli de sa clause et de son motif, un agent décide', async () => {
  const guyane = monde.appelCourant('ssi-2021')!
  const strict = { ...guyane, complements: { jours: 10, sansReponse: 'irrecevable', clause: ['G-53'] } } as const
  const ici: Monde = { ...monde, appel: () => strict, appelCourant: () => strict, appels: [strict] }
  const vue = visiteDe(
    pagesDeRecevabilite(ici).route('/', pagesDesActes(ici, acteNomme)),
    ars,
    Temporal.Instant.from('2021-11-02T12:00:00Z'),
  )
  const page = (await vue.lire(`/dossiers/${id}/recevabilite`)).texte
  for (const dit of ['Un complément n’est pas venu', 'irrecevabilité (clause G-53)']) expect(page).toContain(dit)
  const acte = (await vue.lire(`/actes/declarer-irrecevable/${id}`)).texte
  expect(acte).toMatch(/checked=""[^>]*value="G-53"|value="G-53"[^>]*checked=""/)
  expect(acte).toContain('était attendu le samedi 30 octobre 2021 au plus tard. Il n’est pas venu.')
  const sienne = visiteDe(pagesDeRecevabilite(monde), ars, Temporal.Instant.from('2021-11-02T12:00:00Z'))
  expect((await sienne.lire(`/dossiers/${id}/recevabilite`)).texte).toContain('à examiner tel qu’il est')
  expect((await lireComplementsAttendus(base, ars, 5))[0]).toMatchObject({ dossier: id, appel: 'ssi-2021', etat: 'depose' })
})

test('une réponse tardive reste possible ; envoyée, ou la demande retirée, plus rien ne se rappelle', async () => {
  await faire('completer', porteur, id, { reponses: { lieux: 'Trois sites' }, geste: 'envoyer' }, '2021-11-03T12:00:00Z')
  await faire('demander-complement', ars, id, { questions: ['lieux'], motif: 'Encore', jours: 5 }, '2021-11-04T12:00:00Z')
  await faire('retirer-complement', ars, id, {}, '2021-11-04T12:10:00Z')
  expect(await passer('2021-11-20T11:00:00Z')).toBe(0)
})

test('le dossier qui quitte l’examen n’est plus rappelé ; les autres le sont quand même', async () => {
  await faire('demander-complement', ars, id, { questions: ['lieux'], motif: 'Encore', jours: 5 }, '2021-11-04T12:20:00Z')
  await sql`update vie set etat = 'decide' where genre = 'dossier' and id = ${id}`.execute(base)
  expect(await passer('2021-11-20T11:00:00Z')).toBe(0)
  await sql`update vie set etat = 'depose' where genre = 'dossier' and id = ${id}`.execute(base)
  expect(await passer('2021-11-20T11:00:00Z')).toBe(1)
})
