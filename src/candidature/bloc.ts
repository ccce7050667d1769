import type { Colonne, Ligne, Lignes, Question } from '../appel/questionnaire.ts'

/** Combien de lignes un bloc admet quand l'appel ne le dit pas. */
const LIGNES_AU_PLUS = 30

export const lignesAuPlus = (q: Question): number => q.auPlus ?? LIGNES_AU_PLUS

/** Une case d'un bloc est une question d'un seul champ. @param champ « 0.nom » : le rang de la ligne, puis la colonne */
export const questionDeLaCase = (q: Question, c: Colonne, champ: string): Question => ({
  code: `${q.code}.${champ}`,
  libelle: c.libelle,
  genre: c.genre,
  obligatoire: c.obligatoire,
  clause: q.clause,
  ...(c.valeurs === undefined ? {} : { valeurs: c.valeurs }),
  ...(c.unite === undefined ? {} : { unite: c.unite }),
  ...(c.min === undefined ? {} : { min: c.min }),
  ...(c.max === undefined ? {} : { max: c.max }),
})

/**
 * La somme d'une colonne, en centimes pour un montant, en millionièmes pour un nombre : toujours entière, donc exacte.
 * `ignorees` : les lignes qui ne disent pas de nombre ; elles ne comptent pas pour zéro.
 */
export type Total = { readonly colonne: Colonne; readonly somme: bigint; readonly dites: number; readonly ignorees: number }

export const totauxDe = (q: Question, { lignes }: Lignes): readonly Total[] =>
  (q.colonnes ?? []).filter((c) => c.total).map((colonne) => totalDe(colonne, lignes))

const totalDe = (colonne: Colonne, lignes: readonly Ligne[]): Total => {
  const dits = lignes.flatMap((l) => enEntier(l[colonne.code]) ?? [])
  return { colonne, somme: dits.reduce((a, b) => a + b, 0n), dites: dits.length, ignorees: lignes.length - dits.length }
}

const enEntier = (v: Ligne[string]): bigint | undefined => {
  if (typeof v === 'number') return BigInt(Math.round(v * 1e6))
  return typeof v === 'string' && /^\d+$/.test(v) ? BigInt(v) : undefined
}
