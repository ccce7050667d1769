import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesDe, motifsDe, unGuichet, unJour } from '../../tests/constructeurs.ts'
import { refus } from '../socle/refus.ts'
import { type Demande, decider, type Pieces } from './decider.ts'
import type { Sens } from './sens.ts'

const guichet = unGuichet()
const DEFAVORABLE = { code: 'avis.a1', texte: 'Avis défavorable : le devis ne décrit rien.', clause: [] }
const PLAFOND = 150_000_00n
const enveloppe = (reste: bigint) => ({ guichet: 'investissement', total: 750_000_00n, engage: 750_000_00n - reste, reste })
const pieces = (plus: Partial<Pieces> = {}): Pieces => ({
  commission: 'rendu',
  avisRendu: undefined,
  avis: 2,
  retenus: 0,
  aide: 80_000_00n,
  eligible: 80_000_00n,
  plafond: PLAFOND,
  enveloppe: enveloppe(750_000_00n),
  projets: [1, 2],
  organisme: 'verifie',
  empechements: [],
  raisons: [DEFAVORABLE],
  attente: [],
  proposition: undefined,
  mieuxClasses: [],
  aujourdhui: unJour('2021-11-03'),
  ...plus,
})
const retenir = (plus: Partial<Pieces> = {}, montant?: bigint, projets: readonly number[] = []) =>
  decider(guichet, pieces(plus), demande('retenu', { montant, projets }))
const demande = (sens: Sens, plus: Partial<Demande> = {}): Demande => ({ sens, raisons: [], motif: 'Utile', projets: [], ...plus })
const refuser = (plus: Partial<Pieces>, d: Partial<Demande> = {}) =>
  decider(guichet, pieces(plus), demande('ecarte', { raisons: ['avis.a1'], motif: undefined, ...d }))

describe('retenir', () => {
  test('G-43 · sans montant dit, l’aide est celle de la règle ; tous les projets sont retenus', () => {
    const fait = retenir()
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([80_000_00n, [1, 2]])
  })

  test('G-38 · l’aide s’arrête au plafond ; le dire au centime près passe, un centime de plus non', () => {
    const large = { aide: 200_000_00n, eligible: 200_000_00n }
    const fait = retenir(large)
    expect(fait.ok && fait.value.montant).toBe(PLAFOND)
    expect([motifsDe(retenir(large, PLAFOND)), motifsDe(retenir(large, PLAFOND + 1n))]).toEqual([[], ['plafond-depasse']])
  })

  test('G-43 · le dernier euro de l’enveloppe s’engage, pas un centime de plus', () => {
    expect([motifsDe(retenir({ enveloppe: enveloppe(80_000_00n) })), motifsDe(retenir({ enveloppe: enveloppe(79_999_99n) }))]).toEqual([
      [],
      ['fonds-insuffisants'],
    ])
    expect(clausesDe(retenir({ enveloppe: enveloppe(0n) }))).toEqual(['G-33', 'G-43'])
  })

  test('G-39 · jamais plus que le coût éligible', () => {
    expect([motifsDe(retenir({}, 80_000_00n)), motifsDe(retenir({}, 80_000_01n))]).toEqual([[], ['cout-depasse']])
  })

  test('tout ce qui s’y oppose est dit d’un seul coup', () => {
    const tous = retenir(
      { commission: 'sans-avis', avis: 0, enveloppe: enveloppe(0n), empechements: [refus('nature-admise', 'Non.', 'Rien.')] },
      PLAFOND + 1n,
      [1, 9],
    )
    expect(motifsDe(tous)).toEqual([
      'projet-inconnu',
      'sans-avis-de-commission',
      'sans-avis',
      'nature-admise',
      'plafond-depasse',
      'cout-depasse',
      'fonds-insuffisants',
    ])
  })

  test('une aide qu’on ne sait pas calculer n’est pas zéro : elle se dit', () => {
    expect([motifsDe(retenir({ aide: undefined })), motifsDe(retenir({ aide: undefined }, 10n))]).toEqual([['aide-inconnue'], []])
  })

  test('ce qui est accordé respecte toujours les trois bornes', () => {
    const m = fc.bigInt(0n, 400_000_00n)
    fc.assert(
      fc.property(m, m, m, fc.option(m, { nil: undefined }), (aide, eligible, reste, montant) => {
        const r = retenir({ aide, eligible, enveloppe: enveloppe(reste) }, montant)
        if (!r.ok) return
        expect([r.value.montant <= PLAFOND, r.value.montant <= eligible, r.value.montant <= reste]).toEqual([true, true, true])
      }),
    )
  })
})

