import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { lireAvisRendus } from './avis-rendu.sql.ts'

/** La séance du 2 novembre est levée : ses avis se corrigent encore, et deux secrétaires s'y mettent ensemble. */
const { base, monde, id, partie } = await partieJouee('guyane-2021', Temporal.Instant.from('2021-11-03T12:30:00Z'))
const LE = Temporal.Instant.from('2021-11-03T12:45:00Z')
const REFS = ['i-imagerie', 'i-msp'] as const

const geste = fc.record({
  dossier: fc.constantFrom(...REFS),
  propose: fc.constantFrom('favorable' as const, 'defavorable' as const),
  page: fc.constantFrom('fraiche' as const, 'vieille' as const),
})

/** Note des avis l'un après l'autre ; rend combien ont été acceptés. Accepté, un avis suit celui que sa page montrait. */
const noter = async (par: string, gestes: readonly (typeof geste extends fc.Arbitrary<infer G> ? G : never)[]): Promise<number> => {
  const vues = new Map<string, number>()
  let acceptes = 0
  for (const [rang, { dossier: ref, propose, page }] of gestes.entries()) {
    const dossier = id(ref)
    const vue = (page === 'vieille' ? vues.get(ref) : undefined) ?? (await lireAvisRendus(base, dossier)).length
    vues.set(ref, vue)
    const motif = `${par} ${rang}`
    const saisie = { propose, mode: 'consensus', motif, rectification: 'Au hasard', vue }
    const fait = await acteNomme('adopter-avis')!.faire(monde, { objet: dossier, saisie, par: partie.acteurs.get(par)!, le: LE })
    const rendus = await lireAvisRendus(base, dossier)
    if (fait.ok) {
      acceptes += 1
      expect([rendus[vue]?.motif, rendus[vue]?.propose]).toEqual([motif, propose])
    } else {
      // Qui a perdu apprend ce qui a été noté à la place.
      expect(fait.error.map((r) => r.motif)).toEqual(['avis-change'])
      expect(rendus.length).toBeGreaterThan(vue)
    }
  }
  return acceptes
}

test('G-42 · deux secrétaires à la fois : chaque avis noté suit celui que l’on avait lu, aucun n’est perdu ni écrasé', async () => {
  const gestes = fc.array(geste, { minLength: 3, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(gestes, gestes, async (unes, autres) => {
      const compter = async () => (await Promise.all(REFS.map((r) => lireAvisRendus(base, id(r))))).map((r) => r.length)
      const avant = (await compter()).reduce((a, b) => a + b)
      const [a, b] = await Promise.all([noter('analyste', unes), noter('gcs', autres)])
      expect((await compter()).reduce((x, y) => x + y)).toBe(avant + a + b)
      for (const r of REFS) expect((await lireAvisRendus(base, id(r))).map((x, i) => x.rang - i)).not.toContain(0)
    }),
    { numRuns: 8 },
  )
  expect((await verifierJournal(base)).ruptures).toEqual([])
}, 60_000)
