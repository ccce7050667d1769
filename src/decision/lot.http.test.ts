import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import { ecrireDeport } from '../instruction/conflit.sql.ts'
import { lireDecisionsDe } from './decision.sql.ts'
import { pagesDuLot } from './lot.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T13:30:00Z')
/** La commission du 2 novembre a siégé ; rien n'est encore décidé de ses dossiers. */
const { base, monde, partie, id } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:59:00Z'))
const page = (par = 'direction') => visiteDe(pagesDuLot(monde), partie.acteurs.get(par)!, LE)
const ICI = '/appels/ssi-2021/classement/investissement/decider'
const REFS = ['i-imagerie', 'i-msp', 'i-foyer', 'i-officine', 'i-hopital-ouest']
const reste = async () => (await voirEnveloppes(base, 'ssi-2021')).find((e) => e.guichet === 'investissement')!.reste
/** Un formulaire répète un champ par dossier. */
const envoyer = async (chemin: string, refs: readonly string[], champs: Readonly<Record<string, string>>) => {
  const corps = new URLSearchParams(champs)
  for (const ref of refs) corps.append('dossiers', id(ref))
  const reponse = await page().app.request(chemin, { method: 'POST', body: corps })
  return { statut: reponse.status, texte: await reponse.text() }
}

test('la page propose les dossiers à décider, à qui décide seulement', async () => {
  const { texte } = await page().lire(ICI)
  for (const ref of REFS) expect(texte).toContain(id(ref))
  expect((await page('ars').lire(ICI)).statut).toBe(404)
})

test('G-42 · un dossier dont la personne est écartée ne se nomme ni ne se choisit ; les autres gardent leur rang', async () => {
  const interim = { ...partie.acteurs.get('direction')!, id: 'interim' }
  const sienne = visiteDe(pagesDuLot(monde), interim, LE)
  expect((await sienne.lire(ICI)).texte).toContain(id('i-imagerie'))
  await ecrireAgent(base, { id: 'interim', nom: 'Intérim', courriel: 'interim@exemple.fr' }, [])
  await base.transaction().execute((tx) => ecrireDeport(tx, id('i-imagerie'), 'interim', 'Mon ancien employeur', LE))
  expect((await sienne.lire(ICI)).texte).not.toContain(id('i-imagerie'))
  const force = await sienne.ecrire(`${ICI}/apercu`, { dossiers: id('i-imagerie'), sens: 'retenu', motif: 'Avis favorables' })
  expect([force.statut, force.texte.includes('Choisissez au moins un dossier.'), force.texte.includes(id('i-imagerie'))]).toEqual([
    422,
    true,
    false,
  ])
})

test('sans dossier ni décision, tout ce qui manque est dit', async () => {
  const { statut, texte } = await envoyer(`${ICI}/apercu`, [], {})
  expect(statut).toBe(422)
  for (const dit of ['Choisissez au moins un dossier.', 'Choisissez la décision.']) expect(texte).toContain(dit)
})

test('G-43 · l’aperçu dit l’effet sur l’enveloppe, et ce qui manque au centime à qui serait refusé ; rien n’est écrit', async () => {
  const avant = await reste()
  const { texte } = await envoyer(`${ICI}/apercu`, REFS, { sens: 'retenu', motif: 'Avis favorables', ecart: 'Sans condition' })
  expect(texte).toContain('4 sur 5 peuvent être décidés ainsi')
  expect(texte).toMatch(/ne peuvent pas être engagés : il manque [\d\s]+,?\d*\s€/)
  expect(texte).toContain('Décider de 4 dossiers')
  expect([await reste(), (await lireDecisionsDe(base, REFS.map(id))).size]).toEqual([avant, 0])
})

test('G-42 · l’aperçu dit aussi ce qui écarte la personne, et n’engage rien pour ces dossiers', async () => {
  const siege = { ...partie.acteurs.get('direction')!, aussi: ['commission' as const] }
  const sienne = visiteDe(pagesDuLot(monde), { ...siege, id: 'interim' }, LE)
  const champs = { dossiers: id('i-msp'), sens: 'retenu', motif: 'Avis favorables', ecart: 'Sans condition' }
  const { texte } = await sienne.ecrire(`${ICI}/apercu`, champs)
  for (const dit of ['0 sur 1 peuvent', 'Vous n’avez pas encore déclaré vos intérêts']) expect(texte).toContain(dit)
  expect(texte).not.toContain('Peut être décidé')
})

test('de l’aperçu on revient à ses choix, dossiers, décision et motif gardés, même quand tout serait refusé', async () => {
  const champs = { sens: 'en-attente', motif: 'Plus tard' }
  const apercu = await envoyer(`${ICI}/apercu`, ['i-msp'], champs)
  for (const dit of ['0 sur 1 peuvent', 'Modifier ces choix']) expect(apercu.texte).toContain(dit)
  const { statut, texte } = await envoyer(`${ICI}/apercu`, ['i-msp'], { ...champs, modifier: 'oui' })
  const $ = load(texte)
  expect([statut, $('input[name=sens]:checked').val(), $('textarea[name=motif]').text(), $('input[name=dossiers]:checked').val()]).toEqual([
    200,
    'en-attente',
    'Plus tard',
    id('i-msp'),
  ])
})
