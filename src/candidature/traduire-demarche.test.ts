import { describe, expect, test } from 'vitest'
import { unAppel, unGuichet } from '../../tests/constructeurs.ts'
import type { Colonne, Lien } from './correspondance.ts'
import type { Champ, ValeurDeChamp } from './demarche.ts'
import { traduire } from './traduire-demarche.ts'

const guichet = unGuichet()
const ici = {
  guichet,
  actions: [{ code: 'sauvegarde-deconnectee', libelle: 'Sauvegarde déconnectée' }],
  natures: [{ code: 'materiel', libelle: 'Matériel' }],
  fuseau: unAppel().fuseau,
}
const texte = (t: string): ValeurDeChamp => ({ genre: 'texte', texte: t })
const VIDE: ValeurDeChamp = { genre: 'vide' }
const champ = (id: string, valeur: ValeurDeChamp): Champ => ({ champ: id, libelle: id, valeur })
const dire = (liens: readonly Lien[], champs: readonly Champ[], la = ici) =>
  traduire({ champs }, { demarche: 1, appel: 'ssi-2021', guichet: la.guichet.code, champs: liens }, la)
const vers = (v: string, valeur: ValeurDeChamp, plus: Partial<Lien> = {}) =>
  dire([{ champ: 'Q', vers: `question ${v}`, ...plus }], [champ('Q', valeur)])

describe('une réponse d’ailleurs, dans les mots du guichet', () => {
  test.each<[string, string, ValeurDeChamp, unknown]>([
    ['un oui', 'referent-cyber-nomme', { genre: 'oui-non', oui: true }, true],
    ['un « Non » choisi dans une liste', 'referent-cyber-nomme', { genre: 'choix', choisis: ['Non'] }, false],
    ['un « je ne sais pas »', 'referent-cyber-nomme', texte('Je ne sais pas'), 'je-ne-sais-pas'],
    ['un jour', 'date-audit', { genre: 'jour', jour: '2021-05-12' }, '2021-05-12'],
    ['une heure, au jour de l’appel', 'date-audit', { genre: 'instant', le: Temporal.Instant.from('2021-05-12T01:00:00Z') }, '2021-05-11'],
  ])('%s', (_, question, valeur, attendu) => {
    expect(vers(question, valeur)).toMatchObject({ reponses: { [question]: attendu }, remarques: [] })
  })

  test('vide, elle s’efface ; cachée par une condition, elle n’est pas touchée', () => {
    expect(vers('date-audit', VIDE).reponses).toEqual({ 'date-audit': null })
    expect(dire([{ champ: 'Q', vers: 'question date-audit' }], []).reponses).toEqual({})
  })

  test('les quatre champs d’un contact se réunissent ; une adresse fausse n’emporte que la sienne', () => {
    const liens = ['nom', 'prenom', 'courriel'].map((p) => ({ champ: p, vers: `question referent-cyber.${p}` }))
    const dit = (courriel: string) =>
      dire(liens, [champ('nom', texte('Fictif')), champ('prenom', texte('Jo')), champ('courriel', texte(courriel))])
    expect(dit('jo@exemple.fr').reponses['referent-cyber']).toEqual({
      nom: 'Fictif',
      prenom: 'Jo',
      courriel: 'jo@exemple.fr',
      telephone: '',
    })
    expect(dit('jo').reponses['referent-cyber']).toMatchObject({ nom: 'Fictif', courriel: '' })
    expect(dit('jo').remarques).toHaveLength(1)
  })

  test('ce qui ne se lit pas est remarqué, tout à la fois, et le reste est gardé', () => {
    const liens = ['referent-cyber-nomme', 'date-audit', 'mutualisation'].map((q) => ({ champ: q, vers: `question ${q}` }))
    const dit = dire(liens, [
      champ('referent-cyber-nomme', texte('peut-être')),
      champ('date-audit', texte('au printemps')),
      champ('mutualisation', { genre: 'oui-non', oui: true }),
      champ('nouveau', texte('x')),
    ])
    expect(dit.reponses).toEqual({ mutualisation: true })
    expect(dit.remarques.map((r) => r.phrase)).toEqual([
      expect.stringContaining('Avez-vous nommé un référent'),
      expect.stringContaining('quel jour a-t-il été rendu'),
      'Le champ « nouveau » n’est pas dans la correspondance.',
    ])
  })

  test('un mot de la plateforme vaut ce que la correspondance dit, et rien d’hérité', () => {
    const valeurs = { 'Oui, une instance existante': 'oui' }
    expect(vers('commission-interne-creee', { genre: 'choix', choisis: ['Oui, une instance existante'] }, { valeurs }).reponses).toEqual({
      'commission-interne-creee': true,
    })
    expect(vers('commission-interne-creee', texte('constructor'), { valeurs }).remarques).toHaveLength(1)
  })

  test('une case cochée prend l’engagement, décochée ne prend rien ; chaque fichier va à sa pièce', () => {
    const liens = [
      { champ: 'E', vers: 'engagement accepter-controle' },
      { champ: 'P', vers: 'piece rapport-audit' },
    ]
    const fichiers = [{ nom: 'r.pdf', taille: 3, somme: 's', adresse: 'https://exemple.fr' }]
    const dit = (oui: boolean) => dire(liens, [champ('E', { genre: 'oui-non', oui }), champ('P', { genre: 'fichiers', fichiers })])
    expect([dit(true).engagements, dit(false).engagements]).toEqual([['accepter-controle'], []])
    expect(dit(true).fichiers).toEqual([{ ...fichiers[0], piece: 'rapport-audit' }])
  })
})

