import { describe, expect, test } from 'vitest'
import { champ, lireChamps } from './champ.json.ts'
import { lireDemarche } from './demarche.json.ts'
import { departementDe, ecrireDecimal, separerAdresse } from './demarche.ts'

const lu = (sorte: string, dit: object) =>
  lireChamps([champ.parse({ __typename: sorte, champDescriptorId: 'Q1', label: 'Question', stringValue: 'affiché', ...dit })])[0]?.valeur
const VIDE = { genre: 'vide' }
const DOSSIER = {
  number: 7,
  state: 'en_construction',
  dateDepot: '2021-10-28T16:02:11+02:00',
  dateDerniereModification: '2021-10-29T09:00:00+02:00',
  usager: { email: ' Jo@Exemple.fr ' },
  demandeur: { __typename: 'PersonneMoraleIncomplete', siret: '31000001300022' },
  champs: [],
}
const page = (nodes: readonly unknown[], plus: object = {}) =>
  JSON.stringify({
    data: {
      demarche: {
        number: 5,
        title: 'Essai',
        activeRevision: { champDescriptors: [] },
        dossiers: { pageInfo: { hasNextPage: false }, nodes },
      },
    },
    ...plus,
  })

describe('un champ se lit dans sa valeur typée, jamais dans ce qu’il affiche', () => {
  test.each([
    ['TextChamp', { stringValue: ' Jo ' }, { genre: 'texte', texte: 'Jo' }],
    ['YesNoChamp', { selected: true }, { genre: 'oui-non', oui: true }],
    ['CheckboxChamp', { checked: false }, { genre: 'oui-non', oui: false }],
    ['DateChamp', { date: '2021-05-12', stringValue: '12 mai 2021' }, { genre: 'jour', jour: '2021-05-12' }],
    ['IntegerNumberChamp', { integerNumber: '9007199254740993' }, { genre: 'nombre', ecrit: '9007199254740993' }],
    ['DecimalNumberChamp', { decimalNumber: 48000.5 }, { genre: 'nombre', ecrit: '48000.5' }],
    ['DropDownListChamp', { value: 'Rouge' }, { genre: 'choix', choisis: ['Rouge'] }],
    ['MultipleDropDownListChamp', { values: ['Rouge', 'Vert, clair'] }, { genre: 'choix', choisis: ['Rouge', 'Vert, clair'] }],
    ['LinkedDropDownListChamp', { primaryValue: 'Guyane', secondaryValue: 'Cayenne' }, { genre: 'texte', texte: 'Guyane : Cayenne' }],
    ['SiretChamp', { etablissement: { siret: '31000001300022' } }, { genre: 'texte', texte: '31000001300022' }],
    ['CommuneChamp', { commune: { name: 'Port-Fictif', postalCode: '97300' } }, { genre: 'texte', texte: '97300 Port-Fictif' }],
    ['DossierLinkChamp', { dossier: { number: 12 } }, { genre: 'texte', texte: '12' }],
  ])('%s', (sorte, dit, valeur) => {
    expect(lu(sorte, dit)).toEqual(valeur)
  })

  test('une date et une heure sont un instant ; une adresse se sépare ; un fichier garde sa taille et sa somme', () => {
    expect(lu('DatetimeChamp', { datetime: '2021-10-31T23:59:00-03:00' })).toMatchObject({
      le: Temporal.Instant.from('2021-11-01T02:59:00Z'),
    })
    expect(lu('AddressChamp', { address: { label: '1 rue des Essais 97300 Port-Fictif' } })).toMatchObject({ commune: 'Port-Fictif' })
    const files = [{ filename: 'a.pdf', checksum: 'x', byteSize: '12', url: 'https://exemple.fr/a' }]
    expect(lu('PieceJustificativeChamp', { files })).toMatchObject({ fichiers: [{ nom: 'a.pdf', taille: 12, somme: 'x' }] })
  })

  test('laissé blanc, chacun est vide, et un oui-non sans réponse n’est pas un non', () => {
    for (const sorte of ['TextChamp', 'DateChamp', 'YesNoChamp', 'DropDownListChamp', 'IntegerNumberChamp', 'DecimalNumberChamp'])
      expect(lu(sorte, { stringValue: '', value: null })).toEqual(VIDE)
    expect([lu('PieceJustificativeChamp', { files: [] }), lu('MultipleDropDownListChamp', { values: [] })]).toEqual([VIDE, VIDE])
  })

  test('un champ répété garde ses lignes ; un titre et une explication ne sont pas des réponses', () => {
    const cellule = { __typename: 'TextChamp', champDescriptorId: 'Q2', label: 'Nom', stringValue: 'A' }
    expect(lu('RepetitionChamp', { rows: [{ champs: [cellule] }] })).toMatchObject({ lignes: [[{ champ: 'Q2' }]] })
    expect([lu('HeaderSectionChamp', {}), lu('ExplicationChamp', {})]).toEqual([undefined, undefined])
  })

  test('une sorte que Palier ne connaît pas se lit comme un texte, et n’arrête rien', () => {
    expect(lu('HologrammeChamp', { value: { profond: [1] } })).toEqual({ genre: 'texte', texte: 'affiché' })
  })

  test('une somme en virgule flottante s’écrit au centime, sans être arrondie', () => {
    expect([0.1 + 0.2, 1250.1, 12, 19.995, 48_000.5].map(ecrireDecimal)).toEqual(['0.30', '1250.1', '12', '19.995', '48000.5'])
  })

  test('l’adresse et le département d’ici et d’outre-mer', () => {
    expect(separerAdresse('Lieu-dit Essai, 97351 Anse-Fictive')).toEqual({
      voie: 'Lieu-dit Essai',
      codePostal: '97351',
      commune: 'Anse-Fictive',
    })
    expect(separerAdresse('quelque part')).toEqual({ voie: 'quelque part', codePostal: '', commune: '' })
    expect([departementDe('97300'), departementDe('69003')]).toEqual(['973', '69'])
  })
})

