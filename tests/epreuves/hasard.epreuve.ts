import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifierJournal } from '../../src/journal/verification.sql.ts'
import { baseDeTest } from '../base.ts'
import { ouvrirHasard } from '../hasard.ts'

const { base, url } = await baseDeTest()
const donnees = mkdtempSync(join(tmpdir(), 'palier-hasard-'))
afterAll(() => rmSync(donnees, { recursive: true, force: true }))

/** `GRAINE` rejoue une suite de hasard qui a échoué. */
test('vingt mille formulaires au hasard ne font tomber aucune page et ne changent rien chez autrui', async () => {
  const hasard = await ouvrirHasard(base, url, donnees)
  try {
    const avant = await hasard.etatDAutrui()
    expect(await hasard.eprouver(20_000, Number(process.env['GRAINE'] ?? Date.now()))).toEqual([])
    expect(await hasard.etatDAutrui()).toBe(avant)
    expect((await verifierJournal(base)).ruptures).toEqual([])
  } finally {
    await hasard.fermer()
  }
})
