import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDuClassement } from './classement.http.tsx'
import { lireDecision } from './decision.sql.ts'

/** Le 26 octobre 2023 à midi passé : dix retenus, d10 puis d11 en liste d'attente, tous notifiés. */
const { base, monde, id, partie } = await partieJouee('ara-2023', Temporal.Instant.from('2023-10-26T10:30:00Z'))
const LE = Temporal.Instant.from('2023-10-27T08:00:00Z')
const faire = async (acte: string, ref: string, par: string, saisie: unknown = {}) => {
  const r = await acteNomme(acte)!.faire(monde, { objet: id(ref), saisie, par: partie.acteurs.get(par)!, le: LE })
  return r.ok ? [] : r.error.map((x) => x.motif)
}
const page = async (par = 'direction') =>
  (await visiteDe(pagesDuClassement(monde), partie.acteurs.get(par)!, LE).lire('/appels/cyber-esms-2023/classement/candidature')).texte

test('A-27 · le classement dit entre quoi tombent les points, et qui reste dans les places quand les poids bougent', async () => {
  const lue = await page()
  for (const dit of ['Si les poids bougent', 'Toujours dans les places', 'chaque fait inconnu prend toutes ses valeurs', ' (de '])
    expect(lue).toContain(dit)
})

describe('A-04 · une liste d’attente qui avance', () => {
  test('A-04 · tant que les places sont prises, retenir le premier de la liste est refusé, et rien n’est proposé', async () => {
    expect(await faire('decider', 'd10', 'direction', { sens: 'retenu', motif: 'Bon dossier' })).toEqual(['places-epuisees'])
    const lue = await page()
    expect(lue).toContain('10 prises sur 10')
    expect(lue).not.toContain('Une place est libre')
    expect(lue).toContain('Liste d’attente, n° 1')
  })

  test('A-04 · un lauréat se désiste : sa place revient, le premier de la liste est proposé à la direction, qui n’a encore rien décidé', async () => {
    expect(await faire('se-desister', 'd09', 'porteur-og-09', { motif: 'Fusion en cours' })).toEqual([])
    const lue = await page()
    for (const dit of ['9 prises sur 10', 'Une place est libre', `/actes/decider/${id('d10')}`, 'Place rendue']) expect(lue).toContain(dit)
    expect(await page('ars')).not.toContain(`/actes/decider/${id('d10')}`)
    expect((await lireDecision(base, id('d10')))?.sens).toBe('en-attente')
    const [courriel] = (
      await sql<{
        a: string
        texte: string
      }>`select a, texte from courriel where objet = ${`Une place se libère, dossier ${id('d10')}`}`.execute(base)
    ).rows
    expect(courriel?.texte).toContain('premier de la liste d’attente')
  })

  test('A-04 · laisser la place vide s’écarte du rang, et se motive ; suivre le rang, non', async () => {
    expect(await faire('decider', 'd10', 'direction', { sens: 'en-attente', motif: 'Pas encore' })).toEqual(['ecart-sans-motif'])
    expect(await faire('decider', 'd10', 'direction', { sens: 'retenu', motif: 'Premier de la liste d’attente' })).toEqual([])
    expect(await page()).toContain('10 prises sur 10')
  })

  test('A-04 · un écart motivé est gardé avec la décision, et se lit au classement', async () => {
    const attendre = { sens: 'en-attente', motif: 'Une place est gardée', ecart: 'Le GCS ne peut pas auditer avant l’été', vue: 2 }
    expect(await faire('decider', 'd10', 'direction', attendre)).toEqual([])
    expect((await lireDecision(base, id('d10')))?.ecart).toBe('Le GCS ne peut pas auditer avant l’été')
    expect(await page()).toContain('Écart motivé : Le GCS ne peut pas auditer avant l’été')
  })
})
