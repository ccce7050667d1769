import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { lireActions, lireGravites } from '../src/audit/audit.sql.ts'
import { lireAvecRegles } from '../src/candidature/avec-regles.actes.ts'
import { lireComplements } from '../src/candidature/complement.sql.ts'
import { lireDossier } from '../src/candidature/lecture.sql.ts'
import { lireAvisRendus } from '../src/commission/avis-rendu.sql.ts'
import { lirePresences } from '../src/commission/tenue.sql.ts'
import { lireConvention } from '../src/convention/convention.sql.ts'
import { lireDecisions } from '../src/decision/decision.sql.ts'
import { lireMessages } from '../src/echanges/messages.sql.ts'
import { lireQuestions } from '../src/echanges/questions.sql.ts'
import { lireAvis } from '../src/instruction/avis.sql.ts'
import { lireDeports } from '../src/instruction/conflit.sql.ts'
import { delaiDExamen } from '../src/instruction/delai.ts'
import { lireSeanceDuDossier, lireSeances } from '../src/instruction/instruction.sql.ts'
import { voirHistoire } from '../src/journal/lecture.sql.ts'
import { lireCourriels } from '../src/plateforme/courriel/courriel.sql.ts'
import { lireControles } from '../src/suivi/suivi.sql.ts'
import { lireVersements } from '../src/versement/versement.sql.ts'
import { baseDeTest } from './base.ts'
import { aCayenne } from './constructeurs.ts'
import { rejouerSur } from './rejeu.ts'

/** Le scénario de Guyane est rejoué une fois, par les actes que les pages appellent ; chaque essai en lit une clause. */
const { base } = await baseDeTest()
const { compte, monde, scenario, joues, id, dossier } = await rejouerSur(base, 'guyane-2021')

const verse = (ref: string) => Object.fromEntries(dossier(ref).versements.map((v) => [v.code, `${v.etat} ${v.montant ?? ''}`.trim()]))
/** Les refus d'un acte sur un objet, un par geste refusé : « motif [clauses] ». */
const refus = (acte: string, sur: string) =>
  joues
    .filter((j) => j.geste.acte === acte && (j.geste.sur ?? 'appel') === sur && j.refus.length > 0)
    .map((j) => j.refus.map((r) => `${r.motif} [${r.clause.join(' ')}]`))
const phrases = (acte: string, sur: string) =>
  joues.filter((j) => j.geste.acte === acte && (j.geste.sur ?? 'appel') === sur).flatMap((j) => j.refus.map((r) => r.phrase))
const histoire = async (ref: string, acte: string) => (await voirHistoire(base, `dossier:${id(ref)}`, 500)).filter((e) => e.acte === acte)
const courriels = async (objet: string) =>
  (await sql<{ a: string }>`select a from courriel where objet like ${`${objet}%`} order by a`.execute(base)).rows.map((c) => c.a)
const echeances = async (ref: string) =>
  Object.fromEntries(
    (
      await sql<{
        code: string
        echeance: Temporal.PlainDate | null
      }>`select code, echeance from engagement where dossier = ${id(ref)}`.execute(base)
    ).rows.map((e) => [e.code, e.echeance?.toString()]),
  )

