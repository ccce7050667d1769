import type { Appel } from './appel.ts'
import { porteurs } from './porteurs.ts'

/** Une clause d'un appel : ce qui la porte dans la définition ou l'acte qui la met en œuvre, et les essais qui la montrent. */
export type Couverture = {
  readonly clause: string
  readonly texte: string
  readonly porteurs: readonly string[]
  readonly acte: string | undefined
  readonly essais: readonly string[]
}

/** Les clauses qu'un titre d'essai annonce : la liste en tête, « A-07, G-02 · minuit se lit… ». */
export const clausesDuTitre = (titre: string): readonly string[] => {
  const tete = /^([A-Z]{1,6}-\d{1,3}(?:\s*(?:,|et|·)\s*[A-Z]{1,6}-\d{1,3})*)\s*·/.exec(titre)
  return tete?.[1]?.match(/[A-Z]{1,6}-\d{1,3}/g) ?? []
}

/** La couverture de chaque clause, dans l'ordre de leurs numéros. */
export const couvrir = (appel: Appel, titres: readonly { readonly titre: string; readonly fichier: string }[]): readonly Couverture[] => {
  const tous = porteurs(appel)
  return Object.entries(appel.clauses)
    .toSorted(([a], [b]) => a.localeCompare(b, 'fr', { numeric: true }))
    .map(([clause, { texte, acte }]) => ({
      clause,
      texte,
      porteurs: [...new Set(tous.filter((p) => p.clause === clause).map((p) => p.libelle))],
      acte,
      essais: titres.filter((t) => clausesDuTitre(t.titre).includes(clause)).map((t) => `${t.titre} (${t.fichier})`),
    }))
}

export const estPortee = (c: Couverture): boolean => c.porteurs.length > 0 || c.acte !== undefined
