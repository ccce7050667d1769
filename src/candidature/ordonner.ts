import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Projet } from './dossier.ts'

/** Le nouvel ordre des projets, du plus au moins important : leurs numéros. */
export type Ordre = { readonly numeros: readonly number[] }

/** Monte ou descend un projet d'un rang ; les projets sont financés dans leur ordre de priorité (G-29). */
export const ordonner = (
  projets: readonly Pick<Projet, 'numero'>[],
  numero: number,
  sens: 'monter' | 'descendre',
): Result<Ordre, readonly Refus[]> => {
  const numeros = projets.map((p) => p.numero)
  const place = numeros.indexOf(numero)
  const voisin = place < 0 ? undefined : numeros[sens === 'monter' ? place - 1 : place + 1]
  if (place < 0) return err([refus('projet-inconnu', 'Ce projet n’est plus dans le dossier.', 'Revenez à la page des projets.')])
  if (voisin === undefined)
    return err([
      refus(
        'deja-au-bout',
        sens === 'monter' ? 'Ce projet est déjà le premier.' : 'Ce projet est déjà le dernier.',
        'Relisez l’ordre à la page des projets : quelqu’un l’a peut-être changé.',
      ),
    ])
  return ok({ numeros: numeros.map((n) => (n === numero ? voisin : n === voisin ? numero : n)) })
}
