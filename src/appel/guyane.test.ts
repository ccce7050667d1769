import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { guichetDe } from './appel.ts'
import { versionDe } from './bibliotheque.ts'
import { lireBibliotheque } from './bibliotheque.yaml.ts'
import { clotureDe, echeance, moisEcoules, ouvertureDe, periodeOuverte } from './calendrier.ts'
import { quorumAtteint, seanceSuivante } from './commission.ts'
import type { Faits } from './condition.ts'
import { connuDe } from './connu.commande.ts'
import { verdicts } from './regles.publicodes.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const appels = await lireBibliotheque(join(racine, 'appels'), 'tous', connu)
if (!appels.ok) throw new Error(appels.error.map(direDefaut).join('\n'))
const appel = versionDe(appels.value, 'ssi-2021', 1)!
const audit = guichetDe(appel, 'audit')!
const investissement = guichetDe(appel, 'investissement')!
const instant = (t: string) => Temporal.Instant.from(t)
const dit = (g: typeof audit, code: string, faits: Faits) =>
  verdicts(
    appel,
    g.conditions.filter((c) => c.code === code),
    faits,
  )[0]!

describe('l’appel et son calendrier', () => {
  test('G-01 · les questions vont à une boîte unique, objet [AAP SSI], avec un rendez-vous téléphonique possible', () => {
    expect(appel.renseignements).toMatchObject({ courriel: 'ars-guyane-esante@ars.sante.fr', objet: '[AAP SSI]', telephone: true })
  })

  test('G-02 · le dernier instant admis précède le 1er novembre 2021 à 3 h UTC, minuit à Cayenne', () => {
    for (const { periodes } of appel.guichets) {
      const [p] = periodes
      expect(ouvertureDe(p!, appel.fuseau)).toEqual(instant('2021-07-08T03:00:00Z'))
      expect(clotureDe(p!, appel.fuseau)).toEqual(instant('2021-11-01T03:00:00Z'))
      const recu = (t: string) => periodeOuverte(periodes, appel.fuseau, instant(t)) !== undefined
      const bords = ['2021-07-08T02:59:59.999Z', '2021-07-08T03:00:00Z', '2021-11-01T02:59:59.999999999Z', '2021-11-01T03:00:00Z']
      expect(bords.map(recu)).toEqual([false, true, true, false])
    }
  })

  test('G-06 · deux guichets, chacun avec son formulaire, ses pièces, ses critères et ses effets', () => {
    expect(appel.guichets.map((g) => g.code)).toEqual(['audit', 'investissement'])
    expect([audit.argent.versements.length, investissement.argent.versements.length]).toEqual([0, 2])
    expect([audit.audit !== undefined, investissement.projets !== undefined]).toEqual([true, true])
  })

  test('G-20 · quatre commissions, dont la dernière suit la clôture', () => {
    expect(appel.commission!.seances.map((s) => String(s.jour))).toEqual(['2021-08-16', '2021-09-01', '2021-10-01', '2021-11-02'])
    expect(appel.commission!.seances[3]!.jour.toZonedDateTime(appel.fuseau).toInstant().epochMilliseconds).toBeGreaterThan(
      clotureDe(investissement.periodes[0]!, appel.fuseau).epochMilliseconds,
    )
    expect(appel.commission!.ajoutPossible).toBe(true)
  })

  test('G-21 · un dossier passe à la commission qui suit son dépôt, compté à Cayenne', () => {
    const passe = (t: string) => seanceSuivante(appel.commission!.seances, instant(t), appel.fuseau)?.code
    expect(passe('2021-08-15T23:00:00Z')).toBe('seance-1')
    expect(passe('2021-08-16T12:00:00Z')).toBe('seance-2')
    // Le 16 août à 1 h à Paris, il est encore le 15 à Cayenne.
    expect(passe('2021-08-16T01:00:00Z')).toBe('seance-1')
    expect(passe('2021-11-01T02:59:59Z')).toBe('seance-4')
  })

  test('G-22 · une séance ajoutée reprend les dossiers qu’elle précède', () => {
    const ajoutee = { code: 'ajoutee', jour: Temporal.PlainDate.from('2021-08-25'), clause: ['G-22'] }
    expect(seanceSuivante([...appel.commission!.seances, ajoutee], instant('2021-08-20T12:00:00Z'), appel.fuseau)?.code).toBe('ajoutee')
  })

  test('G-23 · chaque guichet a sa démarche sur l’autre plateforme', () => {
    const adresses = appel.guichets.map((g) => g.canaux.find((c) => c.par === 'plateforme')?.adresse)
    expect(new Set(adresses).size).toBe(2)
    expect(adresses.every((a) => a?.includes('arsguyane-cybersecurite'))).toBe(true)
  })

  test('G-42 · la commission réunit cinq fonctions, et toutes font le quorum', () => {
    const fonctions = appel.commission!.sieges.map((s) => s.fonction)
    expect(fonctions).toEqual(['rssi-ght', 'rssi-gcs', 'analyste-si-gcs', 'charge-mission-si-ars', 'chef-projet-esms-ars'])
    expect([quorumAtteint(appel.commission!, fonctions), quorumAtteint(appel.commission!, fonctions.slice(1))]).toEqual([true, false])
  })

  test('G-43 · la direction générale décide, à part de l’avis de la commission', () => {
    expect(appel.commission!.decideurs).toEqual(['Direction générale de l’ARS Guyane'])
  })

  test('G-44 · la décision est due deux semaines après la séance', () => {
    const seance = appel.commission!.seances[3]!.jour.toZonedDateTime(appel.fuseau).toInstant()
    expect(String(echeance(appel.commission!.decisionSous!, seance, appel.fuseau))).toBe('2021-11-16')
  })

  test('G-56 · les cinq textes de référence et le message MARS sont cités', () => {
    const titres = appel.references.map((r) => r.titre).join(' ')
    for (const mot of ['PGSSI-S', '2016/309', 'HOP’EN', 'action 9', 'action 21', 'MARS 2021_28']) expect(titres).toContain(mot)
  })
})

