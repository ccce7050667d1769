import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { jourDe } from '../socle/temps.ts'
import { lireAppel } from './appel.yaml.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { bureauDe } from './bureau.ts'
import { clotureDe, estDansLaFenetre, etatDuDepot, ouvertureDe, periodeOuverte } from './calendrier.ts'
import { facteursDe } from './classement.ts'
import type { Faits } from './condition.ts'
import { connuDe } from './connu.commande.ts'
import { eligibiliteDe } from './depense.ts'
import { lectureDesRegles } from './lecture.publicodes.ts'
import { montant, verdicts } from './regles.publicodes.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appelDe = (code: string, version = 1) => versionDe(appels.value, code, version)!
const instant = (t: string) => Temporal.Instant.from(t)
const jour = (t: string) => Temporal.PlainDate.from(t)

describe('calendrier et dépôt', () => {
  const appel = appelDe('deux-temps')
  const intention = appel.guichets[0]!
  const [vague1, vague2] = intention.periodes
  const bureau = (faits: Faits, a = appel) => bureauDe(a.guichets[0]!.bureaux ?? [], lectureDesRegles(a, faits))

  test('une clôture à midi ferme à midi, à l’heure de l’île', () => {
    expect(clotureDe(vague1!, appel.fuseau)).toEqual(instant('2025-02-14T08:00:00Z'))
    expect(periodeOuverte(intention.periodes, appel.fuseau, instant('2025-02-14T07:59:59Z'))?.code).toBe('vague-1')
    expect(periodeOuverte(intention.periodes, appel.fuseau, instant('2025-02-14T08:00:00Z'))).toBeUndefined()
  })

  test('publication, entrée en vigueur et ouverture sont trois dates', () => {
    expect([appel.publication, appel.entreeEnVigueur, jourDe(ouvertureDe(vague1!, appel.fuseau)!, appel.fuseau)].map(String)).toEqual([
      '2025-01-10',
      '2025-01-15',
      '2025-01-20',
    ])
  })

  test('entre deux vagues, rien ne se dépose', () => {
    expect(periodeOuverte(intention.periodes, appel.fuseau, instant('2025-02-20T08:00:00Z'))).toBeUndefined()
    expect(periodeOuverte(intention.periodes, appel.fuseau, instant('2025-03-31T19:59:59Z'))).toBe(vague2)
  })

  test('la version 2 prolonge la vague et élargit le bureau, sans toucher à la version 1', () => {
    const suite = appelDe('deux-temps', 2)
    expect(suite.amendement).toMatchObject({ remplace: 1, avertir: 'porteurs-en-brouillon' })
    const apres = instant('2025-04-02T08:00:00Z')
    expect(periodeOuverte(intention.periodes, appel.fuseau, apres)).toBeUndefined()
    expect(periodeOuverte(suite.guichets[0]!.periodes, suite.fuseau, apres)?.code).toBe('vague-2')
    const faits = { departement: '901', capacité: 160 }
    expect(bureau(faits)).toMatchObject({ bureau: { nom: 'Bureau du nord' } })
    expect(bureau(faits, suite)).toMatchObject({ bureau: { nom: 'Bureau des grandes structures' } })
  })

  test('les questions s’arrêtent avant la clôture', () => {
    expect(String(appel.renseignements?.jusquau)).toBe('2025-02-28')
    expect(Temporal.PlainDate.compare(appel.renseignements!.jusquau!, vague2!.cloture.jour)).toBe(-1)
  })

  test('la clôture technique laisse finir un envoi, sans le rendre recevable', () => {
    const apres = instant('2025-02-14T08:15:00Z')
    expect(etatDuDepot(vague1!, appel.fuseau, apres)).toBe('a-finir')
    expect(periodeOuverte(intention.periodes, appel.fuseau, apres)).toBeUndefined()
    expect(etatDuDepot(vague1!, appel.fuseau, instant('2025-02-14T08:30:00Z'))).toBe('clos')
  })

  test('une réunion d’information est annoncée', () => {
    expect(appel.evenements.filter((e) => e.genre === 'information').map((e) => String(e.du))).toEqual(['2025-01-28'])
  })

  test('une action d’avant l’appel compte dans sa fenêtre, pas plus tôt ni plus tard', () => {
    const compte = ['2024-08-31', '2024-09-01', '2025-12-31', '2026-01-01'].map((j) => estDansLaFenetre(appel.evenements, jour(j)))
    expect(compte).toEqual([false, true, true, false])
  })

  test('les candidats ont entre 60 et 120 jours pour répondre, depuis la publication', () => {
    expect(String(appel.publication)).toBe('2025-01-10')
    expect(appel.delaiDeReponse).toMatchObject({ auMoins: 60, auPlus: 120 })
    const texte = readFileSync(join(racine, 'appels/exemples/deux-temps.v1.yaml'), 'utf8')
    const avec = (de: string, vers: string) => {
      const lu = lireAppel(texte.replace(de, vers), 'essai', connu)
      return lu.ok ? [] : lu.error.map((d) => d.phrase)
    }
    expect(avec('cloture: 2025-05-02', 'cloture: 2025-05-09')).toEqual([])
    expect(avec('cloture: 2025-05-02', 'cloture: 2025-05-13')).toHaveLength(1)
    expect(avec('auMoins: 60', 'auMoins: 115')).toHaveLength(1)
  })

  test('un dossier arrive par quatre chemins, le courriel borné à 15 Mo', () => {
    expect(appel.guichets.flatMap((g) => g.canaux.map((c) => c.par))).toEqual(['palier', 'courriel', 'papier', 'palier', 'plateforme'])
    expect(intention.canaux.find((c) => c.par === 'courriel')?.tailleMaxMo).toBe(15)
  })

  test('une trame est imposée', () => {
    expect(intention.pieces.map((p) => [p.modele, p.obligatoire])).toEqual([['trame-de-reponse.odt', true]])
  })

  test('le second temps s’ouvre à une intention retenue', () => {
    const conditions = appel.guichets[1]!.conditions
    const dit = (v: boolean | undefined) => verdicts(appel, conditions, { "retenu à l'étape précédente": v }).map((x) => x.reponse)
    expect([dit(true), dit(false), dit(undefined)]).toEqual([['oui'], ['non'], ['a-verifier']])
  })

  test('le bureau dépend de la taille, puis du territoire ; une taille inconnue laisse le choix ouvert', () => {
    expect(bureau({ departement: '902', capacité: 250 })).toMatchObject({ bureau: { nom: 'Bureau des grandes structures' } })
    expect(bureau({ departement: '902', capacité: 30 })).toMatchObject({ bureau: { nom: 'Bureau du sud' } })
    expect(bureau({ departement: '904', capacité: 30 })).toEqual({ genre: 'aucun' })
    const ouvert = bureau({ departement: '902' })
    expect(ouvert.genre === 'a-verifier' && ouvert.possibles.map((b) => b.nom)).toEqual(['Bureau des grandes structures', 'Bureau du sud'])
  })
})

