import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unDossier, unGuichet, unJour } from '../../tests/constructeurs.ts'
import type { Guichet } from '../appel/appel.ts'
import { type Question, questionsDe, type Valeur } from '../appel/questionnaire.ts'
import type { Grille } from '../grille/grille.ts'
import { lignesAuPlus, totauxDe } from './bloc.ts'
import { direBornes } from './bornes.ts'
import { manques } from './completude.ts'
import { direReponse } from './dire-reponse.ts'
import { faitsDuDossier } from './faits.ts'
import { enChamps, frappeDe, lignesMontrees, sansLigne } from './frappe.ts'
import { garnir } from './garnir.ts'
import { repondre, trier } from './repondre.ts'

const item = (code: string) => ({
  code,
  question: `Question ${code}`,
  poids: 1,
  niveaux: [
    { niveau: 0, libelle: 'Rien' },
    { niveau: 1, libelle: 'Un peu' },
    { niveau: 2, libelle: 'Tout' },
  ],
  actions: [],
})
const GRILLE: Grille = {
  code: 'courte',
  version: 3,
  titre: 'Courte',
  presentation: '',
  editeur: '',
  source: '',
  licence: '',
  statut: 'exemple',
  echelle: 100,
  seuils: [
    { des: 0, niveau: 1, libelle: 'Fragile', conseil: '', actions: [] },
    { des: 60, niveau: 2, libelle: 'Solide', conseil: '', actions: [] },
  ],
  domaines: [{ code: 'd', titre: 'D', poids: 1, items: [item('ex-1.1'), item('ex-1.2')] }],
}
const SITES = [
  { finess: '970300001', nom: 'Site du fleuve', commune: 'Port-Fictif' },
  { finess: '970300002', nom: 'Site du bourg', commune: 'Bourg-Fictif' },
]
const commun = { obligatoire: true, clause: ['G-08'] }
const QUESTIONS: readonly Question[] = [
  { code: 'siege', libelle: 'Où ?', genre: 'adresse', ...commun },
  { code: 'sites', libelle: 'Quels sites ?', genre: 'sites', fait: 'sites', ...commun },
  {
    code: 'serveurs',
    libelle: 'Quels serveurs ?',
    genre: 'bloc',
    auPlus: 4,
    colonnes: [
      { code: 'nom', libelle: 'Nom', genre: 'texte', obligatoire: true, total: false },
      { code: 'age', libelle: 'Âge', genre: 'nombre', unite: 'ans', min: 1, max: 30, obligatoire: false, total: true },
      { code: 'cout', libelle: 'Coût', genre: 'montant', obligatoire: false, total: true },
    ],
    ...commun,
  },
  { code: 'grille', libelle: 'Où en êtes-vous ?', genre: 'grille', grille: 'courte', fait: 'niveau de maturité', ...commun },
  { code: 'besoin', libelle: 'Votre besoin', genre: 'texte-long', longueur: 5, ...commun },
  { code: 'postes', libelle: 'Combien de postes ?', genre: 'nombre', unite: 'postes', min: 1, max: 400, ...commun },
]
const GUICHET: Guichet = garnir(
  { ...unGuichet(), sections: [{ code: 's', titre: 'S', questions: QUESTIONS }], pieces: [], engagements: [], conditions: [] },
  { sites: SITES, grille: () => GRILLE },
)
const garnie = (code: string): Question => questionsDe(GUICHET.sections).find((q) => q.code === code)!
const lire = (frappe: Readonly<Record<string, unknown>>) => {
  const lu = repondre(GUICHET, frappe)
  return lu.ok ? lu.value.reponses : lu.error.map((r) => `${r.motif} ${r.champ ?? ''}`)
}
const attendus = (reponses: Readonly<Record<string, Valeur>>) =>
  manques(unDossier({ reponses }), { ...GUICHET, projets: unGuichet().projets! }, new Set(QUESTIONS.map((q) => q.code))).map(
    (r) => `${r.motif} ${r.champ ?? ''}`,
  )

