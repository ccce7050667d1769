import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { unAppel, unGuichet } from '../../tests/constructeurs.ts'
import { type Examine, planterExamines } from '../../tests/examens.ts'
import { criteresNotes } from '../instruction/avis.ts'
import { delaiDExamen } from '../instruction/delai.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireEquite } from './equite.sql.ts'

const { base } = await baseDeTest()
const PARIS = { ...unAppel(), fuseau: 'Europe/Paris' }
const ars: Acteur = { id: 'ada', nom: 'Ada', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const [premier, second] = criteresNotes(unGuichet()).map((c) => c.code) as [string, string]
const chez = (guichet: string) => ({ appel: PARIS, guichet: { ...unGuichet(), code: guichet } })
const lire = (guichet: string, qui = ars, page = 1) => lireEquite(base, qui, chez(guichet), page)
const planter = (guichet: string, dossiers: readonly Examine[]) =>
  planterExamines(base, { appel: 'ssi-2021', guichet, agence: 'ars-guyane' }, dossiers)
const jour = (n: number): string => Temporal.PlainDate.from('2021-01-01').add({ days: n }).toString()

describe('qui est retenu', async () => {
  const reponse = { depot: jour(0), recevabilite: jour(2), decision: jour(9), etat: 'laureat' } as const
  const dossiers: readonly Examine[] = [
    ...['a1', 'a2', 'a3'].map((id) => ({ ...reponse, id, nature: 'pharmacie', effectif: 10, departement: '973' })),
    {
      ...reponse,
      id: 'a4',
      nature: 'pharmacie',
      effectif: 49,
      departement: '974',
      sens: 'ecarte',
      raisons: ['fonds', 'avis.foule', 'avis.ada'],
    },
    { ...reponse, id: 'a5', nature: 'laboratoire', effectif: 50, sens: 'sans-suite' },
    { ...reponse, id: 'a6', nature: 'laboratoire', effectif: 250, sens: 'sous-condition', etat: 'sous-condition' },
    { ...reponse, id: 'a7', nature: 'laboratoire', sens: 'en-attente', etat: 'en-attente' },
    { ...reponse, id: 'a8', nature: 'laboratoire', sens: 'en-attente', etat: 'clos' },
    { id: 'a9', etat: 'irrecevable', depot: jour(0), recevabilite: jour(3), irrecevable: { clauses: ['G-02', 'G-04'], verdict: 'oui' } },
    { id: 'a10', etat: 'depose', depot: jour(0) },
  ]
  await planter(
    'qui',
    dossiers.map((d) => ({ ...d, id: `qui-${d.id}` })),
  )

  test('retenus, réponses et dépôts, par nature, taille et département ; la liste d’attente n’a sa réponse qu’une fois close', async () => {
    const { groupes } = await lire('qui')
    const dits = (axe: string) =>
      Object.fromEntries(groupes.filter((g) => g.axe === axe).map((g) => [g.code, [g.nombre, g.sur, g.deposes]]))
    expect(dits('ensemble')).toEqual({ '': [4, 8, 10] })
    expect(dits('nature')).toEqual({ pharmacie: [3, 5, 6], laboratoire: [1, 3, 4] })
    expect(dits('taille')).toEqual({ petite: [3, 4, 4], moyenne: [0, 1, 1], grande: [1, 1, 1], inconnue: [0, 2, 4] })
    expect(dits('departement')).toEqual({ '973': [4, 7, 9], '974': [0, 1, 1] })
  })

  test('chaque raison compte les dossiers, une fois chacun ; deux avis n’en font qu’une, et aucun n’est nommé', async () => {
    const { raisons, refuses } = await lire('qui')
    expect(refuses).toBe(3)
    expect(Object.fromEntries(raisons.map((r) => [r.code, r.dossiers]))).toEqual({
      fonds: 1,
      avis: 1,
      autre: 1,
      'clause.G-02': 1,
      'clause.G-04': 1,
    })
  })
})

describe('les délais', async () => {
  /** Des dossiers au hasard, mais toujours les mêmes : certains sans avis, sans commission, ou avec un ou deux compléments. */
  let graine = 42
  const hasard = (n: number): number => {
    graine = (graine * 1103515245 + 12345) % 2147483648
    return Math.floor((graine / 2147483648) * n)
  }
  const dossiers = Array.from({ length: 60 }, (_, n): Examine => {
    const depot = hasard(100)
    const recevabilite = depot + hasard(20)
    const avis = recevabilite + hasard(20)
    const seance = avis + hasard(15)
    const decision = seance + hasard(5)
    const debut = depot + hasard(30)
    const fin = debut + hasard(20)
    const suivant = fin + 1 + hasard(10)
    return {
      ...{ id: `delai-${n}`, etat: 'laureat', depot: jour(depot), recevabilite: jour(recevabilite), decision: jour(decision) },
      ...(n % 4 === 0 ? {} : { avis: { ada: { [premier]: 2 } }, avisLe: jour(avis) }),
      ...(n % 5 === 0 ? {} : { seance: jour(seance) }),
      notification: jour(decision + hasard(40)),
      ...(n % 3 === 0
        ? {
            complements: [
              { demandee: jour(debut), jusquAu: jour(fin + 4), completee: jour(fin) },
              { demandee: jour(suivant), jusquAu: jour(suivant + 5) },
            ],
          }
        : {}),
    }
  })
  await planter('delais', dossiers)

  /** Le même compte, dossier par dossier, sans la base. */
  const attendus = () => {
    const lu = (t: string) => Temporal.PlainDate.from(t)
    const mesures = dossiers.flatMap((d) => {
      const arret = (de: string, a: string) =>
        (d.complements ?? []).reduce((n, c) => {
          const fin = [c.completee === undefined ? lu(c.jusquAu).add({ days: 1 }) : lu(c.completee), lu(c.jusquAu).add({ days: 1 })].sort(
            Temporal.PlainDate.compare,
          )[0]!
          const [x, y] = [[lu(c.demandee), lu(de)].sort(Temporal.PlainDate.compare)[1]!, [fin, lu(a)].sort(Temporal.PlainDate.compare)[0]!]
          return n + Math.max(0, x.until(y).days)
        }, 0)
      const etape = (nom: string, de: string | undefined, a: string | undefined) =>
        de === undefined || a === undefined ? [] : [{ nom, jours: Math.max(0, lu(de).until(lu(a)).days - arret(de, a)) }]
      return [
        ...etape('recevabilite', d.depot, d.recevabilite),
        ...etape('avis', d.recevabilite, d.avisLe),
        ...etape('commission', d.avisLe ?? d.recevabilite, d.seance),
        ...etape('decision', d.seance ?? d.avisLe ?? d.recevabilite, d.decision),
        ...etape('notification', d.decision, d.notification),
        ...etape('ensemble', d.depot, d.notification),
      ]
    })
    return Object.fromEntries(
      [...Map.groupBy(mesures, (m) => m.nom)].map(([nom, siennes]) => {
        const rangees = siennes.map((m) => m.jours).toSorted((a, b) => a - b)
        const au = (part: number) => rangees[Math.ceil(part * rangees.length) - 1]
        return [nom, [rangees.length, au(0.25), au(0.5), au(0.75), rangees.at(-1)]]
      }),
    )
  }

  test('G-44 · chaque étape court du dernier moment connu, et le temps d’attendre un complément n’y est pas', async () => {
    const { delais } = await lire('delais')
    expect(Object.fromEntries(delais.map((d) => [d.etape, [d.dossiers, d.quart, d.mediane, d.troisQuarts, d.plusLong]]))).toEqual(
      attendus(),
    )
  })

  test('une réponse est tardive quand le délai de la loi, compléments compris, est passé', async () => {
    const midi = (t: string) => Temporal.PlainDateTime.from(`${t}T12:00`).toZonedDateTime('Europe/Paris').toInstant()
    const tardifs = dossiers.filter((d) => {
      const suspensions = (d.complements ?? []).map((c) => ({
        ...{ demandeeLe: midi(c.demandee), jusquAu: Temporal.PlainDate.from(c.jusquAu), retireeLe: null },
        completeeLe: c.completee === undefined ? null : midi(c.completee),
      }))
      const limite = delaiDExamen(midi(d.depot), suspensions, midi(d.notification!), 'Europe/Paris').jour
      return Temporal.PlainDate.compare(limite, Temporal.PlainDate.from(d.notification!)) < 0
    })
    expect(tardifs.length).toBeGreaterThan(3)
    expect((await lire('delais')).delais.find((d) => d.etape === 'ensemble')?.tardifs).toBe(tardifs.length)
  })
})

describe('les notes', async () => {
  const note = { etat: 'ecarte', depot: jour(0), recevabilite: jour(1), avisLe: jour(2) }
  await planter('notes', [
    // Sur quatre points : ada un de plus que bob et que cleo, sur le premier critère ; le second, elle ne le juge pas.
    ...Array.from(
      { length: 6 },
      (_, n): Examine => ({
        ...note,
        id: `note-${n}`,
        avis: { ada: { [premier]: 3, [second]: 'sans-objet' }, bob: { [premier]: 2, [second]: 4 }, cleo: { [premier]: 2, [second]: 2 } },
      }),
    ),
    { ...note, id: 'note-seul', avis: { ada: { [premier]: 0 } } },
    { ...note, id: 'note-en-cours', etat: 'recevable', avis: { ada: { [premier]: 0 }, bob: { [premier]: 4 } } },
  ])
  const ecartsDe = async () => Object.fromEntries((await lire('notes')).examinateurs.map((e) => [e.agent, [e.dossiers, e.ecart, e.nom]]))

  test('l’écart se compte contre la moyenne des autres, critère par critère, sur les mêmes dossiers', async () => {
    // bob : −12,5 (2 contre 3 et 2) sur le premier, +50 sur le second ; cleo : −12,5 et −50. Sur cent, un point en vaut vingt-cinq.
    expect(await ecartsDe()).toEqual({ ada: [6, 25, 'Ada'], bob: [6, 18.75, 'Bob'], cleo: [6, -31.25, 'Cleo'] })
  })

  test('G-42 · une note qui se donne encore n’y est pas : personne n’apprend ce que d’autres ont noté avant lui', async () => {
    await sql`update ligne_dossier set etat = 'ecarte' where dossier = 'note-en-cours'`.execute(base)
    expect((await ecartsDe())['ada']![0]).toBe(7)
    await sql`update ligne_dossier set etat = 'inscrit' where dossier = 'note-en-cours'`.execute(base)
    expect((await ecartsDe())['ada']![0]).toBe(6)
  })
})

describe('les écarts aux propositions', async () => {
  const decide = { depot: jour(0), recevabilite: jour(1), avisLe: jour(2), decision: jour(3), etat: 'decide' } as const
  const contre = { avis: { ada: {}, bob: {} }, conclusion: 'defavorable' } as const
  await planter('ecarts', [
    { ...decide, id: 'e-rang', ecart: 'Une urgence' },
    { ...decide, id: 'e-montant', montant: 5_000_00, prevue: 8_000_00 },
    { ...decide, id: 'e-juste', montant: 8_000_00, prevue: 8_000_00 },
    { ...decide, id: 'e-inconnue', montant: 8_000_00 },
    { ...decide, ...contre, id: 'e-avis', sens: 'retenu' },
    { ...decide, id: 'e-refus', avis: { ada: {} }, sens: 'ecarte' },
    { ...decide, id: 'e-fonds', avis: { ada: {} }, sens: 'ecarte', raisons: ['fonds'] },
    { ...decide, ...contre, id: 'e-suivi', sens: 'ecarte' },
    { id: 'e-conditions', etat: 'irrecevable', depot: jour(0), recevabilite: jour(4), irrecevable: { clauses: ['G-02'], verdict: 'oui' } },
    { id: 'e-non', etat: 'irrecevable', depot: jour(0), recevabilite: jour(4), irrecevable: { clauses: ['G-02'], verdict: 'non' } },
  ])

  test('commission ou rang, montant, avis, conditions : chaque écart se compte, avec la raison écrite ; manquer de fonds ou suivre les avis n’en est pas un', async () => {
    const { comptes, lignes } = (await lire('ecarts')).derogations
    expect(comptes).toEqual({ commission: 1, montant: 1, avis: 2, conditions: 1 })
    expect(lignes.map((d) => [d.de, d.dossier, d.raison, d.prevu, d.accorde])).toEqual([
      ['conditions', 'e-conditions', 'Motif de e-conditions', null, null],
      ['avis', 'e-avis', 'Décidé e-avis', null, null],
      ['montant', 'e-montant', 'Décidé e-montant', 8_000_00n, 5_000_00n],
      ['commission', 'e-rang', 'Une urgence', null, null],
      ['avis', 'e-refus', 'Décidé e-refus', null, null],
    ])
    expect((await lire('ecarts', ars, 2)).derogations).toEqual({ page: 1, comptes, lignes })
  })

  test('A-18 · une sélection arrêtée avant la fin des audits s’y lit avec son motif', async () => {
    await sql`
      insert into selection (id, appel, guichet, objet, le, par, derogation, probleme, cout)
      values ('s1', 'ssi-2021', 'ecarts', 'projets', now(), 'foule', 'Un audit ne viendra pas', '{}', 0), ('s2', 'ssi-2021', 'ecarts', 'projets', now(), 'foule', null, '{}', 0)`.execute(
      base,
    )
    const [lue] = (await lire('ecarts')).derogations.lignes
    expect(lue).toMatchObject({ de: 'audits', dossier: null, raison: 'Un audit ne viendra pas' })
  })
})

test('G-42, 040 · qui est écarté d’un dossier lit les mêmes chiffres que s’il n’existait pas : aucun ne dépend de lui', async () => {
  const temoin = {
    depot: jour(0),
    recevabilite: jour(1),
    avisLe: jour(2),
    decision: jour(3),
    notification: jour(4),
    etat: 'laureat',
  } as const
  const autres = Array.from(
    { length: 5 },
    (_, n): Examine => ({ ...temoin, id: `tu-${n}`, avis: { ada: { [premier]: 1 }, bob: { [premier]: 2 } } }),
  )
  await planter('tu', autres)
  const sans = await lire('tu')
  const cache: Examine = {
    ...temoin,
    ...{
      id: 'tu-cache',
      nature: 'reseau-sante',
      departement: '69',
      effectif: 999,
      decision: jour(80),
      notification: jour(99),
      sens: 'ecarte',
    },
    ...{ raisons: ['places'], ecart: 'Une raison', avis: { ada: { [premier]: 4 }, bob: { [premier]: 0 } } },
    complements: [{ demandee: jour(5), jusquAu: jour(9) }],
  }
  await planter('tu', [cache])
  await sql`insert into deport (dossier, agent, motif, le) values ('tu-cache', 'ada', 'Lien', now())`.execute(base)
  expect(await lire('tu')).toEqual(sans)
  expect(sans.derogations).toEqual({ page: 1, comptes: {}, lignes: [] })
  const autre = await lire('tu', { ...ars, id: 'bob' })
  expect(autre).not.toEqual(sans)
  expect(autre.groupes.find((g) => g.axe === 'ensemble')).toMatchObject({ deposes: 6, nombre: 5, sur: 6 })
  // L'avis de qui est écarté ne compte plus, même pour un autre : sur ce dossier, bob n'est comparé à personne.
  expect(autre.examinateurs.find((e) => e.agent === 'bob')?.dossiers).toBe(5)
})

test('une autre agence n’y lit rien', async () => {
  expect((await lire('tu', { ...ars, agence: 'ars-ara' })).groupes).toEqual([{ axe: 'ensemble', code: '', deposes: 0, nombre: 0, sur: 0 }])
})
