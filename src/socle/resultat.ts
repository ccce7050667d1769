/**
 * Le résultat d'un acte : ce qu'il établit, ou tout ce qui s'y oppose.
 * Un refus attendu est une valeur ; seule la surprise est une exception.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })

/** Ferme un `switch` : ajouter un cas casse la compilation là où une phrase manque. */
export const jamais = (x: never): never => {
  throw new Error(`Cas imprévu : ${JSON.stringify(x)}`)
}
