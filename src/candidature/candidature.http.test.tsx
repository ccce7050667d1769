import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { lireOrganisme } from '../acteurs/acteurs.sql.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lireDossier, lireDossierVivant } from './lecture.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const chezMoi = () => decor.pages(decor.porteur)

const envoyer = (chemin: string, champs: Readonly<Record<string, string>>, pages = chezMoi()) =>
  pages.request(chemin, { method: 'POST', body: new URLSearchParams({ jeton: 'essai', ...champs }) })
const ouvrir = async (guichet: string): Promise<string> => {
  const rendu = await envoyer(`/appels/ssi-2021/ouvrir/${guichet}`, { organisme: 'clinique' })
  return rendu.headers.get('Location')?.split('/')[2] ?? ''
}
const CONTACT = { 'r.referent.nom': 'Fictif', 'r.referent.prenom': 'Jo', 'r.referent.telephone': '05 94 00 00 00' }
const ENGAGEMENTS = { 'engagement.planifier-audit': 'oui', 'engagement.transmettre-resultats': 'oui' }
const dossierDe = async (guichet: string) => (await lireDossierVivant(base, 'ssi-2021', guichet, 'clinique')) ?? ''
const audit = await ouvrir('audit')
const section = `/dossiers/${audit}/sections/audit`

test('un visiteur lit l’appel et ses questions sans compte ; un appel non publié n’existe pas', async () => {
  const visiteur = decor.pages(undefined)
  const page = await (await visiteur.request('/appels/ssi-2021')).text()
  expect(page).toContain('Se connecter pour ouvrir un dossier')
  expect(page).toContain('dimanche 31 octobre 2021 à 23')
  expect(page).toContain('dans 3 jours')
  expect((await visiteur.request('/appels/ssi-2021/questions')).status).toBe(200)
  expect((await visiteur.request('/appels/cyber-esms-2023')).status).toBe(404)
  expect(await (await visiteur.request('/appels')).text()).not.toContain('cyber-esms-2023')
})

test('le même organisme ne se voit pas proposer un second dossier : on lui rend le premier', async () => {
  expect(await (await chezMoi().request('/appels/ssi-2021/ouvrir/audit')).text()).toContain(`Reprendre le dossier ${audit}`)
})

test('une réponse illisible est expliquée, toutes les autres sont gardées, et rien de ce qui est tapé n’est perdu', async () => {
  const rendu = await envoyer(section, {
    'r.referent-nomme': 'oui',
    ...CONTACT,
    'r.referent.courriel': 'sans-arobase',
    'r.lieux': 'Site principal, au bord du fleuve',
  })
  expect(rendu.status).toBe(422)
  const page = await rendu.text()
  expect(page).toContain('prenom.nom@exemple.fr')
  expect(page).toContain('value="sans-arobase"')
  expect(page).toContain('value="Fictif"')
  expect((await lireDossier(base, audit))?.reponses).toEqual({ 'referent-nomme': true, lieux: 'Site principal, au bord du fleuve' })
})

test('« non » cache la question du contact ; revenir à « oui » la montre aussitôt, sur la même page', async () => {
  await envoyer(section, { 'r.referent-nomme': 'non' })
  expect(await (await chezMoi().request(section)).text()).not.toContain('r.referent.nom')
  const rendu = await envoyer(section, { 'r.referent-nomme': 'oui' })
  expect(rendu.headers.get('Location')).toContain('nouvelles=oui')
  expect(await (await chezMoi().request(section)).text()).toContain('r.referent.nom')
})

test('le dossier d’un autre répond exactement comme un dossier qui n’existe pas', async () => {
  const dehors = decor.pages(decor.etranger)
  const lire = async (id: string, page: string) => {
    const rendu = await dehors.request(`/dossiers/${id}/${page}`)
    return { code: rendu.status, texte: (await rendu.text()).replaceAll(id, '') }
  }
  for (const page of [
    'sections/audit',
    'pieces',
    'fichiers/1',
    'receptions/1',
    'projets',
    'groupement',
    'recapitulatif',
    'recu',
    'recu.pdf',
  ]) {
    expect(await lire(audit, page)).toEqual(await lire('ssi-2021-99999', page))
    expect((await lire(audit, page)).code).toBe(404)
  }
  expect((await envoyer(section, { 'r.lieux': 'Intrusion' }, dehors)).status).toBe(404)
  expect((await lireDossier(base, audit))?.reponses['lieux']).toBe('Site principal, au bord du fleuve')
})

