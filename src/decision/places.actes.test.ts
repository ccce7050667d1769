import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'

/** Le 26 octobre à 10 h 15, neuf places sur dix sont prises ; d09 et d10 attendent leur décision. */
const { monde, id, partie } = await partieJouee('ara-2023', Temporal.Instant.from('2023-10-26T08:15:00Z'))

test('A-04 · deux décisions au même moment ne se partagent pas la dernière place', async () => {
  const decider = (ref: string) =>
    acteNomme('decider')!.faire(monde, {
      objet: id(ref),
      saisie: { sens: 'retenu', motif: 'Dans les dix', ecart: 'Petite structure' },
      par: partie.acteurs.get('direction')!,
      le: Temporal.Instant.from('2023-10-26T08:30:00Z'),
    })
  const faits = await Promise.all([decider('d09'), decider('d10')])
  expect(faits.filter((f) => f.ok)).toHaveLength(1)
  expect(faits.flatMap((f) => (f.ok ? [] : f.error.map((r) => r.motif)))).toEqual(['places-epuisees'])
})
