import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesDe, motifsDe, unActeur, unAppel, unGuichet } from '../../tests/constructeurs.ts'
import type { Guichet } from '../appel/appel.ts'
import { type Avis, criteresNotes, donnerAvis, NOTE_MAX, noteDe } from './avis.ts'

const guichet = unGuichet()
const { commission } = unAppel()
const notes = Object.fromEntries(criteresNotes(guichet).map((c) => [c.code, 3]))
const saisie = { notes, conclusion: 'favorable' as const, motif: 'Bon' }
const membre = unActeur({ role: 'commission', fonctions: ['rssi-ght'] })

describe('donner un avis', () => {
  test('G-42 · un membre le donne par son siège, un agent sans siège par son rôle', () => {
    const siege = donnerAvis(guichet, commission, membre, 'present', saisie)
    const agent = donnerAvis(guichet, commission, unActeur({ role: 'grades' }), 'present', saisie)
    expect([siege.ok && siege.value.fonction, agent.ok && agent.value.fonction]).toEqual(['rssi-ght', 'grades'])
  })

  test('G-42 · qui s’est déporté, ou ne tient pas de siège, n’en donne pas', () => {
    expect(motifsDe(donnerAvis(guichet, commission, membre, 'deporte', saisie))).toEqual(['deporte'])
    expect(motifsDe(donnerAvis(guichet, commission, unActeur({ role: 'commission', fonctions: ['visiteur'] }), 'present', saisie))).toEqual(
      ['sans-siege'],
    )
  })

  test('G-46 · G-48 · G-49 · G-50 · G-51 · G-52 · chaque critère attend sa note, la complétude se calcule ; tout se dit à la fois', () => {
    const vide = donnerAvis(guichet, commission, membre, 'deporte', { ...saisie, notes: { completude: 4 } })
    expect(motifsDe(vide)).toEqual(['deporte', ...Array<string>(6).fill('note-manquante'), 'critere-inconnu'])
    expect(clausesDe(vide)).toEqual(['G-42', 'G-46', 'G-48', 'G-49', 'G-50', 'G-51', 'G-52'])
  })

  test('G-45 · à l’audit, le seul critère se lit sur le dossier : aucun n’est à noter', () => {
    expect(motifsDe(donnerAvis(unGuichet('audit'), commission, membre, 'present', { ...saisie, notes: {} }))).toEqual([])
  })
})

describe('la note d’un dossier', () => {
  const pondere: Guichet = {
    ...guichet,
    choix: {
      ...guichet.choix,
      criteres: [
        { code: 'a', titre: 'A', poids: 3, minimum: 2, clause: [] },
        { code: 'b', titre: 'B', poids: 1, clause: [] },
      ],
    },
  }
  const avis = (a: number, b: number): Avis => ({ fonction: 'x', notes: { a, b }, conclusion: 'favorable', motif: '' })

  test('sans poids ou sans avis, il n’y a pas de note', () => {
    expect([noteDe(guichet, [avis(3, 3)]), noteDe(pondere, [])]).toEqual([undefined, undefined])
  })

  test('moyenne des avis, puis des poids, en centièmes ; un critère sous son minimum est nommé', () => {
    expect(noteDe(pondere, [avis(4, 0), avis(2, 2)])).toEqual({ note: 250, sousMinimum: [] })
    expect(noteDe(pondere, [avis(1, 4), avis(2, 4)])).toEqual({ note: 213, sousMinimum: ['a'] })
  })

  test('elle reste entre zéro et la note la plus haute, et l’ordre des avis n’y change rien', () => {
    const note = fc.nat(NOTE_MAX)
    fc.assert(
      fc.property(fc.array(fc.tuple(note, note), { minLength: 1, maxLength: 6 }), (lus) => {
        const tous = lus.map(([a, b]) => avis(a, b))
        const n = noteDe(pondere, tous)!.note
        expect(n >= 0 && n <= NOTE_MAX * 100).toBe(true)
        expect(noteDe(pondere, tous.toReversed())!.note).toBe(n)
      }),
    )
  })
})
