import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { ActionType } from './catalogue.ts'
import { lireCatalogue } from './catalogue.yaml.ts'
import type { Grille } from './grille.ts'
import { lireGrille } from './grille.yaml.ts'

export type Referentiels = { readonly grilles: readonly Grille[]; readonly actions: readonly ActionType[] }

/** Lit le catalogue d'actions et toutes les grilles d'un dossier de référentiels, ou tous leurs défauts. */
export const lireReferentiels = async (dossier: string): Promise<Result<Referentiels, readonly Defaut[]>> => {
  const catalogues = await lireTous(dossier, 'actions.*.yaml', lireCatalogue)
  const actions = catalogues.flatMap((c) => (c.ok ? c.value.actions : []))
  const codes = new Set(actions.map((a) => a.code))
  const grilles = await lireTous(dossier, 'grilles/*.yaml', (texte, fichier) => lireGrille(texte, fichier, codes))
  const defauts = [...catalogues, ...grilles].flatMap((l) => (l.ok ? [] : l.error))
  return defauts.length > 0 ? err(defauts) : ok({ actions, grilles: grilles.flatMap((g) => (g.ok ? [g.value] : [])) })
}

const lireTous = async <T>(dossier: string, motif: string, lire: (texte: string, fichier: string) => T): Promise<readonly T[]> => {
  const fichiers = (await Array.fromAsync(glob(motif, { cwd: dossier }))).sort()
  return Promise.all(fichiers.map(async (f) => lire(await readFile(join(dossier, f), 'utf8'), join(dossier, f))))
}
