import { expect, test } from 'vitest'
import { voirEnveloppes } from '../src/appel/enveloppe.sql.ts'
import { lireActions, lireConstats, lireEvaluation, lireMission } from '../src/audit/audit.sql.ts'
import { criticite } from '../src/audit/mission.ts'
import { lireComplements } from '../src/candidature/complement.sql.ts'
import { lireDossier } from '../src/candidature/lecture.sql.ts'
import { lireDecision, lireDecisions } from '../src/decision/decision.sql.ts'
import { lireMessages } from '../src/echanges/messages.sql.ts'
import { lireLignes, lireSelections } from '../src/financement/selection.sql.ts'
import { mesurerEcarts } from '../src/grille/ecart.ts'
import { itemsDe } from '../src/grille/grille.ts'
import { lireAvis } from '../src/instruction/avis.sql.ts'
import { lireDeports } from '../src/instruction/conflit.sql.ts'
import { delaiDExamen } from '../src/instruction/delai.ts'
import { lireRecevabilite } from '../src/instruction/instruction.sql.ts'
import { classer } from '../src/instruction/priorite.ts'
import { voirHistoire } from '../src/journal/lecture.sql.ts'
import { lireComptesRendus, lireControles } from '../src/suivi/suivi.sql.ts'
import { baseDeTest } from './base.ts'
import { rejouerSur } from './rejeu.ts'

const { base } = await baseDeTest()
const { compte, monde, id, dossier, refus } = await rejouerSur(base, 'ara-2023')
const instant = (t: string) => Temporal.Instant.from(t)
const CLOTURE = instant('2023-10-15T22:00:00Z')
const AUDITES = ['d01', 'd02', 'd03', 'd04', 'd05', 'd06', 'd07', 'd08', 'd09', 'd10']
const DEPOSES = [...AUDITES, 'd11', 'd14']
const mission = (ref: string) => `${id(ref)}-audit`
const histoire = async (ref: string) => (await voirHistoire(base, `dossier:${id(ref)}`, 500)).toReversed()
const actes = async (ref: string, acte: string) => (await histoire(ref)).filter((e) => e.acte === acte)
const selection = (await lireSelections(base, 'cyber-esms-2023'))[0]!
const lignes = await lireLignes(base, selection.id)
const de = (ref: string) => lignes.filter((l) => l.dossier === id(ref))

test('le scénario se joue comme annoncé, refus compris, et le journal tient', () => {
  expect(compte.inattendus).toEqual([])
  expect(compte.journal.ruptures).toEqual([])
  expect(compte.dossiers.map((d) => [d.ref, d.etat])).toEqual([
    ...AUDITES.map((d) => [d, 'clos']),
    ['d11', 'clos'],
    ['d12', 'brouillon'],
    ['d13', 'brouillon'],
    ['d14', 'clos'],
  ])
})

test('A-01 · les réponses de la grille donnent un score et un niveau, et l’inconnu élargit le score au lieu de le relever', () => {
  const [grille] = dossier('d01').maturite
  expect(grille).toMatchObject({ grille: 'maturin-sms', avant: { niveau: 0, repondues: '13 sur 14' } })
  const [bas, haut] = grille!.avant!.entre
  expect(grille!.avant!.score).toBe(bas)
  expect(haut).not.toBe(bas)
})

test('A-02 · chaque question est répondue par l’organisme puis par l’auditeur, et leur accord se mesure', async () => {
  const grille = monde.grille('treize-questions')
  const declarees = await lireEvaluation(base, id('d01'), grille.code, 'declare')
  const auditees = await lireEvaluation(base, id('d01'), grille.code, 'audite')
  const ecarts = mesurerEcarts(grille, declarees, auditees)
  expect(ecarts.ok && ecarts.value.decompte).toEqual({
    accord: 5,
    surestime: 12,
    'sous-estime': 0,
    'ne-savait-pas': 5,
    perimetre: 0,
    'non-audite': 1,
  })
})

test('A-03 · l’aide que demande un organisme est gardée à son dossier', async () => {
  expect(await lireMessages(base, id('d04'))).toMatchObject([{ genre: 'aide', texte: expect.stringContaining('sauvegardes') }])
  expect(await actes('d04', 'demander-aide')).toHaveLength(1)
})

test('A-04 · dix organismes sont retenus ; le onzième et le douzième rang attendent, dans leur ordre', async () => {
  const notifies = await Promise.all(DEPOSES.map(async (d) => [d, (await actes(d, 'notifier')).map((e) => e.vers)]))
  expect(notifies).toEqual([
    ...AUDITES.filter((d) => d !== 'd10').map((d) => [d, ['laureat']]),
    ['d10', ['en-attente', 'laureat']],
    ['d11', ['en-attente']],
    ['d14', ['laureat']],
  ])
  expect(refus('d11', 'decider')[0]).toMatchObject({ motif: 'places-epuisees', clause: expect.arrayContaining(['A-04']) })
})

