import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { ouvrirReleve } from '../../src/acteurs/importer.commande.ts'
import { importer } from '../../src/acteurs/importer.sql.ts'
import { lireNatures } from '../../src/acteurs/natures.yaml.ts'
import { chercherFiches } from '../../src/acteurs/recherche.sql.ts'
import { lireRecherche } from '../../src/acteurs/recherche.ts'
import { racine } from '../../src/plateforme/racine.env.ts'
import { baseDeTest } from '../base.ts'
import { ecrireFlux } from '../registre.ts'

const { base } = await baseDeTest()
const ENTITES = 25_000
const SITES = 3
const FICHES = ENTITES * (SITES + 1)
const MO = 1024 * 1024

test('cent mille établissements : la mémoire ne grandit pas, un second import ne change rien, la recherche reste vive', async () => {
  const dossier = await mkdtemp(join(tmpdir(), 'palier-epreuve-'))
  const fichier = join(dossier, 'finess.json')
  await ecrireFlux(fichier, ENTITES, SITES)
  const natures = await lireNatures(join(racine, 'referentiels'))
  const importerTout = async () => {
    const memoires: number[] = []
    const debut = performance.now()
    const releve = await importer(
      base,
      ouvrirReleve('finess', fichier, Temporal.PlainDate.from('2026-03-09'), natures),
      Temporal.Instant.from('2026-03-10T08:00:00Z'),
      { lues: () => void memoires.push(process.memoryUsage.rss() / MO), remarquer: () => undefined },
    )
    return { releve, memoires, secondes: (performance.now() - debut) / 1000 }
  }
  const premier = await importerTout()
  const second = await importerTout()
  await rm(dossier, { recursive: true })
  expect(premier.releve).toMatchObject({ lues: FICHES, gardees: FICHES, nouvelles: FICHES, changees: 0, rejetees: 0 })
  expect(second.releve).toMatchObject({ lues: FICHES, gardees: FICHES, nouvelles: 0, changees: 0, rejetees: 0 })

  const cinquieme = premier.memoires[Math.floor(premier.memoires.length / 5)] ?? 0
  const croissance = Math.max(...premier.memoires.slice(Math.floor(premier.memoires.length / 5))) - cinquieme
  await sql`analyze fiche`.execute(base)
  const cherches = ['residence 12345 site', 'fictive port', '012345672', 'association fictive 77']
  const durees: number[] = []
  for (const texte of cherches) {
    const depart = performance.now()
    await chercherFiches(base, lireRecherche(texte))
    durees.push(Math.round(performance.now() - depart))
  }
  console.log(
    JSON.stringify({
      mesure: 'import de 100 000 fiches FINESS',
      premier: `${premier.secondes.toFixed(1)} s`,
      second: `${second.secondes.toFixed(1)} s`,
      memoireA20: `${cinquieme.toFixed(0)} Mo`,
      croissance: `${croissance.toFixed(0)} Mo`,
      recherches: Object.fromEntries(cherches.map((c, i) => [c, `${durees[i]} ms`])),
    }),
  )
  expect(croissance).toBeLessThan(120)
  expect(Math.max(...durees)).toBeLessThan(1_000)
})
