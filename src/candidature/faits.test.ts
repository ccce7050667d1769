import { describe, expect, test } from 'vitest'
import { unDossier, uneLigne, unGuichet, unJour, unProjet } from '../../tests/constructeurs.ts'
import type { Guichet } from '../appel/appel.ts'
import type { Genre } from '../appel/questionnaire.ts'
import type { Dossier } from './dossier.ts'
import { faitsDuDossier } from './faits.ts'

const le = unJour('2021-10-20')
const faits = (plus: Partial<Dossier>, guichet: Guichet = unGuichet()) => faitsDuDossier(unDossier(plus), guichet, {}, le)
const avec = (genre: Genre): Guichet => ({
  ...unGuichet(),
  sections: [{ code: 's', titre: 'S', questions: [{ code: 'q', libelle: 'Q', genre, obligatoire: false, fait: 'f', clause: [] }] }],
})

describe('ce que les règles lisent d’un dossier', () => {
  test('un montant est gardé en centimes et se lit en euros, en nombre', () => {
    expect(faits({ reponses: { q: '1250050' } }, avec('montant'))['f']).toBe(12_500.5)
  })

  test('G-15 · une date d’audit se lit en mois entiers écoulés : la veille des douze mois en fait onze', () => {
    const mois = (date: string) => faits({ reponses: { 'date-audit': date } })["ancienneté de l'audit"]
    expect(['2020-10-19', '2020-10-20', '2020-10-21', '2021-10-20', '2021-10-21'].map(mois)).toEqual([12, 12, 11, 0, undefined])
  })

  test('G-07 · ne pas savoir, ne pas répondre ou effacer, c’est ignorer : jamais un oui, jamais un non', () => {
    const lu = (v: Dossier['reponses'][string]) => faits({ reponses: { 'referent-cyber-nomme': v } })['référent cyber nommé']
    expect([lu(true), lu(false), lu('je-ne-sais-pas'), lu(undefined), lu('')]).toEqual([true, false, undefined, undefined, undefined])
  })

  test('un contact établit qu’il y a quelqu’un ; plusieurs choix se lisent d’une ligne', () => {
    const contact = { nom: 'Fictif', prenom: '', courriel: '', telephone: '' }
    expect([
      faits({ reponses: { q: contact } }, avec('contact'))['f'],
      faits({ reponses: { q: { ...contact, nom: '' } } }, avec('contact'))['f'],
    ]).toEqual([true, false])
    expect(faits({ reponses: { q: ['a', 'b'] } }, avec('choix-multiple'))['f']).toBe('a, b')
  })

  test('G-39, G-41 · le budget donne le coût, l’éligible et le cofinancement, en euros', () => {
    const projets = [
      unProjet({
        mutualise: 'GCS',
        depenses: [uneLigne({ nature: 'saas', montant: 1_800_00n, mois: 18, autreMontant: 100_50n, autreFinanceur: 'DGOS' })],
      }),
    ]
    expect(faits({ projets })).toMatchObject({
      'coût total': 1800,
      'coût éligible': 1200,
      'cofinancement déclaré': 100.5,
      'projets mutualisés': 1,
    })
    expect(faits({ projets }, unGuichet('audit'))['coût total']).toBeUndefined()
  })

  test('G-05 · un groupement dit combien il est et sa nature la plus nombreuse, rien en cas d’égalité', () => {
    const membre = (nature: string) =>
      ({
        organisme: nature,
        nom: nature,
        nature,
        part: 10,
        sites: 2,
        reponse: 'confirmee',
        reponduPar: 'Jo',
        courriel: null,
        invitation: null,
      }) as const
    const seul = faits({})
    expect([seul['membres du groupe'], seul['nature majoritaire du groupe'], seul['sites du groupe']]).toEqual([
      1,
      'etablissement-medico-social',
      undefined,
    ])
    expect(faits({ membres: [membre('pharmacie')] })['nature majoritaire du groupe']).toBeUndefined()
    expect(faits({ membres: [membre('pharmacie'), membre('pharmacie')] })).toMatchObject({
      'membres du groupe': 3,
      'nature majoritaire du groupe': 'pharmacie',
      'sites du groupe': 4,
    })
  })

  test('G-14 · ce que la plateforme sait d’un audit l’emporte sur ce que le porteur en dit', () => {
    const tardifs = { 'audit de phase 1 fait': true, "ancienneté de l'audit": 1 }
    expect(faitsDuDossier(unDossier({ reponses: { 'date-audit': '2019-01-01' } }), unGuichet(), tardifs, le)).toMatchObject(tardifs)
  })
})
