import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { bilan } from './outils/bilan.ts'

const AVEC_BASE = ['src/**/*.{sql,pg,actes,http}.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}']
const NAVIGATEUR = ['{src,tests}/**/*.navigateur.test.{ts,tsx}']
const HORS = [...configDefaults.exclude, '.runtime/**', 'donnees/**', 'dist/**']

// React tel qu'on le sert : sa version de mise au point est quatre fois plus lente.
process.env['NODE_ENV'] = 'production'

/** Trois terrains : le pur (sans base, rapide), la base (un vrai PostgreSQL), le navigateur (un vrai Chromium). */
export default defineConfig({
  test: {
    reporters: ['default', bilan],
    // Une machine à deux cœurs les emploie tous deux : un navigateur attend plus qu'il ne calcule.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        extends: true,
        // Ces essais ne laissent rien derrière eux : les modules se chargent une fois pour tous.
        test: {
          name: 'pur',
          isolate: false,
          testTimeout: 30_000,
          include: ['{src,outils}/**/*.test.{ts,tsx}'],
          exclude: [...HORS, ...AVEC_BASE, ...NAVIGATEUR],
        },
      },
      {
        extends: true,
        test: {
          name: 'base',
          isolate: false,
          include: AVEC_BASE,
          exclude: [...HORS, ...NAVIGATEUR],
          globalSetup: 'tests/modele.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'navigateur',
          isolate: false,
          include: NAVIGATEUR,
          exclude: HORS,
          globalSetup: 'tests/modele.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
