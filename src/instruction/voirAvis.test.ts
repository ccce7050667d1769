import { expect, test } from 'vitest'
import { unActeur, unGuichet } from '../../tests/constructeurs.ts'
import type { Guichet } from '../appel/appel.ts'
import { ROLES } from '../vie.ts'
import { criteresNotes } from './avis.ts'
import { peutVoirAvis, peutVoirCalcul, voirAvis } from './voirAvis.ts'

const avisDe = (agent: string, budget: number) => ({
  agent,
  fonction: 'x',
  notes: { budget },
  commentaires: {},
  conclusion: 'favorable' as const,
  motif: '',
})
const avis = [avisDe('a', 1), avisDe('b', 4)]
const voit = (id: string, role: (typeof ROLES)[number], etat: string) =>
  peutVoirAvis(unActeur({ id, role }), { etat, avis })?.motif ?? 'oui'

test('G-42 · qui note ne lit les avis des autres qu’après avoir donné le sien', () => {
  for (const role of ['ars', 'grades', 'commission'] as const)
    for (const etat of ['recevable', 'inscrit'])
      expect([voit('a', role, etat), voit('z', role, etat)], role).toEqual(['oui', 'avis-a-donner'])
})

test('une fois le dossier décidé, qui n’a pas noté ne peut plus être influencé : il lit', () => {
  expect(['decide', 'en-attente', 'laureat', 'ecarte', 'clos'].map((etat) => voit('z', 'commission', etat))).toEqual(
    Array<string>(5).fill('oui'),
  )
})

test('G-43 · la direction, qui décide et ne note pas, lit tout ; le porteur, le prestataire et le comptable, rien', () => {
  const lecteurs = ROLES.filter((role) => voit('z', role, 'inscrit') === 'oui')
  expect([lecteurs, ROLES.filter((role) => voit('z', role, 'laureat') === 'non-habilite')]).toEqual([
    ['direction', 'delegataire'],
    ['porteur', 'prestataire', 'comptable'],
  ])
})

test('G-42 · la direction qui note aussi, sous un autre rôle, ne lit rien des autres avant son propre avis', () => {
  const voitAussi = (id: string, role: 'direction' | 'delegataire', autre: (typeof ROLES)[number], etat = 'inscrit') =>
    peutVoirAvis(unActeur({ id, role, aussi: [autre] }), { etat, avis })?.motif ?? 'oui'
  for (const autre of ['ars', 'grades', 'commission'] as const)
    expect([voitAussi('z', 'direction', autre), voitAussi('a', 'direction', autre), voitAussi('z', 'direction', autre, 'decide')]).toEqual([
      'avis-a-donner',
      'oui',
      'oui',
    ])
  // Le comptable ne note pas ; un délégataire qui a noté ne décide pas, celui qui décide n'a donc rien à donner.
  expect([voitAussi('z', 'direction', 'comptable'), voitAussi('z', 'delegataire', 'ars')]).toEqual(['oui', 'oui'])
})

test('qui ne les lit pas n’en apprend que le nombre : ni conclusion, ni écart', () => {
  const criteres = criteresNotes(unGuichet())
  expect(voirAvis(unActeur({ id: 'z' }), { etat: 'inscrit', avis }, criteres)).toEqual({
    voit: 'non',
    nombre: 2,
    raison: expect.objectContaining({ motif: 'avis-a-donner', clause: ['G-42'] }),
  })
  expect(voirAvis(unActeur({ id: 'a' }), { etat: 'inscrit', avis }, criteres)).toMatchObject({
    voit: 'oui',
    conclusions: [{ conclusion: 'favorable', nombre: 2 }],
    ecarts: [{ bas: 1, haut: 4 }],
  })
})

test('G-43 · un calcul qui pèse les notes ne se lit qu’après avoir noté tous ses dossiers ; sans poids, il n’en dit rien', () => {
  const guichet = unGuichet()
  const pondere = { ...guichet, choix: { ...guichet.choix, criteres: [{ code: 'budget', titre: 'Budget', poids: 1, clause: [] }] } }
  const dossiers = [
    { etat: 'recevable', avis },
    { etat: 'inscrit', avis: avis.slice(1) },
  ]
  const lire = (id: string, role: 'ars' | 'direction', g: Guichet = pondere) => peutVoirCalcul(unActeur({ id, role }), g, dossiers)?.motif
  expect([lire('a', 'ars'), lire('b', 'ars'), lire('z', 'direction'), lire('z', 'ars', guichet)]).toEqual([
    'avis-a-donner',
    undefined,
    undefined,
    undefined,
  ])
})
