import { Hono } from 'hono'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { planterFoule } from '../../tests/foule.ts'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { pagesDesListes } from './dossiers.http.tsx'
import { pagesDesLots } from './lots.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie } = await partieJouee('guyane-2021', LE)
const pages = new Hono<Visite>().route('/', pagesDesListes(monde)).route('/', pagesDesLots(monde, acteNomme))
const chez = (ref: string) => visiteDe(pages, partie.acteurs.get(ref)!, LE)
const moi = (ref: string) => partie.acteurs.get(ref)!.id
const lignes = async <T>(requete: ReturnType<typeof sql<T>>) => (await requete.execute(base)).rows
const dans = async (etat: string) =>
  (await lignes(sql<{ dossier: string }>`select dossier from ligne_dossier where etat = ${etat} order by dossier`)).map((l) => l.dossier)
const entrees = async () => (await lignes(sql<{ n: bigint }>`select count(*) as n from entree`))[0]?.n
const examines = [...(await dans('inscrit')), ...(await dans('recevable'))]
const [finis] = [await dans('retire')]
const LOT = '0f6b1c1e-0000-4000-8000-00000000000'

test('la prévision dit, dossier par dossier, ce qui se ferait et ce qui s’y oppose ; elle n’écrit rien', async () => {
  const avant = await entrees()
  const { statut, texte } = await chez('ars').ecrire('/lots/confier', { dossiers: [...examines, ...finis].join(' '), agent: moi('ars') })
  expect([statut, await entrees()]).toEqual([200, avant])
  expect(texte).toContain(`Confier ${examines.length} dossiers`)
  expect([...texte.matchAll(/Ne se ferait pas/g)].length).toBe(finis.length)
  expect(texte).toContain('l’organisme a retiré ce dossier')
  expect(await lignes(sql`select from charge`)).toEqual([])
})

test('confirmé, chaque dossier a son acte et son sort ; le même envoi refait ne fait rien deux fois', async () => {
  const avant = await entrees()
  const champs = { lot: `${LOT}1`, dossiers: examines.join(' '), agent: moi('ars') }
  const deux = await Promise.all([chez('ars').ecrire('/lots/confier', champs), chez('ars').ecrire('/lots/confier', champs)])
  expect(deux.map((r) => r.vers)).toEqual([`/lots/suivi/${LOT}1`, `/lots/suivi/${LOT}1`])
  expect(Number(await entrees()) - Number(avant)).toBe(examines.length)
  const { texte } = await chez('ars').lire(`/lots/suivi/${LOT}1`)
  expect(texte).toContain(`Fait pour ${examines.length} dossiers.`)
  expect((await chez('gcs').lire(`/lots/suivi/${LOT}1`)).statut).toBe(404)
})

test('un lot arrêté en route se poursuit, et dit pourquoi un dossier est refusé', async () => {
  const [premier, second] = examines
  await sql`insert into lot (id, agent, acte, saisie, le) values (${`${LOT}2`}, ${moi('ars')}, 'confier', ${JSON.stringify({ agent: moi('gcs') })}::jsonb, ${LE})`.execute(
    base,
  )
  await sql`
    insert into lot_dossier (lot, rang, dossier, resultat) values (${`${LOT}2`}, 1, ${premier}, 'fait'), (${`${LOT}2`}, 2, ${second}, null),
      (${`${LOT}2`}, 3, ${finis[0]}, null)`.execute(base)
  expect((await chez('ars').lire(`/lots/suivi/${LOT}2`)).texte).toContain('Continuer : 2 dossiers')
  const avant = await entrees()
  await chez('ars').ecrire(`/lots/suivi/${LOT}2`, {})
  expect(Number(await entrees()) - Number(avant)).toBe(1)
  const { texte } = await chez('ars').lire(`/lots/suivi/${LOT}2`)
  for (const dit of ['Fait pour 2 dossiers, refusé pour 1 dossier.', 'l’organisme a retiré ce dossier']) expect(texte).toContain(dit)
})

