import type { Choix } from '../appel/appel.ts'
import { confronter, entier } from '../grille/fraction.ts'
import type { Total } from './total.ts'

/** Un dossier noté. `priorite` : ses points de facteurs de risque. */
export type Concurrent = { readonly dossier: string; readonly total: Total; readonly priorite: number }

/** `a-noter` : une note manque, le dossier attend. Le rang, à partir de 1, est partagé par les ex aequo ; seul un dossier qui peut être retenu en a un. */
export type Classe = Concurrent &
  (
    | { readonly issue: 'retenu' | 'liste-attente' | 'non-retenu'; readonly rang: number }
    | { readonly issue: 'sous-le-minimum' | 'a-noter'; readonly rang: undefined }
  )

/**
 * Classe les dossiers d'un concours : la meilleure note d'abord ; à note égale, le plus de points de priorité ; à points égaux, le même
 * rang. Un dossier dont une note manque n'a pas de rang : il attend. Ni l'ordre des avis, ni celui des arrivées, ni les noms n'y font rien ; l'inconnu ne passe
 * devant personne. Les ex aequo au bord des places vont ensemble en liste d'attente : à la décision de les départager.
 */
export const ranger = (choix: Choix, concurrents: readonly Concurrent[]): readonly Classe[] => {
  const places = choix.places ?? Number.POSITIVE_INFINITY
  const dehors = choix.listeAttente === true ? 'liste-attente' : 'non-retenu'
  const connus = concurrents.filter((d) => issueSure(choix, d) === undefined)
  return concurrents
    .map((d): Classe => {
      const sure = issueSure(choix, d)
      if (sure !== undefined) return { ...d, issue: sure, rang: undefined }
      const rang = connus.filter((autre) => devancer(autre, d) < 0).length + 1
      const egaux = connus.filter((autre) => devancer(autre, d) === 0).length
      return { ...d, issue: rang + egaux - 1 <= places ? 'retenu' : dehors, rang }
    })
    .toSorted((a, b) => (a.rang ?? Number.POSITIVE_INFINITY) - (b.rang ?? Number.POSITIVE_INFINITY) || (a.dossier < b.dossier ? -1 : 1))
}

/** Négatif si `a` passe devant `b`, nul s'ils sont ex aequo. */
const devancer = (a: Concurrent, b: Concurrent): number => confronter(b.total.bas, a.total.bas) || b.priorite - a.priorite

/** Ce qui est déjà certain, même quand des notes manquent : sous un minimum, ou sous la note plancher au mieux. */
const issueSure = (choix: Choix, { total }: Concurrent): 'sous-le-minimum' | 'a-noter' | undefined => {
  if (total.sousMinimum.length > 0 || confronter(total.haut, entier(choix.noteMinimale ?? 0)) < 0) return 'sous-le-minimum'
  return confronter(total.bas, total.haut) === 0 ? undefined : 'a-noter'
}