describe('qui peut demander', () => {
  const appel = appelDe('groupements')
  const guichet = appel.guichets[0]!
  const dit = (code: string, faits: Faits) => {
    const condition = guichet.conditions.find((c) => c.code === code)!
    return verdicts(appel, [condition], faits)[0]!.reponse
  }

  test('le statut vient du registre ; inconnu, il est à vérifier', () => {
    expect(['public', 'prive-lucratif', undefined].map((statut) => dit('statut', { statut }))).toEqual(['oui', 'non', 'a-verifier'])
  })

  test('une liste de l’agence donne une priorité', () => {
    const points = (v: boolean | undefined) => facteursDe(guichet.choix, lectureDesRegles(appel, { 'établissement prioritaire': v })).total
    expect([points(true), points(false), points(undefined)]).toEqual([3, 0, 0])
    expect(appel.listes['etablissements-prioritaires']).toHaveLength(2)
  })

  test('trois départements sont ouverts et l’île passe devant', () => {
    expect(['901', '903', '904'].map((departement) => dit('territoire', { departement }))).toEqual(['oui', 'oui', 'non'])
    const points = (departement: string) =>
      facteursDe(guichet.choix, lectureDesRegles(appel, { departement, 'établissement prioritaire': false })).total
    expect([points('903'), points('901')]).toEqual([2, 0])
  })

  test('le seuil de capacité change avec le territoire', () => {
    const cas = [
      ['901', 79],
      ['901', 80],
      ['903', 20],
      ['903', 19],
    ] as const
    expect(cas.map(([departement, capacité]) => dit('capacite', { departement, capacité }))).toEqual(['non', 'oui', 'oui', 'non'])
  })

  test('un groupement compte moins de membres dans l’île, mais autant de sites', () => {
    const de = (departement: string, membres: number, sites: number) =>
      dit('groupement', { departement, 'membres du groupe': membres, 'sites du groupe': sites })
    expect([de('901', 3, 5), de('901', 4, 5), de('903', 2, 5), de('903', 2, 4)]).toEqual(['non', 'oui', 'oui', 'non'])
  })

  test('le chef de file est d’un genre admis et la majorité est signalée', () => {
    expect([dit('chef-de-file', { nature: 'pharmacie' }), dit('chef-de-file', { nature: 'organisme-gestionnaire' })]).toEqual([
      'non',
      'oui',
    ])
    expect(dit('majorite', { 'nature majoritaire du groupe': 'etablissement-sanitaire' })).toBe('non')
    expect(guichet.conditions.find((c) => c.code === 'majorite')?.effet).toBe('signale')
  })

  test('sans délégué on dépose, mais on n’est pas payé', () => {
    const [verdict] = verdicts(
      appel,
      guichet.conditions.filter((c) => c.code === 'delegue'),
      { 'délégué nommé': false },
    )
    expect(verdict).toMatchObject({ reponse: 'non', condition: { effet: 'empeche-versement' } })
  })

  test('une aide de l’an dernier écarte', () => {
    expect([dit('jamais-aide', { 'déjà financé': true }), dit('jamais-aide', { 'déjà financé': false })]).toEqual(['non', 'oui'])
  })

  test('l’aide suit la part d’activité, et la formation compte pour moitié', () => {
    const aide = montant(appel, 'aide au prorata', { 'coût éligible': 10_000, "part d'activité publique": 35 })
    expect(aide).toEqual({ ok: true, value: 350_000n })
    expect(eligibiliteDe(guichet.argent.depenses, { nature: 'formation', montant: 100_001n })).toMatchObject({
      eligible: 50_000n,
      ecarte: 50_001n,
    })
  })

  test('un produit hors de la liste est refusé, un site vitrine est hors du champ', () => {
    expect([dit('produit', { produit: 'produit-a' }), dit('produit', { produit: 'autre-produit' })]).toEqual(['oui', 'non'])
    expect([dit('champ', { objet: 'site-vitrine' }), dit('champ', { objet: 'protection' })]).toEqual(['non', 'oui'])
    expect(guichet.audit?.qualifications).toEqual(['PASSI'])
  })

  test('l’option s’ouvre au niveau deux', () => {
    const option = (niveau: number | undefined) =>
      lectureDesRegles(appel, { 'niveau de maturité': niveau }).vrai('option surveillance ouverte')
    expect([option(1), option(2), option(undefined)]).toEqual([false, true, undefined])
  })

  test('un audit de l’appel, ou de moins de deux ans, convient', () => {
    expect(dit('audit', { 'audit de phase 1 fait': true })).toBe('oui')
    expect([23, 24].map((mois) => dit('audit', { 'audit de phase 1 fait': false, "ancienneté de l'audit": mois }))).toEqual(['oui', 'non'])
    expect(dit('audit', { 'audit de phase 1 fait': false })).toBe('a-verifier')
  })
})
