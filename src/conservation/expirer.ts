import { avant, type Instant } from '../socle/temps.ts'
import type { Expiration } from './durees.ts'

/** Ce qui s'impose cette nuit pour ce qui ne sert plus : rien encore, un avertissement (le premier ou le second), l'effacement. */
export type Suite =
  | { readonly sorte: 'garder' }
  | { readonly sorte: 'avertir'; readonly rang: 1 | 2; readonly effaceLe: Instant }
  | { readonly sorte: 'effacer' }

/** `inactifDepuis` : le dernier usage. `avertis` : les avertissements déjà partis, dans l'ordre ; ceux d'avant le dernier usage ne comptent plus. */
export type Dormant = { readonly inactifDepuis: Instant; readonly avertis: readonly Instant[] }

const apres = (le: Instant, jours: number): Instant => le.add({ hours: 24 * jours })

/**
 * Rien ne s'efface sans deux avertissements, et chacun laisse tout son délai : si la tâche n'a pas tourné pendant des mois,
 * l'effacement recule d'autant.
 */
export const expirer = ({ inactifDepuis, avertis }: Dormant, { jours, avertir }: Expiration, le: Instant): Suite => {
  const [premier, second] = avertis.filter((a) => !avant(a, inactifDepuis))
  const [un, deux] = avertir
  if (premier === undefined) {
    const du = apres(inactifDepuis, jours - un)
    return avant(le, du) ? { sorte: 'garder' } : { sorte: 'avertir', rang: 1, effaceLe: apres(le, un) }
  }
  if (second === undefined) {
    const du = apres(premier, un - deux)
    return avant(le, du) ? { sorte: 'garder' } : { sorte: 'avertir', rang: 2, effaceLe: apres(le, deux) }
  }
  return avant(le, apres(second, deux)) ? { sorte: 'garder' } : { sorte: 'effacer' }
}
