import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lireCatalogue } from './catalogue.yaml.ts'
import { type Grille, itemsDe } from './grille.ts'
import { lireGrille } from './grille.yaml.ts'

const DOSSIER = 'referentiels/grilles'
const texteCatalogue = readFileSync('referentiels/actions.v1.yaml', 'utf8')

const catalogue = () => {
  const lu = lireCatalogue(texteCatalogue, 'actions.v1.yaml')
  if (!lu.ok) throw new Error(JSON.stringify(lu.error, null, 2))
  return lu.value
}
const codes = new Set(catalogue().actions.map((a) => a.code))
const lire = (fichier: string): Grille => {
  const lu = lireGrille(readFileSync(`${DOSSIER}/${fichier}`, 'utf8'), fichier, codes)
  if (!lu.ok) throw new Error(`${fichier} : ${JSON.stringify(lu.error, null, 2)}`)
  return lu.value
}
const livrees = () => readdirSync(DOSSIER).map(lire)

describe('les grilles livrées', () => {
  test.each(readdirSync(DOSSIER))('A-01 · %s se lit sans défaut et porte le nom de son fichier', (fichier) => {
    const grille = lire(fichier)
    expect(fichier).toBe(`${grille.code}.v${grille.version}.yaml`)
  })

  test('aucune ne se prétend officielle : chacune dit sa source, sa licence et son avertissement', () => {
    for (const g of livrees()) {
      expect(g.statut).toBe('exemple')
      expect(g.avertissement).toBeDefined()
      expect(g.source).toContain('rédaction du projet')
    }
  })

  test('A-13 · treize-questions a les treize thèmes du guide, à quatre niveaux, avec un socle', () => {
    const g = lire('treize-questions.v1.yaml')
    expect(g.domaines).toHaveLength(13)
    expect(itemsDe(g).every((i) => i.niveaux.length === 4)).toBe(true)
    const socle = g.domaines.filter((d) => d.items.some((i) => i.socle !== undefined)).map((d) => d.code)
    expect(socle).toEqual(expect.arrayContaining(['sauvegardes', 'mises-a-jour', 'antivirus', 'mots-de-passe']))
  })

  test('A-13 · maturin-sms a sept dimensions et cinq niveaux de 0 à 4, et son titre la dit non officielle', () => {
    const g = lire('maturin-sms.v1.yaml')
    expect(g.domaines).toHaveLength(7)
    expect(itemsDe(g).every((i) => i.niveaux.map((n) => n.niveau).join() === '0,1,2,3,4')).toBe(true)
    expect(g.titre).toContain('non officielle')
  })

  test('G-08 · une grille de protection des données se tient à côté de la grille de sécurité', () => {
    expect(itemsDe(lire('rgpd.v1.yaml'))).toHaveLength(8)
  })
})

const MAUVAISE = `code: x
version: 0
titree: bonjour
echelle: 100
statut: oficiel
seuils:
  - { des: 5, niveau: 1, libelle: a, conseil: b }
  - { des: 5, niveau: 1, libelle: a, conseil: b, actions: [foo] }
domaines:
  - code: 1.1
    titre: t
    poids: -1
    items:
      - code: a
        question: q
        socle: 9
        niveaux: [{ niveau: 1, libelle: l }, { niveau: 0, libelle: m }]
        actions: [{ code: zut, sous: 0 }]
      - code: a
        question: ""
        niveaux: oui
`

describe('une grille mal écrite', () => {
  test('dit tous ses défauts de forme et de sens à la fois, chacun à sa place', () => {
    const lu = lireGrille(MAUVAISE, 'x.yaml', codes)
    expect(lu.ok ? [] : lu.error.map((d) => `${d.ligne}:${d.colonne} ${d.phrase}`)).toEqual([
      '1:1 Il manque « presentation ».',
      '1:1 Il manque « editeur ».',
      '1:1 Il manque « source ».',
      '1:1 Il manque « licence ».',
      '1:1 Des items sont du socle, mais « plafondSocle » manque : ils ne retiendraient rien.',
      '2:10 « 0 » n’est pas un numéro de version.',
      '3:1 « titree » n’est pas une clé connue ici.',
      '5:9 « oficiel » n’est pas admis pour « statut ».',
      '7:12 Le premier seuil commence à 5 : les scores plus bas n’ont pas de niveau.',
      '8:12 Le seuil 5 ne dépasse pas le précédent, 5.',
      '8:23 Le niveau 1 ne dépasse pas celui du seuil précédent, 1.',
      '8:60 L’action « foo » n’est pas au catalogue.',
      '10:11 « 1.1 » n’est pas un code.',
      '12:12 « -1 » n’est pas un nombre plus grand que 0.',
      '16:16 Le minimum du socle, 9, n’est pas un niveau au-dessus du plus bas.',
      '17:56 Le niveau 0 vient après le niveau 1.',
      '18:27 L’action « zut » n’est pas au catalogue.',
      '19:15 L’item « a » existe déjà plus haut.',
      '20:19 «  » ne peut pas être lu.',
      '21:18 « niveaux » devrait être une liste.',
    ])
    if (!lu.ok) for (const d of lu.error) expect(d.remede).not.toBe('')
  })

  test('même abîmée au hasard, elle est lue ou refusée avec des défauts situés, jamais autrement', () => {
    const bonne = readFileSync(`${DOSSIER}/rgpd.v1.yaml`, 'utf8').split('\n')
    const eclat = fc.constantFrom(
      '',
      '~',
      '- ',
      '  ',
      'socle: x',
      'niveaux: 3',
      ': {',
      '[',
      'actions: ~',
      'poids: .nan',
      'seuils: []',
      '&a',
      '*a',
      '!!x 1',
    )
    fc.assert(
      fc.property(fc.nat(bonne.length - 1), fc.nat(12), eclat, (ligne, retrait, ajout) => {
        const lu = lireGrille(bonne.with(ligne, ' '.repeat(retrait) + ajout).join('\n'), 'x.yaml', codes)
        expect(lu.ok || (lu.error.length > 0 && lu.error.every((d) => d.ligne >= 1 && d.colonne >= 1 && d.remede !== ''))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('dit ses défauts d’écriture avec les autres', () => {
    const lu = lireGrille('code: a\ncode: b\nversion: zéro\n', 'x.yaml', codes)
    expect(lu.ok ? [] : lu.error.slice(-2)).toMatchObject([
      {
        fichier: 'x.yaml',
        ligne: 2,
        colonne: 1,
        phrase: 'Cette clé est écrite deux fois au même endroit.',
        remede: 'Gardez-en une seule.',
      },
      { ligne: 3, colonne: 10, phrase: '« zéro » n’est pas un numéro de version.' },
    ])
  })

  test.each(['', '[]', 'bonjour', '~', '- a'])('un document « %s » est refusé, sans plus', (texte) => {
    expect(lireGrille(texte, 'x.yaml', codes)).toMatchObject({ ok: false, error: [{ ligne: 1, colonne: 1 }] })
  })
})
