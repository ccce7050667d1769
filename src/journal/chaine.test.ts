import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonique, type Entree, ORIGINE, racine, texteScelle, verifierFil } from './chaine.ts'
import { empreinte } from './empreinte.crypto.ts'

const forger = (contenus: readonly unknown[]): readonly Entree[] => {
  const fil: Entree[] = []
  for (const [i, contenu] of contenus.entries()) {
    const e = {
      fil: 'dossier:d',
      rang: i + 1,
      acte: 'repondre',
      genre: 'dossier',
      objet: 'd',
      de: 'brouillon',
      vers: 'brouillon',
      par: 'porteur',
      role: 'porteur',
      le: Temporal.Instant.fromEpochMilliseconds(1_000_000 + i),
      contenu,
      precedent: fil.at(-1)?.empreinte ?? ORIGINE,
    }
    fil.push({ ...e, empreinte: empreinte(texteScelle(e)) })
  }
  return fil
}
const teteDe = (fil: readonly Entree[]) => ({ rang: fil.length, empreinte: fil.at(-1)?.empreinte ?? ORIGINE })
const verifier = (fil: readonly Entree[], tete = teteDe(fil)) => verifierFil('dossier:d', fil, tete, empreinte)
const unFil = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 }).map(forger)

test('le texte scellé ne dépend ni de l’ordre des clés, ni des clés absentes, ni du rangement de la base', () => {
  expect(canonique({ b: 1, a: undefined, c: [1n, null] })).toBe('{"b":1,"c":["1",null]}')
  expect(canonique({ c: ['1', null], b: 1 })).toBe('{"b":1,"c":["1",null]}')
  expect(canonique(Temporal.PlainDate.from('2021-10-31'))).toBe('"2021-10-31"')
})

test('un contenu relu de la base scelle le même texte', () => {
  fc.assert(fc.property(fc.jsonValue(), (x) => canonique(JSON.parse(JSON.stringify(x))) === canonique(x)))
})

test('deux contenus différents ne scellent jamais le même texte', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      if (canonique(a) === canonique(b)) expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)))
    }),
  )
})

test('un fil intact tient ; un fil vide aussi', () => {
  fc.assert(fc.property(unFil, (fil) => verifier(fil) === undefined))
  expect(verifier([])).toBeUndefined()
})

test('n’importe quelle entrée retirée est nommée à son rang', () => {
  fc.assert(
    fc.property(unFil, fc.nat(), (fil, n) => {
      const i = n % fil.length
      return verifier(fil.toSpliced(i, 1), teteDe(fil))?.rang === i + 1
    }),
  )
})

test('n’importe quelle entrée changée est nommée à son rang', () => {
  fc.assert(
    fc.property(unFil, fc.nat(), (fil, n) => {
      const i = n % fil.length
      const changee = { ...fil[i]!, par: 'un autre' }
      return verifier(fil.with(i, changee), teteDe(fil))?.rang === i + 1
    }),
  )
})

test('deux entrées échangées, ou le fil d’un autre, ne tiennent pas', () => {
  const fil = forger(['a', 'b', 'c'])
  expect(verifier([fil[0]!, { ...fil[2]!, rang: 2 }, { ...fil[1]!, rang: 3 }])?.rang).toBe(2)
  expect(verifier(fil, { rang: 3, empreinte: ORIGINE })?.phrase).toContain('la tête du fil')
})

test('plusieurs entrées de suite manquent : leur nombre est dit', () => {
  const fil = forger(['a', 'b', 'c', 'd'])
  expect(verifier([fil[0]!, fil[3]!], teteDe(fil))?.phrase).toBe('l’entrée 2 manque (2 absentes)')
})

test('la racine change dès qu’une feuille change, bouge ou manque', () => {
  const feuilles = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 9 })
  fc.assert(
    fc.property(feuilles, fc.nat(), (fs, n) => {
      const i = n % fs.length
      const depart = racine(fs, empreinte)
      return [fs.toSpliced(i, 1), fs.with(i, `${fs[i]}x`), fs.toReversed()].every((autres) => racine(autres, empreinte) !== depart)
    }),
  )
})

test('sans feuille, la racine est l’origine ; une feuille n’est pas sa propre racine', () => {
  expect(racine([], empreinte)).toBe(ORIGINE)
  expect(racine([ORIGINE], empreinte)).not.toBe(ORIGINE)
})
