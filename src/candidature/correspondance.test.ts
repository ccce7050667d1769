import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unGuichet } from '../../tests/constructeurs.ts'
import { racine } from '../plateforme/racine.env.ts'
import { lireCorrespondance } from './correspondance.yaml.ts'
import { lireDemarche } from './demarche.json.ts'
import type { Descripteur } from './demarche.ts'
import { proposerCorrespondance } from './proposer-correspondance.ts'

const exemple = (nom: string) => readFile(join(racine, 'docs/exemples', nom), 'utf8')
const ECRITE = await exemple('demarche.correspondance.yaml')
const lire = (texte: string) => lireCorrespondance(texte, 'c.yaml', 'ssi-2021', unGuichet())
const defauts = (texte: string) => {
  const lue = lire(texte)
  return lue.ok ? [] : lue.error.map((d) => `${d.ligne} ${d.phrase} ${d.remede}`)
}
const entete = 'demarche: 1\nappel: ssi-2021\nguichet: investissement\nchamps:\n'

describe('une correspondance', () => {
  test('celle de l’exemple se lit', () => {
    expect(defauts(ECRITE)).toEqual([])
  })

  test('une clé mal tapée, un code mal tapé, une réponse mal tapée : chacun à sa ligne, avec le mot probable', () => {
    expect(defauts(ECRITE.replace('libelle: "Nom du', 'libele: "Nom du'))).toEqual([
      expect.stringMatching(/^8 .*libele.*Vouliez-vous dire « libelle »/),
    ])
    expect(defauts(ECRITE.replace('piece rapport-audit', 'piece raport-audit'))).toEqual([
      expect.stringMatching(/^20 .*Vouliez-vous dire « piece rapport-audit »/),
    ])
    expect(defauts(ECRITE.replace('Sauvegarde: sauvegarde-deconnectee', 'Sauvegarde: sauvegarde-deconectee'))).toEqual([
      expect.stringMatching(/^29 .*Vouliez-vous dire « sauvegarde-deconnectee »/),
    ])
  })

  test('toutes ses incohérences sont dites à la fois', () => {
    const lignes = [
      '- { champ: A, vers: question date-audit }',
      '- { champ: A, vers: question date-audit }',
      '- { champ: B, vers: a-choisir, libelle: Budget }',
      '- { champ: C, vers: projets }',
      '- { champ: D, vers: piece rapport-audit, colonnes: [] }',
    ]
    expect(defauts(`${entete}${lignes.map((l) => `  ${l}\n`).join('')}`)).toEqual([
      expect.stringContaining('6 Ce champ est déjà écrit plus haut'),
      expect.stringContaining('6 « question date-audit » reçoit déjà un autre champ'),
      expect.stringContaining('7 « Budget » n’a pas de destination'),
      expect.stringContaining('8 Les colonnes de ce champ répété ne vont nulle part'),
      expect.stringContaining('9 Cette destination n’a pas de colonnes'),
    ])
  })

  test('écrite pour un autre guichet, elle est refusée', () => {
    expect(defauts(ECRITE.replace('guichet: investissement', 'guichet: audit'))).toEqual([
      expect.stringContaining('Cette correspondance est écrite pour « audit »'),
    ])
  })
})

describe('le brouillon d’une correspondance', () => {
  test('trouve d’après les libellés ce qu’une personne a ensuite confirmé, et marque le reste', async () => {
    const lue = lireDemarche(await exemple('demarche.json'))
    const page = lue.ok ? lue.value[0] : undefined
    const brouillon = proposerCorrespondance({ numero: 99123, titre: 'T' }, page?.descripteurs ?? [], 'ssi-2021', unGuichet())
    expect(defauts(brouillon)).toEqual([expect.stringContaining('« Nombre de postes de travail » n’a pas de destination')])
    const relue = lire(brouillon.replace('a-choisir }', 'rien }'))
    const confirmee = lire(ECRITE)
    const liens = (l: typeof relue) => (l.ok ? l.value.champs.map((c) => [c.champ, c.vers, c.colonnes?.map((x) => x.vers)]) : [])
    expect(liens(relue)).toEqual(liens(confirmee))
    expect(brouillon).toContain('#   piece plan-actions  (Plan d’actions de l’audit mis à jour)')
  })

  test('un fichier ne va pas à une question, et un libellé qui ne ressemble à rien ne va nulle part', () => {
    const champ = (libelle: string, sorte: string): Descripteur => ({ champ: libelle, libelle, sorte, colonnes: [] })
    const brouillon = proposerCorrespondance(
      { numero: 1, titre: 'T' },
      [champ('Rapport d’audit', 'TextChamp'), champ('Nom "usuel": du chat', 'TextChamp')],
      'ssi-2021',
      unGuichet(),
    )
    expect(brouillon.match(/vers: a-choisir/g)).toHaveLength(2)
  })
})