describe('le scénario entier', () => {
  test('chaque geste fait ce qui était annoncé, et le journal tient', () => {
    expect(compte.inattendus).toEqual([])
    expect(compte.journal.ruptures).toEqual([])
  })

  test('tout refus dit sa phrase et son remède', () => {
    const tous = joues.flatMap((j) => j.refus)
    expect(tous.length).toBeGreaterThan(70)
    expect(tous.filter((r) => !/[.…]$/.test(r.phrase) || r.remede === '')).toEqual([])
  })

  test('dix-huit organismes, les sept genres et un intrus ; toute la vie d’un dossier y passe', async () => {
    expect([scenario.organismes.length, new Set(scenario.organismes.map((o) => o.nature)).size]).toEqual([18, 8])
    const etats = (
      await sql<{ vers: string }>`select distinct vers from entree where genre = 'dossier' order by vers`.execute(base)
    ).rows.map((e) => e.vers)
    expect(etats).toEqual([
      'audite',
      'brouillon',
      'clos',
      'controle',
      'conventionne',
      'decide',
      'depose',
      'ecarte',
      'en-audit',
      'en-convention',
      'inscrit',
      'irrecevable',
      'laureat',
      'realise',
      'recevable',
      'retire',
      'sous-condition',
    ])
  })

  test('les états où chacun s’arrête', () => {
    const finir = (...etats: readonly string[]) => compte.dossiers.filter((d) => etats.includes(d.etat)).map((d) => d.ref)
    expect(finir('clos')).toEqual(['a-hopital', 'a-ehpad', 'a-labo', 'a-pharma', 'i-clinique', 'i-ehpad', 'i-labo', 'i-hopital'])
    expect(finir('brouillon')).toEqual(['a-bureau', 'i-radio', 'i-reseau'])
    expect(finir('retire', 'irrecevable', 'ecarte')).toEqual(['a-officine', 'i-pharma', 'i-labo-littoral'])
    expect(finir('en-audit', 'decide', 'laureat', 'en-convention', 'conventionne', 'realise', 'controle').length).toBe(8)
  })

  test('un secret d’audit n’est nulle part en clair, ni en table, ni au journal, ni dans un courriel', async () => {
    const [c, j, m] = await Promise.all([
      sql<{ n: bigint }>`select count(*) as n from constat where secret like '%reste connecté%'`.execute(base),
      sql<{ n: bigint }>`select count(*) as n from entree where contenu::text like '%reste connecté%'`.execute(base),
      sql<{ n: bigint }>`select count(*) as n from courriel where texte like '%reste connecté%'`.execute(base),
    ])
    expect([c, j, m].map((r) => r.rows[0]!.n)).toEqual([0n, 0n, 0n])
  })
})

