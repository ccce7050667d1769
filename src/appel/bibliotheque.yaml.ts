import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Appel } from './appel.ts'
import { lireAppel } from './appel.yaml.ts'
import type { Connu } from './sens.ts'

/** Les appels réels, avec eux ceux du dossier `exemples`, ou les versions d'un seul appel. */
export type Etendue = 'reels' | 'tous' | { readonly code: string }

/**
 * Lit toutes les définitions d'un dossier d'appels (`<agence>/<code>.v<n>.yaml`), rangées par code puis version ;
 * ou tous les défauts de tous les fichiers, y compris deux fichiers pour une même version et un nom de fichier qui ment.
 */
export const lireBibliotheque = async (
  dossier: string,
  etendue: Etendue,
  connu: Connu,
): Promise<Result<readonly Appel[], readonly Defaut[]>> => {
  const fichiers = (await fichiersDe(dossier)).filter((f) => estDans(f, etendue))
  const lus = await Promise.all(
    fichiers.map(async (f) => {
      const fichier = join(dossier, f)
      return { fichier, lu: lireAppel(await readFile(fichier, 'utf8'), fichier, connu) }
    }),
  )
  const bons = lus.flatMap(({ fichier, lu }) => (lu.ok ? [{ fichier, appel: lu.value }] : []))
  const defauts = [...lus.flatMap(({ lu }) => (lu.ok ? [] : lu.error)), ...bons.flatMap((b, rang) => malRange(b, bons.slice(0, rang)))]
  if (defauts.length > 0) return err(defauts)
  return ok(bons.map((b) => b.appel).toSorted((a, b) => a.code.localeCompare(b.code) || a.version - b.version))
}

/** Les codes des appels d'un dossier, d'après les noms de fichiers. */
export const codesDe = async (dossier: string): Promise<readonly string[]> =>
  [...new Set((await fichiersDe(dossier)).map(codeDuFichier))].sort()

const fichiersDe = async (dossier: string): Promise<readonly string[]> =>
  (await Array.fromAsync(glob('**/*.yaml', { cwd: dossier }))).map((f) => f.replaceAll('\\', '/')).sort()

const codeDuFichier = (fichier: string): string => basename(fichier).replace(/\.v\d+\.yaml$/, '')

const estDans = (fichier: string, etendue: Etendue): boolean => {
  if (typeof etendue === 'object') return codeDuFichier(fichier) === etendue.code
  return etendue === 'tous' || !fichier.startsWith('exemples/')
}

type Range = { readonly fichier: string; readonly appel: Appel }

const malRange = ({ fichier, appel }: Range, precedents: readonly Range[]): readonly Defaut[] => {
  const attendu = `${appel.code}.v${appel.version}.yaml`
  const defaut = (phrase: string, remede: string): Defaut => ({ fichier, ligne: 1, colonne: 1, phrase, remede })
  const jumeau = precedents.find((p) => p.appel.code === appel.code && p.appel.version === appel.version)
  return [
    ...(basename(fichier) === attendu
      ? []
      : [defaut(`Ce fichier contient la version ${appel.version} de « ${appel.code} ».`, `Nommez-le « ${attendu} ».`)]),
    ...(jumeau === undefined
      ? []
      : [defaut(`« ${appel.code} » version ${appel.version} est déjà dans ${jumeau.fichier}.`, 'Gardez un seul fichier par version.')]),
  ]
}
