import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifierJournal } from '../src/journal/verification.sql.ts'
import { baseDeTest } from './base.ts'
import { planterPrets } from './prets.ts'
import { figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const NOMBRE = 60

test('un serveur tué pendant les dépôts ne perd aucun dépôt acquitté et n’en laisse aucun à moitié', async () => {
  const dossiers = (await planterPrets(base, NOMBRE, LE, 'un-seul')).map((p) => p.dossier)
  await figer(base, LE)
  const serveur = await ouvrirServeur(url)
  const v = visiteur(serveur.adresse)
  await v.devenir('p0')
  const jeton = await v.jeton(`/actes/deposer/${dossiers[0]}`)
  expect(jeton).not.toBe('')

  const acquittes: string[] = []
  const file = [...dossiers]
  const deposer = async (): Promise<void> => {
    for (let d = file.pop(); d !== undefined; d = file.pop()) {
      const reponse = await v.demander(`/actes/deposer/${d}`, { jeton }).catch(() => undefined)
      if (reponse?.status === 303) acquittes.push(d)
      if (reponse === undefined) return
    }
  }
  const depots = Promise.all(Array.from({ length: 6 }, deposer))
  while (acquittes.length < 12) await new Promise((r) => setTimeout(r, 1))
  await serveur.tuer()
  await depots

  const etats = await lireEtats()
  expect(acquittes.length).toBeGreaterThanOrEqual(12)
  expect(acquittes.length).toBeLessThan(NOMBRE)
  expect(acquittes.filter((d) => etats.get(d)?.etat !== 'depose')).toEqual([])
  // Déposé, c'est tout ensemble : l'état, la photographie, la date et l'entrée du journal ; ou rien de tout cela.
  expect([...etats.values()].filter((e) => new Set([e.etat === 'depose', e.depot, e.date, e.entree]).size > 1)).toEqual([])
  expect((await verifierJournal(base)).ruptures).toEqual([])

  const relance = await ouvrirServeur(url)
  expect((await fetch(`${relance.adresse}/sante`)).status).toBe(200)
  await relance.arreter()
}, 60_000)

const lireEtats = async () =>
  new Map(
    (
      await sql<{ id: string; etat: string; depot: boolean; date: boolean; entree: boolean }>`
        select d.id, d.etat, exists (select 1 from depot where dossier = d.id) as depot, d.depose_le is not null as date,
          exists (select 1 from entree where objet = d.id and acte = 'deposer') as entree
        from dossier_vivant d`.execute(base)
    ).rows.map((r) => [r.id, r] as const),
  )
