import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterFoule } from '../../tests/foule.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireAffaires } from './affaires.sql.ts'
import { type Filtre, SANS_FILTRE } from './filtre.ts'
import { lieuxDe } from './journee.ts'
import { lireDepartements, lireLignes, lireListe, lireNumeros } from './liste.sql.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-01T12:00:00Z')
const JOUR = Temporal.PlainDate.from('2021-12-15')
await planterFoule(base, 2_000, 'ars-guyane', 'ssi-2021', LE)
const agent = (role: Acteur['role'], plus: Partial<Acteur> = {}): Acteur => ({
  id: 'foule',
  nom: 'Une personne de la foule',
  role,
  agence: 'ars-guyane',
  organismes: [],
  droits: {},
  fonctions: [],
  ...plus,
})
const ars = agent('ars')
const lire = (f: Partial<Filtre>, acteur = ars) => lireListe(base, acteur, { ...SANS_FILTRE, ...f }, JOUR)
const tous = (f: Partial<Filtre>, acteur = ars) => lireNumeros(base, acteur, { ...SANS_FILTRE, ...f }, JOUR, 10_000)
const compter = async (ou: string) =>
  Number((await sql<{ n: bigint }>`select count(*) as n from ligne_dossier where ${sql.raw(ou)}`.execute(base)).rows[0]?.n)

test('la liste d’une agence n’a ni brouillon, ni dossier d’une autre, ni dossier dont on s’est déporté', async () => {
  const avant = await lire({})
  expect(avant.total).toBe(await compter(`agence = 'ars-guyane' and etat <> 'brouillon'`))
  const vu = avant.lignes[0]?.dossier ?? ''
  await sql`insert into deport (dossier, agent, motif, le) values (${vu}, 'foule', 'Proche', ${LE})`.execute(base)
  expect((await lire({})).total).toBe(avant.total - 1)
  expect(await tous({})).not.toContain(vu)
  expect(await lireLignes(base, ars, [vu])).toEqual([])
  expect((await lire({}, agent('ars', { id: 'autre' }))).total).toBe(avant.total)
  await sql`delete from deport where dossier = ${vu} and agent = 'foule'`.execute(base)
})

test('un porteur ne lit que ses organismes, brouillons compris ; sans organisme, rien', async () => {
  expect((await lire({}, agent('porteur', { organismes: ['foule-7'] }))).lignes.map((l) => l.organisme)).toEqual(
    Array(2).fill('Clinique fictif de l’Écluse 7'),
  )
  const brouillons = await lire({ etats: ['brouillon'] }, agent('porteur', { organismes: ['foule-10'] }))
  expect(brouillons.total).toBe(await compter(`organisme_id = 'foule-10' and etat = 'brouillon'`))
  expect(brouillons.total).toBeGreaterThan(0)
  expect((await lire({}, agent('porteur'))).total).toBe(0)
})

test('les filtres se combinent, et chacun garde exactement ce qu’il dit', async () => {
  const cas: readonly (readonly [Partial<Filtre>, string])[] = [
    [{ etats: ['depose', 'recevable'] }, `etat in ('depose', 'recevable')`],
    [{ criteres: { departement: '26', nature: 'pharmacie' } }, `departement = '26' and nature = 'pharmacie'`],
    [{ criteres: { guichet: 'audit', charge: 'moi' } }, `guichet = 'audit' and charge = 'foule'`],
    [{ criteres: { charge: 'personne', verifier: 'oui' } }, 'charge is null and a_verifier'],
    [{ criteres: { echeance: 'passee' } }, `echeance < '2021-12-15'`],
    [{ criteres: { echeance: 'semaine' } }, `echeance between '2021-12-15' and '2021-12-22'`],
    [{ criteres: { echeance: 'plus-tard' } }, `echeance > '2021-12-22'`],
    [{ criteres: { echeance: 'sans' } }, 'echeance is null'],
  ]
  for (const [filtre, ou] of cas) {
    const attendu = await compter(`agence = 'ars-guyane' and etat <> 'brouillon' and ${ou}`)
    expect(attendu, ou).toBeGreaterThan(0)
    expect((await lire(filtre)).total, ou).toBe(attendu)
  }
})

test('un texte se cherche sans accents, mot par mot, dans le nom et le numéro ; rien n’y est un joker', async () => {
  expect((await lire({ texte: 'ÉCLUSE clinique' })).total).toBe(
    await compter(`agence = 'ars-guyane' and etat <> 'brouillon' and organisme like 'Clinique%Écluse%'`),
  )
  expect((await lire({ texte: '090007' })).lignes.map((l) => l.dossier)).toEqual(['ssi-2021-090007'])
  for (const texte of ['%', '_', '\\']) expect((await lire({ texte })).total).toBe(0)
})

test.each(['echeance', 'depot', 'organisme', 'etat', 'depuis'] as const)(
  'triée par %s, dans les deux sens, la liste ne répète ni n’oublie personne d’une page à l’autre',
  async (tri) => {
    for (const sens of ['croissant', 'decroissant'] as const) {
      const ordre = await tous({ tri, sens })
      expect(new Set(ordre).size).toBe(ordre.length)
      const pages = await Promise.all([1, 2, 3].map((page) => lire({ tri, sens, page })))
      expect(pages.flatMap((p) => p.lignes.map((l) => l.dossier))).toEqual(ordre.slice(0, 75))
    }
    expect((await lire({ tri, page: 9_999 })).page).toBe(Math.ceil((await lire({})).total / 25))
  },
)

test('ce qui n’a pas de date vient à la fin, dans les deux sens', async () => {
  for (const sens of ['croissant', 'decroissant'] as const) {
    const { total } = await lire({})
    const debut = await lire({ sens })
    const fin = await lire({ sens, page: Math.ceil(total / 25) })
    expect([debut.lignes[0]?.echeance === null, fin.lignes.at(-1)?.echeance]).toEqual([false, null])
  }
})

test('les départements proposés sont ceux de l’agence, chacun une fois', async () => {
  const attendus = await sql<{ departement: string }>`
    select distinct departement from ligne_dossier where agence = 'ars-guyane' and etat <> 'brouillon' order by 1`.execute(base)
  expect(attendus.rows.length).toBeGreaterThan(3)
  expect(await lireDepartements(base, 'ars-guyane')).toEqual(attendus.rows.map((l) => l.departement))
  expect(await lireDepartements(base, 'ars-inconnue')).toEqual([])
})

test('la journée lit d’abord ce qui m’est confié, puis ce que personne ne tient', async () => {
  const affaires = await lireAffaires(base, ars, [{ genre: 'dossier', acte: 'declarer-recevable', etats: ['depose'] }], lieuxDe([], ars), 3)
  expect(affaires.map((a) => a.charge)).toEqual(['foule', 'foule', 'foule', null, null, null])
})