describe('se renseigner et déposer', () => {
  test('G-01 · l’objet reçoit [AAP SSI] une seule fois, la réponse est publiée, un rendez-vous téléphonique se demande', async () => {
    const [bureau, ehpad] = await lireQuestions(base, 'ssi-2021')
    expect([ehpad!.objet, bureau!.objet]).toEqual([
      '[AAP SSI] Le référent peut-il être partagé ?',
      '[AAP SSI] Un bureau d’études peut-il déposer ?',
    ])
    expect([ehpad!.telephone, ehpad!.reponse!.slice(0, 3), bureau!.reponse!.slice(0, 3)]).toEqual([true, 'Oui', 'Non'])
    expect(refus('repondre-question', 'appel')).toEqual([['question-deja-repondue [G-01]']])
  })

  test('G-02 · une seconde avant minuit à Cayenne passe, minuit ne passe pas, et le brouillon est gardé', async () => {
    expect((await lireDossier(base, id('a-msp-fleuve')))!.deposeLe!.toString()).toBe('2021-11-01T02:59:59Z')
    expect(refus('deposer', 'i-reseau')).toEqual([['hors-delai [G-02]']])
    expect(phrases('deposer', 'i-reseau')[0]).toMatch(
      /lundi 1er novembre 2021 à 0\s*h\s*00.*dimanche 31 octobre 2021 à 23\s*h\s*59, heure de Cayenne/,
    )
    expect([dossier('i-reseau').etat, (await lireDossier(base, id('i-reseau')))!.projets.length]).toEqual(['brouillon', 1])
    expect(refus('deposer', 'a-hopital')).toEqual([['pas-encore-ouvert [G-02]']])
  })

  test('G-04 · un genre que l’appel n’accueille pas est refusé, avec sa clause', () => {
    expect(refus('deposer', 'a-bureau')[1]).toContain('nature-admise [G-04]')
    expect(dossier('a-bureau').etat).toBe('brouillon')
  })

  test('G-05 · un groupement : les parts fausses sont toutes dites, les bonnes sont gardées', async () => {
    expect(refus('grouper', 'a-ime')).toEqual([['organisme-inconnu [G-05]', 'membre-en-double [G-05]', 'parts-excessives [G-05]']])
    const { membres } = (await lireDossier(base, id('a-ime')))!
    expect(Object.fromEntries(membres.map((m) => [m.organisme, m.part]))).toEqual({ itep: 30, residence: 25 })
    expect((await lireDossier(base, id('i-msp')))!.membres.map((m) => m.organisme).sort()).toEqual(['msp-fleuve', 'officine'])
  })

  test('G-06, G-23 · deux guichets, un dossier par organisme à chacun ; un retrait en laisse ouvrir un autre', () => {
    expect(dossier('a-hopital').guichet).toBe('audit')
    expect(dossier('i-hopital').guichet).toBe('investissement')
    expect(refus('ouvrir', 'a-ehpad')[0]).toEqual([expect.stringContaining('deja-ouvert')])
    expect([dossier('a-officine').etat, dossier('a-officine-bis').etat]).toEqual(['retire', 'decide'])
  })

  test('G-07 · sans référent interne le dépôt est refusé ; « je ne sais pas » dépose et reste à vérifier', () => {
    expect(refus('deposer', 'a-bureau')[1]).toContain('referent-interne [G-07]')
    expect(refus('declarer-recevable', 'a-ime')).toEqual([['a-verifier [G-07]']])
  })

  test('G-11 · G-12 · G-13 · sans référent cyber, référent RGPD ni commission interne, les trois refus viennent ensemble', () => {
    expect(refus('deposer', 'i-foyer')).toEqual([['referent-cyber [G-11]', 'referent-rgpd [G-12]', 'commission-interne [G-13]']])
  })

  test('G-14 · l’audit de la première phase ouvre la seconde ; sans lui le dépôt passe, et l’instruction tranche', () => {
    expect(dossier('i-hopital').etat).toBe('clos')
    expect(refus('declarer-recevable', 'i-labo-littoral')).toEqual([['a-verifier [G-14 G-15]']])
    expect([refus('declarer-irrecevable', 'i-labo-littoral'), dossier('i-labo-littoral').etat]).toEqual([
      [['clause-manquante []']],
      'irrecevable',
    ])
  })

  test('G-15 · un audit de douze mois au jour du dépôt est trop vieux, la veille il passe', async () => {
    expect(refus('deposer', 'i-radio')).toEqual([['audit-etabli [G-14 G-15]']])
    expect((await lireDossier(base, id('i-officine')))!.reponses['date-audit']).toBe('2020-10-21')
    expect(dossier('i-officine').etat).toBe('laureat')
  })

  test('G-16 · G-17 · G-18 · G-19 · une action hors de l’appel est refusée', () => {
    expect(refus('decrire', 'i-clinique')).toEqual([['action-hors-appel [G-29 G-30]']])
  })

  test('G-24 · G-25 · G-10 · un dossier d’audit vide dit le contact et les deux engagements qui manquent', () => {
    const premier = refus('deposer', 'a-bureau')[0]!
    expect(premier).toEqual([
      'reponse-manquante [G-07]',
      'reponse-manquante [G-24]',
      'engagement-manquant [G-25 G-10]',
      'engagement-manquant [G-10]',
      'nature-admise [G-04]',
    ])
  })

  test('G-25 · la direction a un mois, depuis le dépôt, pour planifier l’audit', async () => {
    expect((await echeances('a-hopital'))['planifier-audit']).toBe('2021-08-26')
    expect((await echeances('a-msp-fleuve'))['planifier-audit']).toBe('2021-11-30')
  })

  test('G-26 · G-27 · G-29 · G-30 · G-31 · un dossier d’investissement vide dit tout ce qui manque d’un seul coup', () => {
    const [vide, presque] = refus('deposer', 'i-clinique')
    const clauses = ['G-11', 'G-12', 'G-13', 'G-41', 'G-27', 'G-28 G-15', 'G-15', 'G-29 G-30', 'G-31', 'G-37']
    expect(clauses.filter((c) => !vide!.some((r) => r.endsWith(`[${c}]`)))).toEqual([])
    expect(presque).toEqual(['lien-audit-manquant [G-29 G-49]', 'depense-ineligible [G-40]', 'devis-manquant [G-30]'])
  })

  test('G-28 · le rapport de la première phase n’est pas redemandé', async () => {
    const { pieces } = (await lireDossier(base, id('i-hopital')))!
    expect(pieces.map((p) => p.code).sort()).toEqual(['devis.1', 'devis.2', 'devis.3', 'note-commission'])
    expect((await lireAvecRegles(base, monde, id('i-hopital'), aCayenne('2021-10-04 10:30'))).demandes.has('rapport-audit')).toBe(false)
  })

  test('G-32 · un candidat demande l’aide du GCS avant de déposer, et partage son achat', async () => {
    expect((await lireMessages(base, id('i-clinique')))[0]).toMatchObject({ genre: 'aide' })
    expect(await courriels(`Demande d’accompagnement, dossier ${id('i-clinique')}`)).toContain('gcs@ars-guyane.exemple.fr')
    expect((await lireDossier(base, id('i-clinique')))!.projets[0]!.mutualise).toBe('Hôpital de l’ouest')
  })
})

