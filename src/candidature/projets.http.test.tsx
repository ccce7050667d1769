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
  for (const [i, titre] of ['Sauvegarde', 'Wifi', 'Formation'].entries())
    await envoyer(`${projets}/${i + 1}`, { [`r.projet:${i + 1}:titre`]: titre })
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
  await envoyer(`${projets}/2`, { retirer: 'oui' })
  await envoyer(`${projets}/1`, { retirer: 'oui' })
  await envoyer(`${projets}/4`, { 'r.projet:4:titre': 'Annuaire' })
  expect(await ordre()).toEqual([
    [1, 3, 'Formation', 1],
    [2, 4, 'Annuaire', 0],
  ])
  expect((await pages(porteur).request(`${projets}/2`)).status).toBe(404)
})

const marque = async (chemin: string, champ: string, par = porteur) =>
  new RegExp(`name="vu\\.${champ}" value="([^"]+)"`).exec(await (await pages(par).request(chemin)).text())?.[1] ?? ''

test('deux personnes décrivent le même projet : chacune son champ, rien ne se dispute ; le même, les deux se montrent et l’on choisit', async () => {
  const page = `${projets}/4`
  const [titre, planning] = [await marque(page, 'projet:4:titre'), await marque(page, 'projet:4:planning')]
  await envoyer(page, { 'r.projet:4:titre': 'Annuaire unique', 'vu.projet:4:titre': titre }, collegue)
  const ailleurs = {
    'r.projet:4:planning': 'Six mois',
    'vu.projet:4:planning': planning,
    'r.projet:4:titre': 'Annuaire',
    'vu.projet:4:titre': titre,
  }
  expect((await envoyer(page, ailleurs)).headers.get('Location')).toContain('/budget')
  expect((await lireDossier(base, dossier))!.projets[1]).toMatchObject({ titre: 'Annuaire unique', planning: 'Six mois' })

  const rendu = await envoyer(page, { 'r.projet:4:titre': 'Annuaire et droits', 'vu.projet:4:titre': titre })
  expect(rendu.headers.get('Location')).toMatch(/projets\/4\?/)
  const dispute = await (await pages(porteur).request(page)).text()
  for (const dit of ['Mme X a répondu «\u00a0Annuaire unique\u00a0»', 'Vous avez répondu «\u00a0Annuaire et droits\u00a0»'])
    expect(dispute).toContain(dit)
  const relecture = await (await pages(porteur).request(`/dossiers/${dossier}/recapitulatif`)).text()
  expect(relecture).toContain(`href="${page}#r.projet:4:titre">Choisir la réponse à garder`)

  const choix = /value="([^"]+)"[^>]*name="choix\.projet:4:titre"[^>]*>Garder votre réponse/.exec(dispute)?.[1] ?? ''
  expect((await envoyer(page, { 'choix.projet:4:titre': choix })).headers.get('Location')).toMatch(/projets\/4\?/)
  expect((await ordre())[1]).toEqual([2, 4, 'Annuaire et droits', 0])
})

test('un projet enregistré vide existe, et son budget s’ouvre ; un champ effacé l’est vraiment', async () => {
  expect((await envoyer(`${projets}/5`, {})).headers.get('Location')).toContain('/projets/5/budget')
  await envoyer(`${projets}/5/budget`, { 'r.projet:5:mutualise': 'Hôpital voisin' })
  expect((await lireDossier(base, dossier))!.projets[2]).toMatchObject({ titre: 'Projet 5', mutualise: 'Hôpital voisin' })
  await envoyer(`${projets}/5/budget`, { 'r.projet:5:mutualise': '' })
  expect((await lireDossier(base, dossier))!.projets[2]).toMatchObject({ mutualise: null })
  expect(await (await pages(porteur).request(`${projets}/5/budget`)).text()).toContain(`href="${projets}/5/devis/1"`)
})

const taper = (champ: string, valeur: string, frappe: number) =>
  pages(porteur).request(`/dossiers/${dossier}/reponses/${encodeURIComponent(champ)}`, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({
      jeton: 'essai',
      [`r.${champ}`]: valeur,
      navigateur: 'ordinateur-un',
      frappe: String(frappe),
      montrees: champ,
    }),
  })

test('ce qu’on tape d’un projet s’enregistre champ par champ, la première frappe le fait naître, une frappe en retard n’écrase pas', async () => {
  const rendu = await taper('projet:6:objectifs', 'Relire après', 10)
  expect([rendu.status, await rendu.json()]).toMatchObject([200, { etat: 'garde', choix: '' }])
  await taper('projet:6:objectifs', 'Relire après une attaque', 20)
  await taper('projet:6:objectifs', 'Relire', 5)
  expect((await lireDossier(base, dossier))!.projets[3]).toMatchObject({
    numero: 6,
    titre: 'Projet 6',
    objectifs: 'Relire après une attaque',
  })
})

test('taper dans un projet retiré entre-temps l’apprend, sans fermer le dossier', async () => {
  await envoyer(`${projets}/6`, { retirer: 'oui' })
  await envoyer(`${projets}/5`, { retirer: 'oui' })
  const rendu = await taper('projet:6:objectifs', 'Relire', 30)
  expect([rendu.status, await rendu.json()]).toMatchObject([410, { etat: 'retire' }])
  expect((await taper('projet:99:titre', 'Trop loin', 31)).status).toBe(410)
})

test('une dépense écrite sur un projet changé entre-temps n’écrase pas une autre ligne', async () => {
  const avant = await vue(`${projets}/3/depenses/1`)
  await envoyer(`${projets}/3/depenses/1`, { retirer: 'oui', vue: avant }, collegue)
  const rendu = await envoyer(`${projets}/3/depenses/1`, { libelle: 'Séances du soir', nature: 'formation', montant: '900', vue: avant })
  expect([rendu.status, await rendu.text()]).toMatchObject([422, expect.stringContaining('value="Séances du soir"')])
  expect((await ordre())[0]).toEqual([1, 3, 'Formation', 0])
})
