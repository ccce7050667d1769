import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ouvrirYaml } from '../plateforme/yaml/source.yaml.ts'
import { ACTES } from '../vie.ts'
import type { Connu } from './sens.ts'
import { verifierRegles } from './sens-regles.publicodes.ts'

/** Ce que la plateforme connaît, lu du dossier `referentiels` : les codes des grilles et des genres d'action, et les actes. */
export const connuDe = async (referentiels: string): Promise<Connu> => ({
  actes: ACTES,
  grilles: (await blocsDe(referentiels, 'grilles/*.yaml')).flatMap((b) => codeDe(b)),
  actions: (await blocsDe(referentiels, 'actions.*.yaml')).flatMap((b) =>
    estBloc(b) && Array.isArray(b['actions']) ? b['actions'].flatMap(codeDe) : [],
  ),
  verifierRegles,
})

const blocsDe = async (dossier: string, motif: string): Promise<readonly unknown[]> => {
  const fichiers = await Array.fromAsync(glob(motif, { cwd: dossier }))
  return Promise.all(fichiers.sort().map(async (f) => ouvrirYaml(await readFile(join(dossier, f), 'utf8'), f).valeur))
}

const estBloc = (b: unknown): b is Readonly<Record<string, unknown>> => typeof b === 'object' && b !== null
const codeDe = (b: unknown): readonly string[] => (estBloc(b) && typeof b['code'] === 'string' ? [b['code']] : [])
