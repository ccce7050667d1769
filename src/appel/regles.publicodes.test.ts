import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enNombre } from '../grille/fraction.ts'
import { calculer } from './calcul.ts'
import type { Condition, Fait, Faits } from './condition.ts'
import { lireFormule } from './formule.publicodes.ts'
import { evaluer, formulesDe, lectureDe, montant, verdicts } from './regles.publicodes.ts'

const nombre = (unite?: string): Fait => ({ libelle: 'n', type: 'nombre', source: 'registre', ...(unite === undefined ? {} : { unite }) })
const ouiNon: Fait = { libelle: 'Un référent est nommé', type: 'oui-non', source: 'reponse' }

const APPEL = {
  faits: {
    'audit fait': { libelle: 'L’audit de la première phase est fait', type: 'oui-non', source: 'plateforme' } satisfies Fait,
    "ancienneté de l'audit": { libelle: 'Âge de l’audit', type: 'nombre', unite: 'mois', source: 'plateforme' } satisfies Fait,
    référent: ouiNon,
    nature: { libelle: 'Nature', type: 'choix', source: 'registre', valeurs: ['pharmacie', 'laboratoire'] } satisfies Fait,
    coût: nombre('€'),
    lits: nombre('lit'),
    part: nombre('%'),
  },
  regles: {
    'audit récent': { titre: 'Un audit de moins d’un an', valeur: "ancienneté de l'audit < 12 mois" },
    'audit établi': { 'une de ces conditions': ['audit fait', 'audit récent'] },
    prérequis: { 'toutes ces conditions': ['référent', 'audit établi'] },
    aide: { valeur: 'coût * 80%', plafond: '150000 €' },
    forfait: { variations: [{ si: 'lits < 50 lit', alors: '5000 €' }, { si: "nature = 'pharmacie'", alors: '0 €' }, { sinon: '12000 €' }] },
    'par lit': 'lits * 12.5 €/lit',
    somme: { somme: ['aide', 'par lit', 'forfait'], plancher: '100 €' },
    tiers: { valeur: 'coût / 3', arrondi: '2 décimales' },
    grand: { 'le maximum de': ['aide', 'par lit', '10 €'] },
    petit: { 'le minimum de': ['aide', 'par lit'] },
    proratisé: { produit: ['coût', 'part'] },
    barème: {
      barème: { assiette: 'coût', tranches: [{ taux: '50%', plafond: '1000 €' }, { taux: '12.5%', plafond: '100000 €' }, { taux: '1%' }] },
    },
    palier: {
      grille: {
        assiette: 'lits',
        tranches: [{ montant: '1000 €', plafond: '10 lit' }, { montant: '2500 €', plafond: '50 lit' }, { montant: '7000 €' }],
      },
    },
    repli: { valeur: 'lits', 'par défaut': '7 lit' },
    risque: { variations: [{ si: { 'est non défini': 'lits' }, alors: 2 }, { si: 'lits >= 100 lit', alors: 4 }, { sinon: 1 }] },
  },
}

const condition = (si: string): Condition => ({ code: 'c', titre: 'C', si, effet: 'signale', refus: '', remede: '', clause: [] })
const verdict = (si: string, faits: Faits) => verdicts(APPEL, [condition(si)], faits)[0]
const dire = (si: string, faits: Faits) => evaluer(APPEL, si, faits).explication.join('\n')

test('G-15 · un audit de onze mois convient, de douze mois il ne convient plus', () => {
  expect(verdict('audit récent', { "ancienneté de l'audit": 11 })?.reponse).toBe('oui')
  expect(verdict('audit récent', { "ancienneté de l'audit": 12 })?.reponse).toBe('non')
})

test('G-14, G-15 · l’audit de la première phase suffit, sans rien savoir d’un autre', () => {
  expect(verdict('audit établi', { 'audit fait': true })).toMatchObject({ reponse: 'oui', manquants: [] })
})

