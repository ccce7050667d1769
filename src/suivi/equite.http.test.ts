import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { unGuichet } from '../../tests/constructeurs.ts'
import { planterAppelDeLaFoule, planterExamensDeLaFoule, planterFoule } from '../../tests/foule.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { criteresNotes } from '../instruction/avis.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDeLEquite } from './equite.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
await planterFoule(base, 200, 'ars-guyane', 'ssi-2021', LE)
await planterExamensDeLaFoule(
  base,
  'ssi-2021',
  criteresNotes(unGuichet()).map((c) => c.code),
  LE,
)
await planterAppelDeLaFoule(base, 'ars-guyane', 'ssi-2021', LE)
const pages = pagesDeLEquite(await mondeDEssai(base, LE))
const agent = (role: Acteur['role'], plus: Partial<Acteur> = {}): Acteur => ({
  ...{ id: 'foule', nom: 'Agent', role, agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] },
  ...plus,
})
const chez = (a: Acteur | undefined) => visiteDe(pages, a, LE.add({ hours: 24 * 90 }))
const PAGE = '/appels/ssi-2021/equite?guichet=investissement'

test('G-43, G-44 · la page dit les délais, les raisons, ce que chacun obtient, ce qui sépare les notes et ce dont on s’est écarté', async () => {
  const { statut, texte } = await chez(agent('ars')).lire(PAGE)
  expect(statut).toBe(200)
  for (const dit of [
    ...['Du dépôt à la recevabilité', 'Du dépôt à la réponse', 'les deux mois que la loi laisse', 'n’est pas compté'],
    ...['Ce qu’un avis en dit', 'Plus assez d’argent'],
    ...['Selon la nature de l’organisme', 'Effectif inconnu', 'Selon son département', 'Comme les autres, au hasard près'],
    ...['Lise Fictif', 'Plus généreux', 'Marc Fictif', 'Plus sévère'],
    ...['Un autre montant que la règle', 'Contre la majorité des avis', 'au lieu de'],
    ...['Un quart sous', 'Faire auditer', '/appels/ssi-2021/equite.xlsx?guichet=investissement'],
  ])
    expect(texte, dit).toContain(dit)
  // Les irrecevables de cette foule sont tous à l'autre guichet.
  expect(texte).not.toContain('Irrecevable, clause')
  expect((await chez(agent('ars')).lire('/appels/ssi-2021/equite?guichet=audit')).texte).toContain('Irrecevable, clause G-04')
  // Derrière chaque groupe, ses dossiers.
  expect(texte).toContain('/dossiers?appel=ssi-2021&amp;guichet=investissement&amp;nature=pharmacie')
})

test('un nombre trop petit se montre sans taux, et se dit', async () => {
  const { texte } = await chez(agent('direction')).lire(PAGE)
  expect(texte).toContain('Trop peu de dossiers pour conclure')
  expect(texte).toMatch(/\d+\u00a0% \(entre \d+\u00a0% et \d+\u00a0%\)/)
})

test('seuls l’agence, son opérateur et la direction l’ouvrent ; pour tout autre, elle répond comme un appel qui n’existe pas', async () => {
  for (const role of ['ars', 'grades', 'direction'] as const) expect((await chez(agent(role)).lire(PAGE)).statut).toBe(200)
  const fermes = [
    ...(['commission', 'delegataire', 'comptable', 'porteur', 'prestataire'] as const).map((r) => agent(r)),
    ...[agent('ars', { agence: 'ars-ara' }), undefined],
  ]
  for (const qui of fermes)
    for (const suite of ['equite', 'equite.csv', 'equite?guichet=audit'])
      expect(await chez(qui).lire(`/appels/ssi-2021/${suite}`)).toEqual(await chez(qui).lire(`/appels/inconnu/${suite}`))
})

test('un guichet inconnu mène au premier, une page d’après la dernière à la première, un format inconnu nulle part', async () => {
  expect((await chez(agent('ars')).lire('/appels/ssi-2021/equite?guichet=x&page=-3')).texte).toContain('Faire auditer votre sécurité')
  expect(await chez(agent('ars')).lire(`${PAGE}&page=99999999999999`)).toEqual(await chez(agent('ars')).lire(PAGE))
  for (const format of ['pdf', 'constructor']) expect((await chez(agent('ars')).lire(`/appels/ssi-2021/equite.${format}`)).statut).toBe(404)
})

test('040 · le fichier s’ouvre dans un tableur, réunit les petits groupes et ne nomme ni personne, ni dossier, ni organisme', async () => {
  const { texte } = await chez(agent('ars')).lire('/appels/ssi-2021/equite.csv?guichet=investissement')
  for (const dit of ['Tableau;Groupe;Dossiers;Nombre;Sur;Part (%)', 'Du dépôt à la réponse', 'Petits groupes, réunis', 'Examinateur n° 1'])
    expect(texte, dit).toContain(dit)
  expect(texte).not.toMatch(/Fictif|fictif|ssi-2021-\d/)
  const lignes = texte.split('\r\n').map((l) => l.split(';'))
  for (const [tableau, , , , sur] of lignes.slice(1, -1)) if (sur !== '') expect(Number(sur), tableau).toBeGreaterThanOrEqual(5)
  for (const format of ['xlsx', 'ods'])
    expect(String.fromCharCode(...(await chez(agent('grades')).octets(`/appels/ssi-2021/equite.${format}`)).slice(0, 2))).toBe('PK')
})

test('un appel où rien n’est encore déposé dit ce qui se lira, et quand', async () => {
  await sql`update ligne_dossier set appel = 'autre' where guichet = 'audit'`.execute(base)
  const { texte } = await chez(agent('ars')).lire('/appels/ssi-2021/equite?guichet=audit')
  for (const dit of ['Les délais se liront ici', 'Les groupes se compareront ici', 'Les raisons des refus se compteront ici'])
    expect(texte).toContain(dit)
  await sql`update ligne_dossier set appel = 'ssi-2021' where guichet = 'audit'`.execute(base)
})
