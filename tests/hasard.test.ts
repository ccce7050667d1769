import { test } from 'vitest'
import { baseDeTest } from './base.ts'
import { rienNeTombe } from './hasard.ts'

const { base, url } = await baseDeTest()

test('n’importe quoi envoyé à chaque formulaire ne fait tomber aucune page et ne change rien chez autrui ; vingt mille aux épreuves', () =>
  rienNeTombe(base, url, 400, 7))
