import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { additionner, confronter, decimale, entier, fraction } from './fraction.ts'
import { type Grille, type Item, itemsDe, type Reponse, type Reponses } from './grille.ts'
import { type Note, noter } from './score.ts'

const item = (code: string, poids: number, niveaux: readonly number[]): Item => ({
  code,
  question: `Question ${code}`,
  poids,
  niveaux: niveaux.map((niveau) => ({ niveau, libelle: `Niveau ${niveau}` })),
  nonApplicable: 'Sans objet ici.',
  actions: [],
})

const grille = (domaines: Grille['domaines']): Grille => ({
  code: 'essai',
  version: 1,
  titre: 'Essai',
  presentation: 'Essai',
  editeur: 'Essai',
  source: 'Essai',
  licence: 'Apache-2.0',
  statut: 'exemple',
  echelle: 100,
  seuils: [{ des: 0, niveau: 0, libelle: 'Bas', conseil: 'Montez.', actions: [] }],
  domaines,
})

const deux = grille([
  { code: 'a', titre: 'A', poids: 3, items: [item('a1', 2, [0, 1, 2]), item('a2', 1, [0, 1, 2, 3])] },
  { code: 'b', titre: 'B', poids: 1, items: [item('b1', 1, [0, 1])] },
])

const note = (g: Grille, reponses: Reponses): Note => {
  const lu = noter(g, reponses)
  if (!lu.ok) throw new Error(JSON.stringify(lu.error))
  return lu.value
}

const score = (n: Note) => {
  if (n.score === 'sans-objet') throw new Error('sans objet')
  return n.score
}

