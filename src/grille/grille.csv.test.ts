import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EnteteImportee, importerGrille } from './grille.csv.ts'
import { decoder, lireTableau } from './tableau.csv.ts'

const entete: EnteteImportee = {
  code: 'maturin-sms-officielle',
  version: 1,
  titre: 'MaturiN-SMS',
  presentation: 'Importée du fichier officiel.',
  editeur: 'Agence du numérique en santé',
  source: 'Fichier remis par l’éditeur',
  licence: 'Non précisée',
  echelle: 4,
  seuils: [
    { des: 0, niveau: 0, libelle: 'Initial', conseil: 'Commencez.', actions: [] },
    { des: 2, niveau: 1, libelle: 'Organisé', conseil: 'Continuez.', actions: [] },
  ],
  plafondSocle: 0,
}
const actions = new Set(['sauvegarde-deconnectee'])

const EXCEL = [
  '\ufeffDimension;Poids dimension;Code;Indicateur;Poids;Socle;Non applicable;Niveau 0;Niveau 1;Niveau 2;Actions',
  'Sécurité;2;1.1.1;"Sauvegardez-vous ? (disque ; ""coffre"")";1,5;2;;Non;Parfois;"Oui,\r\nchaque jour";sauvegarde-deconnectee:2',
  'Sécurité;;1.1.2;Antivirus ?;;;Aucun poste.;Non;Oui;;',
  'Pilotage;;2.1.1;Qui pilote ?;0,25;;;Personne;;Un comité;',
  ';;;;;;;;;;',
  '',
].join('\r\n')

