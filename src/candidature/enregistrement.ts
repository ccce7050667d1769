import { direHeure, type Instant } from '../socle/temps.ts'

/** Ce que l'adresse d'une page retient d'un enregistrement : son instant, à la seconde. */
export const marquer = (le: Instant): string => `enregistre=${encodeURIComponent(le.toString({ smallestUnit: 'second' }))}`

/** L'état de l'enregistrement, en mots. Une marque illisible est comme absente. */
export const direEnregistrement = (marque: string | undefined, fuseau: string): string => {
  const le = marque === undefined ? undefined : lire(marque)
  return le === undefined
    ? 'Ce que vous enregistrez est gardé ; rien n’est envoyé à l’agence avant le dépôt.'
    : `Enregistré à ${direHeure(le, fuseau)}. Rien n’est envoyé à l’agence avant le dépôt.`
}

const lire = (marque: string): Instant | undefined => {
  try {
    return Temporal.Instant.from(marque)
  } catch {
    return undefined
  }
}
