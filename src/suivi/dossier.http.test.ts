import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesMessages } from '../echanges/messages.http.tsx'
import { ouvrirDesLeBrouillon } from '../instruction/acces.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesDossiers } from './dossier.http.tsx'
import { pagesDeJournee } from './journee.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-10-28T14:00:00Z')
const { monde, porteur, etranger } = await planterDecor(base, LE.toString())
const pages = pagesDesDossiers(monde, acteNomme)
const ars: Acteur = { id: 'ars', nom: 'Mme Inconnue', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const direction: Acteur = { ...ars, role: 'direction' }
const faire = async (acte: string, par: Acteur, objet: string | undefined, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: LE })
  if (!fait.ok) throw new Error(fait.error.map((r) => r.phrase).join(' '))
  return fait.value.id
}
const id = await faire('ouvrir', porteur, undefined, { appel: 'ssi-2021', guichet: 'audit', organisme: porteur.organismes[0] })
const referent = { nom: 'F', prenom: 'J', courriel: 'j@exemple.fr', telephone: '05 94 00 00 00' }
await faire('repondre', porteur, id, { reponses: { 'referent-nomme': 'oui', referent } })
await faire('s-engager', porteur, id, { engagements: ['planifier-audit', 'transmettre-resultats'] })
await faire('deposer', porteur, id, {})
/** Le dossier qu'un agent déclare recevable. */
let examine = ''
const voir = async (qui: Acteur) => (await visiteDe(pages, qui, LE).lire(`/dossiers/${id}`)).texte

test('après le dépôt, le porteur lit où il en est, la prochaine date, et que l’agence ne l’a pas encore ouvert', async () => {
  const page = await voir(porteur)
  for (const dit of [
    'L’agence vérifie qu’il peut être examiné',
    'mardi 2 novembre 2021',
    'L’agence n’a pas encore ouvert',
    'Retirer le dossier',
  ])
    expect(page).toContain(dit)
  expect(page).not.toContain('Contester une décision')
})

test('l’histoire dit en une ligne les réponses enregistrées, et de quelle section', async () => {
  const page = await voir(porteur)
  expect(page).toContain('2 réponses enregistrées : Votre audit')
  expect(page).not.toContain('Enregistrer les réponses')
})

test('l’agence l’ouvre : le porteur apprend quand, jamais qui ; la première ouverture seule compte', async () => {
  await voir(ars)
  await visiteDe(pages, ars, LE.add({ hours: 5 })).lire(`/dossiers/${id}`)
  const page = await voir(porteur)
  expect(page).toContain('Ouvert par l’agence le jeudi 28 octobre 2021 à 11')
  expect(page).not.toContain('Mme Inconnue')
})

test('un agent qui agit sans passer par la page l’a lu aussi', async () => {
  examine = await faire('ouvrir', etranger, undefined, { appel: 'ssi-2021', guichet: 'audit', organisme: etranger.organismes[0] })
  await faire('repondre', etranger, examine, { reponses: { 'referent-nomme': 'oui', referent } })
  await faire('s-engager', etranger, examine, { engagements: ['planifier-audit', 'transmettre-resultats'] })
  await faire('deposer', etranger, examine, {})
  const voirAutre = async () => (await visiteDe(pages, etranger, LE).lire(`/dossiers/${examine}`)).texte
  expect(await voirAutre()).toContain('L’agence n’a pas encore ouvert')
  await faire('declarer-recevable', ars, examine, { motif: 'Dossier complet' })
  expect(await voirAutre()).toContain('Ouvert par l’agence le jeudi 28 octobre 2021 à 11')
})

test('le complément demandé est en tête de la journée du porteur, qui ne lit plus que rien ne l’attend', async () => {
  const journee = async () => (await visiteDe(pagesDeJournee(monde, 'bac-a-sable'), porteur, LE).lire('/')).texte
  const avant = await journee()
  for (const dit of ['Rien n’attend d’acte de vous', 'Pour commencer un dossier']) expect(avant).toContain(dit)
  await faire('demander-complement', ars, id, { questions: [], pieces: [], libre: 'Quand ?', motif: 'La date manque', jours: 10 })
  const page = await journee()
  expect(page).toContain('Compléments attendus (1)')
  expect(page).not.toContain('Rien n’attend')
})

test('un lien d’expert ne se ferme que s’il en reste un d’ouvert', async () => {
  const fermer = `/actes/reprendre-expertise/${examine}`
  const page = async () => (await visiteDe(pages, ars, LE).lire(`/dossiers/${examine}`)).texte
  expect(await page()).not.toContain(fermer)
  const demande = {
    nom: 'Zoé Fictive',
    courriel: 'zoe@exemple.fr',
    question: 'Est-ce proportionné ?',
    criteres: [],
    projets: [],
    pieces: [],
  }
  await faire('demander-expertise', ars, examine, demande)
  expect(await page()).toContain(fermer)
})

test('une décision ne se lit qu’une fois notifiée, avec son motif, ses délais et son tribunal', async () => {
  await faire('declarer-irrecevable', ars, id, { motif: 'Hors du champ de l’appel.', clauses: 'G-04' })
  const page = await voir(porteur)
  for (const dit of ['Non recevable. Hors du champ', 'Contester une décision', 'deux mois', 'tribunal administratif de la Guyane'])
    expect(page).toContain(dit)
})

test('G-42 · qui s’est déporté ne trouve ni le dossier, ni sa conversation ; la direction lit sans pouvoir écrire', async () => {
  await faire('ecrire-message', porteur, id, { texte: 'Un mot.' })
  const messages = `/dossiers/${id}/messages`
  const conversation = (qui: Acteur, ecarte: readonly string[]) =>
    visiteDe(
      pagesDesMessages(monde, async (m, a, genre, d) => (ecarte.includes(a?.id ?? '') ? undefined : ouvrirDesLeBrouillon(m, a, genre, d))),
      qui,
      LE,
    ).lire(messages)
  expect((await conversation(ars, ['ars'])).statut).toBe(404)
  const lue = await conversation(direction, [])
  expect([lue.statut, lue.texte.includes('Un mot.'), lue.texte.includes('Envoyer le message')]).toEqual([200, true, false])
})
