import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { racine } from '../plateforme/racine.env.ts'
import { departementDe, motsDe } from './fiche.ts'
import { natureDeLEntite } from './natures.ts'
import { lireNatures } from './natures.yaml.ts'
import { ficheDeSirene } from './sirene.ts'
import { fichesDeStructure } from './structure.ts'

const natures = await lireNatures(join(racine, 'referentiels'))
const ADRESSE = [{ cogCommune: '97302', ligneAcheminement: 'PORT-FICTIF CEDEX 2', codePostal: '97300' }]
const lire = (brute: unknown) => fichesDeStructure(brute, 'pmej[0]', natures)

/** La même personne morale, comme le flux l'écrit et comme son schéma l'écrit. */
const duFlux = {
  informationsGeneralesPMEJ: { numFinessPm: '970300014', denominationPm: 'ASSOCIATION FICTIVE', siren: '310000011', statutJuridique: '60' },
  adresse: ADRESSE,
  etatObjet: 'A',
  ege: [
    {
      informationsGeneralesEGE: { numFinessEge: '970300022', nomEgeCourt: 'EHPAD FICTIF', siret: '31000001100028' },
      categorieentiteGeographiqueExercice: '500',
      adresse: ADRESSE,
      etatObjet: 'I',
      dateFermeture: '2019-03-03 00:00:00',
    },
  ],
}
const code = (c: string) => ({ code: c, system: 'https://exemple.fr' })
const duSchema = {
  informationsGeneralesPmej: {
    numFinessPm: '970300014',
    denominationPm: 'ASSOCIATION FICTIVE',
    siren: '310000011',
    statutJuridique: code('60'),
    etatObjet: code('A'),
  },
  adresse: ADRESSE,
  ege: [
    {
      informationsGeneralesEGE: { numFinessEge: '970300022', nomEgeCourt: 'EHPAD FICTIF', dateFermeture: '2019-03-03' },
      siret: '31000001100028',
      categorieEntiteGeographiqueExercice: code('500'),
      adresse: ADRESSE,
      etatObjet: code('I'),
    },
  ],
}

describe('le flux FINESS', () => {
  test('les deux écritures, celle du flux et celle du schéma, donnent les mêmes fiches', () => {
    expect(lire(duSchema)).toEqual(lire(duFlux))
    expect(lire(duFlux).fiches).toMatchObject([
      { id: 'finess-970300014', genre: 'entite', nom: 'ASSOCIATION FICTIVE', statut: 'prive-non-lucratif', etat: 'ouvert', nature: null },
      {
        id: 'finess-970300022',
        genre: 'etablissement',
        entite: '970300014',
        siret: '31000001100028',
        siren: '310000011',
        commune: 'PORT-FICTIF',
        departement: '973',
        nature: 'etablissement-medico-social',
        etat: 'ferme',
        fermeLe: Temporal.PlainDate.from('2019-03-03'),
      },
    ])
  })

  test('une fiche sans numéro, sans nom ou sans commune est rejetée, à sa place ; un SIRET faux est seulement ôté', () => {
    const [ege] = duFlux.ege
    const site = (plus: object) => ({ ...ege, ...plus })
    const lu = lire({
      ...duFlux,
      ege: [
        site({ informationsGeneralesEGE: { numFinessEge: '97O300022', nomEgeCourt: 'X' } }),
        site({ informationsGeneralesEGE: { numFinessEge: '970300022' }, adresse: [], etatObjet: 'Z' }),
        site({ informationsGeneralesEGE: { numFinessEge: '970300030', nomEgeCourt: 'Y', siret: '123' } }),
      ],
    })
    expect(lu.fiches.map((f) => [f.id, f.siret])).toEqual([
      ['finess-970300014', null],
      ['finess-970300030', null],
    ])
    expect(lu.remarques.map((r) => [r.place, r.sort, r.phrase])).toEqual([
      ['pmej[0].ege[0]', 'rejetee', '« 97O300022 » n’est pas un numéro FINESS.'],
      [
        'pmej[0].ege[1]',
        'rejetee',
        'Il manque le nom. Il manque la commune, ou de quoi en savoir le département. L’état n’est ni A (actif) ni I (inactif).',
      ],
      ['pmej[0].ege[2]', 'amputee', '« 123 » n’est pas un SIRET.'],
    ])
  })

  test('n’importe quoi à la place d’une personne morale se rejette sans faire échouer l’import', () => {
    for (const brute of [null, 3, 'x', [], {}]) expect(lire(brute)).toMatchObject({ fiches: [], remarques: [{ sort: 'rejetee' }] })
  })

  test('l’extrait d’exemple de la maison se lit en entier', async () => {
    const { pmej } = JSON.parse(await readFile(join(racine, 'referentiels/exemples/finess.json'), 'utf8'))
    const lus = pmej.map(lire)
    expect(lus.flatMap((l: ReturnType<typeof lire>) => l.remarques)).toEqual([])
    expect(lus.map((l: ReturnType<typeof lire>) => l.fiches[0]?.nature)).toEqual([
      'organisme-gestionnaire',
      'etablissement-sanitaire',
      null,
      'structure-coordonnee',
      'organisme-gestionnaire',
      'laboratoire',
      null,
    ])
  })
})