test('G-42 · un dossier dont on s’est déporté depuis n’est plus au compte rendu, et ne se poursuit pas', async () => {
  const [premier, second] = examines
  await sql`update lot_dossier set resultat = null where lot = ${`${LOT}2`} and dossier = ${second}`.execute(base)
  await sql`insert into deport (dossier, agent, motif, le) values (${second}, ${moi('ars')}, 'Proche', ${LE})`.execute(base)
  const avant = await entrees()
  await chez('ars').ecrire(`/lots/suivi/${LOT}2`, {})
  expect(await entrees()).toBe(avant)
  const { texte } = await chez('ars').lire(`/lots/suivi/${LOT}2`)
  expect([texte.includes(premier!), texte.includes(second!), texte.includes('Fait pour 1 dossier')]).toEqual([true, false, true])
  await sql`delete from deport where dossier = ${second} and agent = ${moi('ars')}`.execute(base)
})

test('confirmé sans aucun dossier que l’on lise, un lot ne s’inscrit pas', async () => {
  const { statut, texte } = await chez('ars').ecrire('/lots/confier', { lot: `${LOT}3`, dossiers: 'ssi-2021-99999', agent: moi('ars') })
  expect([statut, texte.includes('Aucun dossier n’est choisi.')]).toEqual([422, true])
  expect(await lignes(sql`select from lot where id = ${`${LOT}3`}`)).toEqual([])
})

test('ce que l’acte demande manque : la page le dit avant toute prévision', async () => {
  const { statut, texte } = await chez('ars').ecrire('/lots/confier', { dossiers: examines.join(' ') })
  expect([statut, texte.includes('À qui le confier')]).toEqual([422, true])
})

test('un acte qui n’est pas de ce rôle, ou qui ne se fait pas en nombre, n’a pas de page', async () => {
  for (const [ref, acte] of [
    ['gcs', 'notifier'],
    ['ars', 'declarer-irrecevable'],
    ['porteur-pharma', 'confier'],
    ['direction', 'decider'],
  ] as const)
    expect((await chez(ref).ecrire(`/lots/${acte}`, { dossiers: examines.join(' ') })).statut, acte).toBe(404)
})

test('on choisit les dossiers cochés, ou tous ceux des filtres ; aucun, ou plus de deux cents, se dit', async () => {
  const coches = examines.map((d) => `&dossier=${d}`).join('')
  expect((await chez('ars').lire(`/lots?acte=confier&qui=coches${coches}`)).texte).toContain(`Confier ${examines.length} dossiers`)
  expect((await chez('ars').lire('/lots?acte=confier&qui=coches')).texte).toContain('Aucun dossier n’est choisi.')
  const inscrits = await dans('inscrit')
  expect((await chez('ars').lire('/lots?acte=confier&qui=tous&demande=etat%3Dinscrit')).texte).toContain(`value="${inscrits.join(' ')}"`)
  // Un signe nul, codé deux fois, ne passe pas à la base : il n'est pas cherché.
  expect((await chez('ars').lire('/lots?acte=confier&qui=tous&demande=texte%3D%2500%26etat%3Dinscrit')).texte).toContain(
    `value="${inscrits.join(' ')}"`,
  )
  await planterFoule(base, 400, 'ars-guyane', 'exemple', LE)
  expect((await chez('ars').lire('/lots?acte=confier&qui=tous&demande=')).texte).toContain('Plus de 200 dossiers répondent.')
})

test('ce qu’on a lu d’un dossier ne vaut pas pour les autres : la saisie commune n’en porte pas la marque', async () => {
  const decides = (await lignes(sql<{ dossier: string }>`select dossier from decision order by dossier limit 2`)).map((l) => l.dossier)
  const { statut, texte } = await chez('ars').lire(`/lots?acte=notifier&${decides.map((d) => `dossier=${d}`).join('&')}`)
  expect([statut, texte.includes('name="vue"')]).toEqual([200, false])
  for (const d of decides) expect(texte).toContain(d)
})
