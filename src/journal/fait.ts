import type { Instant, Jour } from '../socle/temps.ts'

/**
 * Lire ce qu'un acte a établi sans en connaître le type : le registre les garde chacun chez soi, et `consequences.ts` les prend tous.
 * Ce qui n'y est pas se lit vide.
 */
export const texteDe = (fait: unknown, cle: string): string => {
  const lu = valeurDe(fait, cle)
  return lu === undefined || lu === null ? '' : String(lu)
}
export const jourDuFait = (fait: unknown, cle: string): Jour | undefined => {
  const lu = valeurDe(fait, cle)
  return lu instanceof Temporal.PlainDate ? lu : undefined
}
export const instantDuFait = (fait: unknown, cle: string): Instant | undefined => {
  const lu = valeurDe(fait, cle)
  return lu instanceof Temporal.Instant ? lu : undefined
}
export const montantDuFait = (fait: unknown, cle: string): bigint | undefined => {
  const lu = valeurDe(fait, cle)
  return typeof lu === 'bigint' ? lu : undefined
}
export const listeDe = (fait: unknown, cle: string): readonly unknown[] => {
  const lu = valeurDe(fait, cle)
  return Array.isArray(lu) ? lu : []
}
export const valeurDe = (fait: unknown, cle: string): unknown =>
  fait !== null && typeof fait === 'object' ? Reflect.get(fait, cle) : undefined