describe('lire une réponse de plusieurs champs', () => {
  test.each<[string, unknown, unknown]>([
    [
      'siege',
      { voie: '1 rue du Fleuve', complement: '', codePostal: '97 300', commune: 'Port-Fictif' },
      { voie: '1 rue du Fleuve', complement: '', codePostal: '97300', commune: 'Port-Fictif' },
    ],
    ['siege', { commune: 'Port-Fictif' }, { voie: '', complement: '', codePostal: '', commune: 'Port-Fictif' }],
    ['siege', { voie: ' ' }, null],
    ['sites', { sites: '970300001', manquants: '' }, { sites: ['970300001'], manquants: '' }],
    [
      'sites',
      { sites: ['970300001', '970300002'], manquants: 'Annexe, Bourg' },
      { sites: ['970300001', '970300002'], manquants: 'Annexe, Bourg' },
    ],
    ['sites', ['970300002'], { sites: ['970300002'], manquants: '' }],
    ['sites', { manquants: '' }, null],
    [
      'serveurs',
      [{ nom: 'Alpha', age: '3', cout: '12,50' }, { nom: '' }, { nom: 'Bêta' }],
      { lignes: [{ nom: 'Alpha', age: 3, cout: '1250' }, { nom: 'Bêta' }] },
    ],
    ['serveurs', [{}, { nom: ' ' }], null],
    [
      'grille',
      { 'ex-1.1': '2', 'ex-1.2': 'je-ne-sais-pas' },
      { version: 3, reponses: { 'ex-1.1': { niveau: 2 }, 'ex-1.2': 'je-ne-sais-pas' } },
    ],
    ['grille', { 'ex-1.1': '' }, null],
  ])('%s : %j se garde', (code, brut, attendu) => {
    expect(lire({ [code]: brut })).toEqual({ [code]: attendu })
  })

  test.each<[string, unknown, readonly string[]]>([
    ['siege', { voie: '1 rue', codePostal: '973' }, ['siege.codePostal']],
    ['sites', { sites: ['999999999'] }, ['sites.sites']],
    [
      'serveurs',
      [
        { nom: 'A', age: 'vieux' },
        { nom: 'B', cout: 'cher' },
      ],
      ['serveurs.0.age', 'serveurs.1.cout'],
    ],
    ['grille', { 'ex-1.1': '9', 'ex-1.2': '0' }, ['grille.ex-1.1']],
    ['grille', 'pas une grille', ['grille.']],
  ])('%s : %j dit chaque champ qui n’a pas de sens', (code, brut, champs) => {
    const lu = repondre(GUICHET, { [code]: brut })
    expect(lu.ok ? [] : lu.error.map((r) => r.champ)).toEqual(champs)
  })

  test('une case fausse n’empêche de garder ni sa ligne, ni les autres', () => {
    const { lisibles, illisibles } = trier(GUICHET, {
      serveurs: [
        { nom: 'Alpha', age: 'vieux' },
        { nom: 'Bêta', age: '4' },
      ],
      siege: { voie: '1 rue', codePostal: '973' },
      grille: { 'ex-1.1': '9', 'ex-1.2': '0' },
    })
    expect(illisibles.map((r) => r.champ)).toEqual(['siege.codePostal', 'serveurs.0.age', 'grille.ex-1.1'])
    expect(lire(lisibles)).toMatchObject({
      serveurs: { lignes: [{ nom: 'Alpha' }, { nom: 'Bêta', age: 4 }] },
      siege: { voie: '1 rue', codePostal: '' },
      grille: { reponses: { 'ex-1.2': { niveau: 0 } } },
    })
  })

  test('rien de tapé ne fait échouer la lecture autrement que par un refus', () => {
    fc.assert(
      fc.property(fc.constantFrom('siege', 'sites', 'serveurs', 'grille'), fc.jsonValue(), (code, brut) => {
        const lu = repondre(GUICHET, { [code]: brut })
        expect(lu.ok || lu.error.every((r) => r.phrase !== '' && r.remede !== '')).toBe(true)
        expect(repondre(GUICHET, trier(GUICHET, { [code]: brut }).lisibles).ok).toBe(true)
      }),
    )
  })
})

