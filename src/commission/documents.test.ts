import { expect, test } from 'vitest'
import { documentsDeSeance } from './documents.ts'

test('G-42 · la fiche d’un dossier dit ses projets, et chaque dépense avec qui d’autre la paie', () => {
  const robot = { libelle: 'Robot', nature: 'Matériel', montant: '12 000 €', duree: 'Sans durée', autre: 'DGOS : 2 000 €' }
  const { blocs } = documentsDeSeance({
    ...{ agence: 'Agence', titre: 'Appel', commission: 'Commission', jour: Temporal.PlainDate.from('2021-11-02'), tus: 0 },
    dossiers: [
      {
        ...{ id: 'ssi-2021-00001', organisme: 'Clinique', guichet: 'Investissement', demande: 10_000_00n, reserves: [], conditions: 1 },
        ...{ avis: 'aucun', pieces: [] },
        projets: [
          { titre: 'Sauvegarde', objectifs: 'Relire après une attaque', total: '12 000 €', depenses: [robot] },
          { titre: 'Wifi', objectifs: 'Séparer', total: '0 €', depenses: [] },
        ],
      },
    ],
  })
  const fiche = blocs.slice(blocs.findIndex((b) => b.genre === 'sous-titre'))
  expect(fiche.map((b) => b.genre)).toEqual(['sous-titre', 'paragraphe', 'tableau', 'sous-titre', 'paragraphe'])
  expect(fiche[2]).toMatchObject({ lignes: [['Robot', 'Matériel', 'Sans durée', 'DGOS : 2 000 €', '12 000 €']] })
})
