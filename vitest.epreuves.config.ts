import { defineConfig } from 'vitest/config'
import { bilan } from './outils/bilan.ts'

/** Les épreuves : des preuves longues par nature (charges, coupures, pannes répétées), hors des essais de chaque jour. Une à la fois. */
export default defineConfig({
  test: {
    reporters: ['default', bilan],
    include: ['tests/epreuves/**/*.epreuve.ts'],
    globalSetup: 'tests/modele.ts',
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
})
