import { fautesDeFrappe, nettoyerCle, ressembleAUneCle } from '../socle/fautes.ts'
import { type Fiche, motsDe } from './fiche.ts'

/** Ce qu'une personne cherche : un numéro, ou les mots d'un nom. `corrections` : les numéros qu'elle a pu vouloir taper. */
export type Recherche =
  | { readonly genre: 'rien' }
  | { readonly genre: 'cle'; readonly cle: string; readonly corrections: readonly Correction[] }
  | { readonly genre: 'mots'; readonly mots: readonly string[] }

export type Correction = { readonly valeur: string; readonly phrase: string }

/** Une fiche telle que la recherche la montre. `siret` : celui du siège quand la fiche est une personne morale. */
export type Trouvee = Fiche & {
  readonly gestionnaire: string | null
  readonly etablissements: number
  /** L'organisme de Palier que quelqu'un représente déjà sous l'un de ces numéros. */
  readonly represente: string | null
}

export const lireRecherche = (texte: string): Recherche => {
  if (ressembleAUneCle(texte)) {
    const cle = nettoyerCle(texte)
    return { genre: 'cle', cle, corrections: [...fautesDeFrappe(cle, 'siret'), ...fautesDeFrappe(cle, 'finess')] }
  }
  const mots = motsDe(texte).slice(0, 8)
  return mots.length === 0 ? { genre: 'rien' } : { genre: 'mots', mots }
}

/** Une personne morale qui n'a qu'un établissement, montré lui aussi et ouvert ou fermé comme elle, ferait une ligne de trop. */
export const sansDoublon = (trouvees: readonly Trouvee[]): readonly Trouvee[] =>
  trouvees.filter(
    (t) => !(t.genre === 'entite' && t.etablissements <= 1 && trouvees.some((s) => s.entite === t.finess && s.etat === t.etat)),
  )
