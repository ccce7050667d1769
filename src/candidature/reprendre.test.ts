import { describe, expect, test } from 'vitest'
import { aCayenne, motifsDe, unContact, unDossier, unePiece, unGuichet } from '../../tests/constructeurs.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import type { Dossier } from './dossier.ts'
import { type Anterieur, propositionsDe, reprendre } from './reprendre.ts'

const guichet = unGuichet()
const toutes = new Set([...questionsDe(guichet.sections), ...guichet.pieces].map((x) => x.code))
const vide = unDossier({ id: 'ssi-2021-00009', reponses: {}, pieces: [] })
const phase1 = (plus: Partial<Dossier>, appel = 'ssi-2021'): Anterieur => ({
  dossier: unDossier({
    id: 'ssi-2021-00001',
    appel,
    guichet: 'audit',
    reponses: {},
    pieces: [],
    deposeLe: aCayenne('2021-08-12 10:00'),
    ...plus,
  }),
  guichet: unGuichet('audit'),
})
const avant = (plus: Partial<Dossier>): Anterieur => ({
  dossier: unDossier({ id: 'ssi-2020-00003', appel: 'ssi-2020', pieces: [], ...plus }),
  guichet,
})
const objets = (anterieurs: readonly Anterieur[], dossier = vide) =>
  propositionsDe(dossier, guichet, toutes, anterieurs).map((p) => `${p.objet} < ${p.source}`)

describe('ce qu’un brouillon peut reprendre', () => {
  test('G-24, G-26 · le référent dit à la première phase est proposé à la seconde, avec son dossier et son jour', () => {
    const [p] = propositionsDe(vide, guichet, toutes, [phase1({ reponses: { referent: unContact } })])
    expect([p?.objet, p?.source, p?.du.toString(), p?.genre === 'reponse' && p.valeur]).toEqual([
      'question.referent-cyber',
      'ssi-2021-00001',
      '2021-08-12T13:00:00Z',
      unContact,
    ])
  })

  test('la question désignée ne vaut que dans le même appel ; un même fait ou un même code vaut partout', () => {
    expect(objets([phase1({ reponses: { referent: unContact } }, 'ssi-2020')])).toEqual([])
    expect(objets([avant({ reponses: { 'referent-cyber': unContact, mutualisation: true } })])).toEqual([
      'question.referent-cyber < ssi-2020-00003',
      'question.mutualisation < ssi-2020-00003',
    ])
  })

  test('ni ce qui est déjà répondu, ni « je ne sais pas », ni ce qui n’est pas demandé, ni ce qui ne se lit plus', () => {
    const dits = {
      'referent-cyber-nomme': true,
      'referent-rgpd-nomme': 'je-ne-sais-pas',
      mutualisation: true,
      'date-audit': 'hier',
    } as const
    expect(objets([avant({ reponses: dits })], { ...vide, reponses: { mutualisation: false } })).toEqual([
      'question.referent-cyber-nomme < ssi-2020-00003',
    ])
    expect(propositionsDe(vide, guichet, new Set(), [avant({ reponses: dits })])).toEqual([])
  })

  test('le dossier le plus récent qui répond l’emporte', () => {
    expect(
      objets([phase1({}), avant({ reponses: { mutualisation: true } }), avant({ id: 'vieux', reponses: { mutualisation: false } })]),
    ).toEqual(['question.mutualisation < ssi-2020-00003'])
  })

  test('G-28 · une pièce déjà donnée se reprend, si elle est d’un format et d’une taille admis', () => {
    const rapport = unePiece('rapport-audit')
    expect(objets([avant({ reponses: {}, pieces: [rapport] })])).toEqual(['piece.rapport-audit < ssi-2020-00003'])
    expect(objets([avant({ reponses: {}, pieces: [{ ...rapport, nom: 'rapport.odt' }] })])).toEqual([])
    expect(objets([avant({ reponses: {}, pieces: [{ ...rapport, taille: 50_000_000 }] })])).toHaveLength(1)
    expect(objets([avant({ reponses: {}, pieces: [{ ...rapport, taille: 50_000_001 }] })])).toEqual([])
    expect(objets([avant({ reponses: {}, pieces: [{ ...rapport, verdict: 'infectee' }] })])).toEqual([])
  })

  test('A-12 · une pièce à plusieurs fichiers se reprend entière ; une lettre d’engagement ne vaut que pour son dossier', () => {
    const piece = guichet.pieces.find((p) => p.code === 'rapport-audit')!
    const avec = (plus: object) => propositionsDe(vide, { ...guichet, pieces: [{ ...piece, ...plus }] }, toutes, [deux])
    const deux = avant({ reponses: {}, pieces: [unePiece('rapport-audit'), { ...unePiece('rapport-audit'), id: '2' }] })
    expect(avec({ nombre: 3 })).toMatchObject([{ piece: 'rapport-audit', fichiers: [{}, { id: '2' }] }])
    expect(avec({})).toMatchObject([{ fichiers: [{}] }])
    expect(avec({ modele: 'lettre-engagement' })).toEqual([])
  })
})

describe('reprendre', () => {
  const propositions = propositionsDe(vide, guichet, toutes, [avant({ reponses: { mutualisation: true, 'referent-cyber-nomme': true } })])
  test('reprend ce qui est choisi, et rien d’autre', () => {
    const fait = reprendre(propositions, ['question.mutualisation'])
    expect(fait.ok && fait.value.map((p) => p.objet)).toEqual(['question.mutualisation'])
  })
  test('refuse de ne rien reprendre, et ce qui n’est pas proposé, une fois par choix', () => {
    expect(motifsDe(reprendre(propositions, []))).toEqual(['rien-a-reprendre'])
    expect(motifsDe(reprendre(propositions, ['question.mutualisation', 'question.autre', 'piece.autre']))).toEqual([
      'reprise-impossible',
      'reprise-impossible',
    ])
  })
})