test('la relecture dit d’abord ce qui manque, avec un lien, et un doute n’empêche pas', async () => {
  const page = await (await chezMoi().request(`/dossiers/${audit}/recapitulatif`)).text()
  expect(page).toContain('Il reste un point')
  expect(page).toContain(`href="/dossiers/${audit}/sections/audit#r.referent"`)
  await envoyer(section, { 'r.referent-nomme': 'je-ne-sais-pas', ...CONTACT, 'r.referent.courriel': 'jo@exemple.fr' })
  expect(await (await chezMoi().request(`/dossiers/${audit}/recapitulatif`)).text()).toContain('À vérifier avec vous')
  await envoyer(section, { 'r.referent-nomme': 'oui' })
})

test('G-25 · un dépôt sans engagement est refusé, et les cases cochées le restent', async () => {
  const rendu = await envoyer(`/dossiers/${audit}/recapitulatif`, { 'engagement.planifier-audit': 'oui' })
  expect(rendu.status).toBe(422)
  const page = await rendu.text()
  expect(page).toContain('Le dossier n’est pas déposé')
  expect(page).toMatch(/id="engagement\.planifier-audit"[^>]*checked/)
  expect(page).not.toMatch(/id="engagement\.transmettre-resultats"[^>]*checked/)
})

test('G-02 · une minute après la clôture, le dépôt dit les heures exactes et le brouillon reste', async () => {
  decor.ilEst('2021-11-01T03:01:00Z')
  const rendu = await envoyer(`/dossiers/${audit}/recapitulatif`, ENGAGEMENTS)
  expect(rendu.status).toBe(422)
  const page = await rendu.text()
  expect(page).toContain('Un dossier reçu après n’est pas recevable')
  expect(page).toContain('à Paris')
  expect((await lireDossier(base, audit))?.reponses['referent']).toMatchObject({ nom: 'Fictif' })
  expect((await chezMoi().request(section)).status).toBe(200)
  const appel = await (await chezMoi().request('/appels/ssi-2021')).text()
  expect(appel).toContain('Cet appel est clos')
  expect(appel).not.toContain('Ouvrir un dossier')
  decor.ilEst('2021-10-31T20:00:00Z')
})

test('deux envois du même dépôt, ensemble puis après coup, mènent au même reçu et ne déposent qu’une fois', async () => {
  const chemin = `/dossiers/${audit}/recapitulatif`
  const rendus = [...(await Promise.all([envoyer(chemin, ENGAGEMENTS), envoyer(chemin, ENGAGEMENTS)])), await envoyer(chemin, ENGAGEMENTS)]
  expect(rendus.map((r) => [r.status, r.headers.get('Location')])).toEqual(Array(3).fill([303, `/dossiers/${audit}/recu`]))
  expect((await chezMoi().request(section)).headers.get('Location')).toBe(`/dossiers/${audit}/recu`)
})

