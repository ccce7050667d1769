import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unAppel, unDossier, uneLigne, unePiece, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import type { Verdict } from '../appel/condition.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { partComplete } from './completude.ts'
import { deposer } from './deposer.ts'
import type { Dossier } from './dossier.ts'
import { direProjets } from './projets-dits.phrases.ts'

const appel = unAppel()
const guichet = unGuichet()
const dits = direProjets(unDossier(), guichet, [])
/** Tout est demandé, sauf ce que l'audit de la première phase dispense de joindre. */
const demandes = new Set([...questionsDe(guichet.sections).map((q) => q.code), 'note-commission'].filter((c) => c !== 'date-audit'))
const verdict = (code: string, reponse: Verdict['reponse']): Verdict => ({
  condition: guichet.conditions.find((c) => c.code === code)!,
  reponse,
  manquants: [],
  faits: {},
})
const depot = (plus: Partial<Dossier> = {}, le = '2021-09-01 10:00', verdicts: readonly Verdict[] = []) =>
  deposer(unDossier(plus), appel, guichet, { verdicts, demandes, dits, devis: 1 }, aCayenne(le))

describe('déposer', () => {
  test('G-23 · un dossier complet se dépose, et sa photographie se lit sans l’appel', () => {
    const fait = depot()
    expect(fait.ok && [fait.value.periode, fait.value.aVerifier, fait.value.instantane.eligible]).toEqual([
      'unique',
      [],
      '1\u202f000\u00a0€',
    ])
    expect(fait.ok && fait.value.instantane.sections[0]!.lignes[1]).toEqual({
      question: 'Qui est votre référent cybersécurité ?',
      reponse: 'Jo Fictif, jo@exemple.fr, 05 94 00 00 00',
    })
  })

  test('G-02 · la seconde d’avant la clôture passe, la suivante non ; de même à l’ouverture', () => {
    const motifs = (le: string) => motifsDe(depot({}, le))
    expect([motifs('2021-10-31 23:59:59'), motifs('2021-11-01 00:00:00')]).toEqual([[], ['hors-delai']])
    expect([motifs('2021-07-07 23:59:59'), motifs('2021-07-08 00:00:00')]).toEqual([['pas-encore-ouvert'], []])
  })

  test('G-02 · à tout instant, on dépose si et seulement si la période est ouverte', () => {
    const [ouverture, cloture] = [aCayenne('2021-07-08 00:00'), aCayenne('2021-11-01 00:00')]
    fc.assert(
      fc.property(fc.integer({ min: -20_000_000, max: 20_000_000 }), (s) => {
        const le = ouverture.add({ seconds: s })
        const ouvert = Temporal.Instant.compare(le, ouverture) >= 0 && Temporal.Instant.compare(le, cloture) < 0
        expect(deposer(unDossier(), appel, guichet, { verdicts: [], demandes, dits, devis: 1 }, le).ok).toBe(ouvert)
      }),
    )
  })

  test('G-27 · G-29 · G-30 · G-31 · tout ce qui manque est dit d’un seul coup, et l’heure avec', () => {
    const vide = depot({ reponses: {}, pieces: [], engagements: [], projets: [] }, '2021-11-02 08:00')
    expect(motifsDe(vide)).toEqual([
      'hors-delai',
      ...Array<string>(6).fill('reponse-manquante'),
      'piece-manquante',
      'projet-manquant',
      'engagement-manquant',
      'engagement-manquant',
    ])
    expect(motifsDe(depot({ pieces: [unePiece('note-commission')], projets: [unProjet({ constats: [], depenses: [] })] }))).toEqual([
      'lien-audit-manquant',
      'budget-manquant',
      'devis-manquant',
    ])
  })

  test('G-30 · deux projets demandent chacun leur devis, nommé par son rang', () => {
    const deux = { projets: [unProjet(), unProjet({ rang: 2, titre: 'Accès distants' })] }
    const manque = depot(deux)
    expect(!manque.ok && manque.error.map((r) => [r.motif, r.champ])).toEqual([['devis-manquant', 'piece.devis.2']])
    expect(motifsDe(depot({ ...deux, pieces: [unePiece('note-commission'), unePiece('devis.1'), unePiece('devis.2')] }))).toEqual([])
    expect(motifsDe(depot({ pieces: [unePiece('note-commission'), unePiece('devis.11')] }))).toEqual(['devis-manquant'])
  })

  test('G-04, G-14 · un « non » refuse avec sa clause ; un « à vérifier » laisse déposer et reste noté', () => {
    expect(motifsDe(depot({}, undefined, [verdict('nature-admise', 'non'), verdict('audit-etabli', 'non')]))).toEqual([
      'nature-admise',
      'audit-etabli',
    ])
    const doute = depot({}, undefined, [verdict('audit-etabli', 'a-verifier')])
    expect(doute.ok && doute.value.aVerifier).toEqual(['audit-etabli'])
  })

  test('G-40 · une dépense refusée empêche le dépôt', () => {
    expect(motifsDe(depot({ projets: [unProjet({ depenses: [uneLigne({ nature: 'personnel-interne' })] })] }))).toEqual([
      'depense-ineligible',
    ])
  })

  test('« je ne sais pas » est une réponse, un contact à moitié rempli n’en est pas une', () => {
    const { reponses } = unDossier()
    expect(motifsDe(depot({ reponses: { ...reponses, 'referent-cyber-nomme': 'je-ne-sais-pas' } }))).toEqual([])
    const sansTelephone = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '' }
    expect(motifsDe(depot({ reponses: { ...reponses, 'referent-cyber': sansTelephone } }))).toEqual(['reponse-manquante'])
  })

  test('deux réponses écrites en même temps attendent un choix ; une question que les autres dispensent n’en attend pas', () => {
    const refuse = depot({ aDepartager: ['referent-cyber', 'date-audit'] })
    expect(!refuse.ok && refuse.error.map((r) => [r.motif, r.champ])).toEqual([['reponse-a-choisir', 'referent-cyber']])
    expect(motifsDe(depot({ aDepartager: ['date-audit'] }))).toEqual([])
  })

  test('G-25 · à l’audit, l’engagement reçoit sa date le jour du dépôt', () => {
    const audit = unGuichet('audit')
    const reponses = { 'referent-nomme': true, referent: { nom: 'F', prenom: 'J', courriel: 'j@f.fr', telephone: '0594000000' } }
    const dossier = unDossier({
      guichet: 'audit',
      reponses,
      pieces: [],
      projets: [],
      engagements: ['planifier-audit', 'transmettre-resultats'],
    })
    const fait = deposer(
      dossier,
      appel,
      audit,
      { verdicts: [], demandes: new Set(['referent-nomme', 'referent']), dits, devis: 0 },
      aCayenne('2021-10-31 23:59:59'),
    )
    expect(fait.ok && fait.value.echeances.map((e) => `${e.engagement} ${e.jour}`)).toEqual(['planifier-audit 2021-11-30'])
  })
})

describe('la part complète', () => {
  test('G-47 · de zéro à cent, et cent seulement quand rien ne manque', () => {
    expect(partComplete(unDossier(), guichet, demandes)).toBe(100)
    expect(partComplete(unDossier({ reponses: {}, pieces: [], engagements: [], projets: [] }), guichet, demandes)).toBe(0)
    fc.assert(
      fc.property(
        fc.subarray(['realiser-projets', 'accepter-controle']),
        fc.subarray(Object.keys(unDossier().reponses)),
        (engagements, gardees) => {
          const reponses = Object.fromEntries(gardees.map((q) => [q, unDossier().reponses[q]]))
          const part = partComplete(unDossier({ engagements, reponses }), guichet, demandes)
          expect(part >= 0 && part <= 100).toBe(true)
          expect(part === 100).toBe(engagements.length === 2 && gardees.length === 6)
        },
      ),
    )
  })
})
