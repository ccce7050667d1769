import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { ecrirePublication, ecrireQuestion, ecrireReponse } from '../echanges/questions.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-10-28T14:00:00Z')
const visiteur = decor.pages(undefined)
const lire = async (chemin: string) => {
  const reponse = await visiteur.request(chemin)
  return { statut: reponse.status, texte: (await reponse.text()).replaceAll('\u00a0', ' '), genre: reponse.headers.get('content-type') }
}

test('G-02, G-20 · les clôtures et les séances se mettent dans un agenda, à l’instant juste', async () => {
  const { texte, genre } = await lire('/appels/ssi-2021/agenda.ics')
  expect(genre).toBe('text/calendar; charset=utf-8')
  // La fin du 31 octobre à Cayenne est le 1er novembre à 3 h, heure universelle.
  expect(texte.match(/DTEND:20211101T030000Z/g)).toHaveLength(2)
  expect(texte.match(/DTSTART;VALUE=DATE:2021/g)).toHaveLength(4)
  expect(texte).toContain('https://palier.exemple.fr/appels/ssi-2021')
})

test('A-28 · l’appel s’emporte en PDF ; un appel non publié n’existe sous aucune forme', async () => {
  const pdf = await visiteur.request('/appels/ssi-2021/appel.pdf')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(new TextDecoder('latin1').decode(await pdf.arrayBuffer())).toMatch(/^%PDF-1\.\d[\s\S]*pdfuaid/)
  for (const forme of ['', '/appel.pdf', '/agenda.ics', '/eligibilite/candidature'])
    expect([forme, (await lire(`/appels/cyber-esms-2023${forme}`)).statut]).toEqual([forme, 404])
})

test('G-04 · « Suis-je éligible ? » se demande sans compte : oui mène au dossier, non dit ce qui le lèverait', async () => {
  const audit = '/appels/ssi-2021/eligibilite/audit'
  expect((await lire(audit)).texte).not.toContain('palier-verdicts')
  const oui = await lire(`${audit}?nature=pharmacie&referent-interne-nomme=oui`)
  expect(oui.texte).toContain('Oui, vous pouvez candidater')
  expect(oui.texte).toContain('/connexion?retour=%2Fappels%2Fssi-2021%2Fouvrir%2Faudit')
  const non = await lire(`${audit}?nature=autre&referent-interne-nomme=oui`)
  expect(non.texte).toContain('Non, pas en l’état')
  expect(non.texte).toContain('Vous pouvez aussi rejoindre un groupement')
  expect(non.texte).not.toContain('Se connecter pour ouvrir')
})

test('G-15 · un nombre illisible garde tout ce qui est tapé et le dit ; un guichet inventé n’existe pas', async () => {
  const faux = await lire('/appels/ssi-2021/eligibilite/investissement?audit-de-phase-1-fait=non&anciennete-de-l-audit=bient%C3%B4t')
  expect(faux.statut).toBe(422)
  expect(faux.texte).toContain('id="erreurs"')
  expect(faux.texte).toContain('value="bientôt"')
  expect((await lire('/appels/ssi-2021/eligibilite/phase-3')).statut).toBe(404)
})

test('G-23 · ouvert aussi sur la plateforme nationale, chaque guichet y mène et dit que les deux dépôts se valent', async () => {
  const { texte } = await lire('/appels/ssi-2021')
  expect(texte.match(/les deux se valent/g)).toHaveLength(2)
  for (const n of [1, 2]) expect(texte).toContain(`href="https://www.demarches-simplifiees.fr/commencer/arsguyane-cybersecurite${n}"`)
})

test('après la clôture, le test reste lisible et dit qu’aucun dossier n’est plus reçu', async () => {
  decor.ilEst('2021-11-01T03:00:00Z')
  const clos = await (
    await decor.pages(undefined).request('/appels/ssi-2021/eligibilite/audit?nature=pharmacie&referent-interne-nomme=oui')
  ).text()
  expect(clos).toContain('Ce guichet est clos')
  expect(clos).not.toContain('/connexion?retour=')
  expect(await (await decor.pages(undefined).request('/appels/ssi-2021')).text()).not.toContain('les deux se valent')
})

test('G-01 · la page de l’appel montre les dernières réponses publiées, sans qui a demandé, et mène à toutes', async () => {
  expect((await lire('/appels/ssi-2021')).texte).toContain('Aucune réponse n’est encore publiée')
  await base.transaction().execute(async (tx) => {
    const le = Temporal.Instant.from('2021-10-01T12:00:00Z')
    const jo = { par: null, nom: 'Jo Fictif', courriel: 'jo@exemple.fr', organisme: null }
    for (const n of ['un', 'deux', 'trois', 'quatre', 'cinq', 'six']) {
      const question = { objet: `Question ${n}`, texte: 'Combien ?', telephone: false }
      const id = await ecrireQuestion(tx, 'ssi-2021', question, { ...jo, suivi: empreinte(n) }, le)
      await ecrireReponse(tx, id, 'Trois, dit l’agence à Jo.', le)
      await ecrirePublication(tx, { id, theme: 'Devis', objet: `Devis ${n}`, texte: 'Combien de devis ?', reponse: 'Trois.' }, le)
    }
  })
  const { texte } = await lire('/appels/ssi-2021')
  expect(texte.match(/Combien de devis \?/g)).toHaveLength(5)
  expect([texte.includes('Devis six'), texte.includes('Devis un<')]).toEqual([true, false])
  for (const cache of ['Jo', 'Combien ?']) expect(texte).not.toContain(cache)
  expect(texte).toContain('href="/appels/ssi-2021/questions"')
})
