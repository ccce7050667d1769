/**
 * Un refus : pourquoi un acte ne se fait pas. Il porte toujours sa phrase, ce qui le lèverait, et sa clause ;
 * la page et `rejouer` disent ainsi la même chose, et un refus sans phrase ne s'écrit pas.
 * `champ` : la case du formulaire en cause, quand il y en a une.
 */
export type Refus = {
  readonly motif: string
  readonly phrase: string
  readonly remede: string
  readonly clause: readonly string[]
  readonly champ?: string
}

export const refus = (motif: string, phrase: string, remede: string, clause: readonly string[] = [], champ?: string): Refus =>
  champ === undefined ? { motif, phrase, remede, clause } : { motif, phrase, remede, clause, champ }

/** Le refus si la chose est vraie, rien sinon : un acte se lit comme la liste de ce qui l'empêche. */
export const si = (empeche: boolean, ...[motif, phrase, remede, clause, champ]: Parameters<typeof refus>): readonly Refus[] =>
  empeche ? [refus(motif, phrase, remede, clause, champ)] : []
