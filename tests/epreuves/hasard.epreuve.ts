import { test } from 'vitest'
import { baseDeTest } from '../base.ts'
import { rienNeTombe } from '../hasard.ts'

const { base, url } = await baseDeTest()

/** `GRAINE` rejoue une suite de hasard qui a échoué. */
test('vingt mille formulaires au hasard ne font tomber aucune page et ne changent rien chez autrui', () =>
  rienNeTombe(base, url, 20_000, Number(process.env['GRAINE'] ?? Date.now())))
