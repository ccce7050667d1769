import { entier, type Fraction, fraction, multiplier, retrancher } from '../grille/fraction.ts'
import type { Critere } from './appel.ts'

/** Une note que l'on peut donner, et ce qu'elle veut dire : deux personnes qui la donnent disent la même chose. */
export type Niveau = { readonly note: number; readonly sens: string }

/** L'échelle d'un critère qui n'a pas la sienne : de la maison, car les textes n'en donnent pas. */
const GENERALE: readonly Niveau[] = [
  { note: 0, sens: 'Rien dans le dossier ne répond au critère.' },
  { note: 1, sens: 'Quelques éléments, sans preuve ou sans suite.' },
  { note: 2, sens: 'Le critère est en partie rempli ; il manque l’essentiel de la preuve.' },
  { note: 3, sens: 'Le critère est rempli ; il reste des points à préciser.' },
  { note: 4, sens: 'Le critère est rempli, preuves à l’appui.' },
]

/** Les notes d'un critère, de la plus basse à la plus haute. */
export const niveauxDe = (c: Pick<Critere, 'niveaux'>): readonly Niveau[] => c.niveaux ?? GENERALE

export const bornesDe = (c: Pick<Critere, 'niveaux'>): { readonly bas: number; readonly haut: number } => {
  const niveaux = niveauxDe(c)
  return { bas: niveaux[0]?.note ?? 0, haut: niveaux.at(-1)?.note ?? 0 }
}

/** Une note sur son échelle, ramenée de 0 à 100, exactement : la plus basse vaut 0, la plus haute 100. */
export const surCent = (c: Pick<Critere, 'niveaux'>, note: Fraction): Fraction => {
  const { bas, haut } = bornesDe(c)
  return multiplier(retrancher(note, entier(bas)), fraction(100n, BigInt(haut - bas)))
}
