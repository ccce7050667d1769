import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { euros, partager } from '../socle/montant.ts'
import { aideDe } from './aide.ts'
import { guichetDe } from './appel.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { echeance } from './calendrier.ts'
import { connuDe } from './connu.commande.ts'
import { eligibiliteDe } from './depense.ts'
import { lectureDesRegles } from './lecture.publicodes.ts'
import { questionsDe } from './questionnaire.ts'
import { trancheDue } from './tranche.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appel = versionDe(appels.value, 'ssi-2021', 1)!
const audit = guichetDe(appel, 'audit')!
const investissement = guichetDe(appel, 'investissement')!
const instant = (t: string) => Temporal.Instant.from(t)

describe('ce que le dossier demande', () => {
  test('G-24 · le référent de l’audit est un contact exigé ; le formulaire tient en dix questions', () => {
    const questions = questionsDe(audit.sections)
    expect(questions.find((q) => q.clause.includes('G-24'))).toMatchObject({ genre: 'contact', obligatoire: true })
    expect(questions.length).toBeLessThanOrEqual(10)
  })

  test('G-25 · l’audit se planifie dans le mois du dépôt', () => {
    const { delai } = audit.engagements.find((e) => e.clause.includes('G-25'))!
    expect([delai!.depuis, String(echeance(delai!, instant('2021-10-31T12:00:00Z'), appel.fuseau))]).toEqual(['depot', '2021-11-30'])
  })

  test('G-26 · deux contacts : le référent cyber et le référent RGPD', () => {
    expect(
      questionsDe(investissement.sections)
        .filter((q) => q.clause.includes('G-26'))
        .map((q) => q.genre),
    ).toEqual(['contact', 'contact'])
  })

  test('G-27 · la note sur la commission interne est exigée', () => {
    expect(investissement.pieces.find((p) => p.clause.includes('G-27'))).toMatchObject({ obligatoire: true })
  })

  test('G-28 · le rapport n’est demandé que si la plateforme ne l’a pas', () => {
    const demande = (fait: boolean | undefined) => lectureDesRegles(appel, { 'audit de phase 1 fait': fait }).vrai('rapport à joindre')
    expect([demande(true), demande(false), demande(undefined)]).toEqual([false, true, undefined])
  })

  test('G-29 · au moins un projet, lié à l’audit, parmi des actions du catalogue', () => {
    expect(investissement.projets).toMatchObject({ auMoins: 1, lienAudit: true })
    expect(investissement.projets!.actions.every((a) => connu.actions.includes(a))).toBe(true)
  })

  test('G-30 · chaque projet a au moins un devis', () => {
    expect(lectureDesRegles(appel, {}).nombre(investissement.projets!.devis!)).toBe(1)
  })

  test('G-31 · les projets se font dans les douze mois de la notification', () => {
    const { delai } = investissement.engagements.find((e) => e.clause.includes('G-31'))!
    expect([delai!.depuis, String(echeance(delai!, instant('2021-11-16T15:00:00Z'), appel.fuseau))]).toEqual(['notification', '2022-11-16'])
  })

  const famille = (clause: string) => investissement.projets!.familles!.find((f) => f.clause.includes(clause))!

  test('G-16 · sauvegarde déconnectée, mises à jour, VPN et proxy sont de priorité forte', () => {
    const attendues = ['sauvegarde-deconnectee', 'mises-a-jour', 'antivirus-gere', 'pare-feu', 'vpn-acces-distants', 'proxy-sortant']
    expect(famille('G-16')).toMatchObject({ priorite: 'forte', actions: expect.arrayContaining(attendues) })
  })

  test('G-17 · analyse de risques, registre et documentation sont de priorité moyenne', () => {
    const attendues = ['analyse-risques', 'registre-traitements', 'documentation-si']
    expect(famille('G-17')).toMatchObject({ priorite: 'moyenne', actions: expect.arrayContaining(attendues) })
  })

  test('G-18 · séparer les réseaux et décontaminer les clés USB est de priorité moyenne', () => {
    expect(famille('G-18')).toMatchObject({
      priorite: 'moyenne',
      actions: ['separation-wifi', 'cloisonnement-administration', 'station-blanche'],
    })
  })

  test('G-19 · surveiller et alerter est de priorité moyenne', () => {
    expect(famille('G-19')).toMatchObject({ priorite: 'moyenne', actions: expect.arrayContaining(['journalisation-alertes']) })
  })

  test('G-16 · une priorité forte s’accompagne d’une documentation d’exploitation', () => {
    expect(investissement.projets!.familles![0]!.accompagnement).toMatch(/documentation.*exploitation.*plan de vérification/)
  })

  const critere = (guichet: typeof audit, clause: string) => guichet.choix.criteres.find((c) => c.clause.includes(clause))!

  test('G-45 · à l’audit, le critère se lit sur le référent nommé, et la direction s’engage', () => {
    const regles = (v: boolean | undefined) => lectureDesRegles(appel, { 'référent interne nommé': v }).vrai(critere(audit, 'G-45').regle!)
    expect([true, false, undefined].map(regles)).toEqual([true, false, undefined])
    expect(audit.engagements).not.toEqual([])
  })

  test('G-46 · G-48 · G-49 · G-50 · G-51 · G-52 · six critères sont notés par un avis, sans poids', () => {
    const lus = ['G-46', 'G-48', 'G-49', 'G-50', 'G-51', 'G-52'].map((c) => critere(investissement, c))
    expect(lus.map((c) => c.code)).toEqual(['referents-et-direction', 'description', 'coherence', 'faisabilite', 'budget', 'mutualisation'])
    expect(lus.every((c) => c.poids === undefined && c.regle === undefined)).toBe(true)
  })

  test('G-47 · la complétude se calcule', () => {
    expect(lectureDesRegles(appel, { 'part complète': 80 }).nombre('complétude du dossier')).toBe(80)
  })
})

