import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { unPdfSigne } from '../../tests/documents.ts'
import { mondeDEssai } from '../../tests/rejeu.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { racine } from '../plateforme/racine.env.ts'
import { planter } from '../repetition/planter.actes.ts'
import { lireScenarios } from '../repetition/scenarios.commande.ts'
import { pagesDeCandidature } from './candidature.http.tsx'
import { lireDossier } from './lecture.sql.ts'
import { pagesDesPieces } from './pieces.http.tsx'

/** L'appel d'Auvergne-Rhône-Alpes, dont la lettre d'engagement a un modèle. */
const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2023-10-10T08:00:00Z')
const monde = await mondeDEssai(base, LE)
const scenarios = await lireScenarios(racine, monde)
const decor = (scenarios.ok ? scenarios.value : []).find((s) => s.scenario.code === 'ara-2023')!
const acteurs = await planter(base, decor.scenario, decor.appel)
await acteNomme('publier')!.faire(monde, { saisie: { ...decor.scenario.appel, texte: decor.texte }, par: acteurs.get('ars')!, le: LE })
const [refPorteur, porteur] = [...acteurs].find(([ref]) => ref.startsWith('porteur-og'))!
const faire = async (acte: string, saisie: unknown, objet?: string) => {
  const fait = await acteNomme(acte)!.faire(monde, { saisie, par: porteur, le: LE, ...(objet === undefined ? {} : { objet }) })
  return fait.ok ? { id: fait.value.id, motifs: [] } : { id: '', motifs: fait.error.map((r) => r.motif) }
}
const { code } = decor.scenario.appel
const guichet = monde.appelCourant(code)!.guichets[0]!.code
const { id } = await faire('ouvrir', { appel: code, guichet, organisme: porteur.organismes[0] })
const pages = new Hono<Visite>().route('/', pagesDesPieces(monde, acteNomme, ouvrir)).route('/', pagesDeCandidature(monde, acteNomme))
const { lire, ecrire, octets } = visiteDe(pages, porteur, LE)
const LETTRE = `/dossiers/${id}/lettres/lettre-engagement`
const lettres = async () => (await lireDossier(base, id))!.pieces.filter((p) => p.code === 'lettre-engagement')

test('A-12 · la lettre est proposée à côté de sa pièce, déjà remplie, en PDF accessible', async () => {
  expect(refPorteur).toBeDefined()
  expect((await lire(`/dossiers/${id}/pieces`)).texte).toContain(`href="${LETTRE}"`)
  const pdf = Buffer.from(await octets(LETTRE)).toString('latin1')
  expect([pdf.startsWith('%PDF-'), pdf.includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([true, true])
  expect((await lire(`/dossiers/${id}/lettres/note-presentation`)).statut).toBe(404)
})

test('A-12 · sans les personnes nommées ni le pouvoir d’engager, l’acceptation dit tout ce qui manque et garde la frappe', async () => {
  const rendu = await ecrire(LETTRE, { qualite: 'Directrice' })
  expect(rendu.statut).toBe(422)
  expect(rendu.texte).toContain('La lettre ne nomme pas encore tout le monde')
  expect(rendu.texte).toContain('faites signer la lettre par qui l’a')
  expect(rendu.texte).toContain('value="Directrice"')
  const { motifs } = await faire('accepter-lettre', { piece: 'lettre-engagement', qualite: 'Directrice', pouvoir: false }, id)
  expect(motifs).toEqual(['lettre-incomplete', 'lettre-incomplete', 'pouvoir-manquant'])
  expect((await faire('accepter-lettre', { piece: 'note-presentation', qualite: 'x', pouvoir: true }, id)).motifs).toEqual([
    'piece-inconnue',
  ])
})

test('A-12 · acceptée en ligne, la lettre est datée, jointe, et vaut la pièce ; une lettre signée la remplace', async () => {
  const contact = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '04 72 00 00 00' }
  const reponses = {
    ...Object.fromEntries(Object.entries(contact).map(([c, v]) => [`interlocuteur.${c}`, v])),
    professionnels: 'Jo Fictif, informaticien',
  }
  expect((await faire('repondre', { reponses }, id)).motifs).toEqual([])
  expect((await ecrire(LETTRE, { qualite: 'Directrice', pouvoir: 'oui' })).statut).toBe(303)
  expect(await lettres()).toMatchObject([{ nom: 'lettre-engagement-acceptee-en-ligne.pdf', verdict: 'sans-controle' }])
  expect((await lire(`/dossiers/${id}/recapitulatif`)).texte).not.toContain('Il manque la pièce « Lettre')
  const signee = { piece: 'lettre-engagement', fichier: { nom: 'signée.pdf', octets: new Uint8Array(await unPdfSigne()) } }
  expect((await faire('joindre', signee, id)).motifs).toEqual([])
  expect(await lettres()).toMatchObject([{ nom: 'signée.pdf', signatures: [{ nom: 'Camille Exemple', couvre: 'tout' }] }])
  const { texte } = await lire(`/dossiers/${id}/pieces`)
  expect(texte).toContain(
    'Ce PDF contient une signature au nom de Camille Exemple (certificat émis par Autorite de certification fictive).',
  )
  expect(texte).toContain('Palier ne vérifie pas sa validité.')
})
