import { err, ok, type Result } from '../socle/resultat.ts'
import { additionner, decimale, diviser, entier, type Fraction, fraction, multiplier } from './fraction.ts'
import { type Domaine, type Grille, type Item, type Reponse, type Reponses, reponseA } from './grille.ts'
import { type ReponseImpossible, verifierReponses } from './reponses.ts'

/** Une grille notée: le score, sa fourchette, ce qui a été répondu, et la part de chaque item dans le total. */
export type Note = {
  readonly grille: string
  readonly version: number
  readonly echelle: number
  readonly score: Score | 'sans-objet'
  readonly decompte: Decompte
  readonly partRepondue: Fraction | 'sans-objet'
  readonly domaines: readonly NoteDeDomaine[]
  readonly contributions: readonly Contribution[]
}

/** Sur l'échelle de la grille. L'inconnu vaut le plus bas niveau dans `retenu` et `bas`, le plus haut dans `haut`. */
export type Score = { readonly retenu: Fraction; readonly bas: Fraction; readonly haut: Fraction }

export type Decompte = {
  readonly items: number
  readonly repondus: number
  readonly jeNeSaisPas: number
  readonly sansReponse: number
  readonly nonApplicables: number
}

export type NoteDeDomaine = {
  readonly code: string
  readonly titre: string
  readonly score: Score | 'sans-objet'
  readonly decompte: Decompte
  readonly partRepondue: Fraction | 'sans-objet'
}

/**
 * La formule, item par item : `points` = `pointsMax` × `valeur`, et la somme des `points` est le score retenu, exactement.
 * `pointsMax` = échelle × (poids du domaine ÷ poids des domaines notés) × (poids de l'item ÷ poids des items applicables du domaine).
 * `valeur` va de 0 (plus bas niveau, ou inconnu) à 1. Un item non applicable a `pointsMax` nul.
 */
export type Contribution = {
  readonly item: string
  readonly domaine: string
  readonly reponse: Reponse | 'sans-reponse'
  readonly valeur: Fraction
  readonly points: Fraction
  readonly pointsMax: Fraction
}

/** Note une grille, exactement ; refuse toutes les réponses impossibles à la fois. */
export const noter = (grille: Grille, reponses: Reponses): Result<Note, readonly ReponseImpossible[]> => {
  const impossibles = verifierReponses(grille, reponses)
  if (impossibles.length > 0) return err(impossibles)
  const applicable = (item: Item) => reponseA(reponses, item.code) !== 'non-applicable'
  const poidsDesDomaines = additionner(grille.domaines.filter((d) => d.items.some(applicable)).map((d) => decimale(d.poids)))
  const contributions = grille.domaines.flatMap((domaine) => {
    const poidsDesItems = additionner(domaine.items.filter(applicable).map((i) => decimale(i.poids)))
    return domaine.items.map((item): Contribution => {
      const reponse = reponseA(reponses, item.code)
      const valeur = valeurDe(item, reponse)
      const pointsMax = applicable(item)
        ? multiplier(decimale(grille.echelle), multiplier(part(domaine, poidsDesDomaines), part(item, poidsDesItems)))
        : entier(0)
      return { item: item.code, domaine: domaine.code, reponse, valeur, points: multiplier(pointsMax, valeur), pointsMax }
    })
  })
  const domaines = grille.domaines.map((d) => ({
    code: d.code,
    titre: d.titre,
    ...resumer(
      contributions.filter((c) => c.domaine === d.code),
      grille.echelle,
    ),
  }))
  return ok({
    grille: grille.code,
    version: grille.version,
    echelle: grille.echelle,
    ...resumer(contributions, grille.echelle),
    domaines,
    contributions,
  })
}

/** La place d'un niveau entre le plus bas (0) et le plus haut (1) ; tout ce qui n'est pas un niveau vaut 0. */
export const valeurDe = (item: Item, reponse: Reponse | 'sans-reponse'): Fraction => {
  if (typeof reponse === 'string') return entier(0)
  const bas = item.niveaux[0]?.niveau ?? 0
  const haut = item.niveaux.at(-1)?.niveau ?? 0
  return fraction(BigInt(reponse.niveau - bas), BigInt(haut - bas))
}

/** Ce qu'on ne sait pas, par aveu ou par absence de réponse. */
export const estInconnue = (reponse: Reponse | 'sans-reponse'): boolean => reponse === 'je-ne-sais-pas' || reponse === 'sans-reponse'

const part = (de: Domaine | Item, total: Fraction): Fraction => diviser(decimale(de.poids), total)

const resumer = (contributions: readonly Contribution[], echelle: number): Pick<Note, 'score' | 'decompte' | 'partRepondue'> => {
  const decompte = compter(contributions)
  const applicables = decompte.items - decompte.nonApplicables
  if (applicables === 0) return { score: 'sans-objet', decompte, partRepondue: 'sans-objet' }
  const total = additionner(contributions.map((c) => c.pointsMax))
  const surEchelle = (points: Fraction) => multiplier(decimale(echelle), diviser(points, total))
  const bas = surEchelle(additionner(contributions.map((c) => c.points)))
  const haut = surEchelle(additionner(contributions.map((c) => (estInconnue(c.reponse) ? c.pointsMax : c.points))))
  return { score: { retenu: bas, bas, haut }, decompte, partRepondue: fraction(BigInt(decompte.repondus), BigInt(applicables)) }
}

const compter = (contributions: readonly Contribution[]): Decompte => ({
  items: contributions.length,
  repondus: contributions.filter((c) => typeof c.reponse !== 'string').length,
  jeNeSaisPas: contributions.filter((c) => c.reponse === 'je-ne-sais-pas').length,
  sansReponse: contributions.filter((c) => c.reponse === 'sans-reponse').length,
  nonApplicables: contributions.filter((c) => c.reponse === 'non-applicable').length,
})
