import { createHash } from 'node:crypto'
import type { Valeur } from '../appel/questionnaire.ts'
import { canonique } from '../journal/chaine.ts'
import type { Tenue } from './concurrence.ts'

/** Le champ caché qui porte la marque d'une question. */
export const nomDeLaMarque = (code: string): string => `vu.${code}`

/** La marque d'une réponse montrée : sa révision, puis de quoi reconnaître sa valeur. La page la renvoie avec ce qu'on tape. */
export const marqueDe = (tenue: Tenue | undefined): string => `${tenue?.revision ?? 0}.${condense(tenue?.valeur ?? null)}`

/** La révision que la page montrait ; `undefined` sans marque lisible. */
export const revisionVue = (marque: unknown): number | undefined => {
  const revision = typeof marque === 'string' ? /^(\d{1,9})\.[0-9a-f]{16}$/.exec(marque)?.[1] : undefined
  return revision === undefined ? undefined : Number(revision)
}

/** La réponse est telle que la page la montrait : la personne n'y a pas touché, et ce qu'un autre a écrit depuis reste. */
export const estIntacte = (marque: unknown, valeur: Valeur | null): boolean =>
  revisionVue(marque) !== undefined && String(marque).split('.')[1] === condense(valeur)

const condense = (valeur: Valeur | null): string => createHash('sha256').update(canonique(valeur)).digest('hex').slice(0, 16)
