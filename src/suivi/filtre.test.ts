import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choixDe } from './choix.ts'
import { actifs, adresseDe, CRITERES, demandeDe, demandeLue, type Filtre, lireFiltre, SANS_FILTRE, TRIS } from './filtre.ts'

const agents = [{ id: 'a1', nom: 'Mme Essai' }]
const choix = choixDe('ars', [], { departements: ['26', '973'], agents })
const lire = (texte: string) => lireFiltre(demandeLue(texte), choix)

test('les filtres d’une adresse se combinent', () => {
  const { filtre, ignores } = lire('texte=clinique&etat=depose&etat=recevable&departement=26&charge=moi&tri=depot&sens=decroissant&page=3')
  expect(filtre).toEqual({
    texte: 'clinique',
    etats: ['depose', 'recevable'],
    criteres: { departement: '26', charge: 'moi' },
    tri: 'depot',
    sens: 'decroissant',
    page: 3,
  })
  expect(ignores).toEqual([])
})

test('ce qui est inconnu est ignoré et dit, le reste filtre', () => {
  const { filtre, ignores } = lire('etat=inventé&departement=99&nature=pharmacie&tri=couleur&page=zéro')
  expect(filtre).toEqual({ ...SANS_FILTRE, criteres: { nature: 'pharmacie' } })
  expect(ignores).toEqual([
    'Le filtre « État : inventé » n’est pas connu : il est ignoré.',
    'Le filtre « Département : 99 » n’est pas connu : il est ignoré.',
    'Le tri « couleur » n’existe pas : la liste est triée par échéance.',
  ])
})

test('un champ laissé vide ne filtre pas et ne se reproche pas', () => {
  expect(lire('texte=+&etat=&appel=&charge=')).toEqual({ filtre: SANS_FILTRE, ignores: [] })
})

test('un agent ne filtre pas les brouillons, un porteur ne filtre pas par agent', () => {
  expect(lire('etat=brouillon').filtre.etats).toEqual([])
  const porteur = choixDe('porteur', [], { departements: [], agents })
  expect(lireFiltre(demandeLue('etat=brouillon&charge=a1'), porteur).filtre).toMatchObject({ etats: ['brouillon'], criteres: {} })
})

test('un filtre en vigueur se dit en clair, et s’ôte seul en revenant à la première page', () => {
  const { filtre } = lire('etat=depose&charge=a1&page=4')
  const [etat, charge] = actifs(filtre, choix)
  expect([etat?.texte, charge?.texte]).toEqual(['Déposé, recevabilité à examiner', 'En charge : Mme Essai'])
  expect(adresseDe(charge?.sans ?? filtre)).toBe('/dossiers?etat=depose')
})

test('une adresse écrite se relit telle quelle, quel que soit le filtre', () => {
  const codes = (nom: keyof typeof choix) => choix[nom].map((o) => o.code)
  const criteres = fc.record(
    Object.fromEntries(
      Object.keys(CRITERES)
        .filter((c) => codes(c as keyof typeof choix).length > 0)
        .map((c) => [c, fc.constantFrom(...codes(c as keyof typeof choix))]),
    ),
    { requiredKeys: [] },
  )
  const filtres: fc.Arbitrary<Filtre> = fc.record({
    texte: fc.option(
      fc.string({ minLength: 1, maxLength: 50 }).filter((t) => t.trim() === t),
      { nil: undefined },
    ),
    etats: fc.uniqueArray(fc.constantFrom(...codes('etat'))),
    criteres,
    tri: fc.constantFrom(...(Object.keys(TRIS) as Filtre['tri'][])),
    sens: fc.constantFrom('croissant', 'decroissant'),
    page: fc.integer({ min: 1, max: 100_000 }),
  })
  fc.assert(
    fc.property(filtres, (f) => {
      expect(lireFiltre(demandeLue(demandeDe(f)), choix)).toEqual({ filtre: f, ignores: [] })
    }),
  )
})
