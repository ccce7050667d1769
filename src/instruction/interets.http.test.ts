import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { ouvrir } from './acces.http.ts'
import { pagesDesAvis } from './avis.http.tsx'
import { attendInterets, siege } from './conflit.ts'
import { interetsDAbord, pagesDesInterets } from './interets.http.tsx'

/** Le 3 novembre 2021, la pharmacie attend ses avis ; un membre arrive à la commission, et n'a encore rien déclaré. */
const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const pharma = id('i-pharma')
const neuf = async (nom: string): Promise<Acteur> => {
  await ecrireAgent(base, { id: nom, nom, courriel: `${nom}@exemple.fr` }, [])
  return { ...{ id: nom, nom, role: 'commission', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: ['rssi-ght'] } }
}
const pages = interetsDAbord(monde, (acte) => acteNomme(acte)?.genre)
  .route('/', pagesDesInterets(monde, acteNomme))
  .route('/', pagesDesAvis(monde, acteNomme, ouvrir))
  .route('/', pagesDesActes(monde, acteNomme))
  .route('/', pagesDesDossiers(monde, acteNomme))
const vuePar = (par: Acteur) => visiteDe(pages, par, LE)
const faire = async (acte: string, par: Acteur, saisie: unknown) => {
  const fait = await acteNomme(acte)!.faire(monde, { objet: pharma, saisie, par, le: LE })
  return fait.ok ? [] : fait.error.map((r) => r.motif)
}
const allerVers = async (par: Acteur, chemin: string) => {
  const reponse = await vuePar(par).app.request(chemin)
  return [reponse.status, reponse.headers.get('location')]
}
const AVIS = { notes: {}, conclusion: 'favorable', motif: 'Utile' }

test('G-42 · un membre qui n’a rien déclaré est mené à le faire ; un bouton suffit, et il revient où il allait', async () => {
  const membre = await neuf('membre-neuf')
  for (const chemin of [`/dossiers/${pharma}`, `/dossiers/${pharma}/avis`])
    expect(await allerVers(membre, chemin)).toEqual([303, `/appels/ssi-2021/interets?retour=${encodeURIComponent(chemin)}`])
  const page = await vuePar(membre).lire(`/appels/ssi-2021/interets?retour=%2Fdossiers%2F${pharma}%2Favis`)
  for (const dit of ['Je n’ai aucun intérêt à déclarer', 'Je suis lié à un organisme', `value="/dossiers/${pharma}/avis"`])
    expect(page.texte).toContain(dit)
  const fait = await vuePar(membre).ecrire('/appels/ssi-2021/interets', { aucun: 'oui', retour: `/dossiers/${pharma}/avis` })
  expect([fait.statut, fait.vers]).toEqual([303, `/dossiers/${pharma}/avis`])
  expect((await vuePar(membre).lire(`/dossiers/${pharma}/avis`)).statut).toBe(200)
  expect((await voirHistoire(base, 'appel:ssi-2021', 1))[0]?.acte).toBe('declarer-interets')
})

test('G-42 · sans déclaration, ni avis, ni autre acte sur un dossier, sauf se déporter ; un envoi n’en montre rien non plus', async () => {
  const membre = await neuf('membre-muet')
  expect(await faire('donner-avis', membre, AVIS)).toContain('interets-a-declarer')
  const envoi = await vuePar(membre).ecrire(`/dossiers/${pharma}/avis`, { conclusion: 'favorable' })
  expect([envoi.statut, envoi.texte]).toEqual([303, ''])
  expect(await allerVers(membre, `/actes/expliquer-lien/${pharma}`)).toContain(303)
  expect((await vuePar(membre).lire(`/actes/declarer-deport/${pharma}`)).statut).toBe(200)
  expect(await faire('declarer-deport', membre, { motif: 'Mon ancien employeur' })).toEqual([])
  // Écarté du dossier, il n'y est plus mené à rien : il n'existe pas.
  expect(await allerVers(membre, `/dossiers/${pharma}`)).toEqual([404, null])
})

test('G-42 · qui note sans siéger déclare aussi avant son avis, et lit le dossier pour l’instruire', async () => {
  const sansSiege: Acteur = { ...partie.acteurs.get('ars')!, id: 'sans-siege', fonctions: [] }
  await ecrireAgent(base, { id: 'sans-siege', nom: 'Sans siège', courriel: 'sans-siege@exemple.fr' }, [])
  expect((await vuePar(sansSiege).lire(`/dossiers/${pharma}`)).statut).toBe(200)
  expect(await faire('donner-avis', sansSiege, AVIS)).toContain('interets-a-declarer')
})

test('déclarer un intérêt mène à la liste ; sans organisme coché ni lien dit, la page le dit et garde ce qui est tapé', async () => {
  const membre = vuePar(await neuf('membre-lie'))
  const rien = await membre.ecrire('/appels/ssi-2021/interets', { lien: 'Mon ancien métier' })
  expect(rien.statut).toBe(422)
  for (const dit of ['Aucun organisme n’est coché', 'Mon ancien métier']) expect(rien.texte).toContain(dit)
  const sansLien = await membre.ecrire('/appels/ssi-2021/interets', { organismes: 'pharma', lien: '' })
  expect(sansLien.texte).toContain('Vous n’avez pas dit ce qui vous lie')
  const fait = await membre.ecrire('/appels/ssi-2021/interets', { organismes: 'pharma', lien: 'Ma sœur', retour: `/dossiers/${pharma}` })
  expect([fait.statut, fait.vers]).toEqual([303, '/dossiers'])
  expect((await membre.lire(`/dossiers/${pharma}`)).statut).toBe(404)
  expect((await membre.lire('/appels/ssi-2021/interets')).texte).toContain('Vous avez déclaré vos intérêts le')
})

test('ni un porteur, ni un prestataire, ni une autre agence, ni un appel inconnu n’a cette page ; un retour d’ailleurs est oublié', async () => {
  for (const par of [partie.acteurs.get('auditeur')!, { ...(await neuf('membre-lointain')), agence: 'ars-ara' }])
    expect((await vuePar(par).lire('/appels/ssi-2021/interets')).statut).toBe(404)
  const membre = vuePar(await neuf('membre-trompe'))
  expect((await membre.lire('/appels/inconnu/interets')).statut).toBe(404)
  const fait = await membre.ecrire('/appels/ssi-2021/interets', { aucun: 'oui', retour: 'https://ailleurs.exemple.fr/' })
  expect(fait.vers).toBe('/')
})

test('siège qui est de la commission, ou qui tient une fonction ; la direction et le comptable, non', () => {
  expect(siege({ role: 'commission', fonctions: [] })).toBe(true)
  expect(siege({ role: 'grades', fonctions: ['rssi-gcs'] })).toBe(true)
  expect(siege({ role: 'direction', fonctions: [], aussi: ['commission'] })).toBe(true)
  for (const role of ['ars', 'direction', 'comptable', 'porteur'] as const) expect(siege({ role, fonctions: [] })).toBe(false)
  expect(attendInterets({ role: 'ars', fonctions: [] }, 'donner-avis')).toBe(true)
  expect(attendInterets({ role: 'ars', fonctions: [] }, 'demander-complement')).toBe(false)
  expect(attendInterets({ role: 'commission', fonctions: [] }, 'declarer-deport')).toBe(false)
})