describe('un champ répété devient des projets', () => {
  const colonnes: readonly Colonne[] = ['titre', 'action', 'montant', 'nature', 'devis'].map((v) => ({ champ: v, vers: v }))
  const ligne = (plus: Readonly<Record<string, ValeurDeChamp>>): readonly Champ[] => Object.entries(plus).map(([id, v]) => champ(id, v))
  const projets = (lignes: readonly (readonly Champ[])[]) =>
    dire([{ champ: 'R', vers: 'projets', colonnes }], [champ('R', { genre: 'lignes', lignes })])

  test('G-29 · un par ligne, dans l’ordre, sa somme en centimes, ses devis à son numéro', () => {
    const devis: ValeurDeChamp = { genre: 'fichiers', fichiers: [{ nom: 'd.pdf', taille: 1, somme: 's', adresse: '' }] }
    const dit = projets([
      ligne({
        titre: texte('Sauvegarde'),
        action: texte('sauvegarde deconnectee'),
        montant: { genre: 'nombre', ecrit: '48000.5' },
        nature: texte('Matériel'),
        devis,
      }),
      ligne({ titre: VIDE }),
    ])
    expect(dit.projets).toMatchObject([
      {
        reponses: { 'projet:1:titre': 'Sauvegarde', 'projet:1:action': 'sauvegarde-deconnectee' },
        budget: { numero: 1, depenses: [{ libelle: 'Sauvegarde', nature: 'materiel', montant: 4_800_050n }] },
      },
      { reponses: { 'projet:2:titre': 'Projet 2' }, budget: { numero: 2, depenses: [] } },
    ])
    expect(dit.fichiers).toMatchObject([{ piece: 'devis.1' }])
    expect(dit.remarques).toEqual([])
  })

  test('une somme qui n’est pas au centime, une action et une nature inconnues sont remarquées, jamais devinées', () => {
    const dit = projets([
      ligne({ titre: texte('A'), action: texte('Mur'), montant: { genre: 'nombre', ecrit: '19.995' }, nature: texte('Divers') }),
    ])
    expect(dit.projets).toMatchObject([{ reponses: { 'projet:1:titre': 'A' }, budget: { depenses: [] } }])
    expect(dit.projets[0]?.reponses).not.toHaveProperty('projet:1:action')
    expect(dit.remarques.map((r) => r.phrase)).toEqual([
      expect.stringContaining('19.995'),
      expect.stringContaining('« Mur »'),
      expect.stringContaining('« Divers »'),
    ])
  })
})

test('un champ répété remplit un bloc, colonne par colonne', () => {
  const appel = unAppel('cyber-esms-2023')
  const bloc = {
    code: 'parc',
    libelle: 'Parc',
    genre: 'bloc' as const,
    obligatoire: true,
    clause: [],
    colonnes: [
      { code: 'quoi', libelle: 'Quoi', genre: 'texte' as const, obligatoire: true, total: false },
      { code: 'prix', libelle: 'Prix', genre: 'montant' as const, obligatoire: true, total: true },
    ],
  }
  const la = { ...ici, fuseau: appel.fuseau, guichet: { ...guichet, sections: [{ code: 's', titre: 'S', questions: [bloc] }] } }
  const lignes = [[champ('a', texte('Serveur')), champ('b', { genre: 'nombre', ecrit: '12.3' })]]
  const colonnes = [
    { champ: 'a', vers: 'quoi' },
    { champ: 'b', vers: 'prix' },
  ]
  expect(dire([{ champ: 'R', vers: 'question parc', colonnes }], [champ('R', { genre: 'lignes', lignes })], la).reponses).toEqual({
    parc: { lignes: [{ quoi: 'Serveur', prix: '1230' }] },
  })
})
