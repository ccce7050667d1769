import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { mesures } from './sante.http.ts'

const CLE = 'x'.repeat(32)
const demander = async (cle: string | undefined, entetes: Readonly<Record<string, string>> = {}) => {
  const { page, compter } = mesures(cle)
  const app = new Hono()
    .use(compter)
    .route('/', page)
    .notFound((c) => c.text('Cette page n’est pas disponible', 404))
  const reponse = await app.request('/metrics', { headers: entetes })
  return { statut: reponse.status, texte: await reponse.text() }
}

test('les mesures se lisent avec la clé, et seulement avec elle', async () => {
  const lues = await demander(CLE, { Authorization: `Bearer ${CLE}` })
  expect([lues.statut, lues.texte.includes('palier_reponse_secondes')]).toEqual([200, true])
})

test('sans clé choisie, sans clé donnée, ou avec une autre, la page n’existe pas', async () => {
  const absente = { statut: 404, texte: 'Cette page n’est pas disponible' }
  expect(await demander(undefined, { Authorization: 'Bearer undefined' })).toEqual(absente)
  expect(await demander(undefined)).toEqual(absente)
  for (const donnee of [undefined, '', 'Bearer ', `Bearer ${CLE}x`, `Basic ${CLE.slice(1)}`])
    expect(await demander(CLE, donnee === undefined ? {} : { Authorization: donnee })).toEqual(absente)
})
