import { describe, expect, test } from 'vitest'
import { aCayenne, unAppel, unDossier, unGuichet, unJour } from '../../tests/constructeurs.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { lettreDeCaducite } from './caducite.ts'
import type { DecisionLue } from './decision.ts'
import { type Contexte, lettreDeDecision } from './lettre.ts'

const lu: DossierLu = {
  dossier: unDossier({ deposeLe: aCayenne('2021-10-20 10:00') }),
  appel: unAppel(),
  guichet: unGuichet(),
  questionnaire: [],
  faits: {},
  demandes: new Set(),
  devis: 0,
  verdicts: [],
}
const decision = (plus: Partial<DecisionLue> = {}): DecisionLue => ({
  ...{ dossier: 'ssi-2021-00001', rang: 1, sens: 'retenu', raisons: [], motif: 'Projet utile.', montant: 80_000_00n, projets: [1] },
  ...{
    condition: null,
    manque: null,
    revision: null,
    seance: 'seance-4',
    le: aCayenne('2021-11-03 10:00'),
    par: 'd',
    nom: 'Camille Essai',
  },
  ...{ notifieeLe: null, aNotifierAvant: null, ouverteLe: null, ecart: null, ordre: null, rendueLe: null, caducite: null, signature: null },
  ...plus,
})
const contexte = (plus: Partial<Contexte> = {}): Contexte => ({
  le: aCayenne('2021-11-10 09:00'),
  seance: unJour('2021-11-02'),
  echeances: [{ engagement: 'realiser-projets', jour: unJour('2022-11-10') }],
  reserve: null,
  place: undefined,
  precedente: undefined,
  ...plus,
})
const lettre = (d: Partial<DecisionLue> = {}, c: Partial<Contexte> = {}) => lettreDeDecision(lu, decision(d), contexte(c))
const dit = (l: Lettre): string => JSON.stringify(l)

describe('la lettre d’une décision', () => {
  test('G-43 · elle dit l’agence, l’organisme, l’objet, la décision, le montant, les raisons et qui a signé', () => {
    const texte = dit(lettre())
    for (const attendu of [
      ...['Agence régionale de santé Guyane', 'Résidence fictive', 'SIRET 87300000000001', 'ssi-2021-00001/1', 'mercredi 10 novembre 2021'],
      ...[
        '80\u202f000\u00a0€',
        'Projet utile.',
        'mardi 2 novembre 2021',
        '1. Sauvegarde',
        'Direction générale de l’ARS Guyane',
        'Camille Essai',
      ],
    ])
      expect(texte).toContain(attendu)
  })

  test('G-43 · la réserve de la commission se lit une fois dans la lettre d’un dossier retenu, que la raison la dise ou non', () => {
    const reserve = 'Sans le deuxième lot.'
    const raison = {
      code: 'commission',
      texte: `Avis favorable avec réserve de la commission : Utile. Sa réserve : ${reserve}`,
      clause: [],
    }
    const fois = (d: Partial<DecisionLue>) => dit(lettre(d, { reserve })).split(reserve).length - 1
    expect([fois({}), fois({ raisons: [raison] }), fois({ sens: 'ecarte', montant: 0n })]).toEqual([1, 1, 0])
  })

  test('un refus dit les clauses de l’appel qui le fondent ; une décision favorable s’en passe', () => {
    const raisons = [{ code: 'condition.x', texte: 'Pas de référent.', clause: ['G-07'] }]
    const attendu = lu.appel.clauses['G-07']!.texte
    expect(dit(lettre({ sens: 'ecarte', raisons, montant: 0n }))).toContain(`Cette clause de l’appel la fonde :`)
    expect(dit(lettre({ sens: 'ecarte', raisons, montant: 0n }))).toContain(JSON.stringify(attendu).slice(1, -1))
    expect(dit(lettre({ raisons }))).not.toContain('la fonde')
  })

  test('G-31 · les engagements portent leur date, comptée de la notification', () => {
    expect(dit(lettre())).toContain('Au plus tard le jeudi 10 novembre 2022.')
    expect(dit(lettre({ sens: 'ecarte', montant: 0n, projets: [] }))).not.toContain('Vos engagements')
  })

  test('chaque issue a son titre, et toutes disent comment les contester', () => {
    const sens = (['retenu', 'sous-condition', 'en-attente', 'ecarte', 'sans-suite'] as const).map((s) => lettre({ sens: s }))
    expect(new Set(sens.map((l) => l.titre)).size).toBe(5)
    for (const l of sens) for (const voie of ['deux mois', 'tribunal administratif de la Guyane']) expect(dit(l)).toContain(voie)
  })

  test('sous condition, elle dit laquelle et jusqu’à quel jour', () => {
    const texte = dit(lettre({ sens: 'sous-condition', condition: { texte: 'Fournir le devis signé.', avant: unJour('2021-12-01') } }))
    for (const attendu of ['Fournir le devis signé.', 'mercredi 1er décembre 2021', 'la décision ne vaut plus'])
      expect(texte).toContain(attendu)
  })

  test('A-04 · en attente, elle dit la place', () => {
    const guichet = unGuichet('candidature', 'cyber-esms-2023')
    const texte = dit(lettreDeDecision({ ...lu, guichet }, decision({ sens: 'en-attente', montant: 0n }), contexte({ place: 2 })))
    for (const attendu of ['Place n° 2', 'Si une place se libère']) expect(texte).toContain(attendu)
    // Une place peut rester libre, la direction le motivant : la lettre ne dit pas qu'elles sont prises.
    expect(texte).not.toContain('sont prises')
  })

  test('G-43 · un refus faute de fonds dit ce qui manque', () => {
    const fonds = { code: 'fonds', texte: 'Il manque 10,00 € dans l’enveloppe.', clause: ['G-43'] }
    expect(dit(lettre({ sens: 'ecarte', raisons: [fonds], motif: '', montant: 0n }))).toContain('Il manque 10,00 €')
  })

  test('revue, elle dit ce qu’elle remplace, et pourquoi', () => {
    const precedente = decision({ notifieeLe: aCayenne('2021-11-05 09:00') })
    const texte = dit(lettre({ rang: 2, revision: 'Votre recours est fondé.' }, { precedente }))
    for (const attendu of ['notifiée le vendredi 5 novembre 2021', 'Votre recours est fondé.']) expect(texte).toContain(attendu)
  })
})

test('caduque, la lettre dit la condition, ce qui a été constaté, l’aide qui ne sera pas versée et comment contester', () => {
  const condition = { texte: 'Fournir le devis signé.', avant: unJour('2021-11-30') }
  const constat = { rang: 1, condition, motif: 'Rien reçu.', signe: 'Alix Exemple', le: aCayenne('2021-12-02 10:00') }
  const texte = dit(lettreDeCaducite(lu, { ...constat, montant: 80_000_00n }))
  for (const attendu of [
    ...['ssi-2021-00001/1', 'Fournir le devis signé.', 'mardi 30 novembre 2021', 'Rien reçu.', '80\u202f000\u00a0€', 'Alix Exemple'],
    ...['deux mois', 'tribunal administratif de la Guyane'],
  ])
    expect(texte).toContain(attendu)
  expect(dit(lettreDeCaducite(lu, { ...constat, montant: 0n }))).not.toContain('L’aide de')
})
