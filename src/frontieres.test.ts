import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifierFrontieres } from '../outils/frontieres/verifier.ts'
import { PARCOURS } from './parcours.ts'

test('la maison respecte ses frontières (FRONTIERES.md dit lesquelles et pourquoi)', () => {
  expect(verifierFrontieres(join(import.meta.dirname, '..'), PARCOURS).join('\n')).toBe('')
})