describe('instruire et décider', () => {
  test('G-20 · une commission se déplace, jamais dans le passé ni sur une autre, et ses porteurs l’apprennent', async () => {
    const seances = Object.fromEntries((await lireSeances(base, monde.appel('ssi-2021', 1))).map((s) => [s.code, s.jour.toString()]))
    expect(seances).toMatchObject({
      'seance-1': '2021-08-16',
      'seance-2': '2021-09-03',
      'seance-3': '2021-10-01',
      'seance-4': '2021-11-02',
    })
    expect(refus('convoquer', 'appel').map((r) => r[0]!.split(' ')[0])).toEqual([
      'seance-tenue',
      'jour-passe',
      'jour-pris',
      'deja-convoquee',
    ])
    expect(await courriels('Commission déplacée')).toEqual(
      ['imagerie', 'msp', 'hopital-ouest', 'pharma', 'labo-littoral', 'ehpad', 'labo', 'pharma']
        .map((o) => `direction@${o}.exemple.fr`)
        .sort(),
    )
  })

  test('G-21 · un dossier passe à la séance qui suit son dépôt, et le jour même n’est pas la suite ; plus tard, cela se motive', async () => {
    const seance = async (ref: string) => (await lireSeanceDuDossier(base, id(ref)))!.code
    expect(await Promise.all(['a-labo', 'a-imagerie', 'a-foyer', 'a-pharma', 'a-msp-fleuve'].map(seance))).toEqual([
      'seance-1',
      'seance-2',
      'seance-2',
      'seance-3-bis',
      'seance-4',
    ])
    expect(refus('inscrire', 'i-labo')).toEqual([['motif-manquant [G-21]']])
  })

  test('G-22 · deux commissions sont ajoutées, et leurs dossiers y passent', async () => {
    const ajoutees = (await lireSeances(base, monde.appel('ssi-2021', 1))).filter((s) => s.ajoutee).map((s) => `${s.code} ${s.jour}`)
    expect(ajoutees).toEqual(['seance-3-bis 2021-10-08', 'seance-5 2021-12-01'])
    expect((await lireSeanceDuDossier(base, id('i-pharma')))!.code).toBe('seance-5')
  })

  test('G-42 · titulaires et suppléants sont convoqués une fois, avec l’ordre du jour et un lien vers la séance', async () => {
    const membres = ['ars', 'esms', 'gcs', 'analyste', 'rssi-ght'].map((ref) => `${ref}@ars-guyane.exemple.fr`)
    expect((await courriels('Convocation, Commission cybersécurité de santé')).toSorted()).toEqual(
      [...membres, ...membres, ...membres].toSorted(),
    )
    const [une] = (await lireCourriels(base, 1000)).filter((c) => c.objet.startsWith('Convocation') && c.texte.includes('8 octobre'))
    expect([une?.lien?.chemin, une?.agenda]).toEqual([
      '/seances/ssi-2021/seance-3-bis',
      [expect.objectContaining({ id: 'ssi-2021-seance-3-bis@palier' })],
    ])
    expect(une?.texte).toContain('Son ordre du jour a 4 dossiers')
  })

  test('G-42 · sans quorum, ni avis ni décision ; la séance suivante réunit les cinq fonctions', async () => {
    expect(refus('adopter-avis', 'i-ehpad')).toEqual([['sans-quorum [G-42]']])
    expect(refus('decider', 'i-ehpad')).toEqual([['sans-avis-de-commission [G-42 G-43]']])
    const presents = await Promise.all(['seance-3', 'seance-3-bis'].map((s) => lirePresences(base, 'ssi-2021', s)))
    expect(presents.map((p) => p.length)).toEqual([3, 5])
  })

  test('G-42 · une proposition rejetée reste écrite, une autre est adoptée ; qui s’est déporté n’a pas de voix', async () => {
    const rendus = await lireAvisRendus(base, id('i-hopital'))
    expect(rendus.map((r) => [r.propose, r.issue, r.sens])).toEqual([
      ['favorable', 'rejete', null],
      ['favorable-avec-reserve', 'adopte', 'favorable-avec-reserve'],
    ])
    expect(rendus.flatMap((r) => r.participants.map((p) => p.siege))).not.toContain('rssi-ght')
    expect(refus('adopter-avis', 'i-hopital')[0]).toContain('voix-sans-droit [G-42]')
  })

  test('G-43 · la commission conseille, la direction décide ; s’écarter de l’avis se motive', async () => {
    expect(refus('decider', 'i-clinique')[3]).toContain('ecart-d-avis-sans-motif [G-43]')
    expect((await lireDecisions(base, id('i-hopital-ouest')))[0]?.ecart).toBe(
      'L’enveloppe ne porte pas le montant que la commission propose',
    )
    expect((await lireDecisions(base, id('i-foyer')))[0]?.ecart).toBeNull()
  })

  test('G-22 · un dossier ne s’ajourne pas si aucune séance ne suit', () => {
    expect(refus('adopter-avis', 'i-pharma')).toEqual([['sans-seance [G-22]']])
  })

  test('G-42 · qui se déporte n’a plus d’avis, et n’en donne plus', async () => {
    expect((await lireDeports(base, id('i-hopital'))).map((d) => d.nom)).toEqual(['Camille Fictive'])
    expect((await lireAvis(base, id('i-hopital'))).map((a) => a.fonction)).toEqual(['rssi-gcs'])
    expect(refus('donner-avis', 'i-hopital')).toEqual([['non-habilite []']])
  })

  test('G-46 · G-48 · G-49 · G-50 · G-51 · G-52 · un avis qui oublie un critère est refusé, critère par critère', () => {
    expect(refus('donner-avis', 'i-clinique')[0]).toEqual(['G-46', 'G-49', 'G-50', 'G-51', 'G-52'].map((c) => `note-manquante [${c}]`))
  })

  test('G-45 · le référent nommé suffit au critère de l’audit : personne ne le note', async () => {
    expect((await lireAvis(base, id('a-hopital'))).map((a) => [a.conclusion, a.notes])).toEqual([['favorable', {}]])
  })

  test('G-47 · un dossier déposé est complet à cent pour cent', async () => {
    expect((await lireAvecRegles(base, monde, id('i-imagerie'), aCayenne('2021-11-01 09:00'))).faits['part complète']).toBe(100)
  })

  test('G-53 · une demande de complément arrête le délai de la loi jusqu’à la réponse, et une seule attend à la fois', async () => {
    expect(refus('demander-complement', 'i-ehpad')).toEqual([['rien-a-completer []', 'sans-delai []'], ['complement-deja-demande [G-53]']])
    const [complement] = await lireComplements(base, id('i-ehpad'))
    expect(complement).toMatchObject({ jusquAu: Temporal.PlainDate.from('2021-10-03'), completeeLe: aCayenne('2021-09-26 16:00') })
    const delai = (le: string) => delaiDExamen(aCayenne('2021-09-23 09:00'), [complement!], aCayenne(le), 'America/Cayenne')
    expect(delai('2021-09-23 14:04')).toMatchObject({ jour: Temporal.PlainDate.from('2021-11-23'), suspendu: undefined })
    expect(delai('2021-09-25 12:00')).toMatchObject({ jour: Temporal.PlainDate.from('2021-11-25'), suspendu: aCayenne('2021-09-23 14:05') })
    expect(delai('2021-09-27 09:00')).toMatchObject({ jour: Temporal.PlainDate.from('2021-11-26'), joursSuspendus: 3, suspendu: undefined })
  })

  test('G-53 · l’agence demande des précisions, la structure répond dans le dossier, chacun est prévenu', async () => {
    expect((await lireMessages(base, id('a-hopital'))).map((m) => m.genre)).toEqual(['precisions', 'reponse'])
    expect(await courriels(`Précisions demandées, dossier ${id('a-hopital')}`)).toEqual(['direction@hopital.exemple.fr'])
    expect((await courriels(`Précisions reçues, dossier ${id('a-hopital')}`)).length).toBeGreaterThan(0)
  })

  test('G-43 · la direction seule décide, et dans la limite des fonds : le dernier reçoit le reste, le suivant rien', () => {
    expect(refus('decider', 'i-clinique')[1]).toEqual(['non-habilite []'])
    expect(refus('decider', 'i-hopital-ouest')).toEqual([['fonds-insuffisants [G-33 G-43]']])
    expect(phrases('decider', 'i-hopital-ouest')[0]).toMatch(/Il reste 54\s000\s€/)
    expect([dossier('i-hopital-ouest').montant, dossier('i-pharma').etat]).toEqual(['54\u202f000\u00a0€', 'ecarte'])
    expect(refus('decider', 'i-pharma')).toEqual([['fonds-insuffisants [G-33 G-43]']])
  })

  test('G-43 · un refus faute de fonds dit ce qui manque, au centime', async () => {
    const [refuse] = await lireDecisions(base, id('i-pharma'))
    expect([refuse?.manque, refuse?.raisons.map((r) => r.code)]).toEqual([1_200_000n, ['fonds']])
    expect(refuse?.raisons[0]?.texte).toMatch(/^Il manque 12\s000\s€ dans l’enveloppe/)
  })

  test('G-43 · retenu sous condition, l’aide est engagée ; la condition levée à temps, le dossier est lauréat', async () => {
    const [decision] = await lireDecisions(base, id('i-officine'))
    expect(decision).toMatchObject({ sens: 'sous-condition', condition: { texte: 'Fournir le devis signé du pare-feu.' } })
    expect((await histoire('i-officine', 'notifier'))[0]?.vers).toBe('sous-condition')
    expect(refus('constater-caducite', 'i-officine')).toEqual([['condition-a-temps []']])
    expect((await histoire('i-officine', 'lever-condition'))[0]?.vers).toBe('laureat')
    expect(compte.grandLivre.filter((m) => m.dossier === id('i-officine')).map((m) => m.genre)).toEqual(['engagement'])
  })

  test('G-31 · sous condition aussi, les douze mois courent de la notification', async () => {
    expect((await echeances('i-officine'))['realiser-projets']).toBe('2022-11-16')
  })

  test('G-33 · l’enveloppe de 750 000 € s’épuise : engagé et reste font toujours le total', () => {
    expect(compte.enveloppes).toEqual([
      { guichet: 'investissement', total: '750\u202f000\u00a0€', engage: '750\u202f000\u00a0€', reste: '0\u00a0€', exact: true },
    ])
    expect(compte.grandLivre.map((m) => m.genre)).toEqual([
      'dotation',
      ...Array<string>(9).fill('engagement'),
      'reliquat',
      'reajustement',
      'reliquat',
      'reajustement',
    ])
  })

  test('G-44 · une décision notifiée le quinzième jour est en retard, la veille à la dernière seconde elle est à temps', async () => {
    const retard = async (ref: string) => ((await histoire(ref, 'notifier'))[0]!.contenu as { enRetard: boolean }).enRetard
    expect([await retard('i-imagerie'), await retard('i-hopital'), await retard('a-reseau')]).toEqual([false, false, true])
  })

  test('G-31 · les douze mois courent de la notification', async () => {
    expect((await echeances('i-imagerie'))['realiser-projets']).toBe('2022-11-16')
    expect((await echeances('i-pharma'))['realiser-projets']).toBeUndefined()
  })
})

