import { expect, test } from 'vitest'
import { CORPUS, eprouver, type Mutation } from '../../tests/mutations.ts'

/** Une faute sur trois, et la première de chaque genre ; `npm run epreuves` les fait toutes. */
const genreDe = ({ nom }: Mutation): string => nom.split(' : ')[0] ?? nom
const TIERS = CORPUS.map(({ mutations, ...d }) => ({
  ...d,
  mutations: mutations.filter((m, rang) => rang % 3 === 0 || mutations.findIndex((x) => genreDe(x) === genreDe(m)) === rang),
}))

test.each(TIERS)(
  'une définition abîmée de $fichier est dite près de la faute, ou le changement est bénin, preuve à l’appui',
  async ({ fichier, texte, mutations }) => {
    const { manquees, dites } = await eprouver(fichier, texte, mutations)
    expect(manquees).toEqual([])
    expect(dites).toBeGreaterThan(mutations.length / 2)
  },
  120_000,
)

test.skipIf(CORPUS.length < 2)('le corpus abîmé est large : au moins deux cents fautes, de tous les genres', () => {
  const tiers = TIERS.flatMap((c) => c.mutations)
  expect(tiers.length).toBeGreaterThanOrEqual(200)
  expect(new Set(tiers.map(genreDe))).toEqual(new Set(CORPUS.flatMap((c) => c.mutations).map(genreDe)))
})
