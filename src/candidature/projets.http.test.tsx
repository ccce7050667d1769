import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const { pages, porteur } = await planterDecor(base, '2021-10-28T14:00:00Z')
const collegue = { ...porteur, id: 'collegue', nom: 'Mme X' }
await base
  .transaction()
  .execute((tx) =>
    ecrireAgent(tx, { id: 'collegue', nom: 'Mme X', courriel: 'x@exemple.fr' }, [{ role: 'porteur', organisme: 'clinique' }]),
  )

const envoyer = (chemin: string, champs: Readonly<Record<string, string>>, par = porteur) =>
  pages(par).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const ouvert = await envoyer('/appels/ssi-2021/ouvrir/investissement', { organisme: 'clinique' })
const dossier = ouvert.headers.get('Location')!.split('/')[2]!
const projets = `/dossiers/${dossier}/projets`
const ordre = async () => (await lireDossier(base, dossier))!.projets.map((p) => [p.rang, p.numero, p.titre, p.depenses.length])
const vue = async (chemin: string) => /name="vue" value="(\d+)"/.exec(await (await pages(porteur).request(chemin)).text())?.[1] ?? ''

test('G-29 · un projet monte sans être récrit : son adresse et ses dépenses le suivent', async () => {
  for (const [i, titre] of ['Sauvegarde', 'Wifi', 'Formation'].entries()) await envoyer(`${projets}/${i + 1}`, { titre })
  await envoyer(`${projets}/3/depenses/1`, { libelle: 'Séances', nature: 'formation', montant: '2 000' })
  expect((await envoyer(projets, { numero: '3', sens: 'monter' })).status).toBe(303)
  expect(await ordre()).toEqual([
    [1, 1, 'Sauvegarde', 0],
    [2, 3, 'Formation', 1],
    [3, 2, 'Wifi', 0],
  ])
  expect(await (await pages(porteur).request(`${projets}/3`)).text()).toContain('value="Formation"')
})

test('le premier ne monte pas plus haut, et cela se dit', async () => {
  const rendu = await envoyer(projets, { numero: '1', sens: 'monter' })
  expect(rendu.status).toBe(422)
  expect(await rendu.text()).toContain('Ce projet est déjà le premier.')
})

test('un projet retiré laisse monter les suivants, et son numéro ne ressert pas', async () => {
  await envoyer(`${projets}/2`, { titre: 'Wifi', retirer: 'oui', vue: await vue(`${projets}/2`) })
  await envoyer(`${projets}/1`, { titre: 'Sauvegarde', retirer: 'oui' })
  await envoyer(`${projets}/4`, { titre: 'Annuaire' })
  expect(await ordre()).toEqual([
    [1, 3, 'Formation', 1],
    [2, 4, 'Annuaire', 0],
  ])
  expect((await pages(porteur).request(`${projets}/2`)).status).toBe(404)
})

test('deux personnes écrivent le même projet : la seconde lit les deux versions, sa saisie reste, puis elle choisit', async () => {
  const avant = await vue(`${projets}/4`)
  await envoyer(`${projets}/4`, { titre: 'Annuaire unique', vue: avant }, collegue)
  const rendu = await envoyer(`${projets}/4`, { titre: 'Annuaire et droits', vue: avant })
  expect(rendu.status).toBe(422)
  const page = await rendu.text()
  for (const dit of ['Mme X a changé ce projet', 'value="Annuaire et droits"', 'Annuaire unique', 'Garder cette version'])
    expect(page).toContain(dit)
  const relue = /name="vue" value="(\d+)"/.exec(page)?.[1] ?? ''
  expect((await envoyer(`${projets}/4`, { titre: 'Annuaire et droits', vue: relue })).status).toBe(303)
  expect((await ordre())[1]).toEqual([2, 4, 'Annuaire et droits', 0])
})

test('une dépense écrite sur un projet changé entre-temps n’écrase pas une autre ligne', async () => {
  const avant = await vue(`${projets}/3/depenses/1`)
  await envoyer(`${projets}/3/depenses/1`, { retirer: 'oui', vue: avant }, collegue)
  const rendu = await envoyer(`${projets}/3/depenses/1`, { libelle: 'Séances du soir', nature: 'formation', montant: '900', vue: avant })
  expect([rendu.status, await rendu.text()]).toMatchObject([422, expect.stringContaining('value="Séances du soir"')])
  expect((await ordre())[0]).toEqual([1, 3, 'Formation', 0])
})
