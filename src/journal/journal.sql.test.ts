import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { type Entree, ORIGINE, texteScelle } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'
import { direSceau, direVerification } from './journal.commande.ts'
import { inscrire } from './journal.sql.ts'
import { sceller } from './sceau.sql.ts'
import { verifierJournal } from './verification.sql.ts'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-10-31T12:00:00.123456Z')
const signature = (acte: string) => ({ acte, par: 'porteur-a', role: 'porteur', le: LE })
const perimetre = { agence: 'essai', appel: 'essai', organisme: 'a', prestataire: null }
const objet = (id: string, contenu: unknown) => ({ genre: 'dossier', id, fil: `dossier:${id}`, vers: 'brouillon', contenu }) as const

/** Un dossier de cinq entrées : né, répondu trois fois, déposé. */
const vivre = async (id: string): Promise<string> => {
  await base.transaction().execute(async (tx) => {
    await inscrire(tx, signature('ouvrir'), { ...objet(id, { guichet: 'audit' }), perimetre })
    for (const n of [1, 2, 3])
      await inscrire(tx, signature('repondre'), objet(id, { questions: ['é', 'a'], n, somme: 12_345n, rien: undefined }))
    await inscrire(tx, signature('deposer'), { ...objet(id, null), vers: 'depose' })
  })
  return `dossier:${id}`
}
/** L'attaquant a tous les droits sur la base : il coupe les garde-fous le temps de son geste. */
const attaquer = async (...gestes: readonly ReturnType<typeof sql>[]): Promise<void> => {
  await sql`alter table entree disable trigger user`.execute(base)
  await sql`alter table sceau disable trigger user`.execute(base)
  for (const geste of gestes) await geste.execute(base)
  await sql`alter table entree enable trigger user`.execute(base)
  await sql`alter table sceau enable trigger user`.execute(base)
}
const ruptures = async (fil: string) => (await verifierJournal(base)).ruptures.filter((r) => r.fil === fil)
const entrees = async (fil: string) => (await sql<Entree>`select * from entree where fil = ${fil} order by rang`.execute(base)).rows

/** Recalcule un fil entier comme le ferait l'attaquant qui connaît le procédé, et refait sa tête. */
const rechainer = async (fil: string): Promise<void> => {
  let precedent = ORIGINE
  for (const { empreinte: _, ...e } of await entrees(fil)) {
    const neuve = empreinte(texteScelle({ ...e, precedent }))
    await attaquer(sql`update entree set precedent = ${precedent}, empreinte = ${neuve} where fil = ${fil} and rang = ${e.rang}`)
    precedent = neuve
    await sql`update fil set rang = ${e.rang}, empreinte = ${neuve} where fil = ${fil}`.execute(base)
  }
}

test.each([
  sql`update entree set par = 'un autre'`,
  sql`delete from entree where rang = 1`,
  sql`truncate entree cascade`,
  sql`update sceau set racine = ''`,
  sql`delete from sceau`,
  sql`truncate sceau`,
])('le journal ne se modifie pas (essai %#)', async (geste) => {
  await vivre(`garde-${Math.random()}`)
  await expect(geste.execute(base)).rejects.toThrow('Le journal ne se modifie pas')
})

test('un journal écrit par les actes tient : accents, sommes, microsecondes et clés absentes compris', async () => {
  const fil = await vivre('intact')
  expect(await ruptures(fil)).toEqual([])
  expect((await entrees(fil)).map((e) => [e.rang, e.acte, e.de, e.vers])).toEqual([
    [1, 'ouvrir', 'neant', 'brouillon'],
    [2, 'repondre', 'brouillon', 'brouillon'],
    [3, 'repondre', 'brouillon', 'brouillon'],
    [4, 'repondre', 'brouillon', 'brouillon'],
    [5, 'deposer', 'brouillon', 'depose'],
  ])
})

