import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { lireAppel } from './appel.yaml.ts'
import { connuDe } from './connu.commande.ts'

const connu = await connuDe(join(racine, 'referentiels'))
const lus = (fichier: string) => readFileSync(join(racine, 'appels', fichier), 'utf8')
const EXEMPLE = lus('exemples/groupements.v1.yaml')
const GUYANE = lus('ars-guyane/ssi-2021.v1.yaml')

/** Les phrases que fait dire une définition où `avant` est remplacé par `apres`. */
const phrases = (avant: string, apres: string, texte = EXEMPLE): readonly string[] => {
  expect(texte).toContain(avant)
  const lu = lireAppel(texte.replace(avant, apres), 'essai.yaml', connu)
  return lu.ok ? [] : lu.error.map((d) => d.phrase)
}

test.each<[string, string, string]>([
  ['auPlus: 20', 'auPlus: 0', '« auPlus » vaut zéro'],
  ['genre: adresse,', 'genre: adresse, auPlus: 2,', '« auPlus » ne sert pas à une question « adresse »'],
  ['genre: adresse,', 'genre: adresse, longueur: 10,', '« longueur » ne sert pas'],
  ['genre: adresse,', 'genre: texte, longueur: 0,', '« longueur » vaut zéro'],
  ['genre: sites,', 'genre: sites, min: 1,', '« min » ne sert pas'],
  ['genre: adresse,', 'genre: nombre, min: 4, max: 3,', 'De 4 à 3 : aucun nombre ne convient'],
  ['min: 0, max: 30', 'min: 40, max: 30', 'De 40 à 30'],
  ['code: role', 'code: nom', 'Deux colonnes portent le code « nom »'],
  [
    'genre: texte, obligatoire: true }',
    'genre: texte, obligatoire: true, total: true }',
    'La colonne « nom » n’est pas un nombre : elle n’a pas de somme',
  ],
  ['genre: texte, obligatoire: true }', 'genre: texte, min: 2, obligatoire: true }', 'La colonne « nom » n’est pas un nombre'],
  ['genre: texte, obligatoire: true }', 'genre: choix, obligatoire: true }', 'La colonne « nom » : « valeurs » va avec'],
  ['grille: treize-questions, ', '', 'ne dit pas sa grille'],
  ['grille: treize-questions, ', 'grille: treize, ', 'On ne connaît pas la grille « treize »'],
  ['genre: adresse,', 'genre: adresse, grille: rgpd,', '« grille » ne sert pas'],
  ['genre: adresse,', 'genre: adresse, reprise: ailleurs,', 'Aucun autre guichet ne pose la question « ailleurs »'],
  ['genre: bloc', 'genre: texte', '« colonnes » ne sert pas'],
])('« %s » devenu « %s » est dit', (avant, apres, phrase) => {
  expect(phrases(avant, apres).join(' | ')).toContain(phrase)
})

test('un bloc sans colonne, ou qui en a sept, est dit', () => {
  const colonnes = /colonnes:\n(?: {14}- .*\n)+/.exec(EXEMPLE)?.[0] ?? ''
  expect(phrases(colonnes, 'colonnes: []\n')).toEqual(['Le bloc « serveurs » n’a aucune colonne.'])
  const sept = Array.from({ length: 7 }, (_, n) => `{ code: c${n}, libelle: C, genre: texte, obligatoire: false }`).join(', ')
  expect(phrases(colonnes, `colonnes: [${sept}]\n`)).toEqual(['Le bloc « serveurs » a 7 colonnes.'])
})

test('G-26 · le référent de la seconde phase reprend celui de la première, du même genre seulement', () => {
  expect(phrases('reprise: referent,', 'reprise: referent-nomme,', GUYANE)).toEqual([
    '« referent-nomme » est une réponse « oui-non », celle-ci est « contact ».',
  ])
})
