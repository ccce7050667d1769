import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesSeances } from '../commission/seance.http.tsx'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { rappelerLesDecisions } from './rappels.actes.ts'
import { suiteDesSeances } from './seances.actes.ts'

/** La commission du 2 novembre a siégé ; ses dossiers sont à décider, puis à notifier le 16 au plus tard. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T13:02:00Z'))
const cayenne = (t: string) => Temporal.PlainDateTime.from(t).toZonedDateTime('America/Cayenne').toInstant()
const rappels = async () => (await lireCourriels(base, 20)).filter((c) => c.objet.includes('décisions du mardi 16 novembre 2021'))

test('G-44 · à cinq jours, à huit heures, l’agence et sa direction sont rappelées une fois, même par deux serveurs', async () => {
  expect(await rappelerLesDecisions(monde, cayenne('2021-11-11T07:59:59'))).toBe(0)
  const faits = await Promise.all([1, 2, 3].map(() => rappelerLesDecisions(monde, cayenne('2021-11-11T08:00:00'))))
  expect(faits.reduce((a, b) => a + b)).toBe(1)
  const partis = await rappels()
  expect(new Set(partis.map((c) => c.a))).toEqual(new Set(['ars', 'esms', 'direction'].map((ref) => `${ref}@ars-guyane.exemple.fr`)))
  for (const dit of [`Dossier ${id('i-imagerie')} : à notifier`, `Dossier ${id('i-hopital-ouest')} : à décider, puis à notifier`])
    expect(partis[0]?.texte).toContain(dit)
})

test('G-44 · le lendemain de l’échéance, le rappel dit le retard', async () => {
  expect(await rappelerLesDecisions(monde, cayenne('2021-11-16T23:00:00'))).toBe(1)
  expect(await rappelerLesDecisions(monde, cayenne('2021-11-17T08:00:00'))).toBe(1)
  expect((await rappels())[0]?.objet).toMatch(/^En retard/)
})

test('G-44 · la page des séances dit la part arrivée à temps et le délai médian', async () => {
  const { texte } = await visiteDe(
    pagesDesSeances(monde, suiteDesSeances(monde), acteNomme),
    partie.acteurs.get('ars')!,
    cayenne('2021-11-17T09:00:00'),
  ).lire('/seances/ssi-2021')
  expect(texte).toContain('Décisions notifiées à temps</dt><dd>14 sur 14')
  expect(texte).toContain('Délai médian après la commission</dt><dd>2 jours')
})
