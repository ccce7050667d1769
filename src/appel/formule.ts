import type { Fraction } from '../grille/fraction.ts'
import type { Chemin } from '../socle/defaut.ts'

/**
 * Une règle lue : le petit langage total que les appels tirent de Publicodes. Chaque nœud garde sa place dans le document.
 * Il se type, s'explique et se calcule exactement ; le moteur Publicodes, lui, rend les verdicts.
 */
export type Formule = { readonly chemin: Chemin } & (
  | { readonly genre: 'nombre'; readonly valeur: Fraction; readonly unite: string | undefined }
  | { readonly genre: 'texte'; readonly valeur: string }
  | { readonly genre: 'oui-non'; readonly valeur: boolean }
  | { readonly genre: 'nom'; readonly nom: string }
  | { readonly genre: 'operation'; readonly op: Operation; readonly gauche: Formule; readonly droite: Formule }
  | { readonly genre: 'toutes' | 'une'; readonly parmi: readonly Formule[] }
  | { readonly genre: 'reunion'; readonly op: Reunion; readonly parmi: readonly Formule[] }
  | { readonly genre: 'variations'; readonly cas: readonly Cas[]; readonly sinon: Formule | undefined }
  | { readonly genre: 'plafond' | 'plancher'; readonly de: Formule; readonly borne: Formule }
  | { readonly genre: 'arrondi'; readonly de: Formule; readonly decimales: number }
  | { readonly genre: 'bareme' | 'grille'; readonly assiette: Formule; readonly tranches: readonly TrancheDe[] }
  | { readonly genre: 'par-defaut'; readonly de: Formule; readonly defaut: Formule }
  | { readonly genre: 'est-defini'; readonly de: Formule; readonly sens: 'defini' | 'non-defini' }
)

export const OPERATIONS = ['+', '-', '*', '/', '<', '<=', '>', '>=', '=', '!='] as const
export type Operation = (typeof OPERATIONS)[number]
export type Reunion = 'somme' | 'produit' | 'maximum' | 'minimum'
export type Cas = { readonly si: Formule; readonly alors: Formule }

/** Une tranche d'un barème (`valeur` : taux) ou d'une grille (`valeur` : montant) ; sans plafond, c'est la dernière. */
export type TrancheDe = { readonly valeur: Formule; readonly plafond: Formule | undefined }

/** Les règles d'un appel, lues ; un nom qui n'y est pas est un fait. */
export type Formules = ReadonlyMap<string, Formule>

/** Les sous-formules directes, dans l'ordre de lecture. */
export const enfants = (f: Formule): readonly Formule[] => {
  switch (f.genre) {
    case 'nombre':
    case 'texte':
    case 'oui-non':
    case 'nom':
      return []
    case 'operation':
      return [f.gauche, f.droite]
    case 'toutes':
    case 'une':
    case 'reunion':
      return f.parmi
    case 'variations':
      return [...f.cas.flatMap((c) => [c.si, c.alors]), ...(f.sinon === undefined ? [] : [f.sinon])]
    case 'plafond':
    case 'plancher':
      return [f.de, f.borne]
    case 'arrondi':
    case 'est-defini':
      return [f.de]
    case 'bareme':
    case 'grille':
      return [f.assiette, ...f.tranches.flatMap((t) => (t.plafond === undefined ? [t.valeur] : [t.valeur, t.plafond]))]
    case 'par-defaut':
      return [f.de, f.defaut]
  }
}

/** Les noms cités, avec leur place. */
export const nomsCites = (f: Formule): readonly { readonly nom: string; readonly chemin: Chemin }[] =>
  f.genre === 'nom' ? [{ nom: f.nom, chemin: f.chemin }] : enfants(f).flatMap(nomsCites)

/** Les faits que la formule lit, à travers les règles qu'elle cite ; un cercle s'arrête à son premier tour. */
export const faitsLus = (f: Formule, formules: Formules): ReadonlySet<string> => {
  const faits = new Set<string>()
  const vues = new Set<string>()
  const suivre = (g: Formule): void => {
    for (const { nom } of nomsCites(g)) {
      const regle = formules.get(nom)
      if (regle === undefined) faits.add(nom)
      else if (!vues.has(nom)) {
        vues.add(nom)
        suivre(regle)
      }
    }
  }
  suivre(f)
  return faits
}
