import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import { lireOrganisme } from '../acteurs/acteurs.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-09-01T12:00:00Z')
const { monde, porteur, etranger } = decor
const envoyer = (par: Acteur | undefined, chemin: string, champs: Readonly<Record<string, string>> = {}) =>
  decor.pages(par).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const lire = async (par: Acteur | undefined, chemin: string) => {
  const rendu = await decor.pages(par).request(chemin)
  return { statut: rendu.status, texte: await rendu.text() }
}
const id = (await envoyer(porteur, '/appels/ssi-2021/ouvrir/audit', { organisme: 'clinique' })).headers.get('Location')?.split('/')[2] ?? ''
const siret = (await lireOrganisme(base, 'voisine'))?.siret ?? ''
const grouper = (part: string, courriel = '') =>
  envoyer(porteur, `/dossiers/${id}/groupement`, { 'membres.0.cle': siret, 'membres.0.part': part, 'membres.0.courriel': courriel })
const membre = async () => (await lireDossier(base, id))?.membres[0]
const courriels = async () =>
  (
    await sql<{ a: string; texte: string }>`select a, concat(texte, ' ', lien->>'chemin') as texte from courriel order by id desc`.execute(
      base,
    )
  ).rows
const dernierLien = async () =>
  (await courriels()).map((c) => /\/participations\/\S+/.exec(c.texte)?.[0]).find((l) => l !== undefined) ?? ''
const repondre = (par: Acteur, acte: string, champs = {}) => envoyer(par, `/dossiers/${id}/participation/voisine/${acte}`, champs)

test('G-05 · un membre nommé est prévenu, ne lit que sa place, et confirme ; le chef de file le voit', async () => {
  await grouper('40')
  expect((await courriels())[0]).toMatchObject({ a: 'voisine@exemple.fr' })
  const page = await lire(etranger, `/dossiers/${id}/participation`)
  expect(page.texte).toContain('40\u00a0%')
  for (const reste of ['sections/audit', 'pieces', 'groupement', 'recapitulatif'])
    expect((await lire(etranger, `/dossiers/${id}/${reste}`)).statut).toBe(404)
  expect((await lire(porteur, `/dossiers/${id}/recapitulatif`)).texte).toContain('n’a pas confirmé être du groupement')
  expect((await repondre(etranger, 'confirmer-participation')).status).toBe(303)
  expect(await membre()).toMatchObject({ reponse: 'confirmee', reponduPar: etranger.nom })
  expect((await lire(porteur, `/dossiers/${id}/groupement`)).texte).toContain('a confirmé')
})

test('une part changée se confirme à nouveau ; la même part garde la réponse', async () => {
  await grouper('40')
  expect((await membre())?.reponse).toBe('confirmee')
  await grouper('35')
  expect(await membre()).toMatchObject({ part: 35, reponse: 'attendue', reponduPar: null })
})

test('par le lien, une personne répond une seule fois ; l’ancien lien ne vaut plus quand la part change', async () => {
  await grouper('35', 'jo@voisine.exemple.fr')
  const ancien = await dernierLien()
  await grouper('30', 'jo@voisine.exemple.fr')
  const lien = await dernierLien()
  expect((await lire(undefined, ancien)).texte).toContain('Ce lien a été annulé')
  expect((await lire(undefined, lien)).texte).toContain('30\u00a0%')
  expect((await lire(porteur, lien)).texte).toContain('envoyé à une autre adresse')
  expect((await envoyer(undefined, `${lien}/confirmer-participation`)).status).toBe(200)
  expect(await membre()).toMatchObject({ reponse: 'confirmee', reponduPar: expect.any(String) })
  expect(decor.liens).toEqual(['jo@voisine.exemple.fr'])
  expect((await envoyer(undefined, `${lien}/refuser-participation`)).status).toBe(410)
  expect((await membre())?.reponse).toBe('confirmee')
  expect((await lire(undefined, '/participations/invente')).statut).toBe(404)
})

test('une adresse illisible, un lien d’un autre dossier, un étranger : rien ne change', async () => {
  expect((await grouper('30', 'jo.voisine')).status).toBe(422)
  const sansPlace = { ...etranger, organismes: ['ailleurs'], droits: { ailleurs: 'deposer' } } as const
  expect((await lire(sansPlace, `/dossiers/${id}/participation`)).statut).toBe(404)
  const fait = await acteNomme('refuser-participation')?.faire(monde, {
    objet: id,
    saisie: { organisme: 'voisine' },
    par: sansPlace,
    le: monde.maintenant(),
  })
  expect(fait?.ok === false && fait.error.map((r) => r.motif)).toEqual(['non-habilite'])
  const lectrice = { ...etranger, droits: { voisine: 'lire' } } as const
  expect((await lire(lectrice, `/dossiers/${id}/participation`)).texte).toContain(`Peuvent répondre : ${etranger.nom}`)
  expect((await repondre(lectrice, 'refuser-participation')).status).toBe(422)
})

test('G-05 · après le dépôt, un départ est dit à l’agence et empêche de retenir, jusqu’à ce qu’elle l’admette', async () => {
  const contact = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }
  const faire = async (par: Acteur, acte: string, saisie: unknown) => {
    const fait = await acteNomme(acte)!.faire(monde, { objet: id, saisie, par, le: monde.maintenant() })
    return fait.ok ? [] : fait.error.map((r) => r.motif)
  }
  expect(await faire(porteur, 'repondre', { reponses: { 'referent-nomme': true, referent: contact } })).toEqual([])
  expect(await faire(porteur, 's-engager', { engagements: ['planifier-audit', 'transmettre-resultats'] })).toEqual([])
  expect(await faire(etranger, 'retirer-participation', { organisme: 'voisine', motif: 'Trop tôt' })).toEqual(['etat-interdit'])
  await repondre(etranger, 'refuser-participation')
  expect(await faire(porteur, 'deposer', {})).toEqual(['membre-non-confirme'])
  await repondre(etranger, 'confirmer-participation')
  expect(await faire(porteur, 'deposer', {})).toEqual([])
  expect((await repondre(etranger, 'retirer-participation', { motif: '' })).status).toBe(422)
  expect((await repondre(etranger, 'retirer-participation', { motif: 'Nous fermons' })).status).toBe(303)
  expect(await faire(etranger, 'retirer-participation', { organisme: 'voisine', motif: 'Encore' })).toEqual(['deja-retire'])
  expect((await courriels()).slice(0, 3).map((c) => c.a)).toContain('ars@exemple.fr')
  const agence: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
  const gcs: Acteur = { ...agence, role: 'grades' }
  const direction: Acteur = { ...agence, role: 'direction' }
  await faire(gcs, 'declarer-recevable', { motif: 'Vu' })
  expect(await faire(direction, 'decider', { sens: 'retenu', motif: 'Bon' })).toContain('composition-a-revoir')
  expect(await faire(agence, 'revoir-composition', { motif: 'Le chef de file reprend la part' })).toEqual([])
  expect(await faire(agence, 'revoir-composition', { motif: 'Encore' })).toEqual(['composition-admise'])
  expect(await faire(direction, 'decider', { sens: 'retenu', motif: 'Bon' })).not.toContain('composition-a-revoir')
})