describe('auditer', () => {
  test('G-08 · l’audit relève les quatre domaines et remplit les deux grilles ; « je ne sais pas » y reste une ignorance', async () => {
    const mission = `${id('a-hopital')}-audit`
    expect((await lireGravites(base, mission)).map((c) => c.domaine)).toEqual(['infrastructure', 'organisation', 'technique', 'rgpd'])
    expect(dossier('a-hopital').maturite.map((m) => [m.grille, m.avant!.repondues])).toEqual([
      ['treize-questions', '21 sur 23'],
      ['rgpd', '7 sur 8'],
    ])
    expect((await lireActions(base, mission)).map((a) => [a.code, a.position])).toEqual([
      ['A1', 'peut'],
      ['A2', 'avec-aide'],
    ])
    expect(refus('remettre-rapport', 'a-hopital.mission')[0]!.filter((r) => r.includes('G-08'))).toEqual(['sans-constat [A-16 G-08]'])
  })

  test('G-09 · on commande à un prestataire qualifié, sur un marché qui a encore des jours ; un autre n’entre pas', () => {
    expect(refus('commander-audit', 'a-msp-fleuve')).toEqual([['qualification-absente [G-09]'], ['marche-epuise [G-09]']])
    expect(refus('evaluer', 'a-hopital.mission')[0]).toEqual(['non-habilite []'])
  })

  test('G-10 · planifier dans le mois est à temps, après se dit ; le rapport va à l’agence et au GCS', async () => {
    const retard = async (ref: string) => ((await histoire(ref, 'planifier'))[0]!.contenu as { enRetard: boolean }).enRetard
    expect([await retard('a-hopital'), await retard('a-msp-fleuve'), await retard('a-ehpad')]).toEqual([false, false, true])
    const prevenus = await courriels(`Rapport d’audit remis, dossier ${id('a-hopital')}`)
    expect(prevenus).toEqual(
      expect.arrayContaining(['ars@ars-guyane.exemple.fr', 'gcs@ars-guyane.exemple.fr', 'direction@hopital.exemple.fr']),
    )
  })

  test('G-34 · l’audit ne donne lieu à aucune convention ni à aucun versement au porteur', () => {
    expect(refus('etablir-convention', 'a-hopital')).toEqual([['sans-convention []']])
    expect(compte.dossiers.filter((d) => d.guichet === 'audit').flatMap((d) => d.versements)).toEqual([])
  })
})

