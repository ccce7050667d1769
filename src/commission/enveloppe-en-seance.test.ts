import { expect, test } from 'vitest'
import { attenduDe } from './bornes.ts'
import { type DossierEnSeance, enveloppesEnSeance } from './enveloppe-en-seance.ts'

const enveloppe = { guichet: 'investissement', total: 750_000_00n, engage: 0n, reste: 750_000_00n }
const dossier = (plus: Partial<DossierEnSeance>): DossierEnSeance => ({
  id: 'ssi-2021-00001',
  organisme: { nom: 'Résidence fictive' },
  guichet: { code: 'investissement', titre: 'Investissement' },
  attendu: undefined,
  avisRendu: undefined,
  decision: undefined,
  ...plus,
})

test('G-38 · un dossier à examiner compte pour ce que la règle lui donnerait, jamais au-delà du plafond', () => {
  const capee = attenduDe({ plafond: 150_000_00n, eligible: 182_000_00n, aide: 150_000_00n })
  const incertaine = attenduDe({ plafond: 150_000_00n, eligible: 182_000_00n, aide: undefined })
  expect([capee, incertaine]).toEqual([150_000_00n, 150_000_00n])
  expect(enveloppesEnSeance([enveloppe], [dossier({ attendu: capee })])[0]?.attendu).toBe(150_000_00n)
})

test('A-18 · un guichet qui n’engage rien à cette étape n’ajoute rien, ni un dossier déjà décidé', () => {
  expect(attenduDe('sans')).toBeUndefined()
  const dossiers = [dossier({}), dossier({ id: 'ssi-2021-00002', attendu: 10_00n, decision: {} })]
  expect(enveloppesEnSeance([enveloppe], dossiers)[0]?.attendu).toBe(0n)
})
