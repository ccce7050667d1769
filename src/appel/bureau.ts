import type { Bureau } from './appel.ts'
import type { LectureDesRegles } from './condition.ts'

/** Le bureau d'un dossier, ou ceux entre lesquels un fait manquant empêche de choisir, ou aucun. */
export type BureauDuDossier =
  | { readonly genre: 'trouve'; readonly bureau: Bureau }
  | { readonly genre: 'a-verifier'; readonly possibles: readonly Bureau[] }
  | { readonly genre: 'aucun' }

/** Le premier bureau dont la règle est vraie ; un bureau d'avant dont la règle est inconnue laisse le choix ouvert. */
export const bureauDe = (bureaux: readonly Bureau[], regles: Pick<LectureDesRegles, 'vrai'>): BureauDuDossier => {
  const lus = bureaux.map((bureau) => ({ bureau, vrai: regles.vrai(bureau.si) })).filter(({ vrai }) => vrai !== false)
  const certain = lus.findIndex(({ vrai }) => vrai === true)
  const possibles = (certain === -1 ? lus : lus.slice(0, certain + 1)).map(({ bureau }) => bureau)
  const [premier] = possibles
  if (premier === undefined) return { genre: 'aucun' }
  return certain === 0 ? { genre: 'trouve', bureau: premier } : { genre: 'a-verifier', possibles }
}
