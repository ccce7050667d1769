import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { ouvrir } from './acces.http.ts'
import { pagesDesAvis } from './avis.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const pages = pagesDesAvis(monde, acteNomme, ouvrir)
  .route('/', pagesDesDossiers(monde, acteNomme))
  .route('/', pagesDesActes(monde, acteNomme))
const vuePar = (ref: string) => visiteDe(pages, partie.acteurs.get(ref)!, LE)
const dossier = id('i-pharma')
const chemin = `/dossiers/${dossier}/avis`

const CRITERES = ['referents-et-direction', 'description', 'coherence', 'faisabilite', 'budget', 'mutualisation']
const champs = (note: string, plus: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(CRITERES.map((c) => [`notes.${c}`, note])),
  conclusion: 'reserve',
  motif: 'Le calendrier est court',
  ...plus,
})
/** Ce que rssi-ght et gcs ont écrit, et ce qu'il en resterait dans une page. */
const ECRITS = ['Projet utile', '>Budget clair<', 'Camille Fictive', 'Sacha Exemple', '2 favorables', 'De 2 à', 'Tous à']

describe('chacun note seul', () => {
  test('G-42 · avant son avis, on ne lit rien de ceux des autres ; après, tout', async () => {
    const vue = vuePar('esms')
    const avant = (await vue.lire(chemin)).texte
    for (const ecrit of ECRITS) expect(avant).not.toContain(ecrit)
    expect(avant).toContain('chacun note seul')
    const donne = await vue.ecrire(
      chemin,
      champs('4', {
        'notes.budget': 'ne-peut-juger',
        'notes.mutualisation': 'sans-objet',
        'commentaires.mutualisation': 'Seule officine du fleuve',
      }),
    )
    expect([donne.statut, donne.vers]).toEqual([303, `${chemin}?fait=oui`])
    const apres = (await vue.lire(chemin)).texte
    for (const ecrit of ['Projet utile', '>Budget clair<', 'Camille Fictive', 'Sacha Exemple', '2 favorables, 1 favorable avec réserve'])
      expect(apres).toContain(ecrit)
  })

  test('la dispersion dit l’étendue, la moyenne, et combien n’ont pas noté', async () => {
    const $ = load((await vuePar('esms').lire(chemin)).texte)
    const ligne = (titre: string) => [...$(`tr:has(th:contains("${titre}")) td`)].map((td) => $(td).text())
    expect(ligne('Projets détaillés')).toEqual(['De 3 à 4', '3,3 sur 4', '3', '0', '0'])
    expect(ligne('Budget clair')).toEqual(['Tous à 3', '3 sur 4', '2', '0', '1'])
    expect(ligne('Achats ou accompagnement')).toEqual(['Tous à 2', '2 sur 4', '2', '1', '0'])
  })

  test('ni la page du dossier, ni un refus, ni l’adresse de l’acte n’en disent plus à qui n’a pas noté', async () => {
    const vue = vuePar('ars')
    const refuse = await vue.ecrire(chemin, { motif: 'Vide' })
    const lues = [refuse.texte, (await vue.lire(`/dossiers/${dossier}`)).texte, (await vue.lire(`/actes/donner-avis/${dossier}`)).texte]
    for (const texte of lues)
      for (const ecrit of ECRITS.filter((e) => !e.includes('Fictive') && !e.includes('Exemple'))) expect(texte).not.toContain(ecrit)
    expect(lues[1]).toContain('Avis donnés : 3')
  })
})

