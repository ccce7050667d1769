import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { accueillirPersonne } from '../acteurs/personne.sql.ts'
import { ecrireQuestion, ecrireReponse, lireQuestion } from '../echanges/questions.sql.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { passerLaNuit } from './nuit.actes.ts'

const { base } = await baseDeTest()
const OUVERTURE = '2021-09-01T12:00:00Z'
const { monde, porteur, etranger } = await planterDecor(base, OUVERTURE)
const oublies: string[] = []
const nuit = (le: string) =>
  passerLaNuit({ monde, oublier: async (courriel) => void oublies.push(courriel) }, Temporal.Instant.from(`${le}T03:00:00Z`))
const faire = async (nom: string, par: typeof porteur, objet: string | undefined, saisie: unknown, le = OUVERTURE) => {
  const fait = await acteNomme(nom)?.faire(monde, {
    saisie,
    par,
    le: Temporal.Instant.from(le),
    ...(objet === undefined ? {} : { objet }),
  })
  if (fait?.ok !== true) throw new Error(`${nom} : ${JSON.stringify(fait?.error)}`)
  return fait.value.id
}
const GUICHET = monde.appelCourant('ssi-2021')?.guichets.find((g) => g.pieces.length > 0)
const ouvrir = (par: typeof porteur) =>
  faire('ouvrir', par, undefined, { appel: 'ssi-2021', guichet: GUICHET?.code, organisme: par.organismes[0] })
const objets = async () =>
  (await sql<{ a: string; objet: string }>`select a, objet from courriel where objet like '%sera effacé%' order by id`.execute(base)).rows
const restes = async (dossier: string) =>
  (
    await sql<{ n: number }>`
      select (select count(*) from reponse where dossier = ${dossier}) + (select count(*) from piece where dossier = ${dossier}) as n`.execute(
      base,
    )
  ).rows.map((r) => Number(r.n))[0]

test('un brouillon dont le guichet est clos est annoncé deux fois, puis effacé avec ses pièces ; le journal tient', async () => {
  const id = await ouvrir(porteur)
  await faire('joindre', porteur, id, {
    piece: GUICHET?.pieces[0]?.code,
    fichier: { nom: 'a.pdf', octets: new TextEncoder().encode('%PDF-1.4 a') },
  })
  const empreinte = (await sql<{ e: string }>`select empreinte as e from piece where dossier = ${id}`.execute(base)).rows[0]?.e ?? ''
  // Le guichet ferme à la fin du 31 octobre 2021, heure de Cayenne, soit le 1er novembre à 3 heures : rien ne dort avant.
  for (const [le, annonces] of [
    ['2021-10-30', 0],
    ['2021-11-30', 0],
    ['2021-12-01', 1],
    ['2021-12-02', 1],
    ['2021-12-30', 1],
    ['2021-12-31', 2],
    ['2022-01-29', 2],
  ] as const) {
    await nuit(le)
    expect([le, (await objets()).length]).toEqual([le, annonces])
  }
  expect((await objets())[0]?.objet).toBe(`Votre brouillon ${id} sera effacé le dimanche 30 janvier 2022`)
  expect((await objets()).every((c) => c.a === `${porteur.organismes[0]}@exemple.fr`)).toBe(true)
  expect([(await voirVivant(base, 'dossier', id))?.etat, await restes(id)]).toEqual(['brouillon', 1])
  await nuit('2022-01-30')
  expect([(await voirVivant(base, 'dossier', id))?.etat, await restes(id)]).toEqual(['retire', 0])
  await expect(monde.fichiers.lire(empreinte)).rejects.toThrow()
  await nuit('2022-02-01')
  expect((await verifierJournal(base)).ruptures).toEqual([])
})

test('un brouillon retouché après son annonce repart de zéro', async () => {
  const id = await ouvrir(etranger)
  await nuit('2021-12-02')
  await faire('repondre', etranger, id, { reponses: { 'referent-cyber-nomme': 'non' } }, '2021-12-20T12:00:00Z')
  await nuit('2022-01-10')
  expect((await objets()).filter((c) => c.a === `${etranger.organismes[0]}@exemple.fr`)).toHaveLength(1)
})