describe('l’import d’une grille officielle', () => {
  test('A-01 · un fichier d’Excel français devient une grille importée : point-virgule, guillemets, virgule décimale, cases vides', () => {
    const lu = importerGrille(EXCEL, 'grille.csv', entete, actions)
    if (!lu.ok) throw new Error(JSON.stringify(lu.error, null, 2))
    expect(lu.value.statut).toBe('importe')
    expect(lu.value.domaines.map((d) => [d.code, d.titre, d.poids, d.items.length])).toEqual([
      ['1', 'Sécurité', 2, 2],
      ['2', 'Pilotage', 1, 1],
    ])
    expect(lu.value.domaines[0]?.items[0]).toEqual({
      code: '1.1.1',
      question: 'Sauvegardez-vous ? (disque ; "coffre")',
      poids: 1.5,
      socle: 2,
      niveaux: [
        { niveau: 0, libelle: 'Non' },
        { niveau: 1, libelle: 'Parfois' },
        { niveau: 2, libelle: 'Oui,\r\nchaque jour' },
      ],
      actions: [{ code: 'sauvegarde-deconnectee', sous: 2 }],
    })
    expect(lu.value.domaines[0]?.items[1]).toMatchObject({ poids: 1, nonApplicable: 'Aucun poste.' })
    expect(lu.value.domaines[1]?.items[0]?.niveaux.map((n) => n.niveau)).toEqual([0, 2])
  })

  test('A-01 · le modèle d’import livré est une grille', () => {
    const codes = new Set(['sauvegarde-deconnectee', 'test-restauration', 'politique-et-charte'])
    const lu = importerGrille(decoder(readFileSync('referentiels/modele-import.csv')), 'modele-import.csv', entete, codes)
    expect(lu.ok ? lu.value.domaines.flatMap((d) => d.items.map((i) => i.code)) : lu.error).toEqual(['1.1.1', '2.1.1'])
  })

  test('aucun texte ne fait échouer la lecture autrement que par des défauts', () => {
    const lettre = fc.constantFrom('domaine', 'code', 'question', 'niveau_0', 'niveau_1', 'socle', ';', '\n', '\r', '"', '1', 'a', ',', ' ')
    fc.assert(
      fc.property(fc.string({ unit: lettre, maxLength: 60 }), (texte) => {
        const lu = importerGrille(texte, 'x.csv', entete, actions)
        expect(lu.ok || lu.error.every((d) => d.ligne >= 1 && d.colonne >= 1 && d.remede !== '')).toBe(true)
      }),
    )
  })

  test('tous les défauts sont dits, chacun avec sa ligne et sa colonne', () => {
    const lu = importerGrille(
      [
        'domaine;code;question;poids;socle;niveau_0;niveau_1;actions',
        'A;1,1;Q;-2;oui;Non;Oui;zut:1',
        'A;2;Q2;;5;"Non',
        'sur deux lignes";Oui;',
        ';2;;;;Non;;copie;de trop',
      ].join('\n'),
      'grille.csv',
      entete,
      actions,
    )
    expect(lu.ok ? [] : lu.error.map((d) => `${d.ligne}:${d.colonne} ${d.phrase}`)).toEqual([
      '2:2 Le code « 1,1 » n’a pas la forme attendue.',
      '2:4 « -2 » n’est pas un poids.',
      '2:5 « oui » n’est pas un niveau.',
      '2:8 L’action « zut » n’est pas au catalogue.',
      '3:5 Le minimum du socle, 5, n’est pas un niveau au-dessus du plus bas.',
      '5:1 La case « domaine » est vide.',
      '5:2 L’item « 2 » existe déjà plus haut.',
      '5:3 La case « question » est vide.',
      '5:6 L’item « 2 » a moins de deux niveaux.',
      '5:8 « copie » ne désigne pas une action.',
      '5:9 Cette case n’est sous aucun titre.',
    ])
  })

  test('les titres sont vérifiés d’abord, tous à la fois', () => {
    const lu = importerGrille('domaine;code;code;couleur;niveau_0\nA;1;1;rouge;Non\n', 'grille.csv', entete, actions)
    expect(lu.ok ? [] : lu.error.map((d) => d.phrase)).toEqual([
      'Il manque la colonne « question ».',
      'Il faut au moins deux colonnes de niveaux.',
      'La colonne « code » existe déjà.',
      'La colonne « couleur » n’est pas connue.',
    ])
  })

  test('deux poids pour un même domaine se contredisent', () => {
    const lu = importerGrille(
      'domaine;poids domaine;code;question;socle;niveau 0;niveau 1\nA;1;1;Q;1;Non;Oui\nA;2;2;Q;;Non;Oui\n',
      'grille.csv',
      entete,
      actions,
    )
    expect(lu).toMatchObject({ ok: false, error: [{ ligne: 3, phrase: 'Le domaine « A » a ici le poids 2, et 1 plus haut.' }] })
  })

  test.each(['', '\ufeff', 'domaine;code;question;niveau_0;niveau_1\r\n'])('un fichier sans item est refusé', (texte) => {
    expect(importerGrille(texte, 'grille.csv', entete, actions)).toMatchObject({
      ok: false,
      error: [{ phrase: 'Le fichier ne contient aucun item.' }],
    })
  })
})

describe('un tableau CSV', () => {
  test('quel que soit son contenu, un tableau bien écrit se relit à l’identique', () => {
    const cellule = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', ',', '\n', '\r\n', '1') })
    const tableau = fc.array(fc.array(cellule, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(tableau, fc.constantFrom('\r\n', '\n'), (rangees, fin) => {
        const pleines = rangees.map((r) => ['x', ...r])
        const texte = pleines.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(';')).join(fin)
        const lu = lireTableau(`sep=;\n${texte}${fin}`)
        expect(lu.ok && lu.value.map((r) => r.cellules)).toEqual(pleines)
      }),
    )
  })

  test('un guillemet jamais fermé, ou suivi de texte, est un défaut situé', () => {
    expect(lireTableau('a;b\n1;"x"y\n2;"jamais\nfermé')).toMatchObject({
      ok: false,
      error: [
        { ligne: 2, colonne: 2, phrase: 'Du texte suit le guillemet fermant.' },
        { ligne: 3, colonne: 2, phrase: 'Un guillemet est ouvert et jamais fermé.' },
      ],
    })
  })

  test('l’enregistrement d’Excel en Windows-1252 garde ses accents', () => {
    expect(decoder(Uint8Array.from([0x53, 0xe9, 0x63, 0x75, 0x72, 0x69, 0x74, 0xe9]))).toBe('Sécurité')
    expect(decoder(new TextEncoder().encode('Sécurité'))).toBe('Sécurité')
  })
})
