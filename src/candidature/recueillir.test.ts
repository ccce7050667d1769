import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCayenne, unAppel, unDossier, unGuichet } from '../../tests/constructeurs.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import type { ARecueillir, FichierRecueilli } from './recueil.ts'
import { recueillir, type Situation } from './recueillir.ts'

const appel = unAppel()
const guichet = unGuichet()
const unLu = (plus: Partial<ARecueillir> = {}): ARecueillir => ({
  guichet: guichet.code,
  demarche: 1,
  numero: 7,
  etat: 'en_construction',
  deposeLe: aCayenne('2021-10-28 10:00'),
  changeLe: aCayenne('2021-10-28 10:00'),
  courriel: 'jo@exemple.fr',
  demandeur: { genre: 'incomplet', siret: '31000001300022' },
  contenu: 'c1',
  reponses: {},
  projets: [],
  engagements: [],
  annonces: [],
  ...plus,
})
const NEUF: Situation = {
  connu: undefined,
  reconnu: ok({ organisme: unDossier().organisme, origine: 'finess', entite: null }),
  equipe: 'vide',
  existant: undefined,
}
const note = { piece: 'note-commission', nom: 'n.pdf', somme: 's' }
const manquante: FichierRecueilli = { ...note, sort: 'manquant', empreinte: null }
const dejaLa = (plus: Partial<NonNullable<Situation['connu']>> = {}): Situation => ({
  ...NEUF,
  connu: {
    ...{ dossier: 'ssi-2021-00007', rang: 1, demarche: 1, numero: 7, changeLe: aCayenne('2021-10-28 10:00'), contenu: 'c1' },
    ...{ fichiers: [], le: aCayenne('2021-11-02 08:00'), appel: appel.code, guichet: guichet.code, etat: 'depose', complements: 0 },
    ...plus,
  },
})
const motifs = (d: ARecueillir, s: Situation, arrives = d.annonces) => {
  const decision = recueillir(appel, guichet, d, arrives, s)
  return decision.ok ? decision.value.genre : decision.error.map((r) => r.motif)
}

describe('recueillir un dossier neuf', () => {
  test('G-02, G-23 · la dernière seconde de là-bas est reçue, la suivante non ; de même à l’ouverture', () => {
    const a = (t: string) => motifs(unLu({ deposeLe: aCayenne(t) }), NEUF)
    expect([a('2021-10-31 23:59:59'), a('2021-11-01 00:00:00')]).toEqual(['ne', ['hors-delai']])
    expect([a('2021-07-07 23:59:59'), a('2021-07-08 00:00:00')]).toEqual([['hors-periode'], 'ne'])
  })

  test('G-23 · hors délai, les deux heures sont dites', () => {
    const decision = recueillir(appel, guichet, unLu({ deposeLe: aCayenne('2021-11-01 00:00:00') }), [], NEUF)
    expect(decision.ok ? '' : decision.error[0]?.phrase).toMatch(/lundi 1er novembre 2021 à 0.*dimanche 31 octobre 2021 à 23/)
  })

  test('une décision déjà rendue là-bas, un organisme sans numéro, un dossier déjà ouvert ici : tout est dit à la fois', () => {
    const situation = { ...NEUF, reconnu: err([refus('sans-organisme', '.', '.')]), existant: 'ssi-2021-00001' }
    const d = unLu({ etat: 'refuse', deposeLe: aCayenne('2021-12-01 10:00') })
    expect(motifs(d, situation)).toEqual(['hors-delai', 'deja-traite', 'sans-organisme', 'deja-ouvert'])
    for (const etat of ['accepte', 'sans_suite']) expect(motifs(unLu({ etat }), NEUF)).toEqual(['deja-traite'])
    expect(motifs(unLu({ etat: 'en_instruction' }), NEUF)).toBe('ne')
  })

  test('G-23 · ni réponse, ni pièce, ni engagement : il a été reçu', () => {
    expect(motifs(unLu(), NEUF)).toBe('ne')
  })
})

describe('recueillir un dossier déjà là', () => {
  test('sans rien de neuf, rien à faire, même tard et même examiné ; un fichier qui arrive enfin le fait suivre', () => {
    expect(motifs(unLu(), dejaLa())).toEqual(['deja-recueilli'])
    expect(motifs(unLu({ changeLe: aCayenne('2021-12-01 10:00') }), dejaLa({ etat: 'laureat' }))).toEqual(['deja-recueilli'])
    const avecNote = unLu({ annonces: [note] })
    expect(motifs(avecNote, dejaLa({ fichiers: [manquante] }))).toBe('suit')
    expect(motifs(avecNote, dejaLa({ fichiers: [manquante] }), [])).toEqual(['deja-recueilli'])
    expect(motifs(avecNote, dejaLa({ fichiers: [{ ...note, sort: 'refuse', empreinte: null }] }))).toEqual(['deja-recueilli'])
  })

  test('changé avant la clôture, il suit ; à la clôture, plus ancien, ou entre les mains de l’agence, il reste', () => {
    const change = (t: string) => unLu({ contenu: 'c2', changeLe: aCayenne(t) })
    expect(motifs(change('2021-10-31 23:59:59'), dejaLa())).toBe('suit')
    expect(motifs(change('2021-11-01 00:00:00'), dejaLa())).toEqual(['change-trop-tard'])
    expect(motifs(change('2021-10-28 09:59:59'), dejaLa())).toEqual(['export-ancien'])
    expect(motifs(change('2021-10-29 10:00'), dejaLa({ etat: 'recevable' }))).toEqual(['deja-examine'])
    expect(motifs(change('2021-11-01 00:00:00'), dejaLa({ complements: 1 }))).toEqual(['deja-examine', 'change-trop-tard'])
  })

  test('entré à un autre guichet, il n’y est pas récrit par erreur', () => {
    for (const contenu of ['c1', 'c2']) expect(motifs(unLu({ contenu }), dejaLa({ guichet: 'audit' }))).toEqual(['autre-guichet'])
  })

  test('une correspondance corrigée se relit même après la clôture : là-bas, rien n’a changé', () => {
    const tard = aCayenne('2021-11-03 10:00')
    expect(motifs(unLu({ contenu: 'c2', changeLe: tard }), dejaLa({ changeLe: tard }))).toBe('suit')
  })

  test('quoi qu’il arrive, un numéro connu ne naît pas deux fois', () => {
    const minutes = fc.integer({ min: -100_000, max: 100_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom('depose', 'recevable', 'retire', 'clos'), fc.constantFrom('c1', 'c2'), (m, etat, contenu) => {
        const le = aCayenne('2021-10-28 10:00').add({ minutes: m })
        expect(motifs(unLu({ contenu, changeLe: le, deposeLe: le }), dejaLa({ etat }))).not.toBe('ne')
      }),
    )
  })
})
