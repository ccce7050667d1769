import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { voirEnveloppes, voirMouvements } from '../appel/enveloppe.sql.ts'
import { lireEcheances } from '../candidature/lecture.sql.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { lireDecision, lireDecisions } from './decision.sql.ts'

/** Le 3 novembre à 10 h 03 à Cayenne : quatre dossiers sont décidés et pas encore notifiés. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T13:03:00Z'))
const MIDI = Temporal.Instant.from('2021-11-03T15:00:00Z')
const acteur = (ref: string, dossier: string) =>
  partie.acteurs.get(ref === 'porteur' ? `porteur-${partie.scenario.dossiers.find((d) => d.ref === dossier)!.organisme}` : ref)!
/** Ces décisions s'écartent des avis de la commission : chacune le dit. */
const faire = (acte: string, ref: string, par: string, saisie: object = {}, le = MIDI) =>
  acteNomme(acte)!.faire(monde, { objet: id(ref), saisie: { ecart: 'Choix de la direction', ...saisie }, par: acteur(par, ref), le })
const motifs = async (fait: ReturnType<typeof faire>) => {
  const r = await fait
  return r.ok ? [] : r.error.map((x) => x.motif)
}
const enveloppe = async () => (await voirEnveloppes(base, 'ssi-2021')).find((e) => e.guichet === 'investissement')!
const engages = async (ref: string) =>
  (await voirMouvements(base, 'ssi-2021')).filter((m) => m.dossier === id(ref)).map((m) => [m.genre, m.montant])
const etat = async (ref: string) => (await voirVivant(base, 'dossier', id(ref)))?.etat

describe('corriger une décision qui n’est pas notifiée', () => {
  test('G-43 · l’ancien montant est rendu et le nouveau engagé, d’un seul geste ; les deux décisions restent lisibles', async () => {
    const avant = await enveloppe()
    const ancien = (await lireDecision(base, id('i-foyer')))!
    expect(await motifs(faire('decider', 'i-foyer', 'direction', { sens: 'retenu', montant: '1 000', motif: 'Revu', vue: 1 }))).toEqual([])
    const apres = await enveloppe()
    expect(apres.engage).toBe(avant.engage - ancien.montant + 100_000n)
    expect(apres.engage + apres.reste).toBe(apres.total)
    expect(await engages('i-foyer')).toEqual([
      ['engagement', ancien.montant],
      ['desengagement', -ancien.montant],
      ['engagement', 100_000n],
    ])
    expect((await lireDecisions(base, id('i-foyer'))).map((d) => [d.rang, d.montant, d.notifieeLe])).toEqual([
      [1, ancien.montant, null],
      [2, 100_000n, null],
    ])
  })

  test('G-43 · une correction peut engager tout ce qui reste et ce que le dossier tenait déjà, pas un centime de plus', async () => {
    const { reste } = await enveloppe()
    const tenu = (await lireDecision(base, id('i-officine')))!.montant
    const refuse = await faire('decider', 'i-officine', 'direction', { sens: 'retenu', montant: reste + tenu + 1n, motif: 'x', vue: 1 })
    expect(!refuse.ok && refuse.error.find((r) => r.motif === 'fonds-insuffisants')?.phrase).toMatch(/il manque 0,01\s€/)
    expect((await enveloppe()).reste).toBe(reste)
  })

  test('deux personnes à la fois : l’une décide, l’autre apprend qui a décidé, quand et quoi, et rien n’est écrasé', async () => {
    const decider = (montant: string) => faire('decider', 'i-imagerie', 'direction', { sens: 'retenu', montant, motif: 'Ensemble', vue: 1 })
    const faits = await Promise.all([decider('2 000'), decider('3 000')])
    const perdants = faits.flatMap((f) => (f.ok ? [] : f.error))
    expect(perdants.map((r) => r.motif)).toEqual(['decision-changee'])
    expect(perdants[0]?.phrase).toMatch(/Dominique Essai a décidé le mercredi 3 novembre 2021 à 12\sh.*retenu, [23]\s000\s€. Ensemble/)
    expect(await lireDecisions(base, id('i-imagerie'))).toHaveLength(2)
  })

  test('qui ne sait pas qu’une décision existe ne la remplace pas', async () => {
    expect(await motifs(faire('decider', 'i-msp', 'direction', { sens: 'retenu', motif: 'Bon projet' }))).toEqual(['decision-changee'])
  })

  test('la page montre la décision à corriger ; après un refus, elle porte la marque de celle qui vaut désormais', async () => {
    const pages = visiteDe(pagesDesActes(monde, acteNomme), partie.acteurs.get('direction')!, MIDI)
    const chemin = `/actes/decider/${id('i-imagerie')}`
    expect((await pages.lire(chemin)).texte).toContain('name="vue" value="2"')
    const refusee = await pages.ecrire(chemin, { sens: 'retenu', motif: 'Trop tard', montant: '4 000', vue: '1', ecart: 'Choix' })
    expect(refusee.statut).toBe(422)
    for (const dit of ['a décidé le', 'Trop tard', 'name="vue" value="2"']) expect(refusee.texte).toContain(dit)
  })

  test('G-43 · la page dit l’organisme, l’avis de la commission et des examinateurs, l’aide, le reste et les conditions ; elle part du montant proposé', async () => {
    const pages = visiteDe(pagesDesActes(monde, acteNomme), partie.acteurs.get('direction')!, MIDI)
    const $ = load((await pages.lire(`/actes/decider/${id('i-hopital-ouest')}`)).texte)
    const fait = (nom: string) => $(`.palier-resume div:has(dt:contains("${nom}")) dd`).text()
    expect(fait('Avis de la commission')).toMatch(/^Avis favorable, [\d\s]+\s€\. Motifs : /)
    expect(fait('Avis des examinateurs')).toContain('favorable')
    expect(fait('Aide de la règle')).toMatch(/\d\s€/)
    expect(fait('Reste de l’enveloppe')).toMatch(/\d\s€/)
    expect([fait('Organisme').length > 0, fait('Conditions à vérifier')]).toEqual([true, 'Aucune'])
    expect($(`main a[href="/dossiers/${id('i-hopital-ouest')}/recevabilite"]`).length).toBe(1)
    expect(fait('Avis de la commission')).toContain($('input[name=montant]').attr('value'))
    expect($('input[name=raisons][value=commission]').parent().text()).not.toContain('G-42')
  })

  test('un appel sans liste d’attente n’y place personne : ni la décision, ni la place ne se demandent', async () => {
    const pages = visiteDe(pagesDesActes(monde, acteNomme), partie.acteurs.get('direction')!, MIDI)
    const $ = load((await pages.lire(`/actes/decider/${id('i-hopital-ouest')}`)).texte)
    expect([...$('input[name=sens]')].map((c) => c.attribs['value'])).toEqual(['retenu', 'sous-condition', 'ecarte', 'sans-suite'])
    expect($('input[name=ordre]').length).toBe(0)
  })

  test('l’agence ne notifie que la décision qu’elle a lue', async () => {
    expect(await motifs(faire('notifier', 'i-foyer', 'ars', { vue: 1 }))).toEqual(['decision-changee'])
    expect(await motifs(faire('notifier', 'i-foyer', 'ars', { vue: 2 }))).toEqual([])
    expect(await etat('i-foyer')).toBe('laureat')
  })
})