describe('qui peut demander', () => {
  test('G-04 · une pharmacie est admise, un cabinet d’avocats non, et sans nature connue on vérifie', () => {
    for (const g of appel.guichets) {
      const rendus = ['pharmacie', 'autre', undefined].map((nature) => dit(g, 'nature-admise', { nature }).reponse)
      expect(rendus).toEqual(['oui', 'non', 'a-verifier'])
    }
    expect(dit(audit, 'nature-admise', {}).manquants).toEqual(['nature'])
    const sept = [
      'etablissement-sanitaire',
      'etablissement-medico-social',
      'laboratoire',
      'cabinet-radiologie',
      'pharmacie',
      'structure-coordonnee',
      'reseau-sante',
    ]
    expect(sept.map((nature) => dit(audit, 'nature-admise', { nature }).reponse)).toEqual(sept.map(() => 'oui'))
  })

  test('G-05 · les demandes groupées sont admises aux deux guichets', () => {
    expect(appel.guichets.map((g) => g.groupes)).toEqual([true, true])
  })

  const prerequis = (guichet: typeof audit, code: string, fait: string, clause: string) => {
    expect([true, false, undefined].map((v) => dit(guichet, code, { [fait]: v }).reponse)).toEqual(['oui', 'non', 'a-verifier'])
    const { condition } = dit(guichet, code, {})
    expect(condition).toMatchObject({ clause: [clause], effet: 'empeche-depot' })
    expect(condition.remede.length).toBeGreaterThan(40)
  }

  test('G-07 · sans référent interne on ne dépose pas, sans réponse on vérifie', () => {
    prerequis(audit, 'referent-interne', 'référent interne nommé', 'G-07')
  })

  test('G-11 · il faut un référent cybersécurité nommé', () => {
    prerequis(investissement, 'referent-cyber', 'référent cyber nommé', 'G-11')
  })

  test('G-12 · il faut un référent RGPD ou un délégué', () => {
    prerequis(investissement, 'referent-rgpd', 'référent RGPD nommé', 'G-12')
  })

  test('G-13 · il faut une commission interne de décision', () => {
    prerequis(investissement, 'commission-interne', 'commission interne créée', 'G-13')
  })

  test('G-14 · l’audit de la première phase ouvre la seconde, sans autre preuve', () => {
    expect(dit(investissement, 'audit-etabli', { 'audit de phase 1 fait': true }).reponse).toBe('oui')
    expect(dit(investissement, 'audit-etabli', { 'audit de phase 1 fait': false }).reponse).toBe('a-verifier')
  })

  test('G-15 · un audit de onze mois passe, de douze mois non, sans date on vérifie', () => {
    const de = (mois: number | undefined) =>
      dit(investissement, 'audit-etabli', { 'audit de phase 1 fait': false, "ancienneté de l'audit": mois })
    expect([11, 12, 13, undefined].map((m) => de(m).reponse)).toEqual(['oui', 'non', 'non', 'a-verifier'])
    expect(de(undefined).manquants).toEqual(["ancienneté de l'audit"])
    const le = Temporal.PlainDate.from('2021-10-31')
    expect(['2020-10-31', '2020-11-01'].map((j) => moisEcoules(Temporal.PlainDate.from(j), le))).toEqual([12, 11])
  })

  test('G-15 · le plan d’actions à jour est demandé avec un audit venu d’ailleurs', () => {
    expect(investissement.pieces.filter((p) => p.clause.includes('G-15')).map((p) => [p.code, p.si])).toEqual([
      ['rapport-audit', 'rapport à joindre'],
      ['plan-actions', 'rapport à joindre'],
    ])
  })
})
