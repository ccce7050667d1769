import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifierJournal } from '../src/journal/verification.sql.ts'
import { baseDeTest } from './base.ts'
import { ouvrirHasard } from './hasard.ts'

const { base, url } = await baseDeTest()
const donnees = mkdtempSync(join(tmpdir(), 'palier-hasard-'))
afterAll(() => rmSync(donnees, { recursive: true, force: true }))

test('n’importe quoi envoyé à chaque formulaire ne fait tomber aucune page et ne change rien chez autrui ; vingt mille aux épreuves', async () => {
  const hasard = await ouvrirHasard(base, url, donnees)
  try {
    const avant = await hasard.etatDAutrui()
    expect(await hasard.eprouver(400, 7)).toEqual([])
    expect(await hasard.etatDAutrui()).toBe(avant)
    expect((await verifierJournal(base)).ruptures).toEqual([])
  } finally {
    await hasard.fermer()
  }
})
