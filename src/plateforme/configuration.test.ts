import { expect, test } from 'vitest'
import { direDefauts, lireConfiguration } from './configuration.env.ts'

const production = {
  PALIER_MODE: 'production',
  DATABASE_URL: 'postgres://palier@base/palier',
  PALIER_URL: 'https://palier.exemple.fr/',
  PALIER_SECRET: 'x'.repeat(32),
  PALIER_CLE_CONSTATS: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtp://courriel.exemple.fr:587',
  PALIER_EXPEDITEUR: 'Palier <ne-pas-repondre@exemple.fr>',
}
const defauts = (env: Record<string, string>): readonly string[] => {
  const lue = lireConfiguration(env)
  return lue.ok ? [] : lue.error.map((d) => d.variable)
}

test('sans rien, c’est le bac à sable, sur cette machine seulement', () => {
  const lue = lireConfiguration({ PATH: '/bin', SMTP_URL: '' })
  expect(lue).toMatchObject({ ok: true, value: { mode: 'bac-a-sable', hote: '127.0.0.1', port: 3000, baseUrl: undefined } })
})

test('le bac à sable n’écoute pas le réseau', () => {
  expect(defauts({ PALIER_HOTE: '0.0.0.0' })).toEqual(['PALIER_HOTE'])
})

test('une variable de production sans le mode est un défaut : rien n’est configuré à moitié', () => {
  expect(defauts({ SMTP_URL: 'smtp://x', PALIER_SECRET: 'y' })).toEqual(['PALIER_SECRET', 'SMTP_URL'])
})

test('en production, tout ce qui manque est dit d’un coup', () => {
  expect(defauts({ PALIER_MODE: 'production' })).toEqual([
    ...['DATABASE_URL', 'PALIER_URL', 'PALIER_SECRET', 'PALIER_CLE_CONSTATS', 'SMTP_URL', 'PALIER_EXPEDITEUR'],
  ])
})

test('une production complète se lit, l’adresse sans barre finale', () => {
  const lue = lireConfiguration(production)
  expect(lue).toMatchObject({
    ok: true,
    value: { mode: 'production', hote: '0.0.0.0', url: 'https://palier.exemple.fr', openid: undefined },
  })
})

test.each([
  ['PORT', '70000'],
  ['PALIER_SECRET', 'court'],
  ['PALIER_CLE_CONSTATS', 'AAAA'],
  ['PALIER_URL', 'palier.exemple.fr'],
  ['SMTP_URL', 'http://courriel'],
  ['DATABASE_URL', 'mysql://base'],
  ['PALIER_FICHIERS', 's3://'],
  ['PALIER_CLAMAV', '3310'],
  ['PALIER_EXPEDITEUR', 'personne'],
  ['PALIER_SECRETS', 'une faute de frappe'],
])('%s mal écrite est le seul défaut nommé', (variable, valeur) => {
  expect(defauts({ ...production, [variable]: valeur })).toEqual([variable])
})

test('les courriels reçus demandent leur port et leur domaine', () => {
  expect(defauts({ ...production, PALIER_COURRIEL_ENTRANT: '2525' })).toEqual(['PALIER_DOMAINE_COURRIEL'])
  expect(defauts({ ...production, PALIER_COURRIEL_ENTRANT: '2525', PALIER_DOMAINE_COURRIEL: 'Réponses' })).toEqual([
    'PALIER_DOMAINE_COURRIEL',
  ])
  expect(
    lireConfiguration({ ...production, PALIER_COURRIEL_ENTRANT: '2525', PALIER_DOMAINE_COURRIEL: 'reponses.exemple.fr' }),
  ).toMatchObject({
    value: { courriel: { entrant: { port: 2525, domaine: 'reponses.exemple.fr' } } },
  })
})

test('OpenID Connect demande ses trois variables', () => {
  expect(defauts({ ...production, OPENID_ID: 'palier' })).toEqual(['OPENID_EMETTEUR', 'OPENID_SECRET'])
})

test('un dépôt S3 dit son seau, son préfixe et sa région', () => {
  const lue = lireConfiguration({ PALIER_FICHIERS: 's3://pieces/palier?region=fr-par' })
  expect(lue).toMatchObject({ ok: true, value: { fichiers: { sorte: 's3', seau: 'pieces', prefixe: 'palier', region: 'fr-par' } } })
})

test('clamd se donne par sa machine et son port, ou par sa prise', () => {
  expect(lireConfiguration({ PALIER_CLAMAV: 'clamav:3310' })).toMatchObject({ value: { clamav: { host: 'clamav', port: 3310 } } })
  expect(lireConfiguration({ PALIER_CLAMAV: '/run/clamd.sock' })).toMatchObject({ value: { clamav: { path: '/run/clamd.sock' } } })
})

test('les défauts se disent une ligne chacun, en français', () => {
  expect(direDefauts([{ variable: 'PORT', phrase: 'écrivez un numéro.' }])).toBe('PORT : écrivez un numéro.')
})
