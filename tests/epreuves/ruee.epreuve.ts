import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifierJournal } from '../../src/journal/verification.sql.ts'
import { baseDeTest } from '../base.ts'
import { planterPrets } from '../prets.ts'
import { figer, ouvrirServeur, visiteur } from '../serveur.ts'

const { base, url } = await baseDeTest()
const CLOTURE = Temporal.Instant.from('2021-11-01T03:00:00Z')
const NOMBRE = 200
/** Chacun dépose à un moment de cette fenêtre autour de la clôture, en millisecondes ; un sur cinq clique deux fois. */
const [DEBUT, FIN] = [-60_000, 4_000]

test('G-02 · deux cents porteurs déposent dans la dernière minute : aucun dépôt perdu, aucun refusé à tort, aucun reçu en retard', async () => {
  const prets = await planterPrets(base, NOMBRE, CLOTURE.subtract({ hours: 24 }), 'chacun-le-sien')
  await figer(base, CLOTURE.subtract({ hours: 1 }))
  const serveur = await ouvrirServeur(url)
  const porteurs = []
  for (const { dossier, par } of prets) {
    const v = visiteur(serveur.adresse)
    await v.devenir(par.id)
    porteurs.push({ dossier, v, jeton: await v.jeton(`/actes/deposer/${dossier}`) })
  }
  const temps = visiteur(serveur.adresse)
  const instant = CLOTURE.add({ milliseconds: DEBUT - 2_000 })
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString()
  await temps.demander('/bac-a-sable/horloge', { jeton: await temps.jeton('/bac-a-sable'), instant })
  await expect.poll(clotureDans, { timeout: 30_000 }).toBeLessThan(3_000 - DEBUT)

  const cloture = Date.now() + (await clotureDans())
  const envois = await Promise.all(
    porteurs.map(async ({ dossier, v, jeton }, rang) => {
      const quand = cloture + DEBUT + ((FIN - DEBUT) * rang) / NOMBRE
      await new Promise((r) => setTimeout(r, Math.max(0, quand - Date.now())))
      const depart = Date.now()
      const reponses = await Promise.all(
        Array.from({ length: rang % 5 === 0 ? 2 : 1 }, () => v.demander(`/actes/deposer/${dossier}`, { jeton }).then((r) => r.status)),
      )
      return { dossier, partiDe: depart - cloture, reponses, duree: Date.now() - depart }
    }),
  )
  await serveur.arreter()

  const deposes = new Map(
    (
      await sql<{ objet: string; le: Temporal.Instant; nombre: number }>`
        select objet, min(le) as le, count(*)::int as nombre from entree where acte = 'deposer' group by objet`.execute(base)
    ).rows.map((r) => [r.objet, r]),
  )
  const acquittes = envois.filter((e) => e.reponses.includes(303))
  expect(acquittes.filter((e) => !deposes.has(e.dossier))).toEqual([])
  expect([...deposes.values()].filter((d) => Temporal.Instant.compare(d.le, CLOTURE) >= 0 || d.nombre !== 1)).toEqual([])
  expect(envois.filter((e) => e.partiDe + e.duree < 0 && !deposes.has(e.dossier))).toEqual([])
  expect(envois.filter((e) => e.partiDe > 0 && deposes.has(e.dossier))).toEqual([])
  expect(envois.flatMap((e) => e.reponses).filter((s) => s >= 500)).toEqual([])
  expect((await verifierJournal(base)).ruptures).toEqual([])
  const durees = envois.map((e) => e.duree).toSorted((a, b) => a - b)
  console.log(`${deposes.size} déposés sur ${NOMBRE}, p50 ${durees[NOMBRE / 2]} ms, p99 ${durees[Math.floor(NOMBRE * 0.99)]} ms`)
})

/** Dans combien de millisecondes le guichet se clôt, à l'heure de la base. */
const clotureDans = async (): Promise<number> => {
  const [lu] = (await sql<{ ms: string }>`select (extract(epoch from decalage) * 1000)::text as ms from horloge`.execute(base)).rows
  return CLOTURE.epochMilliseconds - Number(lu?.ms) - Date.now()
}
