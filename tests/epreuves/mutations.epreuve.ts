import { expect, test } from 'vitest'
import { CORPUS, eprouver } from '../mutations.ts'

test.each(CORPUS)('chaque place de $fichier abîmée, l’une après l’autre : toute faute est dite près d’elle, ou bénigne', async (c) => {
  const { manquees, dites } = await eprouver(c.fichier, c.texte, c.mutations)
  expect(manquees).toEqual([])
  expect(dites).toBeGreaterThan(c.mutations.length / 2)
})