test('une réponse gardée, remise dans ses champs puis renvoyée telle quelle, reste la même', () => {
  const mot = fc.stringMatching(/^[A-Za-zé]{1,8}$/)
  const cas = fc.oneof(
    fc.record({ voie: mot, complement: mot, codePostal: fc.constant('97300'), commune: mot }).map((v) => ['siege', v] as const),
    fc.record({ sites: fc.subarray(SITES.map((s) => s.finess)), manquants: mot }).map((v) => ['sites', v] as const),
    fc
      .array(fc.record({ nom: mot, age: fc.integer({ min: 0, max: 900 }), cout: fc.nat(10 ** 9).map(String) }, { requiredKeys: ['nom'] }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((lignes) => ['serveurs', { lignes }] as const),
    fc.constantFrom({ niveau: 1 }, 'je-ne-sais-pas' as const).map((r) => ['grille', { version: 3, reponses: { 'ex-1.2': r } }] as const),
  )
  fc.assert(
    fc.property(cas, ([code, v]) => {
      const q = garnie(code)
      expect(lire(frappeDe([q], enChamps(q, v as Valeur)))).toEqual({ [code]: v })
    }),
  )
})

describe('les lignes d’un bloc', () => {
  const q = garnie('serveurs')
  const champs = enChamps(q, { lignes: [{ nom: 'A' }, { nom: 'B', age: 2 }, { nom: 'C' }] })

  test('retirer une ligne fait remonter les suivantes ; ce qu’on ne reconnaît pas ne retire rien', () => {
    expect(lire(frappeDe([q], sansLigne([q], champs, 'serveurs.1')))).toEqual({ serveurs: { lignes: [{ nom: 'A' }, { nom: 'C' }] } })
    for (const autre of ['serveurs', 'serveurs.x', 'siege.0', '']) expect(sansLigne([q], champs, autre)).toBe(champs)
    expect(lignesMontrees(q, sansLigne([q], champs, 'serveurs.0'))).toBe(2)
  })

  test('retirer la seule ligne efface la réponse', () => {
    const seule = enChamps(q, { lignes: [{ nom: 'A', age: 2 }] })
    expect(lire(frappeDe([q], sansLigne([q], seule, 'serveurs.0')))).toEqual({ serveurs: null })
  })

  test('on ne lit jamais plus de lignes que l’appel n’en admet', () => {
    expect([lignesAuPlus(q), lignesMontrees(q, { 'r.serveurs.5000.nom': 'Z' })]).toEqual([4, 4])
  })

  test('la somme d’une colonne est exacte, dans tous les ordres, et les lignes qui se taisent ne valent pas zéro', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(10 ** 9), { nil: undefined }), { maxLength: 30 }), (couts) => {
        const lignes = couts.map((c) => (c === undefined ? { nom: 'x' } : { cout: String(c) }))
        const total = totauxDe(q, { lignes }).find((t) => t.colonne.code === 'cout')!
        expect(total.somme).toBe(couts.reduce<bigint>((a, b) => a + BigInt(b ?? 0), 0n))
        expect(total.ignorees).toBe(couts.filter((c) => c === undefined).length)
        expect(totauxDe(q, { lignes: lignes.toReversed() })).toEqual(totauxDe(q, { lignes }))
      }),
    )
  })
})

test('chaque réponse se dit en toutes lettres, sommes et score compris', () => {
  expect([
    direReponse(garnie('siege'), { voie: '1 rue du Fleuve', complement: '', codePostal: '97300', commune: 'Port-Fictif' }),
    direReponse(garnie('sites'), { sites: ['970300001'], manquants: 'Annexe' }),
    direReponse(garnie('serveurs'), {
      lignes: [
        { nom: 'A', age: 2, cout: '1250' },
        { nom: 'B', cout: 'je-ne-sais-pas' },
      ],
    }),
    direReponse(garnie('serveurs'), { lignes: [{ cout: '5' }] }),
    direReponse(garnie('grille'), { version: 3, reponses: { 'ex-1.1': { niveau: 2 }, 'ex-1.2': 'je-ne-sais-pas' } }),
  ]).toEqual([
    '1 rue du Fleuve, 97300 Port-Fictif',
    'Site du fleuve, Port-Fictif\nAbsents du registre : Annexe',
    '1. Nom : A ; Âge : 2\u00a0ans ; Coût : 12,50\u00a0€\n2. Nom : B ; Coût : Je ne sais pas\nTotal, âge : 2\u00a0ans (1 ligne ne le dit pas)\nTotal, coût : 12,50\u00a0€ (1 ligne ne le dit pas)',
    '1. Coût : 0,05\u00a0€\nTotal, âge : inconnu\nTotal, coût : 0,05\u00a0€',
    'Niveau 1, Fragile\nScore : 50 sur 100, entre 50 et 100 selon ce qu’on ignore\nRépondu : 1 sur 2 (50\u00a0%), dont 1 « je ne sais pas » à part',
  ])
})

