import pg from 'pg'

/**
 * La correspondance entre PostgreSQL et le domaine, dans les deux sens. Elle n'est attachée qu'à nos connexions :
 * d'autres bibliothèques du même processus gardent celle de `pg`.
 *
 * | PostgreSQL    | ici                     |
 * | bigint        | bigint (centimes…)      |
 * | numeric       | string, sans perte      |
 * | timestamptz   | Temporal.Instant        |
 * | timestamp     | Temporal.PlainDateTime  |
 * | date          | Temporal.PlainDate      |
 * | json, jsonb   | JSON (un bigint y est écrit comme un texte de chiffres) |
 */
export const typesDuDomaine: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : LECTEURS.get(oid)) ?? pg.types.getTypeParser(oid, format),
}

const liste =
  <T>(lire: (texte: string) => T) =>
  (texte: string): readonly (T | null)[] => {
    const elements: readonly (string | null)[] = lireTextes(texte)
    return elements.map((e) => (e === null ? null : lire(e)))
  }

const LISTE_DE_TEXTES: number = 1009
const lireTextes = pg.types.getTypeParser(LISTE_DE_TEXTES)
const instant = (texte: string): Temporal.Instant => Temporal.Instant.from(texte)
const moment = (texte: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(texte)
const jour = (texte: string): Temporal.PlainDate => Temporal.PlainDate.from(texte)

const LECTEURS: ReadonlyMap<number, (texte: string) => unknown> = new Map<number, (texte: string) => unknown>([
  [20, BigInt],
  [1016, liste(BigInt)],
  [1184, instant],
  [1185, liste(instant)],
  [1114, moment],
  [1115, liste(moment)],
  [1082, jour],
  [1182, liste(jour)],
])

/** Ce qu'attend `pg` pour un paramètre. Une liste devient un tableau PostgreSQL ; pour une liste en jsonb, passer par `json`. */
export const versPostgres = (valeur: unknown): unknown => {
  if (Array.isArray(valeur)) return valeur.map(versPostgres)
  if (typeof valeur === 'bigint' || estTemporel(valeur)) return String(valeur)
  return estObjetSimple(valeur) ? ecrireJson(valeur) : valeur
}

/** Écrit du JSON où un bigint est un texte de chiffres, un instant ou un jour son texte ISO. */
export const ecrireJson = (valeur: unknown): string => JSON.stringify(valeur, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))

const estTemporel = (v: unknown): boolean =>
  v instanceof Temporal.Instant || v instanceof Temporal.PlainDate || v instanceof Temporal.PlainDateTime || v instanceof Temporal.Duration

const estObjetSimple = (v: unknown): boolean => {
  if (typeof v !== 'object' || v === null) return false
  const modele = Object.getPrototypeOf(v)
  return modele === Object.prototype || modele === null
}
