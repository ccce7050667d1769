import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { euros, type Montant } from '../socle/montant.ts'
import { aideDe } from './aide.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { echeance } from './calendrier.ts'
import type { Faits } from './condition.ts'
import { connuDe } from './connu.commande.ts'
import { eligibiliteDe } from './depense.ts'
import { dotationLe, partDuTerritoire } from './dotation.ts'
import { lectureDesRegles } from './lecture.publicodes.ts'
import { montant, verdicts } from './regles.publicodes.ts'
import { estForclos, finDeForclusion, prochainControle, trancheDue } from './tranche.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appelDe = (code: string, version = 1) => versionDe(appels.value, code, version)!
const jour = (t: string) => Temporal.PlainDate.from(t)
const instant = (t: string) => Temporal.Instant.from(t)

describe('argent', () => {
  const appel = appelDe('financement-compose')
  const [equipement, travaux] = appel.guichets
  const somme = (regle: string, faits: Faits): Montant | 'inconnu' => {
    const lu = montant(appel, regle, faits)
    return lu.ok ? lu.value : 'inconnu'
  }
  const dit = (code: string, faits: Faits) =>
    verdicts(
      appel,
      travaux!.conditions.filter((c) => c.code === code),
      faits,
    )[0]!.reponse

  test('l’enveloppe est partagée, relevée, puis redistribuée', () => {
    const e = appel.enveloppe!
    const dates = ['2025-09-14', '2025-09-15', '2025-11-20'].map(jour)
    expect(dates.map((d) => dotationLe(e, d))).toEqual([euros(900_000), euros(1_000_000), euros(1_000_000)])
    expect(dates.map((d) => partDuTerritoire(e, 'Est', d))).toEqual([euros(500_000), euros(600_000), euros(650_000)])
    expect(dates.map((d) => partDuTerritoire(e, 'Ouest', d))).toEqual([euros(400_000), euros(400_000), euros(350_000)])
    expect(partDuTerritoire(e, 'Nord', dates[0]!)).toBeUndefined()
  })

  test('un guichet a aussi la sienne', () => {
    expect([equipement!.argent.enveloppe, travaux!.argent.enveloppe?.montant]).toEqual([undefined, euros(300_000)])
  })

  test('le forfait suit la taille, borne comprise', () => {
    const forfait = (n: number) => somme('forfait de taille', { 'activité 2024': n })
    expect([9_999, 10_001, 49_999, 50_001].map(forfait)).toEqual([5_000, 9_000, 9_000, 12_000].map(euros))
  })

  test('sans l’année 2024, le forfait se lit sur 2023 ; sans aucune, il reste inconnu', () => {
    expect(somme('forfait de taille', { 'activité 2023': 20_000 })).toBe(euros(9_000))
    expect(somme('forfait de taille', { 'activité 2024': 60_000, 'activité 2023': 20_000 })).toBe(euros(12_000))
    expect(somme('forfait de taille', {})).toBe('inconnu')
  })

  test('quarante postes au plus sont payés', () => {
    expect([1, 40, 41, 400].map((postes) => somme('aide aux postes', { postes }))).toEqual([200, 8_000, 8_000, 8_000].map(euros))
  })

  test('les composantes s’empilent, chacune sous sa condition', () => {
    const faits = { 'activité 2024': 20_000, postes: 10 }
    const avec = (formation: boolean | undefined) =>
      aideDe(equipement!.argent, lectureDesRegles(appel, { ...faits, 'formation demandée': formation }))
    expect([avec(true).total, avec(false).total]).toEqual([euros(12_500), euros(11_000)])
    expect(avec(undefined)).toMatchObject({ total: euros(11_000), certaine: false })
    expect(avec(true).parts.find((p) => p.composante.nature === 'en-nature')).toMatchObject({ etat: 'due', montant: 0n })
  })

  test('le coût réel est plafonné', () => {
    expect([12_345.67, 20_000, 25_000].map((c) => somme('aide au coût réel', { 'coût éligible': c }))).toEqual([
      1_234_567n,
      euros(20_000),
      euros(20_000),
    ])
  })

  test('60 % du coût, 30 000 € au plus', () => {
    expect([10_000, 50_000, 90_000].map((c) => somme('aide au taux', { 'coût éligible': c }))).toEqual([6_000, 30_000, 30_000].map(euros))
  })

  test('un barème paie chaque tranche à son taux', () => {
    expect([10_000, 20_000, 50_000, 80_000].map((c) => somme('aide par tranches', { 'coût éligible': c }))).toEqual(
      [8_000, 12_000, 24_000, 24_000].map(euros),
    )
  })

  test('un cinquième reste à la charge du porteur', () => {
    const de = (cofinancement: number) =>
      dit('part-propre', { 'coût total': 20_000, 'coût éligible': 20_000, 'cofinancement déclaré': cofinancement })
    expect([de(0), de(4_000), de(4_001)]).toEqual(['oui', 'oui', 'non'])
  })

  test('sous 4 000 €, le projet est trop petit', () => {
    expect([3_999.99, 4_000, undefined].map((c) => dit('cout-minimal', { 'coût total': c }))).toEqual(['non', 'oui', 'a-verifier'])
  })

  test('une part de l’aide se rembourse, et le plafond dépend de la taille', () => {
    const de = (capacité: number | undefined) => aideDe(travaux!.argent, lectureDesRegles(appel, { 'coût éligible': 40_000, capacité }))
    expect(de(80)).toMatchObject({
      demande: euros(32_000),
      total: euros(32_000),
      subvention: euros(24_000),
      avance: euros(8_000),
      certaine: true,
    })
    expect(de(20)).toMatchObject({ total: euros(25_000), subvention: euros(24_000), avance: euros(1_000) })
    expect(de(undefined).certaine).toBe(false)
  })

  test('quel que soit le coût, subvention et avance font le total et ne dépassent jamais le plafond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 300 }), (cout, capacité) => {
        const a = aideDe(travaux!.argent, lectureDesRegles(appel, { 'coût éligible': cout, capacité }))
        return a.subvention + a.avance === a.total && a.total <= a.plafond! && a.avance >= 0n
      }),
      { numRuns: 60 },
    )
  })

  test('le nombre de devis dépend du coût', () => {
    const devis = (c: number) => lectureDesRegles(appel, { 'coût total': c }).nombre(travaux!.projets!.devis!)
    expect([3_999, 4_000, 39_999, 40_000].map(devis)).toEqual([1, 2, 2, 3])
  })

  test('une nature dont l’appel ne dit rien est à vérifier, un salaire est refusé avec sa raison', () => {
    expect(eligibiliteDe(travaux!.argent.depenses, { nature: 'formation', montant: 1n })).toEqual({
      genre: 'a-verifier',
      raison: 'nature-non-dite',
    })
    expect(eligibiliteDe(travaux!.argent.depenses, { nature: 'personnel-interne', montant: 1n })).toMatchObject({
      genre: 'refusee',
      clause: ['XC-11'],
    })
    expect(eligibiliteDe(travaux!.argent.depenses, { nature: 'saas', montant: 3_600n, mois: 36 })).toMatchObject({
      eligible: 2_400n,
      ecarte: 1_200n,
    })
  })
})

