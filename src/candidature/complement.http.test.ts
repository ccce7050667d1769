import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { acteNomme } from '../actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { inscrireContenus } from '../plateforme/antivirus/verdict.sql.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { lireComplementsAttendus } from '../suivi/affaires.sql.ts'
import { ecrireDemande, garderCompletion, lireComplements } from './complement.sql.ts'
import { lireDossier } from './lecture.sql.ts'
import { lireDepot } from './recu.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const LE = Temporal.Instant.from('2021-10-28T14:00:00Z')
const { monde, porteur, etranger } = decor
const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const commission: Acteur = { ...ars, role: 'commission' }
const faire = async (acte: string, par: Acteur, objet: string | undefined, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: LE })
  return { id: fait.ok ? fait.value.id : '', motifs: fait.ok ? [] : fait.error.map((r) => r.motif) }
}
const lire = async (qui: Acteur, chemin: string) => {
  const rendu = await decor.pages(qui).request(chemin)
  return { statut: rendu.status, texte: await rendu.text(), vers: rendu.headers.get('Location') }
}
const envoyer = (chemin: string, champs: Readonly<Record<string, string>>, qui: Acteur = porteur) =>
  decor.pages(qui).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })

const { id } = await faire('ouvrir', porteur, undefined, { appel: 'ssi-2021', guichet: 'audit', organisme: porteur.organismes[0] })
const REPONSES = { 'referent-nomme': 'oui', referent: { nom: 'F', prenom: 'J', courriel: 'j@exemple.fr', telephone: '05 94 00 00 00' } }
await faire('repondre', porteur, id, { reponses: { ...REPONSES, lieux: 'Un site' } })
await faire('s-engager', porteur, id, { engagements: ['planifier-audit', 'transmettre-resultats'] })
await faire('deposer', porteur, id, {})
const DEMANDE = { questions: ['lieux', 'periodes-evitees'], libre: 'Un plan d’accès ?', motif: 'Combien de sites ?', jours: 5 }

test('un brouillon, un retrait, un autre rôle : la demande n’est possible qu’à l’agence, pendant l’examen', async () => {
  for (const qui of [porteur, commission, { ...ars, agence: 'ars-ara' }])
    expect((await faire('demander-complement', qui, id, DEMANDE)).motifs).toEqual(['non-habilite'])
  expect((await lire(porteur, `/dossiers/${id}/complement`)).vers).toBe(`/dossiers/${id}`)
})

test('G-53 · la demande rouvre exactement ses questions, prévient avec la date, et une seconde attend', async () => {
  expect((await faire('demander-complement', ars, id, DEMANDE)).motifs).toEqual([])
  expect((await faire('demander-complement', ars, id, DEMANDE)).motifs).toEqual(['complement-deja-demande'])
  const { texte } = await lire(porteur, `/dossiers/${id}/complement`)
  for (const dit of ['Combien de sites ?', 'r.lieux', 'r.periodes-evitees', 'Un plan d’accès', 'mardi 2 novembre 2021 à 23', 'Un site'])
    expect(texte).toContain(dit)
  expect(texte).not.toContain('r.referent-nomme')
  expect((await lireCourriels(base, 5)).some((c) => c.texte.includes('au plus tard le mardi 2 novembre 2021'))).toBe(true)
  for (const qui of [porteur, ars]) expect(await lireComplementsAttendus(base, qui, 10)).toMatchObject([{ dossier: id }])
})

test('la base elle-même refuse une seconde demande ouverte', async () => {
  const double = sql`
    insert into complement (dossier, numero, questions, pieces, libre, motif, demandee_le, demandee_par, jusqu_au)
    values (${id}, 9, '{lieux}', '{}', null, 'm', now(), 'ars', '2021-11-02')`.execute(base)
  await expect(double).rejects.toThrow('complement_ouvert')
})

test('enregistrer garde pour soi ; le dossier et l’agence ne voient rien avant l’envoi ; une autre question est refusée', async () => {
  const rendu = await envoyer(`/dossiers/${id}/complement`, { 'r.lieux': 'Trois sites', 'r.referent-nomme': 'non', libre: '' })
  expect(rendu.headers.get('Location')).toBe(`/dossiers/${id}/complement?garde=oui`)
  expect((await lire(porteur, `/dossiers/${id}/complement`)).texte).toContain('Trois sites')
  expect((await lireDossier(base, id))?.reponses).toMatchObject({ lieux: 'Un site', 'referent-nomme': true })
  expect((await lire(ars, `/dossiers/${id}/depot`)).texte).not.toContain('Trois sites')
  const force = { reponses: { 'referent-nomme': 'non' }, geste: 'garder' }
  expect((await faire('completer', porteur, id, force)).motifs).toEqual(['hors-de-la-demande'])
  expect((await faire('completer', ars, id, { geste: 'garder' })).motifs).toEqual(['non-habilite'])
})