describe('convenir, payer, contrôler', () => {
  test('G-36 · la convention vaut à la troisième signature ; on ne signe ni deux fois, ni sans être partie', async () => {
    const c = (await lireConvention(base, `${id('i-clinique')}-convention`))!
    expect(c.signatures.map((s) => s.partie)).toEqual(['établissement', 'ARS Guyane', 'GCS Guyasis'])
    expect(refus('signer', 'i-clinique.convention')).toEqual([['deja-signee [G-36]'], ['non-habilite []']])
    expect([dossier('i-foyer').etat, verse('i-foyer')]).toEqual(['en-convention', { avance: 'prevu', solde: 'prevu' }])
  })

  test('G-35 · l’avance est de 80 %, le solde de 20 %, et leur somme est l’aide', async () => {
    expect(verse('i-hopital')).toEqual({ avance: 'verse 120\u202f000\u00a0€', solde: 'verse 30\u202f000\u00a0€' })
    expect((await lireVersements(base, id('i-msp'))).map((v) => [v.code, v.part, v.etat, v.montant])).toEqual([
      ['avance', 80, 'verse', 48_000_00n],
      ['solde', 20, 'prevu', null],
    ])
  })

  test('G-35, G-55 · rien ne se paie avant la signature, ni deux fois sous la même référence', () => {
    expect(refus('verser', 'i-clinique.avance').map((r) => r.map((x) => x.split(' ')[0]))).toEqual([
      ['etat-interdit', 'montant-inconnu'],
      ['etat-interdit', 'reference-prise'],
    ])
    expect(refus('verser', 'i-ehpad.avance')).toEqual([['reference-prise [G-35]']])
  })

  test('G-37 · la moitié du travail est faite : le solde est perdu, le trop-perçu est dit, le reste revient à l’enveloppe', async () => {
    expect(refus('attester-service-fait', 'i-labo.solde')).toEqual([['sans-controle [G-37]']])
    expect(verse('i-ehpad')).toEqual({ avance: 'verse 78\u202f400\u00a0€', solde: 'perdu' })
    expect((await histoire('i-ehpad', 'attester-service-fait'))[0]!.contenu).toMatchObject({
      du: '0',
      tropPercu: '2940000',
      reliquat: '1960000',
      part: 50,
    })
    expect(compte.grandLivre.filter((m) => m.genre === 'reliquat').map((m) => m.montant)).toEqual([
      '−6\u202f400\u00a0€',
      '−19\u202f600\u00a0€',
    ])
  })

  test('G-37 · à 90 %, le solde est réduit d’autant ; le corps prévu contrôle, une fois, tout', async () => {
    expect(verse('i-labo')).toEqual({ avance: 'verse 51\u202f200\u00a0€', solde: 'verse 6\u202f400\u00a0€' })
    expect((await lireControles(base, id('i-labo'))).map((c) => [c.corps, c.part])).toEqual([['grades', 90]])
    expect(refus('controler', 'i-labo')).toEqual([['controle-d-un-autre [G-37]'], ['part-manquante [G-37]'], ['controle-fait [G-37]']])
  })

  test('G-38 · au plus 150 000 € par porteur ; à la fin, les restes relèvent ce plafond, jamais le coût', () => {
    expect(refus('decider', 'i-clinique').at(2)).toEqual(['plafond-depasse [G-38]'])
    expect([dossier('i-clinique').montant, dossier('i-hopital').montant]).toEqual(['150\u202f000\u00a0€', '150\u202f000\u00a0€'])
    expect(refus('reajuster', 'i-clinique')).toEqual([
      ['avant-la-fin [G-38]'],
      ['fonds-insuffisants [G-38 G-33]'],
      ['fonds-insuffisants [G-38 G-33]', 'cout-depasse [G-39 G-41]'],
    ])
    expect(verse('i-clinique')).toEqual({ avance: 'verse 120\u202f000\u00a0€', solde: 'verse 36\u202f400\u00a0€' })
    expect(verse('i-hopital-ouest')).toEqual({ avance: 'verse 43\u202f200\u00a0€', solde: 'verse 30\u202f400\u00a0€' })
  })

  test('G-39 · dix-huit mois de service loué sont coupés à douze', () => {
    expect(refus('decider', 'i-labo')).toEqual([[expect.stringMatching(/^cout-depasse .*G-39/)]])
    expect(dossier('i-labo').montant).toBe('64\u202f000\u00a0€')
  })

  test('G-40 · le temps des salariés est refusé, avec la raison', () => {
    expect(phrases('deposer', 'i-clinique').filter((p) => p.includes('informaticien'))).toEqual([
      expect.stringContaining('propres salariés'),
    ])
  })

  test('G-41 · un cofinancement excessif ou sans nom est refusé ; déclaré, il sort de l’aide', () => {
    expect(refus('deposer', 'i-imagerie')).toEqual([['cofinancement-excessif [G-41]', 'financeur-manquant [G-41]']])
    expect(dossier('i-imagerie').montant).toBe('120\u202f000\u00a0€')
  })

  test('G-54 · un lauréat demande l’aide du GCS pour son cahier des charges', async () => {
    expect((await lireMessages(base, id('i-officine'))).map((m) => m.genre)).toEqual(['aide'])
    expect(await courriels(`Demande d’accompagnement, dossier ${id('i-officine')}`)).toContain('analyste@ars-guyane.exemple.fr')
  })

  test('G-03 · la maturité est mesurée avant et après sur la même grille, et rien ne se clôt sans elle', () => {
    const [securite, donnees] = dossier('i-hopital').maturite
    expect([securite!.avant!.score, securite!.apres!.score, securite!.avant!.niveau, securite!.apres!.niveau]).toEqual([
      '14,5',
      '56,1',
      0,
      2,
    ])
    expect([donnees!.avant!.score, donnees!.apres!.score]).toEqual(['8,3', '50'])
    expect(refus('clore', 'i-hopital-ouest')).toEqual([['reevaluation-manquante [A-22 G-03]', 'reevaluation-manquante [A-22 G-03]']])
    expect(refus('reevaluer', 'i-clinique')).toEqual([['grille-sans-reference [A-22 G-03]']])
  })
})

