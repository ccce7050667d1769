import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unJour } from '../../tests/constructeurs.ts'
import { amender, approuver, type VersionLue } from './proces-verbal.ts'

const LE = aCayenne('2021-11-02 12:00')
const levee = {
  ...{ code: 'seance-4', jour: unJour('2021-11-02'), ajoutee: false, convoqueeLe: null },
  ...{ ouverteLe: LE.subtract({ hours: 3 }), tenueLe: LE },
}
const version = (plus: Partial<VersionLue> = {}): VersionLue => ({
  ...{ rang: 1, observations: 'Séance sereine.', notes: { tu: 'Note tue.', d1: 'Note.' }, le: LE, nom: 'Lou Fictif' },
  ...plus,
})
const etat = (plus: Partial<Parameters<typeof amender>[0]> = {}) => ({
  ...{ seance: levee, derniere: undefined, approbation: undefined, fuseau: 'America/Cayenne' },
  ...plus,
})
const approbation = { version: 0, empreinte: 'e'.repeat(64), le: LE, par: 'p', nom: 'Alix Essai' }

describe('amender un procès-verbal', () => {
  const dire = { observations: 'Séance sereine.', notes: { d1: 'Le porteur a été entendu.' } }
  test('chaque version suit la précédente ; les notes des dossiers que l’on ne voit pas restent', () => {
    const premiere = amender(etat(), ['d1'], dire, undefined)
    expect(premiere.ok && premiere.value).toEqual({ rang: 1, ...dire })
    const deuxieme = amender(etat({ derniere: version() }), ['d1'], { observations: undefined, notes: { d1: ' ' } }, 1)
    expect(deuxieme.ok && deuxieme.value).toEqual({ rang: 2, observations: '', notes: { tu: 'Note tue.' } })
  })

  test('ni avant la levée, ni approuvé, ni sans l’avoir lu, ni sur un dossier d’ailleurs ; tout est dit d’un coup', () => {
    const enCours = { ...levee, tenueLe: null }
    expect(
      motifsDe(amender(etat({ seance: enCours, derniere: version(), approbation }), ['d1'], { ...dire, notes: { x: 'y' } }, 0)),
    ).toEqual(['seance-a-lever', 'proces-verbal-approuve', 'proces-verbal-change', 'dossier-hors-seance'])
    expect(motifsDe(amender(etat({ seance: undefined }), [], dire, 0))).toEqual(['seance-inconnue', 'dossier-hors-seance'])
    expect(motifsDe(amender(etat(), [], { observations: undefined, notes: {} }, 0))).toEqual(['rien-a-amender'])
  })
})

describe('approuver un procès-verbal', () => {
  const president = { agent: 'p', nom: 'Alix Essai' }
  test('qui a présidé, sur la version qu’il a lue, une fois', () => {
    const lu = (vue: number) => ({ vue, texte: 'lu' }) as const
    expect(motifsDe(approuver(etat({ derniere: version() }), president, 'p', lu(1)))).toEqual([])
    expect(motifsDe(approuver(etat({ derniere: version() }), president, 'autre', lu(0)))).toEqual(['proces-verbal-change', 'pas-president'])
    expect(motifsDe(approuver(etat({ approbation }), president, 'p', lu(0)))).toEqual(['proces-verbal-approuve'])
  })

  test('G-42 · un texte qui a changé depuis se relit, qu’il soit amendé ou non', () => {
    const phrases = (derniere: VersionLue | undefined, vue: number) => {
      const fait = approuver(etat({ derniere }), president, 'p', { vue, texte: 'change' })
      return fait.ok ? [] : fait.error.map((r) => r.phrase)
    }
    expect(phrases(undefined, 0)).toEqual([expect.stringContaining('un avis corrigé')])
    expect(phrases(version(), 1)).toEqual([expect.stringContaining('un avis corrigé')])
    expect(phrases(version(), 0)).toEqual([expect.stringContaining('Lou Fictif a amendé')])
  })
})