test('le reçu dit le numéro, l’instant, la commission suivante et les échéances, à l’écran et en PDF accessible', async () => {
  const page = await (await chezMoi().request(`/dossiers/${audit}/recu`)).text()
  for (const dit of [audit, 'dimanche 31 octobre 2021 à 17', 'mardi 2 novembre 2021', 'mardi 30 novembre 2021']) expect(page).toContain(dit)
  const rendu = await chezMoi().request(`/dossiers/${audit}/recu.pdf`)
  expect(rendu.headers.get('Content-Type')).toBe('application/pdf')
  const pdf = Buffer.from(await rendu.arrayBuffer()).toString('latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('G-29, G-39, G-40 · un projet se garde incomplet, son budget dit ce qui est retenu et pourquoi', async () => {
  const id = await ouvrir('investissement')
  const base29 = `/dossiers/${id}/projets/1`
  expect((await envoyer(base29, { 'r.projet:1:titre': 'Sauvegarde' })).headers.get('Location')).toContain('/budget')
  await envoyer(`${base29}/depenses/1`, { libelle: 'Service loué', nature: 'saas', montant: '18 000', mois: '18' })
  await envoyer(`${base29}/depenses/2`, { libelle: 'Notre informaticien', nature: 'personnel-interne', montant: '5 000' })
  const faux = await envoyer(`${base29}/depenses/3`, { libelle: 'Serveur', nature: 'materiel', montant: 'beaucoup' })
  expect(faux.status).toBe(422)
  expect(await faux.text()).toContain('value="beaucoup"')
  const budget = await (await chezMoi().request(`${base29}/budget`)).text()
  expect(budget).toContain('12 mois aidés sur 18')
  expect(budget).toContain('12\u202f000\u00a0€')
  expect(budget).toContain('Le temps de vos propres salariés n’est pas aidé')
  expect(budget).toContain('6\u202f000\u00a0€ à votre charge')
  expect(budget).toContain('Ce que vous recevriez au plus')
  expect((await envoyer(`${base29}/devis/1`, { fournisseur: 'Société Fictive', montant: 'cher' })).status).toBe(422)
  await envoyer(`${base29}/devis/1`, { fournisseur: 'Société Fictive', numero: 'D-1', montant: '17 500' })
  expect(await (await chezMoi().request(`${base29}/budget`)).text()).toContain('5\u202f500\u00a0€ de dépenses n’ont pas de devis')
  const relecture = await (await chezMoi().request(`/dossiers/${id}/recapitulatif`)).text()
  expect(relecture).toContain('ne dit pas encore : le genre d’action, les objectifs')
  await envoyer(base29, { 'r.projet:1:action': 'sauvegarde-deconnectee', 'r.projet:1:constats': 'C1' })
  expect((await lireDossier(base, id))?.projets[0]).toMatchObject({
    action: 'sauvegarde-deconnectee',
    constats: ['C1'],
    depenses: [{}, {}],
  })
})

test('une pièce se joint, se télécharge sans jamais s’afficher, et un faux PDF est expliqué à sa place', async () => {
  const id = await dossierDe('investissement')
  const joindre = (nom: string, contenu: string) => {
    const corps = new FormData()
    corps.set('jeton', 'essai')
    corps.set('fichier.note-commission', new File([contenu], nom))
    return chezMoi().request(`/dossiers/${id}/pieces/note-commission`, { method: 'POST', body: corps })
  }
  const faux = await joindre('note.pdf', 'pas un pdf')
  expect(faux.status).toBe(422)
  expect(await faux.text()).toContain('n’est pas un vrai pdf : c’est un simple texte')
  expect((await joindre('note « été ».pdf', '%PDF-1.4 note')).status).toBe(303)
  const numero = (await lireDossier(base, id))?.pieces[0]?.id ?? ''
  const recu = await chezMoi().request(`/dossiers/${id}/fichiers/${numero}`)
  expect(recu.headers.get('Content-Disposition')).toBe(
    `attachment; filename="note  ete .pdf"; filename*=UTF-8''${encodeURIComponent('note « été ».pdf')}`,
  )
  expect(recu.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(recu.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(recu.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
  expect(await recu.text()).toBe('%PDF-1.4 note')
})

test('G-05 · un membre se reconnaît à son SIRET ; un numéro inconnu est dit, la saisie reste', async () => {
  const id = await dossierDe('investissement')
  const inconnu = await envoyer(`/dossiers/${id}/groupement`, { 'membres.0.cle': '12345678900012', 'membres.0.part': '40' })
  expect(inconnu.status).toBe(422)
  expect(await inconnu.text()).toContain('value="12345678900012"')
  const siret = (await lireOrganisme(base, 'voisine'))?.siret ?? ''
  expect((await envoyer(`/dossiers/${id}/groupement`, { 'membres.0.cle': siret, 'membres.0.part': '40' })).status).toBe(303)
  expect((await lireDossier(base, id))?.membres).toMatchObject([{ organisme: 'voisine', part: 40 }])
})

test('qui peut lire sans écrire voit tout, sait à qui demander, et aucun envoi ne change rien', async () => {
  const id = await dossierDe('investissement')
  const lectrice = decor.pages({ ...decor.porteur, id: 'lectrice', droits: { clinique: 'lire' } })
  const avant = await lireDossier(base, id)
  const page = await (await lectrice.request(`/dossiers/${id}/groupement`)).text()
  expect(page).toContain(`Peuvent le remplir : ${decor.porteur.nom}`)
  expect(page).toContain('<fieldset disabled')
  expect(await (await lectrice.request(`/dossiers/${id}/recapitulatif`)).text()).toContain(`Peuvent déposer : ${decor.porteur.nom}`)
  const envois = [
    ['sections/gouvernance', { 'r.autres-financements': 'oui' }],
    ['projets/2', { 'r.projet:2:titre': 'Intrus' }],
    ['projets/1/budget', { 'r.projet:1:mutualise': 'Intrus' }],
    ['projets/1/depenses/1', { libelle: 'Intrus', montant: '1', nature: 'materiel' }],
    ['groupement', {}],
    ['recapitulatif', { 'engagement.realiser-projets': 'oui' }],
  ] as const
  for (const [chemin, champs] of envois) await envoyer(`/dossiers/${id}/${chemin}`, champs, lectrice)
  expect(await lireDossier(base, id)).toEqual(avant)
})

test('qui peut écrire remplit, mais ne s’engage ni ne dépose', async () => {
  const id = await dossierDe('investissement')
  await ecrireAgent(base, { id: 'redactrice', nom: 'Rédactrice', courriel: 'redactrice@exemple.fr' }, [])
  const redactrice = decor.pages({ ...decor.porteur, id: 'redactrice', droits: { clinique: 'ecrire' } })
  const page = await (await redactrice.request(`/dossiers/${id}/recapitulatif`)).text()
  expect([page.includes('Déposer engage votre organisme'), page.includes('Déposer le dossier</button>')]).toEqual([true, false])
  const rendu = await envoyer(`/dossiers/${id}/recapitulatif`, { 'engagement.realiser-projets': 'oui' }, redactrice)
  expect([rendu.status, (await rendu.text()).includes('votre droit ne le permet pas')]).toEqual([422, true])
  expect((await lireDossier(base, id))?.engagements).toEqual([])
  expect((await envoyer(`/dossiers/${id}/projets/2`, { 'r.projet:2:titre': 'Cloisonnement' }, redactrice)).status).toBe(303)
})

test('G-26 · le référent de la première phase est proposé, repris quand on le coche, et son origine dite tant qu’il ne change pas', async () => {
  const id = await dossierDe('investissement')
  const gouvernance = `/dossiers/${id}/sections/gouvernance`
  const page = await (await chezMoi().request(`/dossiers/${id}/reprise`)).text()
  for (const dit of ['Qui est votre référent cybersécurité', 'Jo Fictif', `dossier ${audit}`]) expect(page).toContain(dit)
  const rien = await envoyer(`/dossiers/${id}/reprise`, {})
  expect([rien.status, (await rien.text()).includes('rien choisi de reprendre')]).toEqual([422, true])
  const champs = { 'reprise.question.referent-cyber': 'oui' }
  expect((await envoyer(`/dossiers/${id}/reprise`, champs, decor.pages(decor.etranger))).status).toBe(404)
  expect((await envoyer(`/dossiers/${id}/reprise`, champs)).status).toBe(303)
  const reprise = await (await chezMoi().request(gouvernance)).text()
  expect([reprise.includes('value="Fictif"'), reprise.includes(`Repris de votre dossier ${audit}, dimanche 31 octobre 2021`)]).toEqual([
    true,
    true,
  ])
  await envoyer(gouvernance, { 'r.referent-cyber.nom': 'Autre', 'r.referent-cyber.prenom': 'Jo' })
  expect(await (await chezMoi().request(gouvernance)).text()).not.toContain('Repris de votre dossier')
})
