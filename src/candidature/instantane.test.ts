import { expect, test } from 'vitest'
import { unContact, unDossier, uneLigne, unGuichet, unProjet } from '../../tests/constructeurs.ts'
import { type Question, questionsDe } from '../appel/questionnaire.ts'
import { sectionsDesProjets } from './champs-projet.ts'
import { direReponse } from './dire-reponse.ts'
import { photographier } from './instantane.ts'
import { direProjets } from './projets-dits.phrases.ts'

const question = (plus: Partial<Question>): Question => ({
  code: 'q',
  libelle: 'Q',
  genre: 'texte',
  obligatoire: false,
  clause: [],
  ...plus,
})

test('chaque genre de réponse se lit en toutes lettres', () => {
  const valeurs = [
    { code: 'a', libelle: 'Avec' },
    { code: 's', libelle: 'Sans' },
  ]
  expect([
    direReponse(question({ genre: 'oui-non' }), true),
    direReponse(question({ genre: 'oui-non' }), 'je-ne-sais-pas'),
    direReponse(question({}), undefined),
    direReponse(question({ genre: 'choix', valeurs }), 'a'),
    direReponse(question({ genre: 'choix-multiple', valeurs }), ['a', 's']),
    direReponse(question({ genre: 'montant' }), '1250050'),
    direReponse(question({ genre: 'jour' }), '2021-11-01'),
    direReponse(question({ genre: 'nombre', unite: 'lits' }), 1200),
    direReponse(question({ genre: 'contact' }), unContact),
  ]).toEqual([
    'Oui',
    'Je ne sais pas',
    'Sans réponse',
    'Avec',
    'Avec, Sans',
    '12\u202f500,50\u00a0€',
    'lundi 1er novembre 2021',
    '1\u202f200\u00a0lits',
    'Jo Fictif, jo@exemple.fr, 05 94 00 00 00',
  ])
})

test('G-23 · la photographie garde ce que le porteur a lu et signé : questions, pièces, engagements, budget', () => {
  const toutes = new Set(questionsDe(unGuichet().sections).map((q) => q.code))
  const photo = photographier(unDossier({ engagements: ['accepter-controle'] }), unGuichet(), {
    demandes: toutes,
    dits: direProjets(unDossier(), unGuichet(), []),
  })
  expect(photo.sections.flatMap((s) => s.lignes.map((l) => l.reponse))).toContain('Sans réponse')
  expect(photo.pieces.map((p) => p.titre)).toEqual(['Note sur votre commission interne', 'Devis du projet 1'])
  expect(photo.engagements).toEqual(['L’organisme accepte un contrôle de la réalisation des actions.'])
  expect(photo.projets).toEqual([{ rang: 1, titre: 'Sauvegarde', total: '1\u202f000\u00a0€' }])
})

test('une question que les autres réponses dispensent n’est pas dans la photographie, même si une réponse en reste', () => {
  const photo = photographier(unDossier({ reponses: { 'referent-cyber': unContact } }), unGuichet(), {
    demandes: new Set(['referent-cyber-nomme']),
    dits: direProjets(unDossier(), unGuichet(), []),
  })
  expect(photo.sections.flatMap((s) => s.lignes)).toHaveLength(1)
})

test('G-29, G-30, G-41 · la photographie garde les projets en entier, et ce qui reste à aider quand d’autres paient', () => {
  const guichet = unGuichet()
  const depenses = [uneLigne({ montant: 12_000_00n, autreFinanceur: 'DGOS', autreMontant: 2_000_00n })]
  const dossier = unDossier({
    projets: [unProjet({ depenses, devis: [{ fournisseur: 'Société Fictive', numero: '', montant: 12_000_00n }] })],
  })
  const questionnaire = sectionsDesProjets(guichet.projets, dossier, (code) => code)
  const { dits } = photographier(dossier, guichet, {
    demandes: new Set(),
    dits: direProjets(dossier, guichet, questionnaire),
  })
  expect(dits).toMatchObject({ eligible: '12\u202f000\u00a0€', autres: '2\u202f000\u00a0€', aide: '10\u202f000\u00a0€' })
  expect(dits?.projets[0]).toMatchObject({
    depenses: [{ libelle: 'Baie', nature: 'Matériel', duree: 'Sans durée', autre: 'DGOS : 2\u202f000\u00a0€', aide: '10\u202f000\u00a0€' }],
    devis: [{ fournisseur: 'Société Fictive', numero: 'Sans numéro', montant: '12\u202f000\u00a0€' }],
  })
  expect(dits?.projets[0]?.description).toContainEqual({ question: 'Objectifs et enjeux', reponse: 'o' })
  expect(dits?.projets[0]?.description).toContainEqual({ question: 'Partagé avec', reponse: 'Sans réponse' })
})
