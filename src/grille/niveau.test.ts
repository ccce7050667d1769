import { describe, expect, test } from 'vitest'
import type { ActionType } from './catalogue.ts'
import { conseiller } from './conseils.ts'
import { entier, fraction } from './fraction.ts'
import type { Grille, Item, Reponses } from './grille.ts'
import { type Position, situer } from './niveau.ts'
import { type Note, noter } from './score.ts'

const item = (code: string, reste: Partial<Item>): Item => ({
  code,
  question: `Question ${code}`,
  poids: 1,
  niveaux: [0, 1, 2].map((niveau) => ({ niveau, libelle: `Niveau ${niveau}` })),
  actions: [],
  ...reste,
})

const seuil = (des: number, niveau: number, libelle: string, actions: readonly string[] = []) => ({
  des,
  niveau,
  libelle,
  conseil: `Conseil ${niveau}`,
  actions,
})

const grille: Grille = {
  code: 'essai',
  version: 1,
  titre: 'Essai',
  presentation: 'Essai',
  editeur: 'Essai',
  source: 'Essai',
  licence: 'Apache-2.0',
  statut: 'exemple',
  echelle: 100,
  seuils: [seuil(0, 0, 'Exposé', ['inventaire']), seuil(40, 1, 'En construction'), seuil(75, 2, 'Protégé', ['exercice'])],
  plafondSocle: 1,
  domaines: [
    {
      code: 'd',
      titre: 'D',
      poids: 1,
      items: [
        item('sauvegarde', { socle: 1, actions: [{ code: 'copie', sous: 2 }], nonApplicable: 'Aucune donnée.' }),
        item('reseau', {
          actions: [
            { code: 'filtre', sous: 2 },
            { code: 'guet', sous: 1 },
          ],
        }),
        item('postes', { poids: 6, actions: [{ code: 'correctifs', sous: 2 }] }),
      ],
    },
  ],
}

const note = (reponses: Reponses): Note => {
  const lue = noter(grille, reponses)
  if (!lue.ok) throw new Error(JSON.stringify(lue.error))
  return lue.value
}
const position = (reponses: Reponses): Position => {
  const p = situer(grille, note(reponses))
  if (p === 'sans-objet') throw new Error('sans objet')
  return p
}

describe('du score au niveau', () => {
  test('A-01 · un seuil est atteint dès que le score l’égale', () => {
    const p = position({ sauvegarde: { niveau: 2 }, reseau: { niveau: 2 }, postes: { niveau: 2 } })
    expect(p.atteint.libelle).toBe('Protégé')
    expect(position({ sauvegarde: { niveau: 1 }, reseau: { niveau: 1 }, postes: { niveau: 2 } }).atteint.libelle).toBe('Protégé')
  })

  test('A-01 · un item du socle sous son minimum retient le niveau, et la raison est dite', () => {
    const p = position({ sauvegarde: { niveau: 0 }, reseau: { niveau: 2 }, postes: { niveau: 2 } })
    expect(p.selonScore.libelle).toBe('Protégé')
    expect(p.atteint.libelle).toBe('En construction')
    expect(p.possible.libelle).toBe('En construction')
    expect(p.retenuPar).toBe('socle')
    expect(p.verrous).toEqual([
      { item: 'sauvegarde', question: 'Question sauvegarde', exige: { niveau: 1, libelle: 'Niveau 1' }, reponse: { niveau: 0 } },
    ])
  })

  test('un item du socle inconnu ne suffit pas, mais le niveau possible le dit ouvert', () => {
    const p = position({ sauvegarde: 'je-ne-sais-pas', reseau: { niveau: 2 }, postes: { niveau: 2 } })
    expect([p.atteint.niveau, p.possible.niveau]).toEqual([1, 2])
    expect(p.verrous.map((v) => v.reponse)).toEqual(['je-ne-sais-pas'])
  })

  test('un item du socle non applicable ne retient rien', () => {
    expect(position({ sauvegarde: 'non-applicable', reseau: { niveau: 2 }, postes: { niveau: 2 } }).verrous).toEqual([])
  })

  test('le socle ne retient pas un niveau déjà sous son plafond', () => {
    expect(position({}).retenuPar).toBe('score')
  })
})

const action = (code: string, rang?: 'forte' | 'moyenne'): ActionType => ({
  code,
  titre: code,
  resultat: code,
  famille: 'reseau',
  livrables: [],
  charge: { bas: 10, haut: 20 },
  achat: { bas: 0n, haut: 0n, par: 'forfait' },
  annuel: { bas: 0n, haut: 0n, par: 'forfait' },
  ...(rang === undefined ? {} : { priorite: { rang, clauses: ['G-16'] } }),
})
const catalogue = [action('guet'), action('filtre', 'moyenne'), action('correctifs', 'forte'), action('copie'), action('inventaire')]

describe('du niveau et des réponses aux actions', () => {
  test('A-01 · d’abord ce qui lève un verrou du socle, puis la priorité, puis le gain', () => {
    const { conseils } = conseiller(grille, note({ sauvegarde: { niveau: 0 }, reseau: { niveau: 0 }, postes: { niveau: 1 } }), catalogue)
    expect(conseils.map((c) => c.action.code)).toEqual(['copie', 'correctifs', 'filtre', 'guet', 'inventaire'])
    expect(conseils[1]?.gain).toEqual(fraction(75n, 2n))
  })

  test('l’inconnu appelle l’action comme le plus bas niveau, le non applicable jamais', () => {
    const { conseils } = conseiller(
      grille,
      note({ sauvegarde: 'non-applicable', reseau: 'je-ne-sais-pas', postes: { niveau: 2 } }),
      catalogue,
    )
    expect(conseils.map((c) => c.action.code)).toEqual(['filtre', 'guet'])
  })

  test('A-01 · le niveau atteint conseille ses propres actions ; une action absente du catalogue est signalée', () => {
    const bas = conseiller(grille, note({}), catalogue).conseils.find((c) => c.action.code === 'inventaire')
    expect(bas).toMatchObject({ motifs: [{ genre: 'niveau', niveau: 0 }], gain: entier(0) })
    const haut = conseiller(grille, note({ sauvegarde: { niveau: 2 }, reseau: { niveau: 2 }, postes: { niveau: 2 } }), catalogue)
    expect(haut).toEqual({ conseils: [], inconnues: ['exercice'] })
  })
})