describe('les courriels', async () => {
  const tous = await lireCourriels(base, 10_000)

  test('chacun se lit à voix haute : une phrase finie, des dates en toutes lettres, une agence qui signe, un lien', () => {
    const bancals = tous.filter(
      (c) =>
        /undefined|null|\[object|\d{4}-\d{2}-\d{2}|[!]/.test(`${c.objet} ${c.texte}`) ||
        !c.texte.endsWith('.') ||
        c.signe !== 'Agence régionale de santé Guyane' ||
        !/^\/(dossiers|missions|appels|actes|seances)\//.test(c.lien?.chemin ?? ''),
    )
    expect(tous.length).toBeGreaterThan(100)
    expect([...new Set(bancals.map((c) => `${c.objet} | ${c.texte}`))]).toEqual([])
  })

  test('aucun ne porte le texte d’un constat', () => {
    const secrets = scenario.gestes.filter((g) => g.acte === 'constater').map((g) => String(g.avec['texte']))
    expect(secrets.length).toBeGreaterThan(0)
    expect(tous.filter((c) => secrets.some((s) => `${c.objet} ${c.texte}`.includes(s)))).toEqual([])
  })

  test('celui du dépôt vaut reçu : le numéro, l’instant aux deux heures, les documents et leur empreinte, le PDF', () => {
    const depot = tous.find((c) => c.objet === `Dossier ${id('i-clinique')} déposé`)!
    expect(depot.texte).toMatch(/heure de Cayenne \(.* à Paris\)/)
    expect(depot.texte).toMatch(/^- .*, [0-9a-f]{64}$/m)
    expect(depot.piece).toEqual({ nom: `recu-${id('i-clinique')}.pdf`, source: id('i-clinique') })
  })

  test('une séance, une visite, une échéance arrivent avec leur date à garder', () => {
    const joints = (objet: string) => tous.filter((c) => c.objet.startsWith(objet)).map((c) => c.agenda?.length ?? 0)
    for (const objet of ['Visite d’audit', 'Commission déplacée', `Dossier ${id('a-hopital')} à l’ordre du jour`])
      expect([objet, new Set(joints(objet))]).toEqual([objet, new Set([1])])
    expect(joints(`Dossier ${id('a-hopital')} déposé`)).toEqual([1])
  })
})
