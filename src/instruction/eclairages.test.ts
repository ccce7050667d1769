import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unDossier, uneLigne, unePiece, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import type { Dossier, Projet } from '../candidature/dossier.ts'
import { comparerBudgets, quartilesDe, tailleDe } from './budgets.ts'
import { relierAuxConstats } from './constatsCites.ts'
import { devisIdentiques, doublesFinancements } from './doubles.ts'

const { depenses } = unGuichet().argent
const organisme = unDossier().organisme
const autre = (id: string, plus: Partial<Dossier> = {}): Dossier =>
  unDossier({ id, organisme: { ...organisme, id: `o-${id}`, nom: id }, pieces: [], projets: [], ...plus })
const coutant = (montant: bigint): Projet => unProjet({ depenses: [uneLigne({ montant })] })
const cinq = [1n, 2n, 3n, 4n, 5n].map((n) => autre(`d${n}`, { projets: [coutant(n * 1_000_00n)] }))

describe('les coûts de projets semblables', () => {
  test('G-51 · cinq projets de la même action et de la même taille donnent leur médiane et leurs quartiles', () => {
    expect(comparerBudgets(unDossier({ projets: [coutant(9_000_00n)] }), cinq, depenses)).toEqual([
      {
        titre: 'Sauvegarde',
        cout: 9_000_00n,
        nombre: 5,
        quartiles: { bas: 2_000_00n, mediane: 3_000_00n, haut: 4_000_00n },
      },
    ])
  })

  test('à quatre, rien ne se compare : un quartile y serait le devis d’un autre', () => {
    expect(comparerBudgets(unDossier(), cinq.slice(1), depenses)).toMatchObject([{ nombre: 4, manque: 'trop-peu' }])
  })

  test('une autre action, un autre guichet, une autre taille, le dossier lui-même ne sont pas des semblables', () => {
    const faux = [
      autre('action', { projets: [unProjet({ action: 'mises-a-jour' })] }),
      autre('guichet', { guichet: 'audit', projets: [unProjet()] }),
      autre('taille', { organisme: { ...organisme, id: 'grand', effectif: 900 }, projets: [unProjet()] }),
      unDossier(),
    ]
    expect(comparerBudgets(unDossier(), [...cinq.slice(1), ...faux], depenses)).toMatchObject([{ nombre: 4 }])
  })

  test('un effectif inconnu ne se compare à personne, et le dit', () => {
    const inconnu = unDossier({ organisme: { ...organisme, effectif: null } })
    expect(comparerBudgets(inconnu, cinq, depenses)).toMatchObject([{ nombre: 0, manque: 'taille-inconnue' }])
    expect([9, 10, 49, 50, 249, 250].map((effectif) => tailleDe({ effectif }))).toEqual([
      'moins de 10 salariés',
      'de 10 à 49 salariés',
      'de 10 à 49 salariés',
      'de 50 à 249 salariés',
      'de 50 à 249 salariés',
      '250 salariés ou plus',
    ])
  })

  test('les quartiles se suivent, restent entre le moins et le plus cher, et l’ordre n’y fait rien', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 }), (couts) => {
        const { bas, mediane, haut } = quartilesDe(couts)
        const [min, max] = [couts.reduce((a, b) => (a < b ? a : b)), couts.reduce((a, b) => (a > b ? a : b))]
        expect(min <= bas && bas <= mediane && mediane <= haut && haut <= max).toBe(true)
        expect(quartilesDe(couts.toReversed())).toEqual({ bas, mediane, haut })
      }),
    )
  })
})

describe('ce qui se retrouve ailleurs', () => {
  const devis = { fournisseur: 'Sûr & Co', numero: 'D-12', montant: 500_00n }
  const mien = unDossier({ projets: [unProjet({ devis: [devis] })], pieces: [unePiece('devis.1', { empreinte: 'a'.repeat(64) })] })

  test('G-30 · un même devis, à une casse près, ou un même fichier, dans un autre dossier', () => {
    const parNumero = autre('x', { projets: [unProjet({ titre: 'Autre', devis: [{ ...devis, fournisseur: 'SUR CO', numero: 'd12' }] })] })
    const parFichier = autre('y', { pieces: [unePiece('devis.3', { empreinte: 'a'.repeat(64) })] })
    expect(devisIdentiques(mien, [parNumero, parFichier, mien]).map((d) => [d.dossier, d.dit.slice(0, 10)])).toEqual([
      ['x', 'Le devis D'],
      ['y', 'Le fichier'],
    ])
  })

  test('un devis sans numéro, d’une autre somme, un fichier infecté ou une autre pièce ne disent rien', () => {
    const autres = [
      autre('somme', { projets: [unProjet({ devis: [{ ...devis, montant: 501_00n }] })] }),
      autre('infecte', { pieces: [unePiece('devis.1', { empreinte: 'a'.repeat(64), verdict: 'infectee' })] }),
      autre('note', { pieces: [unePiece('note-commission', { empreinte: 'a'.repeat(64) })] }),
    ]
    expect(devisIdentiques(mien, autres)).toEqual([])
    const sansNumero = unDossier({ pieces: [], projets: [unProjet({ devis: [{ ...devis, numero: '' }] })] })
    expect(devisIdentiques(sansNumero, [{ ...sansNumero, id: 'z' }])).toEqual([])
  })

  test('G-41 · le même projet ou le même financement chez le même organisme, ou chez un membre du groupement', () => {
    const finance = [uneLigne({ autreFinanceur: 'DGOS', autreMontant: 400_00n })]
    const demande = unDossier({
      projets: [unProjet({ titre: 'Sauvegarde hors ligne', depenses: finance })],
      membres: [
        {
          organisme: 'membre',
          nom: 'M',
          nature: 'pharmacie',
          part: 10,
          sites: 1,
          reponse: 'confirmee',
          reponduPar: null,
          courriel: null,
          invitation: null,
        },
      ],
    })
    const projet = unProjet({ titre: 'sauvegarde hors-ligne' })
    const trouves = doublesFinancements(demande, [
      autre('meme', { organisme, projets: [projet] }),
      autre('membre', { organisme: { ...organisme, id: 'membre' }, projets: [unProjet({ titre: 'Autre', depenses: finance })] }),
      autre('etranger', { projets: [projet] }),
    ])
    expect(trouves.map((d) => [d.dossier, d.dit.split(' ').slice(0, 2).join(' ')])).toEqual([
      ['meme', 'Le projet'],
      ['membre', 'Le financement'],
    ])
  })
})

test('G-49 · chaque projet à côté de ses constats ; une référence inconnue et un constat sans projet se disent, le plus grave d’abord', () => {
  const constat = (code: string, gravite: number) => ({ code, gravite, domaine: 'technique' })
  const lie = relierAuxConstats(
    [
      { titre: 'Sauvegarde', constats: ['C1', 'C9'] },
      { titre: 'Wifi', constats: [] },
    ],
    [constat('C1', 2), constat('C2', 1), constat('C3', 4)],
  )
  expect(lie.projets).toEqual([
    { titre: 'Sauvegarde', trouves: [constat('C1', 2)], inconnus: ['C9'] },
    { titre: 'Wifi', trouves: [], inconnus: [] },
  ])
  expect(lie.sansProjet.map((c) => c.code)).toEqual(['C3', 'C2'])
})