test('un fait inconnu n’est ni un oui ni un non : le verdict est « à vérifier » et nomme ce qui manque', () => {
  const v = verdict('prérequis', { référent: true, 'audit fait': false })
  expect(v).toMatchObject({ reponse: 'a-verifier', manquants: ["ancienneté de l'audit"] })
  expect(v?.faits).toEqual({ référent: true, 'audit fait': false, "ancienneté de l'audit": undefined })
})

test('un seul « non » connu suffit à dire non, quoi qu’on ignore d’autre', () => {
  expect(verdict('prérequis', { référent: false })).toMatchObject({ reponse: 'non', manquants: [] })
})

test('une valeur qui n’est pas du type de son fait est tenue pour inconnue', () => {
  expect(verdict('référent', { référent: 'oui' })?.reponse).toBe('a-verifier')
  expect(verdict('audit récent', { "ancienneté de l'audit": Number.NaN })?.reponse).toBe('a-verifier')
})

test('l’explication dit chaque sous-condition, sa réponse et le fait qu’elle a lu', () => {
  expect(dire('prérequis', { référent: true, 'audit fait': false, "ancienneté de l'audit": 14 })).toBe(
    [
      'Prérequis : non',
      '  Un référent est nommé : oui',
      '  Audit établi : non',
      '    L’audit de la première phase est fait : non',
      '    Un audit de moins d’un an : non (14\u00a0mois)',
    ].join('\n'),
  )
  expect(dire('audit récent', {})).toBe('Un audit de moins d’un an : à vérifier')
  expect(dire("nature = 'pharmacie'", { nature: 'laboratoire' })).toBe('Nature est «\u00a0pharmacie\u00a0» : non (laboratoire)')
})

test('G-38 · l’aide est plafonnée à 150 000 €', () => {
  expect(montant(APPEL, 'aide', { coût: 187500 })).toEqual({ ok: true, value: 15_000_000n })
  expect(montant(APPEL, 'aide', { coût: 900_000 })).toEqual({ ok: true, value: 15_000_000n })
})

test('un montant dont un fait manque dit lequel', () => {
  expect(montant(APPEL, 'aide', {})).toEqual({ ok: false, error: { manquants: ['coût'] } })
})

test('un montant est exact au centime, arrondi vers le bas, jusqu’au milliard d’euros', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), fc.integer({ min: 1, max: 10_000 }), (centimes, points) => {
      const appel = { faits: { coût: nombre('€') }, regles: { part: `coût * ${points / 100}%` } }
      expect(montant(appel, 'part', { coût: centimes / 100 })).toEqual({ ok: true, value: (BigInt(centimes) * BigInt(points)) / 10_000n })
    }),
    { numRuns: 300 },
  )
})

test('le calcul exact et Publicodes disent la même chose de chaque règle, faits inconnus compris', () => {
  const connu = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined })
  const faits = fc.record({
    'audit fait': connu(fc.boolean()),
    "ancienneté de l'audit": connu(fc.nat(30)),
    référent: connu(fc.boolean()),
    nature: connu(fc.constantFrom('pharmacie', 'laboratoire', 'autre')),
    coût: connu(fc.nat(50_000_000).map((c) => c / 100)),
    lits: connu(fc.nat(200)),
    part: connu(fc.nat(100)),
  })
  fc.assert(
    fc.property(faits, fc.constantFrom(...Object.keys(APPEL.regles)), (f, regle) => {
      const formule = formulesDe(APPEL).get(regle)
      const exact = formule && calculer(formule, lectureDe(APPEL, f))
      const { valeur } = evaluer(APPEL, regle, f)
      if (typeof exact === 'object') expect(valeur).toBeCloseTo(enNombre(exact.v), 6)
      else expect([regle, exact]).toEqual([regle, valeur])
    }),
    { numRuns: 500 },
  )
})

test('chaque règle de l’essai se lit sans défaut', () => {
  for (const [nom, brut] of Object.entries(APPEL.regles)) {
    const defauts: Parameters<typeof lireFormule>[2] = []
    expect([nom, lireFormule(brut, [], defauts) !== undefined, defauts]).toEqual([nom, true, []])
  }
})
