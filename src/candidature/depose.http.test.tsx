import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { direProjets } from './projets-dits.phrases.ts'
import { lireDepot } from './recu.sql.ts'
import { Relecture } from './relecture.html.tsx'

const { base } = await baseDeTest()
const LE = '2025-06-02T10:00:00Z'
const { monde, pages, porteur, etranger } = await planterDecor(base, LE, { fichier: 'exemples/financement-compose.v1.yaml' })
const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'agence-exemple', organismes: [], droits: {}, fonctions: [] }
const envoyer = (chemin: string, champs: Readonly<Record<string, string>>) =>
  pages(porteur).request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const lire = async (qui: Acteur, chemin: string) => {
  const rendu = await pages(qui).request(chemin)
  return { statut: rendu.status, texte: load(await rendu.text())('main').text() }
}

const ouvert = await envoyer('/appels/financement-compose/ouvrir/travaux', { organisme: 'clinique' })
const id = ouvert.headers.get('Location')!.split('/')[2]!
const projet = `/dossiers/${id}/projets/1`
const DESCRIPTION = {
  titre: 'Sauvegarde',
  action: 'sauvegarde-deconnectee',
  objectifs: 'Relire après une attaque',
  planning: 'Six mois',
  ressources: 'Deux personnes',
  indicateurs: 'Un essai réussi par mois',
}
await envoyer(projet, Object.fromEntries(Object.entries(DESCRIPTION).map(([champ, dit]) => [`r.projet:1:${champ}`, dit])))
await envoyer(`${projet}/budget`, { 'r.projet:1:mutualise': 'Hôpital voisin' })
await envoyer(`${projet}/depenses/1`, {
  ...{ libelle: 'Robot de sauvegarde', nature: 'materiel', montant: '12 000,50' },
  ...{ autreFinanceur: 'DGOS', autreMontant: '2 000' },
})
await envoyer(`${projet}/devis/1`, { fournisseur: 'Société Fictive', numero: 'D-42', montant: '12 000,50' })
for (const nom of ['un', 'deux']) {
  const corps = new FormData()
  corps.set('jeton', 'essai')
  corps.set('fichier.devis.1', new File([`%PDF-1.4 ${nom}`], `${nom}.pdf`))
  await pages(porteur).request(`/dossiers/${id}/pieces/devis.1`, { method: 'POST', body: corps })
}

const PROJET = [
  ...['Relire après une attaque', 'Six mois', 'Deux personnes', 'Un essai réussi par mois', 'Hôpital voisin'],
  ...['Robot de sauvegarde', 'Matériel', 'DGOS : 2\u202f000\u00a0€', 'Société Fictive', 'D-42'],
]

test('une dépense que l’appel n’aide pas se corrige d’un lien, à sa page ; un budget, à la sienne', async () => {
  await envoyer(`${projet}/depenses/2`, { libelle: 'Notre informaticien', nature: 'personnel-interne', montant: '500' })
  const page = await (await pages(porteur).request(`/dossiers/${id}/recapitulatif`)).text()
  expect(page).toContain(`href="${projet}/depenses/2">Corriger la dépense`)
  expect(page).toContain(`href="${projet}/budget">Compléter le projet`)
  await envoyer(`${projet}/depenses/2`, { retirer: 'oui' })
})

test('G-29, G-30, G-41 · le porteur relit le projet entier avant de déposer, l’agence le lit ensuite, et nul autre', async () => {
  const relecture = await lire(porteur, `/dossiers/${id}/recapitulatif`)
  for (const dit of PROJET) expect(relecture.texte).toContain(dit)
  expect((await lire(ars, `/dossiers/${id}/depot`)).statut).toBe(404)
  expect((await envoyer(`/dossiers/${id}/recapitulatif`, {})).headers.get('Location')).toBe(`/dossiers/${id}/recu`)
  const depot = await lire(ars, `/dossiers/${id}/depot`)
  for (const dit of PROJET) expect(depot.texte).toContain(dit)
  expect(depot.texte).not.toContain('tels que le dossier les contient')
  expect((await lire(etranger, `/dossiers/${id}/depot`)).statut).toBe(404)
})

test('G-41 · le compte dit sa soustraction : coût éligible, moins ce que d’autres paient, part que l’appel peut aider', async () => {
  const { texte } = await lire(ars, `/dossiers/${id}/depot`)
  expect(texte).toMatch(
    /Coût éligible12\u202f000,50\u00a0€Moins ce que d’autres financeurs en paient2\u202f000\u00a0€Part que l’appel peut aider10\u202f000,50\u00a0€/,
  )
})

test('une photographie ancienne ne garde que titres et coûts : le reste vient du dossier, et cela se dit', async () => {
  const lu = await lireAvecRegles(base, monde, id, Temporal.Instant.from(LE))
  const { dits: _, ...ancienne } = (await lireDepot(base, id))!.instantane
  const aujourdhui = direProjets(lu.dossier, lu.guichet, lu.questionnaire)
  const texte = load(rendre(<Relecture instantane={ancienne} piece={() => null} aujourdhui={aujourdhui} />)).text()
  const [photographie, dossier] = texte.split('Les projets, tels que le dossier les contient')
  expect(photographie).toContain('1. Sauvegarde12\u202f000,50\u00a0€')
  expect(photographie).not.toContain('Robot de sauvegarde')
  for (const dit of ['le sceau du dépôt ne la couvre pas', ...PROJET]) expect(dossier).toContain(dit)
})