describe('audit et argent', () => {
  test('G-08 · l’audit emploie la grille de sécurité et celle du RGPD', () => {
    expect(audit.audit!.grilles).toEqual(['treize-questions', 'rgpd'])
  })

  test('G-09 · le prestataire est qualifié et lié au GCS', () => {
    expect(audit.audit).toMatchObject({ qualifications: ['PASSI'], marche: { pouvoirAdjudicateur: 'GCS Guyasis' } })
  })

  test('G-10 · l’audit se planifie en un mois, ses résultats vont à l’agence et au GCS', () => {
    expect(audit.audit).toMatchObject({ planifierSous: { depuis: 'depot', mois: 1 }, destinataires: ['ars', 'grades'] })
  })

  test('G-33 · 750 000 €, pour l’investissement seul', () => {
    expect([audit.argent.enveloppe, investissement.argent.enveloppe?.montant]).toEqual([undefined, euros(750_000)])
  })

  test('G-34 · l’audit est une aide en nature, sans versement au porteur', () => {
    expect(aideDe(audit.argent, lectureDesRegles(appel, {}))).toMatchObject({
      total: 0n,
      certaine: true,
      parts: [{ etat: 'due', composante: { nature: 'en-nature' } }],
    })
    expect([audit.argent.payeur, audit.argent.versements]).toEqual(['GCS Guyasis', []])
  })

  test('G-35 · 80 % à la signature, 20 % quand les actions sont faites, au centime', () => {
    const [avance, solde] = investissement.argent.versements
    const le = Temporal.PlainDate.from('2022-02-01')
    const signature = instant('2021-12-01T12:00:00Z')
    const regles = lectureDesRegles(appel, {})
    expect([trancheDue(avance!, { signature }, regles, le).due, trancheDue(solde!, { signature }, regles, le).due]).toEqual(['oui', 'non'])
    expect(trancheDue(solde!, { signature, serviceFait: instant('2022-01-31T12:00:00Z') }, regles, le).due).toBe('oui')
    expect(partager(euros(100_000.01), [BigInt(avance!.part), BigInt(solde!.part)])).toEqual([8_000_001n, 2_000_000n])
  })

  test('G-36 · la convention lie le GCS, l’agence et l’établissement', () => {
    expect(investissement.argent.convention!.parties.map((p) => `${p.nom} : ${p.signe}`)).toEqual([
      'GCS Guyasis : grades',
      'ARS Guyane : direction',
      'établissement : porteur',
    ])
  })

  test('G-37 · un contrôle est prévu et accepté au dépôt', () => {
    expect(investissement.argent.controles).toHaveLength(1)
    expect(investissement.engagements.some((e) => e.clause.includes('G-37'))).toBe(true)
  })

  test('G-38 · un porteur reçoit au plus 150 000 €, plafond que le réajustement peut relever', () => {
    const de = (cout: number) =>
      aideDe(investissement.argent, lectureDesRegles(appel, { 'coût éligible': cout, 'cofinancement déclaré': 0 })).total
    expect([149_999.99, 150_000, 150_000.01, 400_000].map(de)).toEqual([14_999_999n, euros(150_000), euros(150_000), euros(150_000)])
    expect(investissement.argent.plafond!.reajustable).toBe(true)
  })

  test('G-39 · dix-huit mois de service loué sont coupés à douze ; matériel, licences et prestations passent entiers', () => {
    const { depenses } = investissement.argent
    expect(eligibiliteDe(depenses, { nature: 'saas', montant: euros(1_800), mois: 18 })).toMatchObject({
      eligible: euros(1_200),
      ecarte: euros(600),
    })
    for (const nature of ['materiel', 'licence', 'prestation', 'initialisation'] as const)
      expect(eligibiliteDe(depenses, { nature, montant: euros(10) })).toMatchObject({ eligible: euros(10), ecarte: 0n })
  })

  test('G-40 · le personnel interne est refusé, avec la raison', () => {
    const rendu = eligibiliteDe(investissement.argent.depenses, { nature: 'personnel-interne', montant: euros(5_000) })
    expect(rendu).toMatchObject({ genre: 'refusee', clause: ['G-40'], raison: expect.stringContaining('salariés') })
  })

  test('G-41 · un cofinancement déclaré diminue l’aide : une dépense n’est pas payée deux fois', () => {
    const de = (cofinancement: number | undefined) =>
      aideDe(investissement.argent, lectureDesRegles(appel, { 'coût éligible': 50_000, 'cofinancement déclaré': cofinancement }))
    expect([de(0).total, de(20_000).total, de(60_000).total]).toEqual([euros(50_000), euros(30_000), 0n])
    expect(de(undefined).certaine).toBe(false)
    expect(investissement.argent.cofinancement).toEqual({ declare: true, clause: ['G-41'] })
  })

  test('G-32 · G-54 · les aides du GCS sont annoncées : contacts, cahier des charges', () => {
    expect(appel.contacts.filter((c) => c.clause.includes('G-32'))).toHaveLength(2)
    expect(investissement.livrables.find((l) => l.clause.includes('G-54'))).toMatchObject({ par: 'grades' })
  })

  test('G-03 · une réévaluation est due après les travaux', () => {
    expect(investissement.livrables.find((l) => l.clause.includes('G-03'))).toMatchObject({ code: 'reevaluation' })
  })

  test('G-55 · les projets retenus ont une subvention', () => {
    expect(investissement.argent.aide.find((c) => c.clause.includes('G-55'))).toMatchObject({ nature: 'subvention' })
  })
})
