import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDe } from '../../tests/constructeurs.ts'
import { direMoment, direVersion } from './concurrence.phrases.ts'
import { type Origine, partager, recevoir, type Tenue } from './concurrence.ts'
import { departager } from './departager.ts'

const LE = Temporal.Instant.from('2021-10-28T14:10:00Z')
const auteur = (id: string) => ({ id, nom: id === 'x' ? 'Mme X' : 'M. Y', le: LE })
const tenue = (plus: Partial<Tenue> = {}): Tenue => ({
  valeur: 'Nord',
  revision: 4,
  auteur: auteur('x'),
  origine: undefined,
  concurrentes: [],
  ...plus,
})
const ecrit = (valeur: string | null, vue: number | undefined, origine?: Origine, par = 'y') => ({ valeur, par, vue, origine })
const telephone = (frappe: number): Origine => ({ navigateur: 'telephone', frappe })

describe('une réponse qui arrive', () => {
  test.each([
    ['une première réponse est gardée', undefined, ecrit('Sud', 0), 'garder'],
    ['effacer ce qui n’existe pas ne fait rien', undefined, ecrit(null, 0), 'laisser'],
    ['qui a vu la réponse tenue la remplace', tenue(), ecrit('Sud', 4), 'garder'],
    ['hors d’une page, on remplace', tenue(), ecrit('Sud', undefined), 'garder'],
    ['la même réponse n’est pas une autre réponse', tenue(), ecrit('Nord', 2), 'laisser'],
    ['qui n’a pas vu la réponse tenue ne la remplace pas', tenue(), ecrit('Sud', 3), 'de-cote'],
    ['effacer sans avoir vu attend aussi', tenue(), ecrit(null, 3), 'de-cote'],
    [
      'redite, une réponse déjà de côté y reste',
      tenue({ concurrentes: [{ id: 1, valeur: 'Sud', auteur: auteur('y') }] }),
      ecrit('Sud', 3),
      'laisser',
    ],
    [
      'le même navigateur continue sa frappe',
      tenue({ auteur: auteur('y'), origine: telephone(5) }),
      ecrit('No', 0, telephone(6)),
      'garder',
    ],
    ['une frappe en retard n’écrase pas', tenue({ auteur: auteur('y'), origine: telephone(5) }), ecrit('No', 4, telephone(4)), 'laisser'],
    ['le navigateur d’une autre personne ne compte pas', tenue({ origine: telephone(5) }), ecrit('No', 3, telephone(6)), 'de-cote'],
  ] as const)('%s', (_, t, e, sort) => {
    expect(recevoir(t, e)).toBe(sort)
  })

  test('d’un même envoi, ce qui change est gardé, le reste est laissé ou mis de côté', () => {
    const tenues = new Map([
      ['a', tenue()],
      ['b', tenue()],
      ['c', tenue()],
    ])
    const recues = { a: 'Sud', b: 'Nord', c: 'Sud', d: 'Est' }
    expect(partager(recues, tenues, { par: 'y', vues: { a: 4, b: 4, c: 1 }, origine: undefined })).toEqual({
      gardees: { a: 'Sud', d: 'Est' },
      deCote: { c: 'Sud' },
    })
  })

  test('dans quelque ordre que les demandes d’un navigateur arrivent, doublons compris, la dernière frappe reste', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (textes, hasard) => {
        const frappes = textes.map((valeur, i) => ecrit(valeur, 0, telephone(i + 1)))
        const arrivees = [...frappes, ...frappes].map((f) => ({ f, ordre: hasard.next().value ?? 0 })).toSorted((a, b) => a.ordre - b.ordre)
        const fin = arrivees.reduce<Tenue | undefined>(
          (t, { f }) =>
            recevoir(t, f) === 'garder' ? tenue({ ...f, revision: (t?.revision ?? 0) + 1, auteur: auteur(f.par), origine: f.origine }) : t,
          undefined,
        )
        expect(fin?.valeur).toBe(textes.at(-1))
      }),
    )
  })
})

describe('choisir entre deux réponses', () => {
  const partagee = tenue({ concurrentes: [{ id: 12, valeur: 'Sud', auteur: auteur('y') }] })

  test('garder la réponse tenue, ou l’autre', () => {
    expect(departager(partagee, 'lieux', 4, 'tenue')).toEqual({ ok: true, value: { question: 'lieux', garde: 'tenue', valeur: 'Nord' } })
    expect(departager(partagee, 'lieux', 4, '12')).toEqual({ ok: true, value: { question: 'lieux', garde: 'concurrente', valeur: 'Sud' } })
  })

  test.each([
    ['la réponse tenue a changé', partagee, 3, '12'],
    ['l’autre réponse a changé', partagee, 4, '11'],
    ['il n’y a pas de réponse', undefined, 4, 'tenue'],
  ] as const)('rien ne se choisit quand %s', (_, t, vue, garder) => {
    expect(motifsDe(departager(t, 'lieux', vue, garder))).toEqual(['reponse-changee'])
  })
})

describe('dire qui a écrit', () => {
  const q = { code: 'lieux', libelle: 'Lieux', genre: 'texte', obligatoire: true, clause: [] } as const
  const lecture = { le: Temporal.Instant.from('2021-10-28T20:00:00Z'), fuseau: 'America/Cayenne' }

  test.each([
    ['2021-10-28T14:10:00Z', 'à 11\u00a0h\u00a010'],
    ['2021-10-27T21:00:00Z', 'hier à 18\u00a0h\u00a000'],
    ['2021-10-12T12:30:00Z', 'mardi 12 octobre 2021 à 9\u00a0h\u00a030'],
  ])('%s se dit « %s »', (quand, dit) => {
    expect(direMoment(Temporal.Instant.from(quand), lecture)).toBe(dit)
  })

  test.each([
    ['Nord', auteur('x'), 'Mme X a répondu «\u00a0Nord\u00a0» à 11\u00a0h\u00a010.'],
    ['Nord', auteur('y'), 'Vous avez répondu «\u00a0Nord\u00a0» à 11\u00a0h\u00a010.'],
    [null, auteur('x'), 'Mme X a effacé la réponse à 11\u00a0h\u00a010.'],
    ['Nord', undefined, 'La réponse était «\u00a0Nord\u00a0».'],
    [null, undefined, 'La réponse était vide.'],
  ])('%s, de %j', (valeur, de, dit) => {
    expect(direVersion(q, valeur, de, 'y', lecture)).toBe(dit)
  })
})