describe('paiement et preuve', () => {
  const appel = appelDe('preuves-par-etapes')
  const { argent, engagements } = appel.guichets[0]!
  const [avance, usage, realisation, maintien] = argent.versements
  const signature = instant('2025-06-01T08:00:00Z')
  const le = jour('2026-05-01')

  test('la tranche d’usage est due au seuil, pas dessous, et reste à vérifier sans mesure', () => {
    const due = (part: number | undefined) =>
      trancheDue(usage!, { signature, preuve: le }, lectureDesRegles(appel, { 'indicateur atteint': part }), le)
    expect([due(59), due(60), due(undefined)]).toEqual([{ due: 'non', raison: 'seuil-non-atteint' }, { due: 'oui' }, { due: 'a-verifier' }])
  })

  test('une preuve tardive perd sa tranche, chaque bureau ayant sa date', () => {
    const regles = lectureDesRegles(appel, { 'indicateur atteint': 100, 'part réalisée': 100 })
    const remise = (preuve: string) => trancheDue(usage!, { preuve: jour(preuve) }, regles, jour('2026-12-31'))
    expect([remise('2026-06-30'), remise('2026-07-01')]).toEqual([{ due: 'oui' }, { due: 'non', raison: 'preuve-tardive' }])
    const reperes = { serviceFait: instant('2026-07-01T08:00:00Z'), preuve: jour('2026-07-01') }
    expect(trancheDue(realisation!, reperes, regles, jour('2026-07-02'))).toEqual({ due: 'oui' })
    expect([usage!.bureau, realisation!.bureau]).toEqual(['Bureau des preuves d’usage', 'GCS d’exemple'])
  })

  test('l’avance attend la signature, la dernière tranche attend sa date', () => {
    const regles = lectureDesRegles(appel, {})
    expect([trancheDue(avance!, {}, regles, le).due, trancheDue(avance!, { signature }, regles, le).due]).toEqual(['non', 'oui'])
    expect([trancheDue(maintien!, {}, regles, le).due, trancheDue(maintien!, {}, regles, jour('2027-03-31')).due]).toEqual(['non', 'oui'])
  })

  test('les tranches courent sur trois exercices et font le tout', () => {
    expect(argent.versements.map((t) => t.annee)).toEqual([2025, 2026, 2026, 2027])
    expect(argent.versements.reduce((s, t) => s + t.part, 0)).toBe(100)
  })

  test('le GCS contrôle avant l’agence', () => {
    expect([0, 1, 2].map((faits) => prochainControle(argent, faits)?.par)).toEqual(['grades', 'ars', undefined])
  })

  test('décider, opérer et payer sont trois mains, liées par un contrat', () => {
    expect([appel.commission?.decideurs[0], appel.agence.operateur, argent.payeur]).toEqual([
      'Direction générale de l’agence',
      'GCS d’exemple',
      'Agence comptable d’exemple',
    ])
    expect(argent.convention?.type).toBe('Contrat pluriannuel')
  })

  test('ce qui n’est pas réclamé en deux ans est perdu, le dernier jour étant encore bon', () => {
    const reperes = { notification: instant('2025-04-10T09:00:00Z') }
    expect(String(finDeForclusion(argent, reperes, appel.fuseau))).toBe('2027-04-10')
    const forclos = (t: string) => estForclos(argent, reperes, instant(t), appel.fuseau)
    expect([forclos('2027-04-10T21:59:59Z'), forclos('2027-04-10T22:00:00Z')]).toEqual([false, true])
    expect(estForclos(argent, {}, instant('2040-01-01T00:00:00Z'), appel.fuseau)).toBe(false)
  })

  test('un engagement porte un chiffre et un délai qui court de la signature', () => {
    const former = engagements[0]!
    expect(former.quantite).toEqual({ nombre: 60, unite: 'agents formés' })
    expect([former.delai!.depuis, String(echeance(former.delai!, signature, appel.fuseau))]).toEqual(['signature', '2026-12-01'])
  })
})
