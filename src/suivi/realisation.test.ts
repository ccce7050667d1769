import fc from 'fast-check'
import { expect, test } from 'vitest'
import { motifsDe, unGuichet } from '../../tests/constructeurs.ts'
import { type AFaire, clore, controler, partDuDossier, rendreCompte } from './realisation.ts'

const ara = unGuichet('candidature', 'cyber-esms-2023')
const A1: AFaire = { code: 'A1', titre: 'Sauvegarde', cout: 6_000_00n }
const A2: AFaire = { code: 'A2', titre: 'Accès', cout: 4_000_00n }
const constater = (...parts: readonly (readonly [string, number])[]) => ({
  parts: parts.map(([code, part]) => ({ code, part })),
  observation: 'Vu sur place',
})

test('A-22 · on ne rend compte que d’une action financée', () => {
  expect(rendreCompte([A1], { code: 'A1', part: 40, texte: 'En cours' })).toEqual({
    ok: true,
    value: { code: 'A1', part: 40, texte: 'En cours' },
  })
  expect(motifsDe(rendreCompte([A1], { code: 'A2', part: 100, texte: 'Fait' }))).toEqual(['action-inconnue'])
})

test('G-37 · un contrôle trouve la moitié du travail', () => {
  expect(controler(ara, [A1, A2], [], 'grades', constater(['A1', 50], ['A2', 50]))).toMatchObject({
    ok: true,
    value: { part: 50, complet: true },
  })
})

test('G-37 · la part du dossier pèse chaque action par son coût, et s’arrondit vers le bas', () => {
  expect(partDuDossier([A1, A2], constater(['A1', 100], ['A2', 0]).parts)).toBe(60)
  expect(partDuDossier([A1, A2, { ...A1, code: 'A3', cout: 0n }], constater(['A1', 100], ['A2', 100], ['A3', 0]).parts)).toBe(99)
  expect(partDuDossier([], [])).toBe(0)
})

test('G-37 · la part du dossier reste entre la moindre et la plus forte, et rien de constaté ne vaut rien', () => {
  const lot = fc.array(fc.record({ cout: fc.bigInt({ min: 0n, max: 10n ** 9n }), part: fc.integer({ min: 0, max: 100 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(lot, (lignes) => {
      const aFaire = lignes.map((l, i) => ({ code: `A${i}`, titre: '', cout: l.cout }))
      const part = partDuDossier(
        aFaire,
        lignes.map((l, i) => ({ code: `A${i}`, part: l.part })),
      )
      const parts = lignes.map((l) => l.part)
      return part >= Math.min(...parts) && part <= Math.max(...parts) && partDuDossier(aFaire, []) === 0
    }),
  )
})

test('G-37 · chaque action est constatée une fois et une seule', () => {
  expect(motifsDe(controler(ara, [A1, A2], [], 'grades', constater(['A1', 50], ['A1', 80], ['A9', 10])))).toEqual([
    'part-manquante',
    'part-en-double',
    'action-inconnue',
  ])
})

test('G-37 · quand l’appel veut deux corps, ils passent dans l’ordre, et le second achève', () => {
  const [premier] = unGuichet().argent.controles
  const deux = {
    ...ara,
    argent: {
      ...ara.argent,
      controles: [
        { ...premier!, par: 'grades' as const },
        { ...premier!, par: 'ars' as const },
      ],
    },
  }
  const passer = (passes: readonly string[], role: 'grades' | 'ars') => controler(deux, [A1], passes, role, constater(['A1', 100]))
  expect(motifsDe(passer([], 'ars'))).toEqual(['controle-d-un-autre'])
  expect(passer([], 'grades')).toMatchObject({ ok: true, value: { complet: false } })
  expect(passer(['grades'], 'ars')).toMatchObject({ ok: true, value: { complet: true } })
  expect(motifsDe(passer(['grades', 'ars'], 'ars'))).toEqual(['controle-fait'])
})

test('G-37 · sans contrôle prévu par l’appel, un corps contrôle une fois, pas deux', () => {
  expect(motifsDe(controler(ara, [A1], ['grades'], 'grades', constater(['A1', 100])))).toEqual(['controle-fait'])
  expect(motifsDe(controler(ara, [A1], ['grades'], 'ars', constater(['A1', 100])))).toEqual([])
})

test('A-22, G-35 · un dossier ne se clôt pas tant qu’il reste une tranche, une mission ou une réévaluation', () => {
  const versements = [
    { code: 'avance', etat: 'verse' },
    { code: 'solde', etat: 'exigible' },
    { code: 'bonus', etat: 'perdu' },
  ]
  expect(motifsDe(clore({ versements, grilles: ['rgpd'], mission: 'ouverte' }))).toEqual([
    'versement-en-attente',
    'mission-ouverte',
    'reevaluation-manquante',
  ])
  expect(clore({ versements: [], grilles: [], mission: 'close' })).toEqual({ ok: true, value: { le: 'clos' } })
})