test('un passage que la vie ne connaît pas ne s’écrit pas', async () => {
  await vivre('sans-passage')
  const deuxieme = base
    .transaction()
    .execute((tx) => inscrire(tx, signature('deposer'), { ...objet('sans-passage', null), vers: 'depose' }))
  await expect(deuxieme).rejects.toThrow('ne connaît pas deposer : depose → depose')
})

test.each([
  ['acte', sql`acte = 'decrire'`],
  ['de', sql`de = 'neant'`],
  ['vers', sql`vers = 'retire'`],
  ['par', sql`par = 'porteur-b'`],
  ['role', sql`role = 'ars'`],
  ['le', sql`le = le + interval '1 microsecond'`],
  ['objet', sql`objet = 'autre'`],
  ['contenu', sql`contenu = jsonb_set(contenu, '{n}', '4')`],
  ['empreinte', sql`empreinte = translate(empreinte, '0123', '1234')`],
])('changer « %s » d’une entrée la désigne', async (nom, changement) => {
  const fil = await vivre(`octet-${nom}`)
  await attaquer(sql`update entree set ${changement} where fil = ${fil} and rang = 3`)
  expect((await ruptures(fil))[0]).toMatchObject({ rang: 3, phrase: expect.stringContaining('modifiée après coup') })
})

test.each([
  ['la première', 1, 'l’entrée 1 manque (1 absente)'],
  ['une du milieu', 3, 'l’entrée 3 manque (1 absente)'],
  ['la dernière', 5, 'l’entrée 5 manque à la fin du fil'],
])('retirer %s la nomme', async (nom, rang, phrase) => {
  const fil = await vivre(`retrait-${nom}`)
  await attaquer(sql`delete from entree where fil = ${fil} and rang = ${rang}`)
  expect((await ruptures(fil))[0]).toEqual({ fil, rang, phrase })
})

test('retirer la dernière et refaire la tête : l’état du dossier la trahit, et le sceau aussi', async () => {
  const fil = await vivre('tete-refaite')
  await sceller(base, LE)
  const avant = (await entrees(fil))[3]!
  await attaquer(
    sql`delete from entree where fil = ${fil} and rang = 5`,
    sql`update fil set rang = 4, empreinte = ${avant.empreinte} where fil = ${fil}`,
  )
  expect(await ruptures(fil)).toEqual([
    { fil, rang: 4, phrase: 'dossier tete-refaite se dit « depose », mais son dernier acte l’a laissé « brouillon »' },
    { fil, rang: 5, phrase: `l’entrée 5, scellée le ${LE.toString()}, n’est plus là ou a changé` },
  ])
})

test('en ajouter une à la fin la nomme', async () => {
  const fil = await vivre('ajout-fin')
  const { empreinte: precedent, ...modele } = (await entrees(fil))[4]!
  const ajoutee = { ...modele, rang: 6, acte: 'retirer', de: 'depose', vers: 'retire', precedent }
  await attaquer(sql`insert into entree (fil, rang, acte, genre, objet, de, vers, par, role, le, contenu, precedent, empreinte)
    values (${fil}, 6, 'retirer', 'dossier', 'ajout-fin', 'depose', 'retire', ${modele.par}, ${modele.role}, ${modele.le}, 'null'::jsonb,
      ${precedent}, ${empreinte(texteScelle(ajoutee))})`)
  expect((await ruptures(fil))[0]).toEqual({ fil, rang: 6, phrase: 'l’entrée 6 a été ajoutée à la fin du fil' })
})

test('en glisser une au milieu la nomme', async () => {
  const fil = await vivre('ajout-milieu')
  await attaquer(
    sql`update entree set rang = rang + 10 where fil = ${fil} and rang >= 3`,
    sql`update entree set rang = rang - 9 where fil = ${fil} and rang >= 13`,
    sql`insert into entree select fil, 3, acte, genre, objet, de, vers, par, role, le, contenu, empreinte, repeat('a', 64) from entree where fil = ${fil} and rang = 2`,
    sql`update fil set rang = 6 where fil = ${fil}`,
  )
  expect((await ruptures(fil))[0]).toMatchObject({ rang: 3, phrase: expect.stringContaining('modifiée après coup') })
})