describe('noter', () => {
  test('G-48 · les niveaux se lisent en toutes lettres, l’avis refusé garde tout ce qui a été tapé', async () => {
    const vue = vuePar('analyste')
    const refuse = await vue.ecrire(chemin, {
      'notes.budget': 'sans-objet',
      'notes.coherence': '2',
      'commentaires.coherence': 'Un seul constat cité',
      conclusion: 'defavorable',
      motif: 'Trop vague',
    })
    const $ = load(refuse.texte)
    expect(refuse.statut).toBe(422)
    expect($('#erreurs li').length).toBe(5)
    expect($('input[name="notes.coherence"]:checked').attr('value')).toBe('2')
    expect($('textarea[name="commentaires.coherence"]').text()).toBe('Un seul constat cité')
    expect($('input[name="conclusion"]:checked').attr('value')).toBe('defavorable')
    expect(refuse.texte).toContain('Chaque projet dit d’où il part, où il va et comment on le saura.')
    for (const ancre of [...$('#erreurs a')].map((a) => $(a).attr('href') ?? ''))
      expect($(`[id="${ancre.slice(1)}"]`).length, ancre).toBe(1)
  })

  test('un avis revu montre ce qu’il change, à qui peut le lire', async () => {
    const vue = vuePar('gcs')
    await vue.ecrire(chemin, champs('3', { 'notes.budget': '1', conclusion: 'favorable', motif: 'Budget clair' }))
    expect((await vue.lire(chemin)).texte).toMatch(/Avis revu le [^:]+ : [^.]*à la mesure de l’établissement » : 3 → 1/)
    const $ = load((await vue.lire(chemin)).texte)
    expect([$('input[name="notes.budget"]:checked').attr('value'), $('button.fr-btn').last().text()]).toEqual(['1', 'Revoir mon avis'])
    expect((await vuePar('ars').lire(chemin)).texte).not.toContain('Avis revu')
  })

  test('G-43 · la direction lit les avis sans formulaire ; pour les autres la page n’existe pas', async () => {
    const direction = (await vuePar('direction').lire(chemin)).texte
    expect(direction).toContain('Projet utile')
    expect(direction).not.toContain('name="motif"')
    for (const ref of ['porteur-pharma', 'auditeur', 'comptable']) expect((await vuePar(ref).lire(chemin)).statut, ref).toBe(404)
    expect((await visiteDe(pages, { ...partie.acteurs.get('ars')!, agence: 'ars-ara' }, LE).lire(chemin)).statut).toBe(404)
    expect((await vuePar('rssi-ght').lire(`/dossiers/${id('i-hopital')}/avis`)).statut).toBe(404)
  })

  test('G-42 · un membre sans siège, ou un dossier déjà décidé : la page dit pourquoi l’on ne note pas', async () => {
    const sansSiege = { ...partie.acteurs.get('rssi-ght')!, id: 'autre', fonctions: [] }
    expect((await visiteDe(pages, sansSiege, LE).lire(chemin)).texte).toContain('Vous ne tenez pas de siège')
    const decide = (await vuePar('analyste').lire(`/dossiers/${id('i-ehpad')}/avis`)).texte
    expect(decide).toContain('Un avis se donne une fois le dossier recevable')
    expect(decide).toContain('Projet utile')
  })
})

describe('ce qui éclaire un critère', () => {
  test('G-49 · l’agence lit à quels constats les projets répondent, jamais leur texte ; la commission n’en lit rien', async () => {
    const detail = async (ref: string) => {
      const $ = load((await vuePar(ref).lire(chemin)).texte)
      return $('details:has(summary:contains("Projets et constats"))').text()
    }
    expect(await detail('analyste')).toMatch(/Mises à jour suivies » : C2/)
    expect(await detail('rssi-ght')).toContain('Les constats d’un audit sont secrets')
    expect(await detail('rssi-ght')).not.toContain('C2')
  })

  test('G-51 · les coûts semblables se disent, ou pourquoi ils ne se comparent pas', async () => {
    const $ = load((await vuePar('analyste').lire(chemin)).texte)
    const ligne = $('details:has(summary:contains("Coûts de projets")) tbody tr').text()
    expect(ligne).toContain('Mises à jour suivies')
    expect(ligne).toMatch(/\d : il en faut 5/)
  })
})

describe('deux rôles', () => {
  test('G-42 · sous son rôle de direction non plus, qui siège n’en lit rien avant d’avoir noté ; les raisons proposées à la décision se taisent aussi', async () => {
    await ecrireAgent(base, { id: 'deux-roles', nom: 'Deux rôles', courriel: 'deux-roles@exemple.fr' }, [
      { role: 'direction', agence: 'ars-guyane' },
      { role: 'commission', agence: 'ars-guyane', fonction: 'rssi-ght' },
    ])
    const [membre, direction] = (await lireActeurs(base, 'deux-roles')).toSorted((a) => (a.role === 'commission' ? -1 : 1))
    const lues = async (par: Acteur) =>
      (await Promise.all([chemin, `/actes/decider/${dossier}`].map(async (c) => (await visiteDe(pages, par, LE).lire(c)).texte))).join()
    const avant = await lues(direction!)
    for (const ecrit of ['Projet utile', '>Budget clair<', 'Avis favorable : ']) expect(avant).not.toContain(ecrit)
    expect(avant).toContain('sous un autre de vos rôles')
    expect(await lues(partie.acteurs.get('direction')!)).toContain('Avis favorable : ')
    const declare = await acteNomme('declarer-interets')!.faire(monde, { objet: 'ssi-2021', saisie: {}, par: membre!, le: LE })
    expect(declare.ok).toBe(true)
    expect((await visiteDe(pages, membre!, LE).ecrire(chemin, champs('3'))).statut).toBe(303)
    expect(await lues(direction!)).toContain('Projet utile')
  })
})
