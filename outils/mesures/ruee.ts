import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ouvrirBase } from '../../src/plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from '../../src/plateforme/base/embarquee.pg.ts'
import { migrer } from '../../src/plateforme/base/migrations.sql.ts'
import { planterPrets } from '../../tests/prets.ts'
import { figer, ouvrirServeur, visiteur } from '../../tests/serveur.ts'

/**
 * Deux cents porteurs cliquent « Déposer » au même instant, par le réseau, sur un serveur et sa base durable ; puis, au même passage,
 * deux cents insertions nues d'une ligne, de front elles aussi. Les durées sont celles que chaque porteur attend.
 */
const NOMBRE = 200
const LE = Temporal.Instant.from('2021-10-31T12:00:00Z')

const donnees = await mkdtemp(join(tmpdir(), 'palier-mesure-'))
const embarquee = await demarrerBaseEmbarquee({ donnees, duree: 'durable' })
const base = ouvrirBase(embarquee.url)
await migrer(base)
const prets = await planterPrets(base, NOMBRE, LE, 'chacun-le-sien')
await figer(base, LE)
const serveur = await ouvrirServeur(embarquee.url)
const porteurs = []
for (const { dossier, par } of prets) {
  const v = visiteur(serveur.adresse)
  await v.devenir(par.id)
  porteurs.push({ dossier, v, jeton: await v.jeton(`/actes/deposer/${dossier}`) })
}

const deFront = async (faire: readonly (() => Promise<unknown>)[]) => {
  const debut = performance.now()
  const durees = await Promise.all(faire.map((f) => f().then(() => performance.now() - debut)))
  const total = performance.now() - debut
  const rangees = durees.toSorted((a, b) => a - b)
  return { parSeconde: Math.round((NOMBRE * 1000) / total), p99: Math.round(rangees[Math.floor(NOMBRE * 0.99)] ?? 0) }
}
const depots = await deFront(
  porteurs.map(({ dossier, v, jeton }) => async () => {
    const { status } = await v.demander(`/actes/deposer/${dossier}`, { jeton })
    if (status !== 303) throw new Error(`${dossier} : ${status}`)
  }),
)
await sql`create table nue (id bigint generated always as identity primary key, dossier text not null, corps jsonb not null)`.execute(base)
const corps = JSON.stringify({ instantane: 'x'.repeat(2_000) })
const nues = await deFront(
  prets.map(
    ({ dossier }) =>
      () =>
        sql`insert into nue (dossier, corps) values (${dossier}, ${corps}::jsonb)`.execute(base),
  ),
)
await serveur.arreter()
await base.destroy()
await embarquee.arreter()
await rm(donnees, { recursive: true, force: true })
console.log(JSON.stringify({ mesure: 'ruée de la clôture', unite: 'par seconde ; p99 en millisecondes', porteurs: NOMBRE, depots, nues }))
