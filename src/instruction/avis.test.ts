import { describe, expect, test } from 'vitest'
import { clausesDe, motifsDe, unActeur, unAppel, unGuichet } from '../../tests/constructeurs.ts'
import { criteresNotes, donnerAvis } from './avis.ts'

const guichet = unGuichet()
const { commission } = unAppel()
const notes = Object.fromEntries(criteresNotes(guichet).map((c) => [c.code, 3]))
const saisie = { notes, commentaires: {}, conclusion: 'favorable' as const, motif: 'Bon' }
const membre = unActeur({ role: 'commission', fonctions: ['rssi-ght'] })
const donner = (plus: Partial<typeof saisie> | { readonly notes: object }) =>
  donnerAvis(guichet, commission, membre, { ...saisie, ...plus } as typeof saisie)

describe('donner un avis', () => {
  test('G-42 · un membre le donne par son siège, un agent sans siège par son rôle', () => {
    const agent = donnerAvis(guichet, commission, unActeur({ role: 'grades' }), saisie)
    const siege = donner({})
    expect([siege.ok && siege.value.fonction, agent.ok && agent.value.fonction]).toEqual(['rssi-ght', 'grades'])
  })

  test('G-42 · qui ne tient pas de siège n’en donne pas', () => {
    expect(motifsDe(donnerAvis(guichet, commission, unActeur({ role: 'commission', fonctions: ['visiteur'] }), saisie))).toEqual([
      'sans-siege',
    ])
  })

  test('G-46 · G-48 · G-49 · G-50 · G-51 · G-52 · chaque critère attend sa note, la complétude se calcule ; tout se dit à la fois', () => {
    const vide = donner({ notes: { completude: 4 } })
    expect(motifsDe(vide)).toEqual([...Array<string>(6).fill('note-manquante'), 'critere-inconnu'])
    expect(clausesDe(vide)).toEqual(['G-46', 'G-48', 'G-49', 'G-50', 'G-51', 'G-52'])
  })

  test('G-45 · à l’audit, le seul critère se lit sur le dossier : aucun n’est à noter', () => {
    expect(motifsDe(donnerAvis(unGuichet('audit'), commission, membre, { ...saisie, notes: {} }))).toEqual([])
  })
})

describe('ce que l’on peut dire d’un critère', () => {
  test('une note de l’échelle, « sans objet » avec sa raison, ou « je ne peux pas juger » sans s’en expliquer', () => {
    expect(motifsDe(donner({ notes: { ...notes, budget: 'ne-peut-juger' } }))).toEqual([])
    expect(motifsDe(donner({ notes: { ...notes, budget: 'sans-objet' } }))).toEqual(['commentaire-manquant'])
    expect(motifsDe(donner({ notes: { ...notes, budget: 'sans-objet' }, commentaires: { budget: 'Tout est déjà payé.' } }))).toEqual([])
  })

  test('une note qui n’est pas de l’échelle est refusée, et l’échelle est dite', () => {
    const refusee = donner({ notes: { ...notes, budget: 5 } })
    expect(motifsDe(refusee)).toEqual(['note-hors-echelle'])
    expect(refusee.ok || refusee.error[0]).toMatchObject({ remede: 'Choisissez parmi : 0, 1, 2, 3, 4.', champ: 'notes.budget' })
  })

  test('une note sous le minimum du critère se justifie ; au minimum, non', () => {
    const exigeant = {
      ...guichet,
      choix: { ...guichet.choix, criteres: guichet.choix.criteres.map((c) => (c.code === 'budget' ? { ...c, minimum: 2 } : c)) },
    }
    const dire = (budget: number, commentaires: Readonly<Record<string, string>>) =>
      motifsDe(donnerAvis(exigeant, commission, membre, { ...saisie, notes: { ...notes, budget }, commentaires }))
    expect([dire(1, {}), dire(1, { budget: 'Trop cher.' }), dire(2, {})]).toEqual([['commentaire-manquant'], [], []])
  })

  test('un commentaire sur un critère qui n’est pas noté ne se perd pas en silence', () => {
    expect(motifsDe(donner({ commentaires: { completude: 'Il manque une pièce.' } }))).toEqual(['critere-inconnu'])
  })
})
