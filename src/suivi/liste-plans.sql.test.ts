import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterFoule } from '../../tests/foule.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Filtre, SANS_FILTRE, TRIS } from './filtre.ts'
import { enLisant, requetes } from './liste.sql.ts'

const { base } = await baseDeTest()
await planterFoule(base, 10_000, 'ars-guyane', 'ssi-2021', Temporal.Instant.from('2021-11-01T12:00:00Z'))
const ars: Acteur = { id: 'foule', nom: '', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const AUJOURDHUI = Temporal.PlainDate.from('2021-12-15')
const pour = (f: Partial<Filtre>, acteur = ars) => requetes(acteur, { ...SANS_FILTRE, ...f }, AUJOURDHUI)

/** Le plan, tel que PostgreSQL le dit ; à dix mille dossiers il choisit déjà comme à cinquante mille. */
const plan = (requete: RawBuilder<unknown>): Promise<string> =>
  enLisant(base, async (tx) =>
    (await sql<{ 'QUERY PLAN': string }>`explain ${requete}`.execute(tx)).rows.map((l) => l['QUERY PLAN']).join('\n'),
  )

test('une page se choisit par un index et se lit par sa clé, sans parcourir la table', async () => {
  for (const f of [{}, { etats: ['depose'] }, { texte: 'clinique écluse' }, { criteres: { departement: '26', nature: 'pharmacie' } }]) {
    const dit = await plan(pour(f).montrer(2))
    expect(dit, JSON.stringify(f)).not.toContain('Seq Scan on ligne_dossier')
    expect(dit).toContain('ligne_dossier_pkey')
  }
})

test.each(Object.keys(TRIS).filter((t) => t !== 'etat') as Filtre['tri'][])(
  'la liste triée par %s suit l’index de ce tri : rien ne se trie',
  async (tri) => {
    const dit = await plan(pour({ tri }).choisir(25, 0))
    expect(dit).toMatch(/Index (Only )?Scan using ligne_par_/)
    expect(dit).not.toContain('Sort')
  },
)

test('chercher un texte, un état, un département, un agent se fait par un index, compte compris', async () => {
  const cas: readonly (readonly [Partial<Filtre>, string])[] = [
    [{ texte: 'lavoir 123' }, 'ligne_par_mots'],
    [{ etats: ['decide'] }, 'ligne_par_etat'],
    [{ criteres: { departement: '26' } }, 'ligne_par_departement'],
    [{ criteres: { charge: 'moi', echeance: 'passee' } }, 'ligne_par_charge'],
  ]
  for (const [f, index] of cas) expect(await plan(pour(f).compter), index).toContain(index)
})

test('un porteur et un prestataire lisent leurs dossiers par un index', async () => {
  expect(await plan(pour({}, { ...ars, role: 'porteur', organismes: ['foule-1'] }).compter)).toContain('ligne_du_porteur')
  expect(await plan(pour({}, { ...ars, role: 'prestataire', prestataire: 'p' }).compter)).toContain('ligne_du_prestataire')
})
