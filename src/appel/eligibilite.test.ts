import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unAppel, unGuichet } from '../../tests/constructeurs.ts'
import { conclure, conditionsDEntree, type Frappes, lireReponses, questionsDuTest } from './eligibilite.ts'
import { verdicts } from './regles.publicodes.ts'

const appel = unAppel()
const passer = (guichet: string, frappes: Frappes) => {
  const g = unGuichet(guichet)
  const { faits, illisibles } = lireReponses(appel.faits, frappes)
  const lus = verdicts(appel, conditionsDEntree(g), faits)
  const questions = questionsDuTest(appel.faits, g, lus, frappes).map((q) => q.nom)
  return { questions, illisibles, conclusion: conclure(lus), verdicts: lus }
}
const GOUVERNANCE = {
  nature: 'pharmacie',
  'referent-cyber-nomme': 'oui',
  'referent-rgpd-nomme': 'oui',
  'commission-interne-creee': 'oui',
}

test('G-04, G-07 · deux questions suffisent pour l’audit, dans les mots du formulaire', () => {
  const { questions, conclusion } = passer('audit', {})
  expect(questions).toEqual(['nature', 'referent-interne-nomme'])
  expect(conclusion).toBe('a-verifier')
  expect(passer('audit', { nature: 'pharmacie', 'referent-interne-nomme': 'oui' }).conclusion).toBe('oui')
})

test('G-11 à G-15 · cinq questions au plus d’abord ; une sixième seulement si elle peut changer la réponse', () => {
  expect(passer('investissement', {}).questions).toHaveLength(5)
  expect(passer('investissement', { ...GOUVERNANCE, 'audit-de-phase-1-fait': 'oui' })).toMatchObject({ conclusion: 'oui' })
  const sansAudit = passer('investissement', { ...GOUVERNANCE, 'audit-de-phase-1-fait': 'non' })
  expect(sansAudit.questions).toContain('anciennete-de-l-audit')
  expect(passer('investissement', { ...GOUVERNANCE, 'audit-de-phase-1-fait': 'non', 'anciennete-de-l-audit': '11' }).conclusion).toBe('oui')
  expect(passer('investissement', { ...GOUVERNANCE, 'audit-de-phase-1-fait': 'non', 'anciennete-de-l-audit': '12' }).conclusion).toBe('non')
})

test('G-04 · un seul non suffit, et dit sa condition', () => {
  const { conclusion, verdicts: lus } = passer('investissement', { ...GOUVERNANCE, nature: 'organisme-gestionnaire' })
  expect(conclusion).toBe('non')
  expect(lus.filter((v) => v.reponse === 'non').map((v) => v.condition.code)).toEqual(['nature-admise'])
})

test('« je ne sais pas » n’est jamais un oui, et sa question ne disparaît pas', () => {
  const { conclusion, questions } = passer('audit', { nature: 'pharmacie', 'referent-interne-nomme': 'je-ne-sais-pas' })
  expect(conclusion).toBe('a-verifier')
  expect(questions).toContain('referent-interne-nomme')
})

test('une réponse illisible est dite, et les autres sont gardées', () => {
  const { illisibles, questions } = passer('investissement', { ...GOUVERNANCE, 'anciennete-de-l-audit': 'bientôt' })
  expect(illisibles).toEqual([{ nom: 'anciennete-de-l-audit', message: 'Écrivez un nombre, par exemple 42.' }])
  expect(questions).toEqual(expect.arrayContaining(['nature', 'anciennete-de-l-audit']))
})

test('quoi qu’on réponde, le test répond : il ne demande jamais plus de cinq questions nouvelles', () => {
  const reponse = fc.constantFrom('', 'oui', 'non', 'je-ne-sais-pas', 'pharmacie', 'autre', '3', '12', '<script>')
  const champs = [
    'nature',
    'referent-cyber-nomme',
    'referent-rgpd-nomme',
    'commission-interne-creee',
    'audit-de-phase-1-fait',
    'anciennete-de-l-audit',
  ]
  fc.assert(
    fc.property(fc.array(reponse, { minLength: 6, maxLength: 6 }), (dites) => {
      const frappes = Object.fromEntries(champs.map((c, i) => [c, dites[i] ?? '']))
      const { questions } = passer('investissement', frappes)
      expect(questions.filter((q) => frappes[q] === undefined || frappes[q] === '').length).toBeLessThanOrEqual(5)
    }),
  )
})
