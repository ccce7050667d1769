import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { statiques } from './statiques.http.ts'

const dossier = mkdtempSync(join(tmpdir(), 'palier-statiques-'))
mkdirSync(join(dossier, 'statique'))
writeFileSync(join(dossier, 'statique/page-abc.css'), 'p{}')
writeFileSync(join(dossier, 'statique/page-abc.css.br'), 'comprimé')
writeFileSync(join(dossier, 'secret.txt'), 'secret')
afterAll(() => rmSync(dossier, { recursive: true }))

test('étant donné une feuille construite, un navigateur qui sait la décomprimer la reçoit comprimée, pour un an', async () => {
  const reponse = await statiques(dossier).request('/statique/page-abc.css', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(reponse.headers.get('content-encoding')).toBe('br')
  expect(reponse.headers.get('cache-control')).toContain('immutable')
  expect(reponse.headers.get('content-type')).toContain('text/css')
  expect(await reponse.text()).toBe('comprimé')
})

test('étant donné un navigateur qui ne sait rien décomprimer, il la reçoit telle quelle', async () => {
  const reponse = await statiques(dossier).request('/statique/page-abc.css')
  expect(reponse.headers.get('content-encoding')).toBeNull()
  expect(await reponse.text()).toBe('p{}')
})

test('étant donné une adresse hors des fichiers construits, rien n’est servi', async () => {
  for (const chemin of ['/statique/../secret.txt', '/statique/%2e%2e/secret.txt', '/secret.txt', '/statique/absent.css'])
    expect((await statiques(dossier).request(chemin)).status).toBe(404)
})