test('A-04 · un lauréat se désiste : la place va au premier de la liste d’attente, sur décision ; passer devant lui se motive', async () => {
  const [desistement] = await actes('d14', 'se-desister')
  expect([desistement?.vers, desistement?.contenu]).toEqual(['desiste', expect.objectContaining({ place: 'rendue', suivant: id('d10') })])
  expect(refus('d11', 'decider').map((r) => r.motif)).toEqual(['places-epuisees', 'ecart-sans-motif', 'places-epuisees'])
  expect(refus('d11', 'decider')[1]).toMatchObject({ clause: expect.arrayContaining(['A-04']) })
  expect((await lireDecisions(base, id('d10'))).map((d) => [d.sens, d.ecart])).toEqual([
    ['en-attente', null],
    ['retenu', null],
  ])
  expect((await lireDecision(base, id('d14')))?.rendueLe).not.toBeNull()
})

test('A-05 · une action tire sa criticité de ses constats, et chaque faille critique non déclinée est financée', async () => {
  expect(refus('d01.mission', 'proposer-action')).toMatchObject([{ motif: 'sans-constat', clause: ['A-05', 'A-16'] }])
  const vus = await Promise.all(
    AUDITES.map(async (d) => {
      const constats = await lireConstats(base, mission(d), monde.secret, { par: 'porteur-og-01', role: 'porteur', le: monde.maintenant() })
      const actions = await lireActions(base, mission(d))
      return actions.map((a) => ({
        critique: criticite(a, constats) === 4,
        decline: a.position === 'refuse',
        retenue: de(d).some((l) => l.code === a.code && l.retenue),
      }))
    }),
  )
  const critiques = vus.flat().filter((a) => a.critique && !a.decline)
  expect(critiques.length).toBe(11)
  expect(critiques.every((a) => a.retenue)).toBe(true)
})

test('A-06 · tout est payé sur l’enveloppe de l’appel, et engagé plus reste font le total', async () => {
  expect(compte.enveloppes).toMatchObject([{ guichet: 'candidature', exact: true }])
  expect((await voirEnveloppes(base, 'cyber-esms-2023')).map((e) => [e.total, e.engage, e.reste])).toEqual([[6_000_000n, 6_000_000n, 0n]])
  expect(compte.grandLivre.map((m) => m.genre)).toEqual(['dotation', ...Array.from({ length: 8 }, () => 'engagement')])
})

test('A-07 · un dépôt reçu une seconde avant minuit à Paris est admis', async () => {
  expect((await lireDossier(base, id('d11')))!.deposeLe!.toString()).toBe('2023-10-15T21:59:59Z')
})

test('A-08 · à minuit pile le dépôt est refusé, les heures sont dites, le brouillon reste et s’écrit encore', async () => {
  expect(refus('d12', 'deposer')).toEqual([
    {
      motif: 'hors-delai',
      clause: ['A-07', 'A-08'],
      phrase: expect.stringMatching(/reçue le lundi 16 octobre 2023 à 0\sh\s00.*dimanche 15 octobre 2023 à 23\sh\s59/),
    },
  ])
  const garde = (await lireDossier(base, id('d12')))!
  expect([garde.deposeLe, garde.reponses['incident'], garde.pieces.length]).toEqual([null, true, 2])
})

test('A-09 · un dossier déposé tôt est examiné avant la clôture', async () => {
  const avis = (await actes('d01', 'donner-avis'))[0]!
  expect(Temporal.Instant.compare(avis.le, CLOTURE)).toBe(-1)
})

test('un complément demandé arrête le délai de la loi jusqu’à la réponse, qui entre au dossier ; le dépôt reste tel quel', async () => {
  const complements = await lireComplements(base, id('d03'))
  expect(complements).toMatchObject([{ jusquAu: Temporal.PlainDate.from('2023-10-05'), completeeLe: instant('2023-09-29T06:30:00Z') }])
  const delai = (le: string) => delaiDExamen(instant('2023-09-22T15:00:00Z'), complements, instant(le), 'Europe/Paris')
  expect(delai('2023-09-27T10:00:00Z')).toMatchObject({ suspendu: instant('2023-09-25T06:30:00Z') })
  expect(delai('2023-10-02T10:00:00Z')).toMatchObject({ joursSuspendus: 4, suspendu: undefined })
  expect((await lireDossier(base, id('d03')))?.reponses['professionnels']).toBe('Ada Fictive, directrice')
})