describe('la commission d’abord', () => {
  test('G-21, G-42 · sans séance, sans avis de la commission ou de ses membres, pas de décision, même pour écarter', () => {
    const ecarter = (plus: Partial<Pieces>) => motifsDe(refuser(plus))
    expect([
      ecarter({ commission: 'a-venir' }),
      ecarter({ commission: 'sans-avis' }),
      ecarter({ avis: 0 }),
      ecarter({ commission: 'sans' }),
    ]).toEqual([['commission-a-venir'], ['sans-avis-de-commission'], ['sans-avis'], []])
  })

  test('G-43 · écarter n’engage rien, même sans fonds', () => {
    const fait = refuser({ enveloppe: enveloppe(0n) }, { raisons: ['fonds'] })
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([0n, []])
  })
})

test('un organisme que personne n’a vérifié : rien ne se décide, même pour écarter', () => {
  const decide = (sens: 'retenu' | 'ecarte', organisme: Pieces['organisme']) =>
    motifsDe(decider(guichet, pieces({ organisme }), demande(sens, { raisons: ['avis.a1'] })))
  expect([decide('retenu', 'a-verifier'), decide('ecarte', 'a-verifier'), decide('retenu', 'verifie')]).toEqual([
    ['organisme-a-verifier'],
    ['organisme-a-verifier'],
    [],
  ])
})

describe('les places et l’attente', () => {
  const ara = unGuichet('candidature', 'cyber-esms-2023')
  const sens = (s: 'retenu' | 'en-attente', retenus: number) =>
    motifsDe(decider(ara, pieces({ retenus, aide: 'plus-tard', projets: [] }), demande(s)))

  test('A-04 · la dixième place se prend, la onzième non : il reste la liste d’attente', () => {
    expect([sens('retenu', 9), sens('retenu', 10), sens('en-attente', 10)]).toEqual([[], ['places-epuisees'], []])
  })

  test('A-18 · quand les actions se choisissent après les audits, retenir n’engage rien', () => {
    const fait = decider(ara, pieces({ aide: 'plus-tard', projets: [] }), demande('retenu', { montant: 9n }))
    expect(fait.ok && [fait.value.montant, fait.value.projets]).toEqual([0n, null])
  })

  test('un appel sans liste d’attente le dit', () => {
    expect(motifsDe(decider(guichet, pieces(), demande('en-attente')))).toEqual(['sans-liste-attente'])
  })
})

describe('la raison d’une décision', () => {
  test('un refus dit au moins une raison, de l’examen ou une autre, motivée ; tout ce qui manque est dit d’un coup', () => {
    expect([
      motifsDe(refuser({}, { raisons: [], motif: undefined })),
      motifsDe(refuser({}, { raisons: [], motif: 'Non.' })),
      motifsDe(refuser({}, { raisons: ['autre'], motif: undefined })),
      motifsDe(refuser({}, { raisons: ['autre'], motif: 'Le porteur a cessé son activité.' })),
      motifsDe(refuser({}, { raisons: ['avis.inconnu', 'fonds'] })),
      motifsDe(refuser({})),
    ]).toEqual([
      ['raison-manquante', 'motif-manquant'],
      ['raison-manquante'],
      ['motif-manquant'],
      [],
      ['raison-inconnue', 'raison-inconnue'],
      [],
    ])
  })

  test('une raison inventée se dit comme une phrase, quel que soit son nom', () => {
    const fait = refuser({}, { raisons: ['constructor'] })
    expect(fait.ok ? [] : fait.error.map((r) => r.phrase)).toEqual(['« constructor » n’est pas une raison que l’examen a établie.'])
  })

  test('G-43 · G-42 · fonds ou places qui ne manquent pas : le refus le dit, dans les mots de la liste', () => {
    const fait = refuser({}, { raisons: ['fonds', 'places'] })
    expect(fait.ok ? [] : fait.error.map((r) => r.phrase)).toEqual([
      'L’enveloppe ne fait pas défaut à ce dossier.',
      'Les places ne sont pas toutes prises.',
    ])
  })

  test('retenir se motive aussi, d’une raison ou d’un mot', () => {
    expect([
      motifsDe(decider(guichet, pieces(), demande('retenu', { motif: undefined }))),
      motifsDe(decider(guichet, pieces(), demande('retenu', { motif: undefined, raisons: ['avis.a1'] }))),
    ]).toEqual([['motif-manquant'], []])
  })

  test('G-43 · refuser faute de fonds dit ce qui manque, au centime', () => {
    const fait = refuser({ enveloppe: enveloppe(79_999_99n) }, { raisons: ['fonds'] })
    expect(fait.ok && [fait.value.manque, fait.value.raisons[0]?.texte]).toEqual([1n, expect.stringContaining('Il manque 0,01')])
    const vide = refuser({ enveloppe: enveloppe(0n) }, { raisons: ['fonds'], montant: 50_000_00n })
    expect(vide.ok && vide.value.manque).toBe(50_000_00n)
  })

  test('A-04 · faute de place, la raison se donne seulement quand les places sont prises', () => {
    const ara = unGuichet('candidature', 'cyber-esms-2023')
    const ecarter = (retenus: number) =>
      motifsDe(
        decider(ara, pieces({ retenus, aide: 'plus-tard', projets: [] }), demande('ecarte', { raisons: ['places'], motif: undefined })),
      )
    expect([ecarter(10), ecarter(9)]).toEqual([[], ['raison-inconnue']])
  })
})

