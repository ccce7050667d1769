import { afterAll, expect, test } from 'vitest'
import { distinguerDans } from './discretion.ts'
import { ENVOIS, type Vise } from './envois.ts'
import { ouvrirMondeDAcces, type Reponse } from './monde.ts'
import { PERSONNES, type Personne } from './personnes.ts'

/**
 * Chaque envoi autre qu'un acte × chaque personne : réponse gardée pendant la frappe, fichier, message, vue, lot, invitation, connexion.
 * Fermé veut dire : la réponse de ce qui n'existe pas, à la lettre et dans le même temps, et rien ne change, table par table.
 */
const monde = await ouvrirMondeDAcces()
const distinguer = distinguerDans(monde)
afterAll(() => monde.fermer())

const VISES: readonly (Vise & { readonly methode: string })[] = Object.entries(ENVOIS).flatMap(([route, attendu]) => {
  const [methode] = route.split(' ')
  return attendu(monde.ids).map((v) => ({ ...v, methode: methode === 'ALL' ? 'POST' : methode! }))
})
const estOuvertA = (v: Vise, qui: Personne) => v.ouverte === 'tous' || v.ouverte.includes(qui)
const estFermee = (r: Reponse) => [401, 404].includes(r.statut) || r.vers.startsWith('/connexion')

test('chaque envoi a sa ligne dans la table, et chaque ligne son envoi', () => {
  const routes = monde.routes.filter((r) => !['GET', 'HEAD'].includes(r.methode)).map((r) => `${r.methode} ${r.chemin}`)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(ENVOIS).toSorted())
})

test('un envoi fermé répond comme ce qui n’existe pas, aussi vite, et ne change rien', async () => {
  const fautes: string[] = []
  const avant = await monde.etat()
  for (const { methode, ...v } of VISES) {
    for (const qui of PERSONNES.filter((q) => !estOuvertA(v, q))) {
      const vu =
        v.absent === undefined
          ? { ici: await monde.demander(qui, methode, v.chemin, v.envoi), fautes: [] }
          : await distinguer(qui, methode, v, v.absent)
      if (v.absent === undefined && !estFermee(vu.ici))
        fautes.push(`${qui} : ${methode} ${v.chemin} répond ${vu.ici.statut} ${vu.ici.vers}`)
      fautes.push(...vu.fautes)
    }
  }
  expect(fautes).toEqual([])
  expect(await changees(avant)).toEqual([])
}, 180_000)

/** Une de chaque sorte : le jeton se contrôle avant toute question de rôle. */
const ETRANGERS = [
  'visiteur',
  'autre-organisme',
  'membre-parti',
  'comptable',
  'ars-ecarte',
  'autre-ars',
] as const satisfies readonly Personne[]

test('sans le jeton de sa page, un envoi ne change rien, et ne dit pas non plus ce qui existe', async () => {
  const avant = await monde.etat()
  const fautes: string[] = []
  for (const { methode, absent, ...v } of VISES) {
    if (absent === undefined) continue
    for (const qui of ETRANGERS.filter((q) => !estOuvertA(v, q))) {
      const sans = (d: typeof absent) => ({ ...d, envoi: { ...d.envoi, jeton: 'absent' as const } })
      fautes.push(...(await distinguer(qui, methode, sans(v), sans(absent))).fautes)
    }
  }
  expect(fautes).toEqual([])
  expect(await changees(avant)).toEqual([])
}, 180_000)

const ouvrir = async (v: (typeof VISES)[number], qui: Personne): Promise<readonly string[]> => {
  const r = await monde.demander(qui, v.methode, v.chemin, v.envoi)
  const fermee = v.dedans !== 'rien' && v.ouverte !== 'tous' && estFermee(r)
  return r.statut >= 500 || fermee ? [`${qui} : ${v.methode} ${v.chemin} répond ${r.statut} ${r.vers}`] : []
}

test('qui n’a que le droit de lire ne change rien, ni du dossier, ni de l’équipe', async () => {
  const avant = await monde.etat()
  const vises = VISES.filter((v) => /^.(dossiers|missions|organismes|appels)/.test(v.chemin) && estOuvertA(v, 'lecteur'))
  const fautes = await Array.fromAsync(vises, (v) => ouvrir(v, 'lecteur'))
  expect(fautes.flat()).toEqual([])
  expect(await changees(avant)).toEqual([])
}, 60_000)

test('un envoi ouvert répond sans panne à chacun de ceux que la table dit', async () => {
  const fautes: string[] = []
  for (const v of VISES) for (const qui of PERSONNES.filter((q) => estOuvertA(v, q))) fautes.push(...(await ouvrir(v, qui)))
  expect(fautes).toEqual([])
}, 180_000)

const changees = async (avant: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const apres = await monde.etat()
  return Object.keys(apres).filter((table) => apres[table] !== avant[table])
}
