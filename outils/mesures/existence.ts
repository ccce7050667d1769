import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ecrireAgent } from '../../src/acteurs/inscription.sql.ts'
import { ouvrirBase } from '../../src/plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from '../../src/plateforme/base/embarquee.pg.ts'
import { migrer } from '../../src/plateforme/base/migrations.sql.ts'
import { planterFoule } from '../../tests/foule.ts'
import { figer, ouvrirServeur, visiteur } from '../../tests/serveur.ts'

/**
 * Le temps d'une réponse dit-il qu'un dossier existe ? Le même agent demande, tour à tour et par le réseau, un dossier d'une autre agence,
 * un dossier dont il s'est déporté, et un dossier absent ; la médiane de chacun, et son rapport à celle de l'absent.
 */
const FOIS = 400
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')

const donnees = await mkdtemp(join(tmpdir(), 'palier-mesure-'))
const embarquee = await demarrerBaseEmbarquee({ donnees, duree: 'durable' })
const base = ouvrirBase(embarquee.url)
await migrer(base)
await planterFoule(base, 2_000, 'ars-guyane', 'ssi-2021', LE)
await ecrireAgent(base, { id: 'foule', nom: '', courriel: '' }, [{ role: 'ars', agence: 'ars-guyane' }])
const unDe = async (agence: string): Promise<string> => {
  const lus = await sql<{ id: string }>`select id from vie where agence = ${agence} order by etat <> 'depose', id limit 1`.execute(base)
  const [lu] = lus.rows
  if (lu === undefined) throw new Error(`${agence} n’a aucun dossier`)
  return lu.id
}
const [ailleurs, sien] = [await unDe('ars-voisine'), await unDe('ars-guyane')]
await sql`insert into deport (dossier, agent, motif, le) values (${sien}, 'foule', 'Essai', ${LE})`.execute(base)
await figer(base, LE)
const serveur = await ouvrirServeur(embarquee.url)
const ars = visiteur(serveur.adresse)
await ars.devenir('foule')

const demandes = { absent: 'ssi-2021-999999', 'une autre agence': ailleurs, 'un déport': sien }
const durees = new Map(Object.keys(demandes).map((nom) => [nom, [] as number[]]))
// Les six ordres, tour à tour : ni la place dans le tour, ni celui qui passe avant, ne comptent.
const ORDRES = [
  ['absent', 'une autre agence', 'un déport'],
  ['un déport', 'une autre agence', 'absent'],
  ['une autre agence', 'un déport', 'absent'],
  ['absent', 'un déport', 'une autre agence'],
  ['un déport', 'absent', 'une autre agence'],
  ['une autre agence', 'absent', 'un déport'],
] as const
for (let tour = -24; tour < FOIS; tour++)
  for (const nom of ORDRES[(tour + 24) % ORDRES.length] ?? []) {
    const id = demandes[nom]
    const debut = performance.now()
    const reponse = await ars.demander(`/dossiers/${id}`)
    await reponse.text()
    if (reponse.status !== 404) throw new Error(`${nom} : ${reponse.status}`)
    if (tour >= 0) durees.get(nom)?.push(performance.now() - debut)
  }
const mediane = (nom: string): number => durees.get(nom)?.toSorted((a, b) => a - b)[FOIS / 2] ?? 0
for (const nom of Object.keys(demandes))
  console.log(
    JSON.stringify({
      mesure: 'existence',
      page: nom,
      unite: 'millisecondes',
      mediane: Math.round(mediane(nom) * 100) / 100,
      rapport: Math.round((mediane(nom) / mediane('absent')) * 1000) / 1000,
    }),
  )
await serveur.arreter()
await base.destroy()
await embarquee.arreter()
await rm(donnees, { recursive: true, force: true })
