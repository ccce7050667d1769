import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unGuichet } from '../../tests/constructeurs.ts'
import type { Genre, Question, Valeur } from '../appel/questionnaire.ts'
import { enChamps, frappeDe } from './frappe.ts'
import { repondre } from './repondre.ts'

const question = (genre: Genre): Question => ({
  code: 'q',
  libelle: 'Une question',
  genre,
  obligatoire: true,
  clause: [],
  valeurs: [
    { code: 'a', libelle: 'A' },
    { code: 'b', libelle: 'B' },
  ],
})
const relire = (q: Question, v: Valeur): Valeur | null | undefined => {
  const guichet = { ...unGuichet(), sections: [{ code: 's', titre: 'S', questions: [q] }] }
  const lu = repondre(guichet, frappeDe([q], enChamps(q, v)))
  return lu.ok ? lu.value.reponses['q'] : undefined
}

test('une réponse gardée, remise dans ses champs puis renvoyée telle quelle, reste la même', () => {
  const contact = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }
  const cas = fc.oneof(
    fc.boolean().map((v) => ['oui-non', v] as const),
    fc.bigInt({ min: 0n, max: 10n ** 12n }).map((v) => ['montant', v.toString()] as const),
    fc.integer({ min: 0, max: 1_000_000 }).map((v) => ['nombre', v / 4] as const),
    fc.subarray(['a', 'b']).map((v) => ['choix-multiple', v] as const),
    fc.constantFrom(['choix', 'b'], ['choix', 'je-ne-sais-pas'], ['jour', '2021-10-31'], ['contact', contact] as const),
  )
  fc.assert(
    fc.property(cas, ([genre, v]) => {
      expect(relire(question(genre as Genre), v as Valeur)).toEqual(v)
    }),
  )
})

test('un choix multiple montré et vidé s’efface ; une question absente de la page n’est pas touchée', () => {
  expect(frappeDe([question('choix-multiple')], {})).toEqual({ q: '' })
  expect(frappeDe([question('texte')], {})).toEqual({})
})
