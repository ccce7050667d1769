import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { lirePersonne } from '../acteurs/personne.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireDossier } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const { monde, porteur, etranger } = decor
const envoyer = (par: Acteur | undefined, chemin: string, champs: Readonly<Record<string, string>> = {}) =>
  decor.pages(par).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const lire = async (par: Acteur | undefined, chemin: string) => {
  const rendu = await decor.pages(par).request(chemin)
  return { statut: rendu.status, texte: await rendu.text() }
}
const ouvert = await envoyer(porteur, '/appels/ssi-2021/ouvrir/investissement', { organisme: 'clinique' })
const id = ouvert.headers.get('Location')?.split('/')[2] ?? ''
const deleguer = async (courriel: string, champs: Readonly<Record<string, string>>) => {
  const rendu = await envoyer(porteur, `/dossiers/${id}/delegations`, { nom: 'Camille Essai', courriel, ...champs })
  expect(rendu.status).toBe(303)
  const texte =
    (await sql<{ texte: string }>`select lien->>'chemin' as texte from courriel order by id desc limit 1`.execute(base)).rows[0]?.texte ??
    ''
  return /\/delegations\/liens\/\S+/.exec(texte)?.[0] ?? ''
}
const personne = async (courriel: string): Promise<Acteur> => (await lireActeurs(base, (await lirePersonne(base, courriel))?.id ?? ''))[0]!
const lien = await deleguer('camille@exemple.fr', { questions: 'referent-cyber', pieces: 'note-commission' })
const reponses = async () => (await lireDossier(base, id))?.reponses

test('G-24 · la personne ouvre son lien, entre, répond à ce qui lui est confié ; qui l’a demandé voit où elle en est', async () => {
  expect((await lire(undefined, lien)).texte).toContain('Qui est votre référent cybersécurité')
  expect((await lire(porteur, `/dossiers/${id}/delegations`)).texte).toContain('N’a pas encore ouvert le lien')
  expect((await envoyer(undefined, lien)).status).toBe(200)
  expect(decor.liens).toEqual(['camille@exemple.fr'])
  expect((await envoyer(undefined, lien)).status).toBe(410)
  const camille = await personne('camille@exemple.fr')
  const page = (await lire(camille, '/delegations/1')).texte
  expect([page.includes('r.referent-cyber.nom'), page.includes('r.referent-rgpd')]).toEqual([true, false])
  const champs = { 'r.referent-cyber.nom': 'Essai', 'r.referent-cyber.prenom': 'Camille', 'r.referent-cyber.courriel': 'faux' }
  const rendu = await envoyer(camille, '/delegations/1', champs)
  expect([rendu.status, (await rendu.text()).includes('value="faux"')]).toEqual([422, true])
  expect((await envoyer(camille, '/delegations/1', { ...champs, 'r.referent-cyber.courriel': 'camille@exemple.fr' })).status).toBe(303)
  expect((await reponses())?.['referent-cyber']).toMatchObject({ nom: 'Essai', courriel: 'camille@exemple.fr' })
  expect((await lire(porteur, `/dossiers/${id}/delegations`)).texte).toContain('A répondu à 1 sur 2')
})

test('elle joint la pièce confiée', async () => {
  const corps = new FormData()
  corps.set('jeton', 'essai')
  corps.set('fichier.note-commission', new File(['%PDF-1.4 note'], 'note.pdf'))
  const camille = await personne('camille@exemple.fr')
  const rendu = await decor.pages(camille).request('/delegations/1/pieces/note-commission', { method: 'POST', body: corps })
  expect(rendu.status).toBe(303)
  expect((await lireDossier(base, id))?.pieces).toMatchObject([{ code: 'note-commission', nom: 'note.pdf' }])
  expect((await lire(porteur, `/dossiers/${id}/delegations`)).texte).toContain('A répondu à tout')
})

