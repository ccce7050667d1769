import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { corpsDe, enTexte } from '../plateforme/courriel/corps.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { rappeler } from './rappels.actes.ts'
import { pagesDesRappels } from './rappels.http.tsx'

const { base } = await baseDeTest()
const DEBUT = '2021-10-01T12:00:00Z'
const { monde, porteur, etranger } = await planterDecor(base, DEBUT)
/** Le guichet d'audit ferme le 31 octobre 2021 à minuit, heure de Cayenne (UTC−3). */
const J7 = Temporal.Instant.from('2021-10-25T03:00:00Z')
const H6 = Temporal.Instant.from('2021-10-31T21:00:00Z')

const faire = async (nom: string, par: typeof porteur, saisie: unknown, objet?: string): Promise<string> => {
  const fait = await acteNomme(nom)!.faire(monde, {
    ...(objet === undefined ? {} : { objet }),
    saisie,
    par,
    le: Temporal.Instant.from(DEBUT),
  })
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  return fait.value.id
}
const ouvrir = (par: typeof porteur) => faire('ouvrir', par, { appel: 'ssi-2021', guichet: 'audit', organisme: par.organismes[0] })
const enAttente = await ouvrir(porteur)
const retire = await ouvrir(etranger)
await faire('retirer', etranger, { motif: 'Nous renonçons.' }, retire)
const lireRappels = async () => (await lireCourriels(base, 10)).filter((c) => c.objet.startsWith('À déposer'))

test('à sept jours, le brouillon inachevé est rappelé une fois, même par deux serveurs ; le dossier retiré, jamais', async () => {
  expect(await rappeler(monde, J7.subtract({ seconds: 1 }))).toBe(0)
  const envoyes = await Promise.all([rappeler(monde, J7), rappeler(monde, J7), rappeler(monde, J7)])
  expect(envoyes.reduce((a, b) => a + b)).toBe(1)
  expect(await rappeler(monde, J7.add({ minutes: 5 }))).toBe(0)
  const [c, ...autres] = await lireRappels()
  expect(autres).toEqual([])
  expect(c).toMatchObject({ a: `${porteur.organismes[0]}@exemple.fr`, sujet: enAttente, lien: { texte: 'Reprendre mon dossier' } })
  expect(c!.agenda?.map((e) => e.id)).toEqual(['ssi-2021-audit-unique@palier'])
})

test('le rappel se lit à voix haute : pour quand, aux deux heures, ce qui reste, par où commencer, comment arrêter', async () => {
  const c = (await lireRappels())[0]!
  expect(c.objet).toBe(`À déposer au plus tard le dimanche 31 octobre 2021, dossier ${enAttente}`)
  const texte = enTexte(corpsDe(c, { url: 'https://palier.exemple.fr', reponses: 'perdues' })).replaceAll('\u00a0', ' ')
  expect(texte).toMatch(
    /^Bonjour,\n\nVotre dossier ssi-2021-\d{5}, « .* », n’est pas encore déposé\.\n\nLa dernière minute pour le déposer est le dimanche 31 octobre 2021 à 23 h 59, heure de Cayenne \(lundi 1er novembre 2021 à 3 h 59 à Paris\)\./,
  )
  expect(texte).toMatch(/Il reste \d choses :\n\n- .* : (un point|\d+ points)\n/)
  expect(texte).toMatch(/Reprendre mon dossier :\nhttps:\/\/palier\.exemple\.fr\/dossiers\/ssi-2021-\d{5}\/sections\//)
  expect(texte).toMatch(/Ne plus recevoir de rappel pour ce dossier :\nhttps:\/\/palier\.exemple\.fr\/rappels\/[0-9a-f-]{36}\n/)
})

test('le lien d’arrêt se suit sans se connecter, demande un geste, et les rappels cessent ; une clé inventée n’existe pas', async () => {
  const chemin = (await lireRappels())[0]!.autre!.chemin
  const { lire, ecrire } = visiteDe(pagesDesRappels(monde), undefined, J7)
  expect((await lire(chemin)).texte).toContain('Arrêter les rappels')
  expect((await lire(chemin.replace(/[0-9a-f]{12}$/, '000000000000'))).statut).toBe(404)
  expect((await lire('/rappels/nimporte')).statut).toBe(404)
  expect(await ecrire(chemin, {})).toMatchObject({ statut: 303, vers: chemin })
  expect((await lire(chemin)).texte).toContain('Les rappels sont arrêtés')
  await rappeler(monde, H6)
  expect(await lireRappels()).toHaveLength(1)
})

test('le rappel va à qui peut remplir ou déposer, pas à qui peut seulement lire', async () => {
  for (const droit of ['lire', 'ecrire', 'deposer'] as const)
    await ecrireAgent(base, { id: droit, nom: droit, courriel: `${droit}@exemple.fr` }, [{ role: 'porteur', organisme: 'clinique', droit }])
  await sql`delete from rappel`.execute(base)
  await rappeler(monde, H6)
  // La première adresse est du rappel des sept jours : elle a arrêté les suivants.
  const adresses = (await lireRappels()).map((c) => c.a).toSorted()
  expect(adresses).toEqual(['clinique@exemple.fr', 'deposer@exemple.fr', 'ecrire@exemple.fr'])
})

test('rien ne part une fois le dossier clos au dépôt, ni si un dépôt passe entre la lecture et l’envoi', async () => {
  await sql`delete from rappel`.execute(base)
  await sql`update rappel_suivi set arrete_le = null`.execute(base)
  expect(await rappeler(monde, Temporal.Instant.from('2021-11-01T03:00:00Z'))).toBe(0)
  await sql`update vie set etat = 'depose' where genre = 'dossier' and id = ${enAttente}`.execute(base)
  expect(await rappeler(monde, H6)).toBe(0)
})
