import { expect, test } from 'vitest'
import { mesurerEcarts } from './ecart.ts'
import { fraction } from './fraction.ts'
import type { Grille } from './grille.ts'
import { mesurerProgres } from './progres.ts'

const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => ({
  code,
  question: code,
  poids: 1,
  niveaux: [0, 2, 3].map((niveau) => ({ niveau, libelle: `Niveau ${niveau}` })),
  nonApplicable: 'Sans objet.',
  actions: [],
}))
const grille: Grille = {
  code: 'essai',
  version: 1,
  titre: 'Essai',
  presentation: 'Essai',
  editeur: 'Essai',
  source: 'Essai',
  licence: 'Apache-2.0',
  statut: 'exemple',
  echelle: 90,
  seuils: [{ des: 0, niveau: 0, libelle: 'Bas', conseil: 'Montez.', actions: [] }],
  domaines: [
    { code: 'x', titre: 'X', poids: 2, items: items.slice(0, 3) },
    { code: 'y', titre: 'Y', poids: 1, items: items.slice(3) },
  ],
}

test('A-02 · le déclaré et l’audité se comparent item par item, et rien n’est écarté en silence', () => {
  const lu = mesurerEcarts(
    grille,
    { a: { niveau: 2 }, b: { niveau: 3 }, c: { niveau: 0 }, d: 'je-ne-sais-pas', e: 'non-applicable' },
    { a: { niveau: 2 }, b: { niveau: 0 }, c: { niveau: 2 }, d: { niveau: 3 }, e: { niveau: 0 } },
  )
  if (!lu.ok) throw new Error('refus')
  expect(lu.value.items.map((i) => [i.item, i.accord, i.rangs])).toEqual([
    ['a', 'accord', 0],
    ['b', 'surestime', 2],
    ['c', 'sous-estime', -1],
    ['d', 'ne-savait-pas', undefined],
    ['e', 'perimetre', undefined],
    ['f', 'non-audite', undefined],
  ])
  expect(lu.value.partAccord).toEqual(fraction(1n, 5n))
  expect(lu.value.partRenseignee).toEqual(fraction(4n, 6n))
})

test('A-02 · sans audit, il n’y a pas de part d’accord', () => {
  const lu = mesurerEcarts(grille, { a: { niveau: 2 } }, {})
  expect(lu.ok && lu.value.partAccord).toBe('sans-objet')
})

test('A-22 · la même grille avant et après donne le progrès de chaque domaine et de l’ensemble', () => {
  const tous = (niveau: number) => Object.fromEntries(items.map((i) => [i.code, { niveau }]))
  const lu = mesurerProgres(
    { grille, reponses: tous(0) },
    { grille, reponses: { ...tous(0), a: { niveau: 3 }, b: { niveau: 3 }, c: { niveau: 3 } } },
  )
  if (!lu.ok) throw new Error('refus')
  const net = (n: bigint) => ({ retenu: { n, d: 1n }, certain: { n, d: 1n }, auMieux: { n, d: 1n } })
  expect(lu.value.global.gain).toEqual(net(60n))
  expect(lu.value.domaines.map((d) => d.gain)).toEqual([net(90n), net(0n)])
  expect(lu.value.items.map((i) => i.mouvement)).toEqual(['monte', 'monte', 'monte', 'stable', 'stable', 'stable'])
})

test('G-03 · lever un « je ne sais pas » n’est pas un progrès certain', () => {
  const fixe = { b: { niveau: 0 }, c: { niveau: 0 }, d: { niveau: 0 }, e: { niveau: 0 }, f: { niveau: 0 } }
  const lu = mesurerProgres({ grille, reponses: { ...fixe, a: 'je-ne-sais-pas' } }, { grille, reponses: { ...fixe, a: { niveau: 3 } } })
  if (!lu.ok || lu.value.global.gain === 'sans-objet') throw new Error('refus')
  expect(lu.value.global.gain.retenu).toEqual({ n: 20n, d: 1n })
  expect(lu.value.global.gain.certain).toEqual({ n: 0n, d: 1n })
  expect(lu.value.items[0]?.mouvement).toBe('incomparable')
})

test('A-22 · deux versions de la grille ne se comparent pas, et tout ce qui s’y oppose est dit', () => {
  expect(mesurerProgres({ grille, reponses: {} }, { grille: { ...grille, version: 2 }, reponses: { z: 'je-ne-sais-pas' } })).toEqual({
    ok: false,
    error: [
      { raison: 'versions-differentes', avant: 1, apres: 2 },
      { raison: 'reponses-impossibles', quand: 'apres', lesquelles: [{ raison: 'item-inconnu', item: 'z' }] },
    ],
  })
  expect(mesurerProgres({ grille, reponses: {} }, { grille: { ...grille, code: 'autre' }, reponses: {} })).toMatchObject({
    error: [{ raison: 'grilles-differentes' }],
  })
})