describe('la nature d’une personne morale', () => {
  const de = (...sites: (string | null)[]) => natureDeLEntite(natures, '60', sites)
  const MS = 'etablissement-medico-social'
  test('A-10 · plusieurs établissements médico-sociaux font un organisme gestionnaire, un seul non', () => {
    expect([de(MS), de(MS, MS)]).toEqual([MS, 'organisme-gestionnaire'])
  })
  test('un hôpital qui a une maison de retraite reste sanitaire ; ce qui ne se range pas n’est pas deviné', () => {
    expect([de('etablissement-sanitaire', MS, null), de(MS, null), de('pharmacie', 'laboratoire'), de()]).toEqual([
      'etablissement-sanitaire',
      null,
      null,
      null,
    ])
    expect(natureDeLEntite(natures, '13', [])).toBe('etablissement-sanitaire')
  })
})

describe('Sirene', () => {
  const ligne = {
    siret: '31000020100015',
    etatadministratifetablissement: 'F',
    enseigne1etablissement: 'PHARMACIE FICTIVE',
    codecommuneetablissement: '2A004',
    libellecommuneetablissement: 'AJACCIO-FICTIF',
    activiteprincipaleetablissement: '47.73Z',
    datedebut: '2022-06-30',
    etablissementsiege: 'true',
  }
  const lue = (plus: object) => ficheDeSirene({ ...ligne, ...plus }, 'ligne 2', natures)

  test('un établissement fermé l’est depuis le début de son dernier état', () => {
    expect(lue({}).fiches).toMatchObject([
      {
        id: 'sirene-31000020100015',
        siren: '310000201',
        nature: 'pharmacie',
        departement: '2A',
        siege: true,
        etat: 'ferme',
        fermeLe: Temporal.PlainDate.from('2022-06-30'),
      },
    ])
    expect(lue({ etatadministratifetablissement: 'A' }).fiches).toMatchObject([{ etat: 'ouvert', fermeLe: null }])
  })

  test('ce qui manque est dit en une fois ; un nom non diffusé laisse place au numéro', () => {
    expect(lue({ siret: '31', libellecommuneetablissement: '[ND]', etatadministratifetablissement: '' }).remarques).toMatchObject([
      { place: 'ligne 2', sort: 'rejetee', phrase: expect.stringMatching(/n’est pas un SIRET.*commune.*état administratif/) },
    ])
    expect(lue({ enseigne1etablissement: '[ND]' }).fiches).toMatchObject([{ nom: 'Établissement 31000020100015' }])
  })
})

test('les mots d’un nom : sans accents ni articles, « St » en toutes lettres', () => {
  expect(motsDe('EHPAD de l’Œuvre St-Joseph, à Sainte-Maquette')).toEqual(['ehpad', 'oeuvre', 'saint', 'joseph', 'sainte', 'maquette'])
})

test('le département vient du code de commune, sinon du code postal ; la Corse et l’outre-mer comprises', () => {
  expect([
    departementDe('97302', undefined),
    departementDe('2B033', '20200'),
    departementDe(undefined, '20000'),
    departementDe('', '20250'),
  ]).toEqual(['973', '2B', '2A', '2B'])
  expect([departementDe(undefined, '97300'), departementDe(undefined, '01220'), departementDe(undefined, undefined)]).toEqual([
    '973',
    '01',
    '',
  ])
})
