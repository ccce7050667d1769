import { expect, test } from 'vitest'
import { unDossier, uneLigne, unePiece, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import { doublonsDe } from './avertissements.ts'
import { ecartDesDevis } from './budget.ts'
import { manques } from './completude.ts'

const devis = { fournisseur: 'Société Fictive', numero: 'D-12', montant: 1_000_00n }
const deux = (a: Partial<Parameters<typeof unProjet>[0]>, b: Partial<Parameters<typeof unProjet>[0]>) =>
  doublonsDe(unDossier({ pieces: [], projets: [unProjet({ rang: 1, ...a }), unProjet({ rang: 2, ...b })] }))

test('G-30 · le même devis sur deux projets se dit, à la casse et aux signes près ; sur un seul, ou sans numéro, non', () => {
  const meme = { fournisseur: 'SOCIETE FICTIVE', numero: 'd 12', montant: 1_000_00n }
  expect(deux({ devis: [devis] }, { devis: [meme] })).toEqual([
    'Le devis D-12 de Société Fictive, 1\u202f000\u00a0€, paraît dans les projets 1 et 2. Vérifiez qu’une même dépense n’est pas demandée deux fois.',
  ])
  expect(deux({ devis: [devis, devis] }, {})).toEqual([])
  expect(deux({ devis: [devis] }, { devis: [{ ...devis, montant: 1_000_01n }] })).toEqual([])
  expect(deux({ devis: [{ ...devis, numero: '' }] }, { devis: [{ ...devis, numero: '' }] })).toEqual([])
})

test('le même fichier de devis joint à deux projets se dit', () => {
  const projets = [unProjet({ rang: 1, numero: 3 }), unProjet({ rang: 2, numero: 1 })]
  const doublons = (...codes: readonly string[]) => doublonsDe(unDossier({ projets, pieces: codes.map((code) => unePiece(code)) }))
  expect(doublons('devis.1', 'devis.3', 'note-commission')).toEqual([expect.stringContaining('paraît dans les projets 1 et 2.')])
  expect(doublons('devis.1', 'devis.1')).toEqual([])
  expect(doublons('devis.1', 'devis.2')).toEqual([])
})

test('G-41 · la même somme du même financeur sur deux projets se dit', () => {
  const aidee = (autreFinanceur: string) => ({ depenses: [uneLigne({ autreFinanceur, autreMontant: 500_00n })] })
  expect(deux(aidee('DGOS'), aidee('dgos'))).toHaveLength(1)
  expect(deux(aidee('DGOS'), aidee('CNSA'))).toEqual([])
})

test('G-30 · l’écart entre devis et dépenses s’oppose au dépôt si l’appel le veut, au centime', () => {
  const guichet = (rapprochement: boolean) => ({ ...unGuichet(), projets: { ...unGuichet().projets!, rapprochement } })
  const motifs = (montant: bigint, rapprochement: boolean) =>
    manques(unDossier({ projets: [unProjet({ devis: [{ ...devis, montant }] })] }), guichet(rapprochement), new Set()).map((r) => r.motif)
  expect(ecartDesDevis(unProjet({ devis: [{ ...devis, montant: 999_99n }] }))).toBe(1n)
  expect([motifs(1_000_00n, true), motifs(999_99n, true), motifs(1_000_01n, true), motifs(1n, false)]).toEqual([
    [],
    ['devis-inegaux'],
    ['devis-inegaux'],
    [],
  ])
})
