import { describe, test } from 'vitest'
import { baseDeTest } from './base.ts'
import { marcher } from './marche.ts'
import { ouvrirFormulaires } from './moteur-formulaires.ts'
import { APPELS_PARCOURUS } from './parcours/appels.ts'

/** Chaque appel parcouru à la main, page après page ; `npm run epreuves` refait le même chemin dans un vrai Chromium, au clavier. */
describe.each(APPELS_PARCOURUS)('$titre', async ({ scenario, depart, parcourir }) => {
  const { base, url } = await baseDeTest()
  test('l’appel se parcourt sans script, du premier brouillon au dossier clos, et axe ne trouve rien sur aucune page', async () => {
    const m = await marcher(base, url, scenario, depart, ouvrirFormulaires)
    try {
      await parcourir(m)
    } finally {
      await m.fermer()
    }
  }, 180_000)
})