describe('une page de la plateforme', () => {
  test('se lit avec ses dossiers, l’instant de leur dépôt, et le dernier changement de leurs réponses', () => {
    const date = (updatedAt: string) => ({ __typename: 'TextChamp', champDescriptorId: 'Q1', label: 'Q', stringValue: 'a', updatedAt })
    const lue = lireDemarche(page([{ ...DOSSIER, champs: [date('2021-10-28T17:00:00+02:00'), date('2021-10-28T16:30:00+02:00')] }]))
    expect(lue).toMatchObject({ ok: true, value: [{ numero: 5, suite: 'non', dossiers: [{ numero: 7, courriel: 'jo@exemple.fr' }] }] })
    const dossier = lue.ok ? lue.value[0]?.dossiers[0] : undefined
    expect([dossier?.deposeLe.toString(), dossier?.changeLe.toString()]).toEqual(['2021-10-28T14:02:11Z', '2021-10-28T15:00:00Z'])
    expect(dossier?.demandeur).toEqual({ genre: 'incomplet', siret: '31000001300022' })
  })

  test('avec une erreur, les données qui l’accompagnent ne sont pas crues', () => {
    const lue = lireDemarche(page([DOSSIER], { errors: [{ message: 'délai dépassé', extensions: { code: 'timeout' } }] }))
    expect(lue).toEqual({ ok: false, error: expect.stringContaining('délai dépassé') })
  })

  test('ni du texte, ni un fichier coupé, ni une autre réponse ne passent', () => {
    for (const faux of ['Retry later', page([DOSSIER]).slice(0, -9), '{"data":{"dossier":{}}}', '[{}]', 'null'])
      expect(lireDemarche(faux).ok).toBe(false)
  })

  test('un dossier mal formé est dit illisible, les autres se lisent', () => {
    const lue = lireDemarche(page([{ ...DOSSIER, dateDepot: 'hier' }, null, { ...DOSSIER, number: 8 }]))
    expect(lue.ok && lue.value[0]?.dossiers.map((d) => d.numero)).toEqual([8])
    expect(lue.ok && lue.value[0]?.illisibles.map((i) => i.place)).toEqual(['dossier 7', 'dossier de rang 2'])
  })

  test('sans organisme, ou avec un demandeur d’une sorte inconnue, c’est une personne', () => {
    const lue = lireDemarche(page([{ ...DOSSIER, demandeur: { __typename: 'AnonymousType' } }]))
    expect(lue.ok && lue.value[0]?.dossiers[0]?.demandeur).toEqual({ genre: 'personne' })
  })
})
