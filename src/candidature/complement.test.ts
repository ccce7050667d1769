import { expect, test } from 'vitest'
import { aCayenne, clausesDe, motifsDe, unAppel, unContact, unGuichet, unJour } from '../../tests/constructeurs.ts'
import { type Complement, complementOuvert, estEnRetard } from './complement.ts'
import { completer, type SaisieDuComplement } from './completer.ts'
import { type DemandeSaisie, demanderComplement } from './demanderComplement.ts'

const LE = aCayenne('2021-11-03 15:00')
const guichet = unGuichet()
const demande: DemandeSaisie = { questions: ['autres-financements'], pieces: ['note-commission'], libre: null, motif: 'm', jours: 10 }
const demander = (plus: Partial<DemandeSaisie> = {}, existants: readonly Complement[] = [], complements = unAppel().complements) =>
  demanderComplement(
    { fuseau: 'America/Cayenne', ...(complements === undefined ? {} : { complements }) },
    guichet,
    existants,
    { ...demande, ...plus },
    LE,
  )

const unComplement = (plus: Partial<Complement> = {}): Complement => ({
  numero: 1,
  questions: ['referent-cyber', 'autres-financements'],
  pieces: ['note-commission'],
  libre: null,
  motif: 'm',
  demandeeLe: LE,
  jusquAu: unJour('2021-11-13'),
  completeeLe: null,
  retireeLe: null,
  reponse: null,
  reponses: [],
  jointes: [],
  ...plus,
})
const pdf = {
  nom: 'note.pdf',
  recu: { taille: 8, empreinte: 'e'.repeat(64), nature: 'pdf', dangers: [], signatures: [] },
  verdict: undefined,
}
const TOUT: SaisieDuComplement = {
  reponses: { 'referent-cyber': unContact, 'autres-financements': 'oui' },
  pieces: { 'note-commission': pdf },
  libre: undefined,
  geste: 'envoyer',
}
const repondreA = (complement: Complement | undefined, plus: Partial<SaisieDuComplement> = {}) =>
  completer(guichet, [], complement === undefined ? [] : [complement], { ...TOUT, ...plus })

test('G-53 · l’agence choisit ce qui se rouvre et jusqu’à quel jour, entier, à l’heure de l’appel', () => {
  const faite = demander()
  expect(faite.ok && [faite.value.numero, faite.value.jusquAu.toString(), faite.value.questions]).toEqual([
    1,
    '2021-11-13',
    ['autres-financements'],
  ])
  expect([estEnRetard(unComplement(), aCayenne('2021-11-13 23:59:59'), 'America/Cayenne'), demander().ok]).toEqual([false, true])
  expect(estEnRetard(unComplement(), aCayenne('2021-11-14 00:00'), 'America/Cayenne')).toBe(true)
})

test('G-53 · une seconde demande attend que la première soit complétée ou retirée', () => {
  expect(motifsDe(demander({}, [unComplement()]))).toEqual(['complement-deja-demande'])
  for (const fini of [unComplement({ completeeLe: LE }), unComplement({ retireeLe: LE })]) {
    expect(complementOuvert([fini])).toBeUndefined()
    const suivante = demander({}, [fini])
    expect(suivante.ok && suivante.value.numero).toBe(2)
  }
})

test('une demande vide, inconnue ou sans délai est refusée, tout à la fois', () => {
  expect(motifsDe(demander({ questions: [], pieces: [] }))).toEqual(['rien-a-completer'])
  expect(motifsDe(demander({ questions: [], pieces: [], libre: 'Votre organigramme.' }))).toEqual([])
  expect(motifsDe(demander({ questions: ['x'], pieces: ['y'], jours: undefined }, [unComplement()]))).toEqual([
    'complement-deja-demande',
    'question-inconnue',
    'piece-inconnue',
    'sans-delai',
  ])
})

test('le délai que l’appel dit vaut pour tous : absent il est pris, différent il est refusé avec sa clause', () => {
  const delai = { jours: 15, clause: ['X-1'] }
  const prise = demander({ jours: undefined }, [], delai)
  expect(prise.ok && prise.value.jusquAu.toString()).toBe('2021-11-18')
  expect(motifsDe(demander({ jours: 15 }, [], delai))).toEqual([])
  expect([motifsDe(demander({ jours: 14 }, [], delai)), clausesDe(demander({ jours: 14 }, [], delai))]).toEqual([
    ['delai-de-l-appel'],
    ['X-1'],
  ])
})

test('ce qui est demandé s’écrit et s’envoie', () => {
  const fait = repondreA(unComplement())
  expect(fait.ok && [fait.value.reponses, fait.value.jonctions.map((j) => j.piece)]).toEqual([
    { 'referent-cyber': unContact, 'autres-financements': true },
    ['note-commission'],
  ])
})

test('G-53 · rien d’autre ne se rouvre : une autre question, une autre pièce, un champ de contact sont refusés, même à garder', () => {
  const seul = unComplement({ questions: ['autres-financements'], pieces: [] })
  const ecrire = (plus: Partial<SaisieDuComplement>) => motifsDe(repondreA(seul, { reponses: {}, pieces: {}, geste: 'garder', ...plus }))
  expect(ecrire({ reponses: { mutualisation: 'oui' } })).toEqual(['hors-de-la-demande'])
  expect(ecrire({ reponses: { 'referent-cyber.nom': 'Autre' } })).toEqual(['hors-de-la-demande'])
  expect(ecrire({ pieces: { 'note-commission': pdf } })).toEqual(['hors-de-la-demande'])
  expect(ecrire({ reponses: { 'autres-financements': 'non' } })).toEqual([])
})

test('garder n’est jamais refusé pour ce qui manque ; envoyer dit tout ce qui manque', () => {
  const vide = { reponses: {}, pieces: {} }
  const complement = unComplement({ libre: 'Qui décide ?' })
  expect(motifsDe(repondreA(complement, { ...vide, geste: 'garder' }))).toEqual([])
  const refuse = repondreA(complement, vide)
  expect(refuse.ok ? [] : refuse.error.map((r) => r.champ)).toEqual([
    'referent-cyber',
    'autres-financements',
    'fichier.note-commission',
    'libre',
  ])
  const gardes = {
    reponses: [
      { question: 'referent-cyber', valeur: unContact, avant: null },
      { question: 'autres-financements', valeur: false, avant: true },
    ],
    jointes: [{ code: 'note-commission', nom: 'n.pdf', taille: 8, empreinte: 'e'.repeat(64), signatures: [], verdict: 'saine' as const }],
    reponse: 'La direction.',
  }
  expect(motifsDe(repondreA({ ...complement, ...gardes }, vide))).toEqual([])
  expect(motifsDe(repondreA({ ...complement, ...gardes }, { ...vide, reponses: { 'autres-financements': '' } }))).toEqual([
    'complement-incomplet',
  ])
})

test('une pièce d’un mauvais format est refusée là où elle se joint ; sans demande, rien ne se complète', () => {
  const refuse = repondreA(unComplement(), { pieces: { 'note-commission': { ...pdf, nom: 'note.exe' } } })
  expect(refuse.ok ? [] : refuse.error.map((r) => [r.motif, r.champ])).toEqual([
    ['format-refuse', 'fichier.note-commission'],
    ['complement-incomplet', 'fichier.note-commission'],
  ])
  expect(motifsDe(repondreA(undefined))).toEqual(['sans-complement'])
  expect(motifsDe(repondreA(unComplement({ completeeLe: LE })))).toEqual(['sans-complement'])
})