describe('ce que le dépôt attend', () => {
  const entieres: Readonly<Record<string, Valeur>> = {
    siege: { voie: '1 rue', complement: '', codePostal: '97300', commune: 'P' },
    sites: { sites: [], manquants: 'Annexe' },
    serveurs: { lignes: [{ nom: 'A', age: 30 }] },
    grille: { version: 3, reponses: { 'ex-1.1': 'je-ne-sais-pas', 'ex-1.2': 'je-ne-sais-pas' } },
    besoin: 'été\r\nx',
    postes: 400,
  }
  test('des réponses entières, à leurs bornes exactes, ne s’opposent à rien ; « je ne sais pas » en est une', () => {
    expect(attendus(entieres)).toEqual([])
  })

  test('un champ attendu laissé vide fait manquer la réponse, et tout est dit à la fois', () => {
    expect(
      attendus({
        siege: { voie: '', complement: '', codePostal: '97300', commune: 'P' },
        serveurs: { lignes: [{ nom: 'A' }, { age: 2 }] },
        grille: { version: 3, reponses: { 'ex-1.1': { niveau: 0 } } },
        besoin: 'b',
        postes: 1,
      }),
    ).toEqual(['siege', 'sites', 'serveurs', 'grille'].map((c) => `reponse-manquante ${c}`))
  })

  test('ce qui dépasse les bornes se garde, et ne s’oppose qu’au dépôt', () => {
    expect(lire({ besoin: 'trop long', postes: '401' })).toEqual({ besoin: 'trop long', postes: 401 })
    expect(attendus({ ...entieres, besoin: 'trop long', postes: 401, serveurs: { lignes: [{ nom: 'A', age: 31 }] } })).toEqual([
      'reponse-hors-bornes serveurs',
      'reponse-trop-longue besoin',
      'reponse-hors-bornes postes',
    ])
  })

  test('les bornes se disent en mots', () => {
    expect([{ longueur: 2000 }, { min: 1, max: 400, unite: 'postes' }, { min: 2 }, { max: 3 }, {}].map(direBornes)).toEqual([
      '2\u202f000\u00a0signes au plus, espaces compris.',
      'De 1 à 400\u00a0postes.',
      'Au moins 2.',
      'Au plus 3.',
      undefined,
    ])
  })
})

test('A-01 · le niveau déclaré se lit, l’inconnu ne l’élève jamais ; un site hors registre laisse leur nombre inconnu', () => {
  const faits = (reponses: Readonly<Record<string, Valeur>>) => faitsDuDossier(unDossier({ reponses }), GUICHET, {}, unJour('2021-10-20'))
  const niveau = (a: 'je-ne-sais-pas' | { readonly niveau: number }) =>
    faits({ grille: { version: 3, reponses: { 'ex-1.1': { niveau: 2 }, 'ex-1.2': a } } })['niveau de maturité']
  expect([niveau({ niveau: 2 }), niveau({ niveau: 0 }), niveau('je-ne-sais-pas'), faits({})['niveau de maturité']]).toEqual([
    2,
    1,
    1,
    undefined,
  ])
  expect([
    faits({ sites: { sites: ['970300001'], manquants: '' } })['sites'],
    faits({ sites: { sites: ['970300001'], manquants: 'Annexe' } })['sites'],
  ]).toEqual([1, undefined])
})