test('elle ne voit rien d’autre du dossier : chaque page répond comme si elle n’existait pas', async () => {
  const camille = await personne('camille@exemple.fr')
  const pages = [
    ...['sections', 'sections/gouvernance', 'pieces', 'pieces/note-commission', 'projets', 'projets/1', 'projets/1/budget'],
    ...['projets/1/depenses/1', 'groupement', 'delegations', 'participation', 'recapitulatif', 'recu', 'recu.pdf'],
  ]
  for (const page of pages) {
    const vue = await lire(camille, `/dossiers/${id}/${page}`)
    const absente = await lire(camille, `/dossiers/ssi-2021-99999/${page}`)
    expect([page, vue.statut, vue.texte.replaceAll(id, '')]).toEqual([page, 404, absente.texte.replaceAll('ssi-2021-99999', '')])
  }
  for (const page of ['sections/gouvernance', 'projets/1', 'groupement', 'recapitulatif', 'delegations'])
    expect([page, (await envoyer(camille, `/dossiers/${id}/${page}`, { titre: 'X' })).status]).toEqual([page, 404])
})

test('ni une autre question, ni une autre pièce, ni l’acte d’un autre : aucun chemin du registre ne l’ouvre', async () => {
  const camille = await personne('camille@exemple.fr')
  const avant = await lireDossier(base, id)
  const faire = async (par: Acteur, acte: string, saisie: unknown) => {
    const fait = await acteNomme(acte)!.faire(monde, { objet: id, saisie, par, le: monde.maintenant() })
    return fait.ok ? [] : fait.error.map((r) => r.motif)
  }
  const autre = { delegation: '1', reponses: { 'referent-cyber-nomme': 'oui' } }
  const fichier = { nom: 'x.pdf', octets: new TextEncoder().encode('%PDF-1.4') }
  expect(await faire(camille, 'repondre-delegation', autre)).toEqual(['non-habilite'])
  expect(await faire(camille, 'joindre-delegation', { delegation: '1', piece: 'devis.1', fichier })).toEqual(['non-habilite'])
  expect(await faire(etranger, 'repondre-delegation', { delegation: '1', reponses: {} })).toEqual(['non-habilite'])
  for (const [acte, saisie] of [
    ['repondre', { reponses: {} }],
    ['deposer', {}],
    ['deleguer', { nom: 'X', courriel: 'x@exemple.fr', questions: ['referent-cyber'] }],
  ] as const)
    expect([acte, await faire(camille, acte, saisie)]).toEqual([acte, ['non-habilite']])
  expect((await lire(etranger, '/delegations/1')).statut).toBe(404)
  expect(await lireDossier(base, id)).toEqual(avant)
})

test('reprise, une délégation n’existe plus ; au dépôt ou au retrait, non plus', async () => {
  const camille = await personne('camille@exemple.fr')
  await envoyer(porteur, `/dossiers/${id}/delegations/1/reprendre`)
  expect((await lire(camille, '/delegations/1')).statut).toBe(404)
  expect((await envoyer(camille, '/delegations/1', { 'r.referent-cyber.nom': 'Intrus' })).status).toBe(404)
  const second = await deleguer('camille@exemple.fr', { questions: 'referent-rgpd' })
  expect((await envoyer(camille, second)).headers.get('Location')).toBe('/delegations/2')
  expect((await lire(camille, '/delegations/2')).statut).toBe(200)
  const troisieme = await deleguer('tard@exemple.fr', { questions: 'referent-rgpd' })
  await acteNomme('retirer')!.faire(monde, { objet: id, saisie: { motif: 'Fin' }, par: porteur, le: monde.maintenant() })
  expect((await lire(camille, '/delegations/2')).statut).toBe(404)
  expect((await lire(undefined, troisieme)).statut).toBe(404)
})

test('confier sans rien cocher, ou à une adresse illisible, dit tout, et la saisie reste', async () => {
  const autre = (await envoyer(porteur, '/appels/ssi-2021/ouvrir/audit', { organisme: 'clinique' })).headers.get('Location')?.split('/')[2]
  const rendu = await envoyer(porteur, `/dossiers/${autre}/delegations`, { nom: 'Camille', courriel: 'camille' })
  const texte = await rendu.text()
  expect([rendu.status, texte.includes('value="camille"'), texte.includes('Cochez au moins une question')]).toEqual([422, true, true])
})
