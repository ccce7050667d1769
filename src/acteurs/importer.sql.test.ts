import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { racine } from '../plateforme/racine.env.ts'
import type { Remarque, Source } from './fiche.ts'
import { ouvrirReleve } from './importer.commande.ts'
import { importer } from './importer.sql.ts'
import { lireNatures } from './natures.yaml.ts'
import { chercherFiches, lireCorrectionsConnues, lireSitesDe } from './recherche.sql.ts'
import { lireRecherche } from './recherche.ts'

const { base } = await baseDeTest()
const natures = await lireNatures(join(racine, 'referentiels'))
const dossier = await mkdtemp(join(tmpdir(), 'palier-registre-'))
afterAll(() => rm(dossier, { recursive: true }))
const LE = Temporal.Instant.from('2023-10-01T08:00:00Z')
const exemple = (nom: string) => join(racine, 'referentiels/exemples', nom)

const importerFichier = async (source: Source, fichier: string) => {
  const remarques: Remarque[] = []
  const suivi = { lues: () => undefined, remarquer: (r: Remarque) => void remarques.push(r) }
  const releve = await importer(base, ouvrirReleve(source, fichier, Temporal.PlainDate.from('2023-09-01'), natures), LE, suivi)
  return { ...releve, remarques }
}
const importerTexte = async (source: Source, texte: string) => {
  const fichier = join(dossier, 'releve')
  await writeFile(fichier, texte)
  return importerFichier(source, fichier)
}
const compter = async () => Number((await sql<{ n: bigint }>`select count(*) as n from fiche`.execute(base)).rows[0]?.n)
const chercher = async (texte: string) => (await chercherFiches(base, lireRecherche(texte))).map((f) => f.nom)

describe('importer', () => {
  test('les deux extraits entrent ; ce qui n’est ni de santé ni connu de FINESS reste dehors', async () => {
    expect(await importerFichier('finess', exemple('finess.json'))).toMatchObject({ lues: 17, gardees: 17, nouvelles: 17, changees: 0 })
    expect(await importerFichier('sirene', exemple('sirene.csv'))).toMatchObject({ lues: 6, gardees: 5, nouvelles: 5, rejetees: 0 })
    expect(await compter()).toBe(22)
  })

  test('le second import du même fichier ne change rien', async () => {
    expect(await importerFichier('finess', exemple('finess.json'))).toMatchObject({ gardees: 17, nouvelles: 0, changees: 0 })
    expect(await importerFichier('sirene', exemple('sirene.csv'))).toMatchObject({ gardees: 5, nouvelles: 0, changees: 0 })
    expect(await compter()).toBe(22)
  })

  test('un fichier coupé en chemin laisse le registre d’avant intact', async () => {
    const entier = { informationsGeneralesPMEJ: { numFinessPm: '970300014', denominationPm: 'AJOUTEE' }, etatObjet: 'A', ege: [] }
    const adresse = [{ cogCommune: '97302', ligneAcheminement: 'X' }]
    const coupe = `{"generatedAt":"2023-09-01","pmej":[${JSON.stringify({ ...entier, adresse })},{"informationsGen`
    await expect(importerTexte('finess', coupe)).rejects.toThrow('s’arrête avant sa fin')
    await expect(importerTexte('finess', '<html>')).rejects.toThrow()
    await expect(importerTexte('finess', '{"pmej":[]}')).rejects.toThrow('aucun établissement')
    await expect(importerTexte('sirene', 'a,b\n1,2\n')).rejects.toThrow('StockEtablissement')
    expect(await compter()).toBe(22)
  })

  test('un relevé FINESS plus ancien que le registre est refusé en entier', async () => {
    await expect(importerTexte('finess', '{"generatedAt":"2023-08-31","pmej":[{}]}')).rejects.toThrow('rien n’a été changé')
  })

  test('les lignes rejetées sont dites, les autres entrent', async () => {
    const entete =
      'siret;etatAdministratifEtablissement;codeCommuneEtablissement;libelleCommuneEtablissement;activitePrincipaleEtablissement'
    const lu = await importerTexte('sirene', `\ufeff${entete}\n31000030000012;A;97302;PORT-FICTIF;47.73Z\n310;A;97302;PORT-FICTIF;47.73Z\n`)
    expect(lu).toMatchObject({ nouvelles: 1, rejetees: 1, remarques: [{ place: 'ligne 3', sort: 'rejetee' }] })
  })
})

describe('chercher', () => {
  test('par SIRET, SIREN ou FINESS, comme on les colle', async () => {
    const [f] = await chercherFiches(base, lireRecherche('fromager'))
    expect(await chercher(`SIRET : ${f?.siret}`)).toEqual(['HOPITAL FICTIF DU FROMAGER'])
    expect(await chercher(`finess ${f?.entite}`)).toEqual(['CENTRE HOSPITALIER FICTIF DU FROMAGER'])
    expect(await chercher(f?.siren ?? '')).toEqual(['HOPITAL FICTIF DU FROMAGER'])
  })

  test('par le début des mots du nom et de la commune ; faute de tous, par ceux qui s’y trouvent', async () => {
    expect(await chercher('ehpa flamb')).toEqual(['EHPAD FICTIF DES FLAMBOYANTS'])
    expect(await chercher('Foyer à Sainte-Maquette')).toEqual(['FOYER FICTIF DE LA SAVANE'])
    expect(await chercher('labo imaginaire')).toEqual(['LABORATOIRE FICTIF DU BELVEDERE'])
    expect(await chercher('rien de tel')).toEqual([])
  })

  test('le siège que Sirene connaît donne son SIRET à la personne morale, et ne fait pas une seconde ligne', async () => {
    const lues = await chercherFiches(base, lireRecherche('association flamboyants'))
    expect(lues).toMatchObject([{ genre: 'entite', source: 'finess', siret: '31000001300014', etablissements: 2, represente: null }])
    expect(await chercherFiches(base, lireRecherche('31000001300014'))).toEqual(lues)
    expect(await lireSitesDe(base, lues[0]?.finess ?? '')).toHaveLength(2)
  })

  test('les fermés viennent en dernier, et disent depuis quand', async () => {
    expect(await chercher('clinique vieux pont')).toEqual(['CLINIQUE FICTIVE DU VIEUX PONT'])
    const lues = await chercherFiches(base, lireRecherche('fictive'))
    expect(lues.map((f) => f.etat)).toEqual(
      lues
        .map((f) => f.etat)
        .toSorted()
        .toReversed(),
    )
    expect(await chercherFiches(base, lireRecherche('imagerie belvedere'))).toMatchObject([
      { etat: 'ferme', fermeLe: Temporal.PlainDate.from('2022-06-30') },
    ])
  })

  test('d’un numéro mal tapé, on retrouve celui que le registre connaît', async () => {
    const r = lireRecherche('31000001300041')
    expect(r.genre === 'cle' && (await lireCorrectionsConnues(base, r.corrections)).map((c) => c.valeur)).toEqual(['31000001300014'])
  })
})
