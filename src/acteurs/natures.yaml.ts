import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Natures } from './natures.ts'
import { NATURES } from './organisme.ts'

const nature = z.string().refine((n) => Object.hasOwn(NATURES, n))
const forme = z.strictObject({
  code: z.literal('natures'),
  version: z.int(),
  titre: z.string(),
  statut: z.string(),
  source: z.string(),
  categories: z.record(z.string(), nature),
  entites: z.record(z.string(), nature),
  activites: z.record(z.string(), nature),
  statuts: z.array(z.strictObject({ de: z.int(), a: z.int(), statut: z.enum(['public', 'prive-non-lucratif', 'prive-lucratif']) })),
})

/** Lit la table des natures du projet ; une faute dans ce fichier est une faute de la maison : exception. */
export const lireNatures = async (referentiels: string): Promise<Natures> =>
  forme.parse(parse(await readFile(join(referentiels, 'natures.v1.yaml'), 'utf8')))
