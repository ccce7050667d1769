import { expect, test } from 'vitest'
import { aCayenne, unAppel, unDossier, unGuichet } from '../../tests/constructeurs.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lettreDIrrecevabilite } from './irrecevabilite.ts'
import { lireSource, sourceDIrrecevabilite } from './piece-d-irrecevabilite.ts'

const lu: DossierLu = {
  ...{ dossier: unDossier({ deposeLe: aCayenne('2021-10-20 10:00') }), appel: unAppel(), guichet: unGuichet(), questionnaire: [] },
  ...{ faits: {}, demandes: new Set(), devis: 0, verdicts: [] },
}
const lettre = (clauses: readonly string[]) =>
  lettreDIrrecevabilite(lu, { motif: 'Aucun audit n’éclaire le projet.', clauses, signe: 'Alix Exemple', le: aCayenne('2021-11-10 10:01') })

test('G-14 · la lettre d’irrecevabilité dit l’organisme, le motif, chaque clause et son sens, qui a signé, comment et jusqu’à quand la contester', () => {
  const dit = JSON.stringify(lettre(['G-14', 'G-15']))
  for (const attendu of [
    ...[
      'Résidence fictive',
      'SIRET 87300000000001',
      'mercredi 20 octobre 2021',
      'Aucun audit n’éclaire le projet.',
      'Ces clauses de l’appel la fondent',
    ],
    ...['G-14. ', 'l’audit de la première phase', 'G-15. ', 'Alix Exemple', '10 h 01', 'deux mois', 'tribunal administratif de la Guyane'],
    ...['ni notée, ni classée', 'aucune aide n’est accordée'],
  ])
    expect(dit.replaceAll('\u00a0', ' '), attendu).toContain(attendu)
})

test('une clause seule se dit au singulier ; une clause retirée depuis ne casse rien', () => {
  expect(JSON.stringify(lettre(['G-14']))).toContain('Cette clause de l’appel la fonde')
  expect(JSON.stringify(lettre(['Z-9']))).toContain('Z-9. ')
})

test('le courriel désigne la lettre par son dossier, et rien d’autre ne lui ressemble', () => {
  expect(lireSource(sourceDIrrecevabilite('ssi-2021-00042'))).toBe('ssi-2021-00042')
  for (const autre of ['ssi-2021-00042', 'decision/ssi-2021-00042/1', 'irrecevabilite/../x', 'irrecevabilite/'])
    expect(lireSource(autre)).toBeUndefined()
})
