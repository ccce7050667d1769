import type { Appel } from './appel.ts'

/** Une version précise d'un appel, ou `undefined`. */
export const versionDe = (appels: readonly Appel[], code: string, version: number): Appel | undefined =>
  appels.find((a) => a.code === code && a.version === version)

/** La dernière version d'un appel, ou `undefined` si le code est inconnu. */
export const derniereVersion = (appels: readonly Appel[], code: string): Appel | undefined =>
  appels.filter((a) => a.code === code).reduce<Appel | undefined>((a, b) => (a === undefined || b.version > a.version ? b : a), undefined)

/** La dernière version de chaque appel, dans l'ordre des codes. */
export const dernieresVersions = (appels: readonly Appel[]): readonly Appel[] =>
  [...new Set(appels.map((a) => a.code))].sort().flatMap((code) => derniereVersion(appels, code) ?? [])
