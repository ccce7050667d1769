import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { motifsDe, unContact, unGuichet } from '../../tests/constructeurs.ts'
import type { Guichet } from '../appel/appel.ts'
import type { Genre } from '../appel/questionnaire.ts'
import { repondre, trier } from './repondre.ts'

const valeurs = [
  { code: 'a', libelle: 'A' },
  { code: 'b', libelle: 'B' },
]
const avec = (genre: Genre): Guichet => ({
  ...unGuichet(),
  sections: [{ code: 's', titre: 'S', questions: [{ code: 'q', libelle: 'Q', genre, valeurs, obligatoire: true, clause: ['G-24'] }] }],
})
const lue = (genre: Genre, brut: unknown) => {
  const r = repondre(avec(genre), { q: brut })
  return r.ok ? r.value.reponses['q'] : r.error.map((x) => x.motif).join()
}

describe('lire ce qui est tapé', () => {
  test.each<[Genre, unknown, unknown]>([
    ['oui-non', 'oui', true],
    ['oui-non', false, false],
    ['oui-non', 'je-ne-sais-pas', 'je-ne-sais-pas'],
    ['nombre', ' 1 200,5 ', 1200.5],
    ['montant', '12 500,50 €', '1250050'],
    ['jour', '2020-02-29', '2020-02-29'],
    ['courriel', ' jo@exemple.fr ', 'jo@exemple.fr'],
    ['telephone', '+594 594 00 00 00', '+594 594 00 00 00'],
    ['choix', 'a', 'a'],
    ['choix-multiple', ['a', 'b'], ['a', 'b']],
    ['choix-multiple', 'a', ['a']],
    ['texte', '  Bonjour ', 'Bonjour'],
    ['texte', '', null],
    ['contact', unContact, unContact],
    ['contact', { nom: ' ', prenom: '' }, null],
  ])('%s : %j se garde', (genre, brut, attendu) => {
    expect(lue(genre, brut)).toEqual(attendu)
  })

  test.each<[Genre, unknown]>([
    ['oui-non', 'peut-être'],
    ['texte', { toString: 'piège' }],
    ['choix-multiple', [{ toString: 'piège' }]],
    ['nombre', 'douze'],
    ['nombre', '-3'],
    ['nombre', '0x10'],
    ['nombre', '1e9'],
    ['montant', '12,345'],
    ['jour', '2021-02-29'],
    ['courriel', 'jo@exemple'],
    ['telephone', '12'],
    ['choix', 'c'],
    ['choix-multiple', ['a', 'c']],
    ['texte', 'x'.repeat(20_001)],
    ['contact', { ...unContact, courriel: 'jo' }],
    ['contact', { ...unContact, telephone: 'demain' }],
  ])('%s : %j n’a pas de sens, et cela se dit', (genre, brut) => {
    expect(lue(genre, brut)).toBe('reponse-illisible')
  })

  test('rien de tapé ne fait jamais échouer la lecture autrement que par un refus', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Genre>('oui-non', 'nombre', 'montant', 'jour', 'courriel', 'choix', 'choix-multiple', 'contact', 'texte'),
        fc.jsonValue(),
        (genre, brut) => {
          const r = repondre(avec(genre), { q: brut })
          expect(r.ok || r.error.every((x) => x.phrase !== '' && x.clause.length > 0)).toBe(true)
        },
      ),
    )
  })
})

describe('une section entière', () => {
  test('G-24 · G-26 · un contact tapé en quatre champs se lit ; ce qui manque se garde vide', () => {
    const fait = repondre(unGuichet(), {
      'referent-cyber.nom': 'Fictif',
      'referent-cyber.prenom': '',
      'referent-cyber.courriel': 'jo@exemple.fr',
    })
    expect(fait.ok && fait.value.reponses).toEqual({
      'referent-cyber': { nom: 'Fictif', prenom: '', courriel: 'jo@exemple.fr', telephone: '' },
    })
  })

  test('deux réponses fausses et une question inventée font trois refus', () => {
    expect(motifsDe(repondre(unGuichet(), { 'date-audit': 'hier', 'referent-cyber-nomme': 'euh', couleur: 'bleu' }))).toEqual([
      'question-inconnue',
      'reponse-illisible',
      'reponse-illisible',
    ])
  })

  test('une question qu’on n’a pas vue ne change pas', () => {
    const fait = repondre(unGuichet(), { mutualisation: 'oui' })
    expect(fait.ok && Object.keys(fait.value.reponses)).toEqual(['mutualisation'])
  })

  test('une réponse fausse n’empêche pas de garder les autres', () => {
    const { lisibles, illisibles } = trier(unGuichet(), { 'date-audit': 'hier', mutualisation: 'oui' })
    expect([lisibles, illisibles.map((r) => r.champ)]).toEqual([{ mutualisation: 'oui' }, ['date-audit']])
  })
})