test('deux personnes concluent autrement sur un dossier ; qui a dit son intérêt n’en trouve pas un autre, qu’une autre examine', async () => {
  expect((await lireAvis(base, id('d02'))).map((a) => [a.agent, a.conclusion])).toEqual([
    ['ars-ara-ars', 'favorable'],
    ['ars-ara-gcs', 'reserve'],
  ])
  expect((await lireDeports(base, id('d14'))).map((d) => d.agent)).toEqual(['ars-ara-gcs'])
  for (const acte of ['declarer-recevable', 'donner-avis']) expect(refus('d14', acte).map((r) => r.motif)).toEqual(['non-habilite'])
  expect((await actes('d14', 'declarer-recevable')).map((e) => e.par)).toEqual(['ars-ara-ars'])
})

test('A-10 · l’organisme gestionnaire dépose avec ses réponses ; un établissement seul est refusé, un groupement aussi', async () => {
  expect(refus('d13', 'deposer')).toMatchObject([{ motif: 'organisme-gestionnaire', clause: ['A-10'] }])
  expect(refus('d02', 'grouper')).toMatchObject([{ motif: 'groupe-refuse', clause: expect.arrayContaining(['A-10']) }])
  expect(refus('d02', 'repondre')).toMatchObject([{ motif: 'reponse-illisible', clause: ['A-10', 'A-27'] }])
  expect((await lireDossier(base, id('d03')))!.reponses).toMatchObject({ sauvegardes: 'je-ne-sais-pas', responsable: 'je-ne-sais-pas' })
})

test('A-11 · sans la note de présentation, pas de dépôt', () => {
  expect(refus('d02', 'deposer').filter((r) => r.clause.includes('A-11'))).toMatchObject([{ motif: 'piece-manquante' }])
})

test('A-12 · sans la lettre signée ni l’engagement, pas de dépôt ; une lettre qui n’est pas un PDF est refusée', () => {
  const siens = refus('d02', 'deposer').filter((r) => r.clause.includes('A-12'))
  expect(siens.map((r) => r.motif)).toEqual([
    'reponse-manquante',
    'reponse-manquante',
    'piece-manquante',
    'engagement-manquant',
    'piece-manquante',
  ])
  expect(refus('d02', 'joindre')).toMatchObject([{ motif: 'format-refuse', clause: ['A-12'] }])
})

test('A-12 · la visite se fixe quinze jours pleins après l’annonce, jamais avant', async () => {
  const courts = refus('d01.mission', 'planifier').filter((r) => r.motif === 'preavis-trop-court')
  expect(courts).toHaveLength(2)
  expect(courts[0]).toMatchObject({ clause: ['A-12'], phrase: expect.stringContaining('mardi 24 octobre 2023') })
  expect((await lireMission(base, mission('d01')))!.debut!.toString()).toBe('2023-10-24')
})

test('A-13 · l’audit remplit les deux grilles prévues en entier, et aucune autre', async () => {
  expect(refus('d01.mission', 'evaluer')).toMatchObject([{ motif: 'grille-hors-mission', clause: expect.arrayContaining(['A-13']) }])
  expect(refus('d01.mission', 'remettre-rapport')[0]).toMatchObject({ motif: 'grille-incomplete', clause: ['A-13', 'A-16'] })
  for (const code of ['maturin-sms', 'treize-questions']) {
    const reponses = await lireEvaluation(base, id('d05'), code, 'audite')
    expect(Object.keys(reponses).sort()).toEqual(
      itemsDe(monde.grille(code))
        .map((i) => i.code)
        .sort(),
    )
  }
})

test('A-14 · l’entretien préalable relève les documents, les personnes et les sites, avant toute visite', async () => {
  expect(refus('d01.mission', 'planifier')[0]).toMatchObject({ motif: 'etat-interdit' })
  expect(refus('d01.mission', 'cadrer')).toMatchObject([
    { motif: 'saisie-invalide', phrase: expect.stringContaining('Personnes') },
    { motif: 'non-habilite' },
  ])
  for (const d of AUDITES) {
    expect((await lireMission(base, mission(d)))!.cadrage).toEqual({
      documents: ['Contrats des prestataires', 'Schéma du réseau', 'Procédure de sauvegarde'],
      personnes: ['Direction', 'Référente des usages numériques'],
      sites: ['Siège', 'Site le plus éloigné'],
    })
    const ordre = (await histoire(d)).map((e) => e.acte)
    expect(ordre.indexOf('cadrer')).toBeLessThan(ordre.indexOf('planifier'))
  }
})