describe('après la notification', () => {
  test('on ne corrige plus ; on revoit, avec son motif, et la nouvelle décision se notifie à son tour', async () => {
    const avant = await enveloppe()
    expect(await motifs(faire('decider', 'i-foyer', 'direction', { sens: 'ecarte', raisons: ['autre'], motif: 'Non', vue: 2 }))).toEqual([
      'etat-interdit',
    ])
    const revoir = { sens: 'ecarte', raisons: ['autre'], motif: 'Le porteur a cessé son activité', vue: 2 }
    expect(await motifs(faire('revoir-decision', 'i-foyer', 'direction', revoir))).toEqual(['saisie-invalide'])
    expect(await motifs(faire('revoir-decision', 'i-foyer', 'direction', { ...revoir, revision: 'Fait nouveau' }))).toEqual([])
    expect((await enveloppe()).reste).toBe(avant.reste + 100_000n)
    expect(await motifs(faire('notifier', 'i-foyer', 'ars'))).toEqual([])
    expect([await etat('i-foyer'), (await lireDecision(base, id('i-foyer')))?.revision]).toEqual(['ecarte', 'Fait nouveau'])
    expect((await lireEcheances(base, id('i-foyer'))).map((e) => e.echeance)).toEqual([])
  })

  test('G-44 · une décision revue court de son propre jour, non de la séance', async () => {
    const d = (await lireDecision(base, id('i-foyer')))!
    expect(d.aNotifierAvant?.toString()).toBe('2021-11-17')
  })

  test('G-44 · corrigée avant sa notification, une décision revue garde pourquoi elle l’a été, et le jour où la notifier', async () => {
    const le = Temporal.Instant.from('2021-12-10T15:00:00Z')
    const autre = { sens: 'ecarte', raisons: ['autre'] }
    const revoir = { ...autre, motif: 'Le recours n’apporte rien', revision: 'Recours du porteur', vue: 3 }
    expect(await motifs(faire('revoir-decision', 'i-foyer', 'direction', revoir, le))).toEqual([])
    expect(await motifs(faire('decider', 'i-foyer', 'direction', { ...autre, motif: 'Mieux dit', vue: 4 }, le))).toEqual([])
    const d = (await lireDecision(base, id('i-foyer')))!
    expect([d.rang, d.motif, d.revision, d.aNotifierAvant?.toString()]).toEqual([5, 'Mieux dit', 'Recours du porteur', '2021-12-24'])
  })

  test('un refus qui n’avait que ses mots revient avec « Une autre raison » cochée', async () => {
    const pages = visiteDe(pagesDesActes(monde, acteNomme), partie.acteurs.get('direction')!, MIDI)
    const $ = load((await pages.lire(`/actes/decider/${id('i-foyer')}`)).texte)
    expect([...$('input[name=raisons]:checked')].map((c) => c.attribs['value'])).toEqual(['autre'])
  })

  test('G-33 · un lauréat qui se désiste rend son argent, tout de suite et en entier', async () => {
    const avant = await enveloppe()
    const tenu = (await lireDecision(base, id('i-officine')))!.montant
    expect(await motifs(faire('se-desister', 'i-officine', 'porteur', { motif: 'Vente' }))).toEqual(['etat-interdit'])
    expect(await motifs(faire('se-desister', 'i-hopital-ouest', 'porteur', { motif: 'Vente' }))).toEqual(['etat-interdit', 'sans-decision'])
    expect(await motifs(faire('lever-condition', 'i-hopital-ouest', 'ars', { preuve: 'Rien' }))).toEqual([
      'etat-interdit',
      'sans-condition',
    ])
    expect(await motifs(faire('notifier', 'i-officine', 'ars'))).toEqual([])
    expect(await motifs(faire('se-desister', 'i-officine', 'porteur', { motif: 'Vente' }))).toEqual([])
    expect([await etat('i-officine'), (await enveloppe()).reste]).toEqual(['desiste', avant.reste + tenu])
    expect((await engages('i-officine')).reduce((n, [, m]) => n + (m as bigint), 0n)).toBe(0n)
  })
})

