import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ecrireCentiemes, lireCentiemes } from './nombres.ts'
import { lireProbleme } from './probleme.json.ts'
import { fauteDeSyntaxe } from './syntaxe.json.ts'

const places = (contenu: string) => {
  const lu = lireProbleme(contenu)
  return lu.ok ? [] : lu.error.map((d) => d.place)
}

test('un problème s’écrit avec des nombres ou des textes décimaux, exacts au centième', () => {
  const lu = lireProbleme(
    '{"enveloppe": "1500.5", "actions": [{"code": "A", "organisme": "un", "cout": 8706.1, "valeur": 3, "jours": 1.5}]}',
  )
  expect(lu).toMatchObject({ ok: true, value: { enveloppe: 150_050n, actions: [{ cout: 870_610n, valeur: 300n, jours: 150n }] } })
})

test('tous les défauts de forme sont dits d’un coup, avec leur chemin et la correction', () => {
  const lu = lireProbleme(
    '{"envelope": 3, "actions": [{"code": "A b", "organisme": "", "cout": "12,5", "valeur": true}, 4], "priorites": "forte"}',
  )
  expect(lu.ok).toBe(false)
  const defauts = lu.ok ? [] : lu.error
  expect(defauts.map((d) => d.place).toSorted()).toEqual(
    ['', 'actions[0].code', 'actions[0].cout', 'actions[0].organisme', 'actions[0].valeur', 'actions[1]', 'priorites'].toSorted(),
  )
  for (const { phrase } of defauts) expect(phrase).toMatch(/^[A-ZÉ«].*\.$/)
  expect(defauts.find((d) => d.place === '')?.phrase).toMatch(/^Clé inconnue : envelope\. .*enveloppe/)
})

test('une clé qui manque est dite comme telle', () => {
  expect(lireProbleme('{"actions": [{"code": "A", "organisme": "un", "valeur": 1}]}')).toEqual({
    ok: false,
    error: [{ place: 'actions[0].cout', phrase: 'Cette clé manque. Ajoutez-la.' }],
  })
})

test('les défauts du problème suivent ceux de la forme', () => {
  expect(places('{"actions": [{"code": "A", "organisme": "un", "cout": -1, "valeur": 1, "prerequis": ["B"]}]}')).toEqual([
    'actions[0].cout',
    'actions[0].prerequis[0]',
  ])
})

test('une faute d’écriture est placée à la ligne et à la colonne', () => {
  expect(places('{\n  "enveloppe": 3,\n  "actions": [1 2]\n}')).toEqual(['ligne 3, colonne 17'])
  expect(places('{"a": 1,}')).toEqual(['ligne 1, colonne 9'])
  expect(places("{'a': 1}")).toEqual(['ligne 1, colonne 2'])
  expect(places('{"a": [1, 2')).toEqual(['ligne 1, colonne 12'])
  expect(places('')).toEqual(['ligne 1, colonne 1'])
  expect(places('{"a": 1}\n}')).toEqual(['ligne 2, colonne 1'])
  expect(fauteDeSyntaxe('{"a": 1,\n "a": 2}')).toMatchObject({ ligne: 2, colonne: 2, phrase: expect.stringMatching(/deux fois/) })
})

test('la syntaxe acceptée est exactement celle de JSON, aux clés répétées près', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => fauteDeSyntaxe(json) === undefined || /deux fois/.test(fauteDeSyntaxe(json)!.phrase)),
  )
  const abime = fc
    .tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', 'x', '0'))
    .map(([json, place, c]) => {
      const ou = place % (json.length + 1)
      return json.slice(0, ou) + c + json.slice(ou + 1)
    })
  fc.assert(
    fc.property(abime, (texte) => {
      const faute = fauteDeSyntaxe(texte)
      const lisible = (() => {
        try {
          JSON.parse(texte)
          return true
        } catch {
          return false
        }
      })()
      return lisible ? faute === undefined || /deux fois/.test(faute.phrase) : faute !== undefined
    }),
    { numRuns: 1000 },
  )
})

test('un nombre écrit puis relu est le même', () => {
  fc.assert(fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), (n) => lireCentiemes(ecrireCentiemes(n)) === n))
})