test('un compte sans dossier, sans visite depuis deux ans, est annoncé deux fois puis effacé ; les autres restent', async () => {
  const vu = Temporal.Instant.from('2021-09-01T12:00:00Z')
  const sans = { nom: undefined, siret: undefined, rpps: undefined }
  for (const qui of ['dormeuse', 'agente', 'fidele']) await accueillirPersonne(base, `${qui}@exemple.fr`, sans, vu)
  const id = async (courriel: string) =>
    (await sql<{ id: string }>`select id from agent where courriel = ${courriel}`.execute(base)).rows[0]?.id ?? ''
  const dormeuse = await id('dormeuse@exemple.fr')
  await faire('demander-acces', { ...porteur, id: dormeuse, organismes: [], droits: {} }, undefined, {
    organisme: 'clinique',
    message: 'Jo',
  })
  await faire('inviter', porteur, undefined, { organisme: 'clinique', nom: 'Jo Dormeuse', courriel: 'dormeuse@exemple.fr', droit: 'lire' })
  await ecrireAgent(base, { id: await id('agente@exemple.fr'), nom: 'Agente', courriel: 'agente@exemple.fr' }, [
    { role: 'ars', agence: 'ars-guyane' },
  ])
  const recus = async () => (await objets()).filter((c) => c.objet.includes('compte')).map((c) => c.a)
  await nuit('2023-07-03')
  expect(await recus()).toEqual([])
  await nuit('2023-07-04')
  expect((await recus()).toSorted()).toEqual(['dormeuse@exemple.fr', 'fidele@exemple.fr'])
  await accueillirPersonne(base, 'fidele@exemple.fr', sans, Temporal.Instant.from('2023-07-10T12:00:00Z'))
  await nuit('2023-08-03')
  await nuit('2023-09-02')
  expect(oublies).toEqual(['dormeuse@exemple.fr'])
  expect((await sql`select nom, courriel from agent where id = ${dormeuse}`.execute(base)).rows).toEqual([
    { nom: 'Personne effacée', courriel: null },
  ])
  // Ni la demande qu'elle a faite, ni le lien qu'on lui a envoyé ne la nomment encore ; le lien ne sert plus.
  expect((await sql`select nom, courriel, annulee_le is null as ouverte from invitation`.execute(base)).rows).toEqual([
    { nom: 'Personne effacée', courriel: '', ouverte: false },
  ])
  expect((await sql`select agent from demande_acces`.execute(base)).rows).toEqual([])
  expect([await id('agente@exemple.fr'), await id('fidele@exemple.fr')].every((x) => x !== '')).toBe(true)
  expect(await recus()).toEqual(['fidele@exemple.fr'])
})

test('qui a demandé sans compte est oublié un an après la réponse ; la question et sa réponse restent', async () => {
  const visiteur = { objet: 'Devis', texte: 'Combien ?', telephone: false }
  const demandeur = { par: null, nom: 'Jo Fictif', courriel: 'jo@exemple.fr', organisme: 'EHPAD du Fleuve', suivi: 'a'.repeat(64) }
  const id = await base.transaction().execute((tx) => ecrireQuestion(tx, 'ssi-2021', visiteur, demandeur, Temporal.Instant.from(OUVERTURE)))
  const lue = async () => lireQuestion(base, 'ssi-2021', String(id))
  await nuit('2023-09-02')
  expect(await lue()).toMatchObject({ nom: 'Jo Fictif', courriel: 'jo@exemple.fr' })
  await base.transaction().execute((tx) => ecrireReponse(tx, id, 'Trois.', Temporal.Instant.from(OUVERTURE)))
  await nuit('2022-09-01')
  expect(await lue()).toMatchObject({ nom: 'Jo Fictif' })
  await nuit('2022-09-02')
  expect(await lue()).toMatchObject({
    nom: 'Personne effacée',
    courriel: '',
    organisme: null,
    suivi: null,
    texte: 'Combien ?',
    reponse: 'Trois.',
  })
})
