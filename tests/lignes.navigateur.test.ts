import { expect, test } from 'vitest'
import { baseDeTest } from './base.ts'
import { eprouverLaLigne } from './lignes.ts'

const { base, url } = await baseDeTest()

/** La même preuve, longue, est à `npm run epreuves`. */
test('une ligne coupée pendant qu’on tape, un serveur tué : rien de ce qui a été tapé n’est perdu', async () => {
  const { tape, tenu, perdu } = await eprouverLaLigne(base, url, { coupures: 1, morts: 1, graine: 7 })
  expect(perdu).toEqual([])
  expect(tenu).toEqual(tape)
}, 180_000)