const unNiveaux = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 }).map((n) => n.toSorted((a, b) => a - b))
const unPoids = fc.integer({ min: 1, max: 5000 }).map((n) => n / 1000)
const uneGrille = fc
  .array(fc.tuple(unPoids, fc.array(fc.tuple(unPoids, unNiveaux), { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 4 })
  .map((ds) =>
    grille(ds.map(([poids, is], d) => ({ code: `d${d}`, titre: `D${d}`, poids, items: is.map(([p, n], i) => item(`d${d}-i${i}`, p, n)) }))),
  )
const uneReponse = (i: Item): fc.Arbitrary<Reponse | undefined> =>
  fc.constantFrom<Reponse | undefined>(undefined, 'je-ne-sais-pas', 'non-applicable', ...i.niveaux.map((n) => ({ niveau: n.niveau })))
const uneEvaluation = uneGrille.chain((g) =>
  fc.tuple(...itemsDe(g).map((i) => uneReponse(i).map((r) => [i.code, r] as const))).map((paires) => ({
    g,
    reponses: Object.fromEntries(paires.flatMap(([code, r]) => (r === undefined ? [] : [[code, r]]))) as Reponses,
  })),
)

describe('le score d’une grille', () => {
  test('A-01 · les poids des items et des domaines donnent un score exact', () => {
    const n = note(deux, { a1: { niveau: 1 }, a2: { niveau: 3 }, b1: { niveau: 0 } })
    expect(score(n).retenu).toEqual(entier(50))
    expect(n.domaines.map((d) => d.score !== 'sans-objet' && d.score.retenu)).toEqual([fraction(200n, 3n), entier(0)])
  })

  test('A-01 · le score s’explique : chaque item dit ce qu’il apporte et ce qu’il aurait pu apporter', () => {
    const n = note(deux, { a1: { niveau: 1 }, a2: { niveau: 3 }, b1: { niveau: 0 } })
    expect(n.contributions.map((c) => [c.item, c.points, c.pointsMax])).toEqual([
      ['a1', entier(25), entier(50)],
      ['a2', entier(25), entier(25)],
      ['b1', entier(0), entier(25)],
    ])
  })

  test('« je ne sais pas » et l’absence de réponse comptent au plus bas, et la fourchette dit ce qu’on ignore', () => {
    const n = note(deux, { a1: 'je-ne-sais-pas', a2: { niveau: 3 } })
    expect(n.score).toEqual({ retenu: entier(25), bas: entier(25), haut: entier(100) })
    expect(n.decompte).toEqual({ items: 3, repondus: 1, jeNeSaisPas: 1, sansReponse: 1, nonApplicables: 0 })
    expect(n.partRepondue).toEqual(fraction(1n, 3n))
  })

  test('« non applicable » quitte le dénominateur, mais reste compté', () => {
    const n = note(deux, { a1: 'non-applicable', a2: { niveau: 3 }, b1: { niveau: 0 } })
    expect(score(n).retenu).toEqual(entier(75))
    expect(n.decompte.nonApplicables).toBe(1)
    expect(n.contributions[0]?.pointsMax).toEqual(entier(0))
  })

  test('un domaine tout entier non applicable n’a pas de score et ne pèse plus', () => {
    const n = note(deux, { a1: { niveau: 2 }, a2: { niveau: 3 }, b1: 'non-applicable' })
    expect(n.domaines[1]?.score).toBe('sans-objet')
    expect(score(n).retenu).toEqual(entier(100))
  })

  test('une grille toute entière non applicable n’a pas de score', () => {
    const n = note(deux, { a1: 'non-applicable', a2: 'non-applicable', b1: 'non-applicable' })
    expect(n.score).toBe('sans-objet')
    expect(n.partRepondue).toBe('sans-objet')
  })

  test('toutes les réponses impossibles sont dites à la fois', () => {
    const stricte = grille([
      {
        code: 'a',
        titre: 'A',
        poids: 1,
        items: [
          {
            code: 'x',
            question: 'X',
            poids: 1,
            niveaux: [
              { niveau: 0, libelle: 'Non' },
              { niveau: 1, libelle: 'Oui' },
            ],
            actions: [],
          },
        ],
      },
    ])
    expect(noter(stricte, { x: 'non-applicable', inconnu: { niveau: 1 } })).toEqual({
      ok: false,
      error: [
        { raison: 'non-applicable-refuse', item: 'x' },
        { raison: 'item-inconnu', item: 'inconnu' },
      ],
    })
    const ignoree: Reponse = 'je-ne-sais-pas'
    expect(noter(deux, { a1: { niveau: 7 }, toString: ignoree })).toEqual({
      ok: false,
      error: [
        { raison: 'niveau-inconnu', item: 'a1', niveau: 7 },
        { raison: 'item-inconnu', item: 'toString' },
      ],
    })
  })
})

describe('quelles que soient la grille et les réponses', () => {
  test('A-01 · le score reste sur l’échelle, et la fourchette encadre le score retenu', () => {
    fc.assert(
      fc.property(uneEvaluation, ({ g, reponses }) => {
        const n = note(g, reponses)
        for (const s of [n.score, ...n.domaines.map((d) => d.score)]) {
          if (s === 'sans-objet') continue
          expect(confronter(entier(0), s.bas)).toBeLessThanOrEqual(0)
          expect(confronter(s.bas, s.retenu)).toBeLessThanOrEqual(0)
          expect(confronter(s.retenu, s.haut)).toBeLessThanOrEqual(0)
          expect(confronter(s.haut, decimale(g.echelle))).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('A-01 · la somme des contributions est le score retenu, exactement', () => {
    fc.assert(
      fc.property(uneEvaluation, ({ g, reponses }) => {
        const n = note(g, reponses)
        const somme = additionner(n.contributions.map((c) => c.points))
        expect(somme).toEqual(n.score === 'sans-objet' ? entier(0) : n.score.retenu)
      }),
    )
  })

  test('remplacer une réponse par « je ne sais pas », ou la retirer, ne monte jamais le score retenu', () => {
    fc.assert(
      fc.property(uneEvaluation, fc.nat(), ({ g, reponses }, tirage) => {
        const codes = itemsDe(g).map((i) => i.code)
        const code = codes[tirage % codes.length] ?? ''
        const { [code]: _, ...sans } = reponses
        const avant = note(g, reponses).score
        for (const apres of [note(g, { ...reponses, [code]: 'je-ne-sais-pas' }), note(g, sans)]) {
          if (avant === 'sans-objet') expect(score(apres).retenu).toEqual(entier(0))
          else expect(confronter(score(apres).retenu, avant.retenu)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  test('le vrai score, une fois l’inconnu levé, tombe dans la fourchette annoncée', () => {
    fc.assert(
      fc.property(uneEvaluation, fc.nat(), ({ g, reponses }, tirage) => {
        const avant = note(g, reponses)
        const leves: Reponses = Object.fromEntries(
          itemsDe(g).map((i): [string, Reponse] => {
            const r = reponses[i.code] ?? 'je-ne-sais-pas'
            return [i.code, r === 'je-ne-sais-pas' ? { niveau: i.niveaux[tirage % i.niveaux.length]?.niveau ?? 0 } : r]
          }),
        )
        const apres = note(g, leves)
        if (avant.score === 'sans-objet') return
        expect(confronter(avant.score.bas, score(apres).retenu)).toBeLessThanOrEqual(0)
        expect(confronter(score(apres).retenu, avant.score.haut)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('multiplier tous les poids par un même nombre ne change rien', () => {
    fc.assert(
      fc.property(uneEvaluation, fc.integer({ min: 2, max: 9 }), ({ g, reponses }, k) => {
        const pesee = grille(
          g.domaines.map((d) => ({ ...d, poids: d.poids * k, items: d.items.map((i) => ({ ...i, poids: i.poids * k })) })),
        )
        expect(note(pesee, reponses)).toEqual(note(g, reponses))
      }),
    )
  })

  test('l’ordre des domaines et des items ne change rien', () => {
    fc.assert(
      fc.property(uneEvaluation, ({ g, reponses }) => {
        const renversee = grille(g.domaines.map((d) => ({ ...d, items: d.items.toReversed() })).toReversed())
        expect(note(renversee, reponses).score).toEqual(note(g, reponses).score)
      }),
    )
  })
})
