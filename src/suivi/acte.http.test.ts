import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { pagesDesActes } from './acte.http.tsx'

const LE = Temporal.Instant.from('2023-11-05T09:00:00Z')
const { monde, partie, id } = await partieJouee('ara-2023', LE)
const pages = pagesDesActes(monde, acteNomme)
const mission = `${id('d01')}-audit`

test('A-17 · l’organisme ouvre « prendre position » sur l’action du lien, déjà choisie', async () => {
  const page = await visiteDe(pages, partie.acteurs.get('porteur-og-01')!, LE).lire(
    `/actes/prendre-position/${mission}?action=A2&motif=Imposé`,
  )
  expect(page.statut).toBe(200)
  expect(page.texte).toMatch(/value="A2"[^>]*checked|checked[^>]*value="A2"/)
  expect(page.texte).not.toContain('Imposé')
})

test('qui ne fait pas un acte n’en voit pas la page, ni les actions et constats qu’elle propose', async () => {
  const commission = {
    id: partie.acteurs.get('ars')!.id,
    nom: 'Membre',
    role: 'commission',
    agence: 'ars-ara',
    organismes: [],
    droits: {},
    fonctions: [],
  } as const
  for (const acteur of [commission, partie.acteurs.get('ars')!, partie.acteurs.get('porteur-og-02')!]) {
    for (const acte of ['prendre-position', 'proposer-action', 'constater'])
      expect([401, 404], `${acteur.role} ${acte}`).toContain((await visiteDe(pages, acteur, LE).lire(`/actes/${acte}/${mission}`)).statut)
  }
})
