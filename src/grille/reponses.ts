import { type Grille, type Item, itemsDe, type Reponse, type Reponses } from './grille.ts'

/** Une réponse que la grille n'admet pas. Une réponse est vérifiée, jamais écartée en silence. */
export type ReponseImpossible =
  | { readonly raison: 'item-inconnu'; readonly item: string }
  | { readonly raison: 'niveau-inconnu'; readonly item: string; readonly niveau: number }
  | { readonly raison: 'non-applicable-refuse'; readonly item: string }

/** Toutes les réponses impossibles à la fois ; une liste vide dit que la grille peut être notée. */
export const verifierReponses = (grille: Grille, reponses: Reponses): readonly ReponseImpossible[] => {
  const items = new Map(itemsDe(grille).map((item) => [item.code, item]))
  return Object.entries(reponses).flatMap(([code, reponse]) => {
    const item = items.get(code)
    return item === undefined ? [{ raison: 'item-inconnu' as const, item: code }] : verifierReponse(item, reponse)
  })
}

const verifierReponse = (item: Item, reponse: Reponse): readonly ReponseImpossible[] => {
  if (reponse === 'je-ne-sais-pas') return []
  if (reponse === 'non-applicable') return item.nonApplicable === undefined ? [{ raison: 'non-applicable-refuse', item: item.code }] : []
  const connu = item.niveaux.some((n) => n.niveau === reponse.niveau)
  return connu ? [] : [{ raison: 'niveau-inconnu', item: item.code, niveau: reponse.niveau }]
}
