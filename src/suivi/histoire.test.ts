import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entree } from '../journal/chaine.ts'
import { direSaisie, reunir } from './histoire.ts'

const FUSEAU = 'America/Cayenne'
const sectionDe = (q: string): string | undefined => ({ a: 'Votre audit', b: 'Votre audit', c: 'Gouvernance' })[q]
const entree = (rang: number, le: string, plus: Partial<Entree> = {}): Entree => ({
  ...{ fil: 'dossier:d', rang, acte: 'repondre', genre: 'dossier', objet: 'd', de: 'brouillon', vers: 'brouillon', par: 'camille' },
  ...{ role: 'porteur', le: Temporal.Instant.from(le), contenu: { questions: ['a'], deCote: [] }, precedent: '', empreinte: `e${rang}` },
  ...plus,
})
const questions = (...q: readonly string[]) => ({ contenu: { questions: q, deCote: [] } })
const reunie = (...entrees: readonly Entree[]) =>
  reunir(entrees.toReversed(), FUSEAU, sectionDe).map((l) => [
    l.genre === 'acte' ? l.acte : direSaisie(l),
    l.par,
    l.du.toString().slice(11, 16),
    l.au.toString().slice(11, 16),
    l.empreinte,
  ])

test('les réponses qu’une personne enregistre d’une section dans la journée sont une ligne, chaque question comptée une fois', () => {
  expect(
    reunie(
      entree(1, '2021-10-12T13:02:00Z'),
      entree(2, '2021-10-12T13:20:00Z', questions('b')),
      entree(3, '2021-10-12T13:40:00Z', questions('a')),
    ),
  ).toEqual([['2 réponses enregistrées : Votre audit', 'camille', '13:02', '13:40', 'e3']])
})

test('une autre section, une autre personne, un autre jour sont d’autres lignes ; deux personnes qui alternent n’en font que deux', () => {
  expect(
    reunie(
      entree(1, '2021-10-12T02:59:00Z'),
      entree(2, '2021-10-12T03:00:00Z'),
      entree(3, '2021-10-12T13:00:00Z', questions('c')),
      entree(4, '2021-10-12T13:01:00Z', { par: 'jo' }),
      entree(5, '2021-10-12T13:02:00Z'),
      entree(6, '2021-10-12T13:03:00Z', { par: 'jo', ...questions('b') }),
    ),
  ).toEqual([
    ['2 réponses enregistrées : Votre audit', 'jo', '13:01', '13:03', 'e6'],
    ['Une réponse enregistrée : Votre audit', 'camille', '03:00', '13:02', 'e5'],
    ['Une réponse enregistrée : Gouvernance', 'camille', '13:00', '13:00', 'e3'],
    ['Une réponse enregistrée : Votre audit', 'camille', '02:59', '02:59', 'e1'],
  ])
})

test('un autre acte reste sa ligne et sépare ce qui l’entoure ; une réponse mise de côté compte', () => {
  expect(
    reunie(
      entree(1, '2021-10-12T13:00:00Z'),
      entree(2, '2021-10-12T13:01:00Z', { acte: 'joindre', contenu: { piece: 'note' } }),
      entree(3, '2021-10-12T13:02:00Z', { contenu: { questions: [], deCote: ['a', 'retiree'] } }),
    ),
  ).toEqual([
    ['2 réponses enregistrées', 'camille', '13:02', '13:02', 'e3'],
    ['joindre', 'camille', '13:01', '13:01', 'e2'],
    ['Une réponse enregistrée : Votre audit', 'camille', '13:00', '13:00', 'e1'],
  ])
})

test('quelle que soit l’histoire, les autres actes restent tous, dans leur ordre, et aucune question n’est oubliée', () => {
  const uneEntree = fc.record({
    acte: fc.constantFrom('repondre', 'repondre', 'repondre', 'joindre'),
    par: fc.constantFrom('camille', 'jo'),
    question: fc.constantFrom('a', 'b', 'c', 'retiree'),
    heures: fc.integer({ min: 0, max: 40 }),
  })
  fc.assert(
    fc.property(fc.array(uneEntree, { maxLength: 40 }), (tirees) => {
      const debut = Temporal.Instant.from('2021-10-12T00:00:00Z')
      const entrees = tirees
        .toSorted((x, y) => y.heures - x.heures)
        .map((t, i) => entree(100 - i, debut.add({ hours: t.heures }).toString(), { acte: t.acte, par: t.par, ...questions(t.question) }))
      const lignes = reunir(entrees, FUSEAU, sectionDe)
      const actes = (de: readonly { readonly rang: number }[]) => de.map((l) => l.rang)
      expect(actes(lignes.filter((l) => l.genre === 'acte'))).toEqual(actes(entrees.filter((e) => e.acte === 'joindre')))
      const dites = lignes.flatMap((l) => (l.genre === 'saisie' ? l.questions : []))
      expect(new Set(dites)).toEqual(new Set(tirees.filter((t) => t.acte === 'repondre').map((t) => t.question)))
      expect(lignes.every((l) => Temporal.Instant.compare(l.du, l.au) <= 0)).toBe(true)
    }),
  )
})
