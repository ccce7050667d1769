import type { Chemin } from '../socle/defaut.ts'
import type { Guichet } from './appel.ts'

/** Ce qu'une règle doit rendre là où on l'emploie. */
export type Attendu = 'oui-non' | 'euros' | 'nombre' | 'points' | 'note'
export type Emploi = { readonly chemin: Chemin; readonly expression: string; readonly attendu: Attendu }

/** Partout où un guichet nomme une règle ou écrit une expression. */
export const emplois = (g: Guichet, ici: Chemin): readonly Emploi[] => [
  ...oui(g.conditions, [...ici, 'conditions']),
  ...g.sections.flatMap((s, rang) => oui(s.questions, [...ici, 'sections', rang, 'questions'])),
  ...oui(g.pieces, [...ici, 'pieces']),
  ...oui(g.bureaux ?? [], [...ici, 'bureaux']),
  ...oui(g.argent.versements, [...ici, 'argent', 'versements']),
  ...oui(g.argent.aide, [...ici, 'argent', 'aide']),
  ...g.argent.aide.flatMap((a, rang) => un(a.montant, [...ici, 'argent', 'aide', rang, 'montant'], 'euros')),
  ...un(g.argent.plafond?.regle, [...ici, 'argent', 'plafond', 'regle'], 'euros'),
  ...un(g.projets?.devis, [...ici, 'projets', 'devis'], 'nombre'),
  ...g.choix.criteres.flatMap((c, rang) => un(c.regle, [...ici, 'choix', 'criteres', rang, 'regle'], 'note')),
  ...(g.choix.priorite ?? []).flatMap((p, rang) => un(p.regle, [...ici, 'choix', 'priorite', rang, 'regle'], 'points')),
]

const un = (expression: string | undefined, chemin: Chemin, attendu: Attendu): readonly Emploi[] =>
  expression === undefined ? [] : [{ chemin, expression, attendu }]

const oui = (elements: readonly { readonly si?: string }[], ici: Chemin): readonly Emploi[] =>
  elements.flatMap((e, rang) => un(e.si, [...ici, rang, 'si'], 'oui-non'))
