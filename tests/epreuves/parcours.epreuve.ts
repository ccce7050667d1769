import { describe, test } from 'vitest'
import { baseDeTest } from '../base.ts'
import { marcher } from '../marche.ts'
import { ouvrirChromium } from '../moteur-chromium.ts'
import { APPELS_PARCOURUS } from '../parcours/appels.ts'

/** Les mêmes parcours que les essais de chaque jour, dans un vrai Chromium sans script, au clavier. */
describe.each(APPELS_PARCOURUS)('$titre', async ({ scenario, depart, parcourir }) => {
  const { base, url } = await baseDeTest()
  test('l’appel se parcourt au clavier dans un vrai navigateur', async () => {
    const m = await marcher(base, url, scenario, depart, ouvrirChromium)
    try {
      await parcourir(m)
    } finally {
      await m.fermer()
    }
  })
})