describe('retenir sous condition', () => {
  const sous = (plus: Partial<Demande>) => decider(guichet, pieces(), demande('sous-condition', plus))

  test('la condition se dit en mots, avec un dernier jour à venir', () => {
    const pret = { condition: 'Fournir le devis signé.', conditionAvant: unJour('2021-11-04') }
    expect([
      motifsDe(sous({})),
      motifsDe(sous({ ...pret, conditionAvant: unJour('2021-11-03') })),
      motifsDe(sous(pret)),
      motifsDe(decider(guichet, pieces(), demande('retenu', pret))),
    ]).toEqual([['condition-manquante', 'condition-sans-date'], ['condition-sans-date'], [], ['condition-de-trop']])
  })

  test('G-43 · l’aide est engagée comme pour un retenu, dans la limite de l’enveloppe', () => {
    const pret = { condition: 'Fournir le devis signé.', conditionAvant: unJour('2021-12-01') }
    const fait = sous(pret)
    expect(fait.ok && fait.value.montant).toBe(80_000_00n)
    expect(motifsDe(decider(guichet, pieces({ enveloppe: enveloppe(0n) }), demande('sous-condition', pret)))).toEqual([
      'fonds-insuffisants',
    ])
  })
})

describe('A-04 · la liste d’attente a un ordre', () => {
  const ara = unGuichet('candidature', 'cyber-esms-2023')
  const attente = [
    { dossier: 'a', cle: 1, notifiee: 'notifiee' },
    { dossier: 'b', cle: 2, notifiee: 'a-notifier' },
  ] as const
  const placer = (ordre: number | undefined) =>
    motifsDe(decider(ara, pieces({ attente, aide: 'plus-tard', projets: [] }), demande('en-attente', { ordre })))

  test('A-04 · on se place à la fin ou devant qui n’est pas encore notifié, jamais devant une place notifiée, ni hors de la liste', () => {
    expect([placer(undefined), placer(1), placer(2), placer(3), placer(4)]).toEqual([[], ['place-notifiee'], [], [], ['place-hors-liste']])
  })

  test('A-04 · passer devant un dossier mieux classé, à décider ou qui attend, se motive ; se placer après lui, non', () => {
    const apres = (ordre: number | undefined, ecart?: string) => (mieuxClasses: Pieces['mieuxClasses']) =>
      motifsDe(decider(ara, pieces({ attente, aide: 'plus-tard', projets: [], mieuxClasses }), demande('en-attente', { ordre, ecart })))
    expect(apres(undefined)([{ sort: 'a-decider' }])).toEqual(['ecart-sans-motif'])
    expect(apres(undefined, 'Urgence')([{ sort: 'a-decider' }])).toEqual([])
    expect(apres(2)([{ sort: 'attend', cle: 2 }])).toEqual(['ecart-sans-motif'])
    expect(apres(3)([{ sort: 'attend', cle: 2 }])).toEqual([])
    const motive = decider(
      ara,
      pieces({ attente, aide: 'plus-tard', projets: [], mieuxClasses: [{ sort: 'a-decider' }] }),
      demande('en-attente', { ecart: 'Urgence' }),
    )
    expect(motive.ok && motive.value.ecart).toBe('Urgence')
  })
})