test('A-15 · un jour et demi sur place est admis, un dixième de plus est refusé', async () => {
  const longs = refus('d01.mission', 'planifier').filter((r) => r.motif === 'visite-trop-longue')
  expect(longs.map((r) => r.clause)).toEqual([['A-15'], ['A-15']])
  expect((await lireMission(base, mission('d01')))!.duree).toBe(15)
})

test('A-16 · le rapport attend une action pour chaque constat critique ; ses constats et son plan sont gardés', async () => {
  expect(refus('d01.mission', 'remettre-rapport')).toMatchObject([
    { motif: 'grille-incomplete' },
    { motif: 'critique-sans-action', clause: ['A-16'], phrase: expect.stringContaining('C2') },
  ])
  const [remise] = await actes('d01', 'remettre-rapport')
  expect(remise!.contenu).toMatchObject({ constats: 4, critiques: 2, actions: 4 })
  expect((await lireActions(base, mission('d01'))).map((a) => [a.code, a.cout, a.jours])).toEqual([
    ['A1', 600_000n, 30],
    ['A2', 400_000n, 20],
    ['A3', 250_000n, 15],
    ['A4', 90_000n, 5],
  ])
})

test('A-17 · la mission ne se clôt pas sans restitution ni position ; un organisme peut tout décliner', async () => {
  expect(refus('d01.mission', 'clore-mission').map((r) => [r.motif, r.clause])).toEqual([
    ['sans-restitution', ['A-17']],
    ['position-manquante', ['A-17']],
  ])
  expect(refus('d03.mission', 'clore-mission')).toMatchObject([{ motif: 'position-manquante', phrase: expect.stringContaining('A2') }])
  expect((await lireActions(base, mission('d03'))).map((a) => a.position)).toEqual(['refuse', 'peut', 'refuse', 'refuse'])
  expect((await lireActions(base, mission('d10'))).map((a) => a.position)).toEqual(['refuse', 'refuse'])
})

test('A-18 · la sélection attend que tous les audits soient clos', () => {
  expect(compte.refus.filter((r) => r.acte === 'selectionner').flatMap((r) => r.refus.map((x) => x.motif))).toEqual([
    'audits-en-cours',
    'non-habilite',
    'sans-candidat',
  ])
  expect(refus('cyber-esms-2023', 'selectionner')[0]).toMatchObject({ clause: expect.arrayContaining(['A-18']) })
  expect(selection.derogation).toBeNull()
})

test('A-19 · les actions retenues tiennent dans l’enveloppe, qui s’épuise', () => {
  const cout = lignes.filter((l) => l.retenue).reduce((n, l) => n + l.cout, 0n)
  expect([cout, selection.cout, selection.reliquat]).toEqual([6_000_000n, 6_000_000n, 0n])
  expect(de('d09').map((l) => l.motif)).toEqual([expect.stringContaining('Enveloppe de'), expect.stringContaining('Enveloppe de')])
})

test('A-20 · chaque action écartée a sa raison, et chaque organisme sans action financée aussi', async () => {
  const proposees = await Promise.all(AUDITES.map((d) => lireActions(base, mission(d))))
  expect(lignes).toHaveLength(proposees.flat().length)
  expect(lignes.filter((l) => !l.retenue).every((l) => (l.motif ?? '').length > 20)).toBe(true)
  expect(de('d10').map((l) => l.motif)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('Déjà prévu à notre budget')))
  for (const d of ['d09', 'd10']) expect((await actes(d, 'selectionner')).map((e) => e.vers)).toEqual(['non-finance'])
})

test('A-21 · l’organisme s’est engagé sur les moyens, et le lancement de chaque action dit ceux qu’il apporte', async () => {
  expect(refus('d02', 'deposer').filter((r) => r.clause.includes('A-21'))).toMatchObject([{ motif: 'engagement-manquant' }])
  const lancements = (await actes('d01', 'rendre-compte')).filter((e) => (e.contenu as { part: number }).part === 0)
  expect(lancements.map((e) => (e.contenu as { code: string }).code)).toEqual(['A1', 'A2'])
})

