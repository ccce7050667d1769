import { expect, test } from 'vitest'
import { confier, PERSONNE } from './confier.ts'

const AGENTS = [
  { id: 'a1', nom: 'Mme Essai', courriel: 'essai@exemple.fr' },
  { id: 'a2', nom: 'M. Modèle', courriel: 'modele@exemple.fr' },
]
const motifs = (r: ReturnType<typeof confier>) => (r.ok ? [] : r.error.map((x) => x.motif))

test('un dossier se confie à un agent, qui l’apprend ; qui le prend pour soi le sait déjà', () => {
  expect(confier('a2', AGENTS, [], null, 'a1')).toEqual({ ok: true, value: { agent: 'a2', courriel: 'modele@exemple.fr' } })
  expect(confier('a1', AGENTS, [], 'a2', 'a1')).toEqual({ ok: true, value: { agent: 'a1', courriel: '' } })
})

test('il se rend à tous', () => {
  expect(confier(PERSONNE, AGENTS, [], 'a1', 'a2')).toEqual({ ok: true, value: { agent: null, courriel: '' } })
})

test('G-42 · qui s’est déporté ne le tient pas ; un inconnu non plus ; ce qui est déjà ainsi ne se refait pas', () => {
  expect(motifs(confier('a2', AGENTS, ['a2'], null, 'a1'))).toEqual(['deporte'])
  expect(motifs(confier('porteur', AGENTS, [], null, 'a1'))).toEqual(['agent-inconnu'])
  expect(motifs(confier('a1', AGENTS, [], 'a1', 'a2'))).toEqual(['deja-confie'])
  expect(motifs(confier(PERSONNE, AGENTS, [], null, 'a2'))).toEqual(['deja-confie'])
})
