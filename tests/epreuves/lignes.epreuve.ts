import { expect, test } from 'vitest'
import { baseDeTest } from '../base.ts'
import { eprouverLaLigne } from '../lignes.ts'

const { base, url } = await baseDeTest()

/** `GRAINE` rejoue les mêmes pannes. */
test('vingt coupures de ligne et dix morts du serveur pendant qu’on tape : rien n’est perdu', async () => {
  const graine = Number(process.env['GRAINE'] ?? Math.floor(Math.random() * 1e9))
  console.log(`GRAINE=${graine}`)
  const { tape, tenu, perdu } = await eprouverLaLigne(base, url, { coupures: 20, morts: 10, graine })
  expect(perdu).toEqual([])
  expect(tenu).toEqual(tape)
})