test('A-22 · le prestataire rend compte, la même grille est remplie à nouveau, et le gain se mesure', async () => {
  expect(refus('d01', 'rendre-compte')).toMatchObject([{ motif: 'action-inconnue', clause: ['A-22'] }])
  expect(refus('d01', 'clore').map((r) => [r.motif, r.clause])).toEqual(
    Array.from({ length: 2 }, () => ['reevaluation-manquante', ['A-22', 'G-03']]),
  )
  expect(refus('d01', 'reevaluer')).toMatchObject([{ motif: 'grille-sans-reference' }])
  expect((await lireComptesRendus(base, id('d01'))).map((c) => [c.code, c.part])).toEqual([
    ['A1', 100],
    ['A2', 100],
  ])
  expect(dossier('d01').maturite.map((m) => [m.grille, m.avant?.score, m.apres?.score])).toEqual([
    ['maturin-sms', '0,5', '1,1'],
    ['treize-questions', '7,7', '26,3'],
  ])
})

test('A-22 · un contrôle trouve la moitié du travail, et la réévaluation le confirme', async () => {
  expect((await lireControles(base, id('d02'))).map((c) => [c.corps, c.part])).toEqual([['grades', 50]])
  expect((await lireComptesRendus(base, id('d02'))).every((c) => c.part === 100)).toBe(true)
  expect(refus('d02', 'controler')).toMatchObject([{ motif: 'controle-fait' }])
  expect(refus('d01', 'controler')).toMatchObject([{ motif: 'part-manquante' }])
  expect(dossier('d02').maturite[1]).toMatchObject({ avant: { score: '7,7' }, apres: { score: '10,8' } })
})

test('A-23 · aucun organisme ne reçoit plus de cinq jours, et l’action qui en ferait un sixième le dit', () => {
  for (const d of AUDITES) {
    expect(
      de(d)
        .filter((l) => l.retenue)
        .reduce((n, l) => n + l.jours, 0),
    ).toBeLessThanOrEqual(50)
  }
  expect(
    de('d01')
      .filter((l) => l.retenue)
      .map((l) => l.jours),
  ).toEqual([30, 20])
  expect(de('d01').find((l) => l.code === 'A3')!.motif).toMatch(/Plafond de 5\sjours par organisme/)
})

test('A-24 · un certificat échu le jour de la commande, ou le jour de la visite, est refusé', () => {
  expect(refus('d01', 'commander-audit')[0]).toMatchObject({ motif: 'qualification-absente', clause: ['A-24'] })
  expect(refus('d08.mission', 'planifier')).toMatchObject([
    { motif: 'qualification-absente', clause: ['A-24'], phrase: expect.stringContaining('16 janvier 2024') },
  ])
})

test('A-25 · l’audit se commande sur un marché du GCS, et ses jours s’épuisent', async () => {
  expect(refus('d01', 'commander-audit')[1]).toMatchObject({ motif: 'marche-inconnu', clause: ['A-25'] })
  expect(refus('d05', 'commander-audit')).toMatchObject([
    { motif: 'marche-epuise', clause: ['A-25'], phrase: expect.stringMatching(/reste 1\sjour/) },
  ])
  const commandes = await Promise.all(AUDITES.map(async (d) => (await lireMission(base, mission(d)))!))
  const jours = (marche: string) => commandes.filter((m) => m.marche === marche).reduce((n, m) => n + m.jours, 0)
  expect([jours('marche-ara-rempart'), jours('marche-ara-sentinelle')]).toEqual([240, 160])
})

test('A-26 · le planning d’un dossier déposé tôt est avancé', async () => {
  const [commande] = await actes('d01', 'commander-audit')
  expect(Temporal.Instant.compare(commande!.le, CLOTURE)).toBe(-1)
  const prevus = monde.appel('cyber-esms-2023', 1).evenements.find((e) => e.code === 'audits')!
  expect(Temporal.PlainDate.compare((await lireMission(base, mission('d01')))!.debut!, prevus.du)).toBe(-1)
})

test('A-27 · les dix retenus sont les dix premiers par facteurs de risque, chaque facteur montrant sa part', async () => {
  const classes = classer(
    await Promise.all(
      DEPOSES.map(async (ref) => {
        const { priorite } = (await lireRecevabilite(base, id(ref)))!
        return { id: ref, priorite, deposeLe: (await lireDossier(base, id(ref)))!.deposeLe! }
      }),
    ),
  )
  expect(classes.map((d) => [d.id, d.priorite.points])).toEqual([
    ['d01', 32],
    ['d02', 30],
    ['d04', 24],
    ['d03', 22],
    ['d05', 17],
    ['d06', 15],
    ['d07', 15],
    ['d14', 15],
    ['d08', 14],
    ['d09', 6],
    ['d10', 6],
    ['d11', 3],
  ])
  const ignorant = classes.find((d) => d.id === 'd03')!
  expect(ignorant.priorite.facteurs.map((f) => [f.code, f.points])).toContainEqual(['sauvegardes', 4])
})
