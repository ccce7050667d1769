import { describe, expect, test } from 'vitest'
import { unActeur } from '../../tests/constructeurs.ts'
import { DROITS, type Droit, type Passage, VIES } from '../vie.ts'
import { EXIGENCES, suffit } from './droits.ts'
import { peutAgir, peutLire } from './habilitation.ts'

const ACTES_DU_PORTEUR = [
  ...new Set(
    Object.values(VIES).flatMap((vie) =>
      Object.entries<Passage>(vie)
        .filter(([, p]) => p.par.includes('porteur'))
        .map(([acte]) => acte),
    ),
  ),
]
const objet = { agence: 'ars', appel: 'a', organisme: 'clinique', prestataire: null }
const avec = (droit: Droit) => unActeur({ role: 'porteur', organismes: ['clinique'], droits: { clinique: droit } })
const motif = (droit: Droit, acte: string) => peutAgir(avec(droit), objet, acte)?.motif

test('chaque acte de porteur dit le droit qu’il demande, et aucun autre acte n’est dans la table', () => {
  expect(ACTES_DU_PORTEUR.filter((a) => EXIGENCES[a] === undefined)).toEqual([])
  expect(Object.keys(EXIGENCES).filter((a) => !ACTES_DU_PORTEUR.includes(a))).toEqual([])
})

describe.each(ACTES_DU_PORTEUR)('%s', (acte) => {
  test('se fait avec le droit demandé ou un droit plus fort, jamais avec un plus faible', () => {
    const exige = EXIGENCES[acte]
    for (const droit of DROITS) {
      const permis = exige === 'dehors' || suffit(droit, exige)
      expect([droit, motif(droit, acte)]).toEqual([droit, permis ? undefined : 'droit-insuffisant'])
    }
  })

  test('hors de l’équipe, ne se fait pas et n’apprend rien, sauf s’il se fait de l’extérieur', () => {
    const etranger = unActeur({ role: 'porteur', organismes: ['voisine'], droits: { voisine: 'deposer' } })
    expect(peutAgir(etranger, objet, acte)?.motif).toBe(EXIGENCES[acte] === 'dehors' ? undefined : 'non-habilite')
  })
})

test('lire est ouvert à tous ceux de l’équipe ; engager, à ceux qui peuvent déposer seulement', () => {
  for (const droit of DROITS) expect(peutLire(avec(droit), objet)).toBeUndefined()
  for (const acte of ['deposer', 's-engager', 'retirer', 'signer', 'inviter'])
    expect(DROITS.filter((d) => motif(d, acte) === undefined)).toEqual(['deposer'])
})

test('un acte inconnu de la table, ou un organisme sans droit écrit, ne se font jamais', () => {
  expect(motif('deposer', 'inventer')).toBe('non-habilite')
  const sansDroit = unActeur({ role: 'porteur', organismes: ['clinique'] })
  expect(peutAgir(sansDroit, objet, 'repondre')?.motif).toBe('droit-insuffisant')
})

test('les rôles de l’agence ne dépendent pas de cette table', () => {
  const ars = unActeur({ role: 'ars', agence: 'ars' })
  expect(peutAgir(ars, objet, 'demander-precisions')).toBeUndefined()
  expect(peutAgir(ars, { ...objet, agence: 'autre' }, 'demander-precisions')?.motif).toBe('non-habilite')
})