test('qui récrit un fil entier, tête comprise, est pris par le sceau', async () => {
  const fil = await vivre('recrit')
  await sceller(base, LE)
  await attaquer(sql`update entree set contenu = '{"questions":["fausse"]}' where fil = ${fil} and rang = 2`)
  await rechainer(fil)
  expect(await ruptures(fil)).toEqual([{ fil, rang: 5, phrase: `l’entrée 5, scellée le ${LE.toString()}, n’est plus là ou a changé` }])
})

test('qui efface un fil entier est pris par le sceau', async () => {
  const fil = await vivre('efface')
  await sceller(base, LE)
  await attaquer(
    sql`delete from entree where fil = ${fil}`,
    sql`delete from vie where fil = ${fil}`,
    sql`delete from fil where fil = ${fil}`,
  )
  expect(await ruptures(fil)).toMatchObject([{ rang: 5, phrase: expect.stringContaining('scellée') }])
})

test('qui change l’état d’un dossier sans acte est pris', async () => {
  const fil = await vivre('etat')
  await sql`update vie set etat = 'laureat' where fil = ${fil}`.execute(base)
  expect(await ruptures(fil)).toMatchObject([{ rang: 5, phrase: expect.stringContaining('« laureat »') }])
})

test('récrire un fil puis les sceaux change la racine gardée ailleurs', async () => {
  const fil = await vivre('tout-recrit')
  const gardee = await sceller(base, LE)
  expect((await verifierJournal(base)).racine).toBe(gardee)
  await attaquer(sql`update entree set par = 'porteur-z' where fil = ${fil}`)
  await rechainer(fil)
  await attaquer(sql`delete from sceau where rang = (select max(rang) from sceau)`)
  await sceller(base, LE)
  expect(await ruptures(fil)).toEqual([])
  expect((await verifierJournal(base)).racine).not.toBe(gardee)
})

test('un sceau retiré du milieu, ou retouché, se voit', async () => {
  for (const n of [1, 2, 3]) {
    await vivre(`sceau-${n}`)
    await sceller(base, LE)
  }
  const dernier = (await verifierJournal(base)).sceaux
  await attaquer(sql`delete from sceau where rang = ${dernier - 1}`)
  expect((await ruptures('sceaux')).map((r) => r.rang)).toContain(dernier)
})

test('sceller deux fois sans rien de neuf ne pose qu’un sceau', async () => {
  await vivre('scelle')
  expect(await sceller(base, LE)).toMatch(/^[0-9a-f]{64}$/)
  expect(await sceller(base, LE)).toBeUndefined()
})

test('un journal de plus d’un lot se vérifie en entier', async () => {
  const autre = (n: number) => ({ ...objet(`lot-${n}`, {}), perimetre })
  await base.transaction().execute(async (tx) => {
    for (let n = 0; n < 1100; n++) await inscrire(tx, signature('ouvrir'), autre(n))
  })
  await attaquer(sql`update entree set par = 'un autre' where fil = 'dossier:lot-1099'`)
  expect(await ruptures('dossier:lot-1099')).toHaveLength(1)
  expect((await verifierJournal(base)).fils).toBeGreaterThan(1100)
})

test('« journal verifier » nomme chaque rupture et sort en erreur ; « journal sceller » dit la racine', async () => {
  const dite = await direVerification(base, { json: false })
  expect(dite.code).toBe(1)
  expect(dite.sortie).toMatch(
    /^Le journal ne tient pas\.\n[\s\S]*dossier:lot-1099, entrée 1 : l’entrée 1 \(ouvrir\) a été modifiée après coup\./,
  )
  expect(JSON.parse((await direVerification(base, { json: true })).sortie).ruptures.length).toBeGreaterThan(0)
  expect((await direSceau(base, LE, { json: false })).sortie).toMatch(/Racine : [0-9a-f]{64}/)
})
