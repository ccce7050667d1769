import { expect, test } from 'vitest'
import { etatsDe, NEANT } from '../vie.ts'
import { direEtat, ETATS_DU_DOSSIER, etapesDe, motifPour } from './etats.ts'

test('chaque état de la vie d’un dossier a ses mots pour le porteur et pour l’agent', () => {
  expect(
    etatsDe('dossier')
      .filter((e) => e !== NEANT)
      .toSorted(),
  ).toEqual(ETATS_DU_DOSSIER.toSorted())
  for (const etat of ETATS_DU_DOSSIER) expect(direEtat('dossier', etat, 'porteur').texte).not.toBe(etat)
})

test('un porteur lit « en cours d’examen » là où l’agent lit ce qu’il doit faire', () => {
  expect(direEtat('dossier', 'recevable', 'porteur').texte).toBe('En cours d’examen')
  expect(direEtat('dossier', 'recevable', 'grades').texte).toContain('attendus')
})

test('la frise ne montre que les étapes du guichet, et une seule en cours', () => {
  const etapes = etapesDe(['candidature', 'instruction', 'decision', 'audit'], 'en-audit')
  expect(etapes.map((e) => `${e.titre} ${e.etat}`)).toEqual(['Préparation faite', 'Examen faite', 'Décision faite', 'Audit en-cours'])
})

test('A-20 · la raison d’un écart ne livre pas au porteur le dossier d’un autre', () => {
  const motif = 'À ressources égales, appel-2023-00006/A2 passe avant elle, comme appel-2023-00001/A1.'
  expect(motifPour('porteur', 'appel-2023-00001', motif)).toBe(
    'À ressources égales, une action d’un autre organisme passe avant elle, comme A1.',
  )
  expect(motifPour('ars', 'appel-2023-00001', motif)).toBe(motif)
})