describe('la condition', () => {
  const sousCondition = {
    sens: 'sous-condition',
    motif: 'Bon projet',
    condition: 'Fournir le devis signé.',
    conditionAvant: '2021-12-01',
    vue: 1,
  }
  const le = (t: string) => Temporal.Instant.from(t)

  test('jusqu’à son dernier jour compris elle se lève ; le lendemain, la décision est caduque et l’argent revient', async () => {
    expect(await motifs(faire('decider', 'i-msp', 'direction', sousCondition))).toEqual([])
    expect(await motifs(faire('notifier', 'i-msp', 'ars'))).toEqual([])
    expect(await etat('i-msp')).toBe('sous-condition')
    const avant = await enveloppe()
    const tenu = (await lireDecision(base, id('i-msp')))!.montant
    // Le 1er décembre finit à Cayenne le 2 à 3 h, temps universel.
    const caduc = { motif: 'Aucun devis reçu' }
    expect(await motifs(faire('constater-caducite', 'i-msp', 'ars', caduc, le('2021-12-02T02:59:59Z')))).toEqual(['condition-a-temps'])
    expect(await motifs(faire('lever-condition', 'i-msp', 'ars', { preuve: 'Devis' }, le('2021-12-02T03:00:00Z')))).toEqual([
      'condition-echue',
    ])
    expect(await motifs(faire('constater-caducite', 'i-msp', 'ars', caduc, le('2021-12-02T03:00:00Z')))).toEqual([])
    expect([await etat('i-msp'), (await enveloppe()).reste]).toEqual(['ecarte', avant.reste + tenu])
  })

  test('levée à temps, le dossier est lauréat', async () => {
    expect(await motifs(faire('decider', 'i-imagerie', 'direction', { ...sousCondition, vue: 2 }))).toEqual([])
    expect(await motifs(faire('notifier', 'i-imagerie', 'ars'))).toEqual([])
    expect(await motifs(faire('lever-condition', 'i-imagerie', 'ars', { preuve: 'Devis signé reçu' }, le('2021-12-02T02:59:59Z')))).toEqual(
      [],
    )
    expect(await etat('i-imagerie')).toBe('laureat')
  })
})
