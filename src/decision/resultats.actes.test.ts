import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesAppels } from '../appel/appel.http.tsx'
import { lireResultats } from './resultats.sql.ts'

/** Le 3 décembre 2021, tout est décidé au guichet d'investissement ; i-pharma, écarté, n'est notifié que le 6. */
const { base, monde, partie, scenario } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-12-03T13:00:00Z'))
const le = (t: string) => Temporal.Instant.from(t)
const publier = async (par: string, saisie: unknown, quand: Temporal.Instant) => {
  const r = await acteNomme('publier-resultats')!.faire(monde, { objet: 'ssi-2021', saisie, par: partie.acteurs.get(par)!, le: quand })
  return r.ok ? [] : r.error.map((x) => x.motif)
}
const page = async () =>
  (
    await visiteDe(
      pagesDesAppels(
        monde,
        'http://p',
        async () => [],
        (appel) => lireResultats(base, appel),
      ),
      undefined,
      le('2021-12-10T12:00:00Z'),
    ).lire('/appels/ssi-2021')
  ).texte

test('les résultats ne se publient qu’une fois chaque porteur informé, le guichet clos, et par l’agence', async () => {
  const saisie = { guichet: 'investissement' }
  expect(await publier('direction', saisie, le('2021-12-03T13:00:00Z'))).toEqual(['non-habilite'])
  expect(await publier('ars', saisie, le('2021-10-03T13:00:00Z'))).toEqual(['pas-encore-clos', 'encore-a-notifier'])
  expect(await publier('ars', saisie, le('2021-12-03T13:00:00Z'))).toEqual(['encore-a-notifier'])
  expect(await page()).not.toContain('Les résultats')
})

test('publiés, ils nomment les retenus et leur commune ; les montants seulement si l’agence le veut ; rien des autres', async () => {
  const pharma = partie.acteurs.get('direction')!
  expect(pharma.role).toBe('direction')
  const id = partie.dossiers.get('i-pharma')!
  await acteNomme('notifier')!.faire(monde, { objet: id, saisie: {}, par: partie.acteurs.get('ars')!, le: le('2021-12-06T12:00:00Z') })
  expect(await publier('ars', { guichet: 'investissement' }, le('2021-12-07T12:00:00Z'))).toEqual([])
  const lue = await page()
  const organisme = (ref: string) =>
    partie.acteurs.get(`porteur-${scenario.dossiers.find((d) => d.ref === ref)!.organisme}`)!.nom.replace('Direction, ', '')
  expect(lue).toContain('Les résultats')
  expect(lue).toContain(organisme('i-hopital'))
  expect(lue).not.toContain(organisme('i-pharma'))
  expect(lue).not.toContain('Aide accordée')
  expect(await publier('ars', { guichet: 'investissement', montants: 'oui' }, le('2021-12-08T12:00:00Z'))).toEqual([])
  expect(await page()).toContain('54\u202f000\u00a0€')
})
