import { request } from 'node:http'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifierJournal } from '../src/journal/verification.sql.ts'
import { baseDeTest } from './base.ts'
import { planterPrets } from './prets.ts'
import { figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
/** Le premier instant refusé : la fin du 31 octobre à Cayenne. */
const CLOTURE = Temporal.Instant.from('2021-11-01T03:00:00Z')
const NOMBRE = 16

test('G-02 · à la clôture, compte l’instant où la demande entière est arrivée : ni celui où elle commence, ni celui où la réponse part', async () => {
  const prets = await planterPrets(base, NOMBRE, CLOTURE.subtract({ hours: 24 }), 'chacun-le-sien')
  await figer(base, CLOTURE.subtract({ hours: 1 }))
  const serveur = await ouvrirServeur(url)
  const porteurs = await Promise.all(
    prets.map(async ({ dossier, par }) => {
      const v = visiteur(serveur.adresse)
      await v.devenir(par.id)
      return { dossier, v, jeton: await v.jeton(`/actes/deposer/${dossier}`) }
    }),
  )
  // Quatre secondes avant la clôture, à l'heure de Paris.
  const temps = visiteur(serveur.adresse)
  const instant = CLOTURE.subtract({ seconds: 4 }).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString()
  await temps.demander('/bac-a-sable/horloge', { jeton: await temps.jeton('/bac-a-sable'), instant })
  await expect.poll(async () => (await clotureIci()) - Date.now(), { timeout: 10_000 }).toBeLessThan(4500)
  // Chacun commence avant la clôture ; la dernière moitié de chaque demande arrive de 700 ms avant à 800 ms après.
  const fin = (await clotureIci()) - 700
  const envois = await Promise.all(
    porteurs.map(async ({ dossier, v, jeton }, rang) => ({
      dossier,
      ...(await enDeuxFois(serveur.adresse, dossier, v.temoins(), jeton, fin + rang * 100)),
    })),
  )
  await serveur.arreter()

  const depots = new Map(
    (await sql<{ objet: string; le: Temporal.Instant }>`select objet, le from entree where acte = 'deposer'`.execute(base)).rows.map(
      (r) => [r.objet, r.le],
    ),
  )
  for (const { dossier, statut, texte, arrivee } of envois) {
    // Le temps d'un aller sur cette machine : un quart de seconde de doute autour de l'instant, où les deux réponses sont justes.
    if (arrivee < -250) expect([dossier, arrivee, statut]).toEqual([dossier, arrivee, 303])
    if (arrivee > 250) expect([dossier, arrivee, statut]).toEqual([dossier, arrivee, 422])
    expect([dossier, depots.has(dossier)]).toEqual([dossier, statut === 303])
    if (statut !== 303) {
      expect(texte).toContain('heure de Cayenne')
      expect(texte).toContain('à Paris')
    }
  }
  expect([...depots.values()].filter((le) => Temporal.Instant.compare(le, CLOTURE) >= 0)).toEqual([])
  expect(depots.size).toBeGreaterThan(0)
  expect(depots.size).toBeLessThan(NOMBRE)
  expect((await verifierJournal(base)).ruptures).toEqual([])
}, 60_000)

/** L'instant de la clôture, à l'heure de cette machine (la base est sur la même). */
const clotureIci = async (): Promise<number> => {
  const [lu] = (await sql<{ ms: string }>`select (extract(epoch from decalage) * 1000)::text as ms from horloge`.execute(base)).rows
  return CLOTURE.epochMilliseconds - Number(lu?.ms)
}

type Envoi = { readonly statut: number; readonly texte: string; readonly arrivee: number }

/** Dépose en deux temps : l'en-tête et le début tout de suite, la fin à l'instant voulu. L'heure de la personne, fausse de deux heures, n'y change rien. */
const enDeuxFois = (adresse: string, dossier: string, temoins: string, jeton: string, quand: number): Promise<Envoi> =>
  new Promise((rendre, echouer) => {
    const corps = new URLSearchParams({ jeton, le: '2021-10-31T20:00:00Z' }).toString()
    const milieu = Math.floor(corps.length / 2)
    const demande = request(`${adresse}/actes/deposer/${dossier}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': corps.length,
        Cookie: temoins,
        Origin: adresse,
        Date: new Date(Date.now() - 7_200_000).toUTCString(),
      },
    })
    let arrivee = 0
    demande.on('response', (reponse) => {
      let texte = ''
      reponse.setEncoding('utf8')
      reponse.on('data', (d: string) => {
        texte += d
      })
      reponse.on('end', () => rendre({ statut: reponse.statusCode ?? 0, texte: texte.replaceAll('\u00a0', ' '), arrivee }))
    })
    demande.on('error', echouer)
    demande.write(corps.slice(0, milieu))
    void clotureIci().then((cloture) =>
      setTimeout(
        () => {
          arrivee = Date.now() - cloture
          demande.end(corps.slice(milieu))
        },
        Math.max(0, quand - Date.now()),
      ),
    )
  })