test('envoyer trop tôt dit tout ce qui manque, et garde ce qui est tapé', async () => {
  const rendu = await envoyer(`/dossiers/${id}/complement`, { 'r.lieux': 'Quatre sites', libre: '', geste: 'envoyer' })
  const page = await rendu.text()
  expect([rendu.status, page.includes('2 réponses sont à corriger'), page.includes('Quatre sites')]).toEqual([422, true, true])
  expect((await lire(porteur, `/dossiers/${id}/complement`)).texte).toContain('Quatre sites')
})

test('le dossier d’un autre et une page sans droit répondent comme ce qui n’existe pas', async () => {
  for (const page of ['complement', 'depot', `depot/${'e'.repeat(64)}`]) {
    const inconnu = (await lire(etranger, `/dossiers/ssi-2021-99999/${page}`)).texte
    expect(await lire(etranger, `/dossiers/${id}/${page}`)).toMatchObject({ statut: 404, texte: inconnu })
  }
  expect((await lire(ars, `/dossiers/${id}/complement`)).statut).toBe(404)
})

test('après la date la réponse reste possible ; envoyée, elle se lit à côté de celle du dépôt, que rien n’a changé', async () => {
  const avant = await lireDepot(base, id)
  decor.ilEst('2021-11-05T12:00:00Z')
  expect((await lire(porteur, `/dossiers/${id}/complement`)).texte).toContain('La date est passée')
  const rendu = await envoyer(`/dossiers/${id}/complement`, {
    'r.lieux': 'Trois sites',
    'r.periodes-evitees': 'Noël',
    libre: 'Par le fleuve.',
    geste: 'envoyer',
  })
  expect(rendu.headers.get('Location')).toBe(`/dossiers/${id}?fait=completer`)
  for (const qui of [porteur, ars]) {
    const { texte } = await lire(qui, `/dossiers/${id}/depot`)
    for (const dit of ['Trois sites', 'au dépôt : Un site', 'au dépôt : Sans réponse', 'Par le fleuve.', 'Réponse complétée le vendredi 5'])
      expect(texte).toContain(dit)
  }
  expect(await lireDepot(base, id)).toEqual(avant)
  expect((await lireDossier(base, id))?.reponses).toMatchObject({ lieux: 'Trois sites', 'periodes-evitees': 'Noël' })
  expect((await faire('completer', porteur, id, { geste: 'garder' })).motifs).toEqual(['sans-complement'])
})

test('l’agence retire sa demande : ce qui était commencé n’entre pas au dossier, et une autre peut suivre', async () => {
  expect((await faire('retirer-complement', ars, id, {})).motifs).toEqual(['sans-complement'])
  await faire('demander-complement', ars, id, { ...DEMANDE, libre: undefined, questions: ['lieux'] })
  await faire('completer', porteur, id, { reponses: { lieux: 'Brouillon' }, geste: 'garder' })
  expect((await faire('retirer-complement', ars, id, {})).motifs).toEqual([])
  expect((await lireDossier(base, id))?.reponses['lieux']).toBe('Trois sites')
  expect((await lire(ars, `/dossiers/${id}/depot`)).texte).toContain('Demande retirée')
})

test('un fichier gardé en réponse attend son verdict comme toute pièce', async () => {
  const note = { nom: 'note.pdf', taille: 8, empreinte: 'a'.repeat(64), signatures: [] }
  await base.transaction().execute(async (tx) => {
    const jour = Temporal.PlainDate.from('2021-11-20')
    const demande = { numero: 7, questions: [], pieces: ['note'], libre: null, motif: 'm', jusquAu: jour }
    await ecrireDemande(tx, id, demande, 'ars', LE)
    await inscrireContenus(tx, [note.empreinte], { analyser: async () => ({ verdict: 'attente' }), repond: async () => false })
    const jonctions = [{ ...note, piece: 'note', remplacees: [] }]
    await garderCompletion(tx, id, { numero: 7, reponses: {}, jonctions, libre: null, geste: 'garder' })
  })
  expect((await lireComplements(base, id)).at(-1)?.jointes).toEqual([{ ...note, code: 'note', verdict: 'attente' }])
})
