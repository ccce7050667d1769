import type { Critere } from '../appel/appel.ts'
import { surCent } from '../appel/echelle.ts'
import { additionner, confronter, decimale, direFraction, diviser, entier, type Fraction, multiplier } from '../grille/fraction.ts'
import type { Avis } from './avis.ts'
import { mesurer } from './mesure.ts'

/**
 * La note pondérée d'un dossier, sur 100, exacte. Un critère que personne n'a pu juger y vaut le plus bas dans `bas` et le plus haut
 * dans `haut` ; un critère sans objet sort du compte, avec son poids.
 */
export type Total = {
  readonly bas: Fraction
  readonly haut: Fraction
  readonly inconnus: readonly Critere[]
  readonly sansObjet: readonly Critere[]
  /** Les critères dont la moyenne, connue, n'atteint pas le minimum. */
  readonly sousMinimum: readonly Critere[]
}

/** Ce que rendent les règles des critères calculés, par code : de 0 à 100, ou oui-non. */
export type Calcules = Readonly<Record<string, number | boolean | undefined>>

/** @returns rien si aucun critère ne pèse : sans poids, une somme de notes ne voudrait rien dire */
export const totalDe = (criteres: readonly Critere[], avis: readonly Pick<Avis, 'notes'>[], calcules: Calcules): Total | undefined => {
  const lus = criteres.filter((c) => c.poids !== undefined).map((c) => ({ c, ...lire(c, avis, calcules) }))
  const comptes = lus.filter((l) => l.part !== 'sans-objet')
  if (lus.length === 0) return undefined
  const poids = additionner(comptes.map(({ c }) => entier(c.poids ?? 0)))
  const somme = (inconnue: Fraction): Fraction =>
    // Rien ne s'applique : on ne sait rien de ce que vaut le dossier.
    poids.n === 0n
      ? inconnue
      : diviser(
          additionner(comptes.map(({ c, part }) => multiplier(entier(c.poids ?? 0), typeof part === 'string' ? inconnue : part))),
          poids,
        )
  return {
    bas: somme(entier(0)),
    haut: somme(entier(100)),
    inconnus: lus.filter((l) => l.part === 'inconnue').map((l) => l.c),
    sansObjet: lus.filter((l) => l.part === 'sans-objet').map((l) => l.c),
    sousMinimum: lus.filter((l) => l.sous === 'oui').map((l) => l.c),
  }
}

/** Connue, ou entre deux bornes que l'on dit : « 62,5 sur 100 », « entre 40 et 90 sur 100 ». */
export const direTotal = (t: Pick<Total, 'bas' | 'haut'>): string =>
  confronter(t.bas, t.haut) === 0 ? `${direFraction(t.bas)} sur 100` : `entre ${direFraction(t.bas)} et ${direFraction(t.haut)} sur 100`

/** La part d'un critère, de 0 à 100, et s'il est sous son minimum. */
const lire = (c: Critere, avis: readonly Pick<Avis, 'notes'>[], calcules: Calcules) => {
  if (c.regle !== undefined) {
    const note = calculee(calcules[c.code])
    return { part: note, sous: estSous(note, c) }
  }
  const { moyenne } = mesurer(c, avis)
  return { part: typeof moyenne === 'string' ? moyenne : surCent(c, moyenne), sous: estSous(moyenne, c) }
}

const calculee = (v: number | boolean | undefined): Fraction | 'inconnue' => {
  if (v === undefined) return 'inconnue'
  return decimale(typeof v === 'boolean' ? Number(v) * 100 : Math.min(100, Math.max(0, v)))
}

const estSous = (note: Fraction | string, c: Critere): 'oui' | 'non' =>
  typeof note !== 'string' && c.minimum !== undefined && confronter(note, entier(c.minimum)) < 0 ? 'oui' : 'non'
